import { createTable, defineMigration } from '../kernel/index.ts';
import { erasureRows, holdRows, markRows } from './entities.ts';

export const migrations = [
  defineMigration('create-privacy', [createTable(holdRows), createTable(erasureRows)]),
  defineMigration('create-erasure-mark', [createTable(markRows)]),
];
