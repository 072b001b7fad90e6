import { createTable, defineMigration } from '../kernel/index.ts';
import { firingRows, handOffRows } from './entities.ts';

export const migrations = [defineMigration('create-escalation', [createTable(handOffRows), createTable(firingRows)])];
