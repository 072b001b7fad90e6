import { createTable, defineMigration } from '../kernel/index.ts';
import { absenceRows, heldRows, laneRows, turnRows, waitingRows } from './entities.ts';

export const migrations = [
  defineMigration(
    'create-routing',
    [laneRows, waitingRows, heldRows, turnRows, absenceRows].map((entity) => createTable(entity)),
  ),
];
