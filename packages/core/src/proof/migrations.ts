import { addColumns, createTable, defineMigration } from '../kernel/index.ts';
import { proofRows } from './entities.ts';

export const migrations = [
  defineMigration('create-identity-proof', [createTable(proofRows, ['movesUntil'])]),
  defineMigration('do-later', [addColumns(proofRows, ['movesUntil'])]),
];
