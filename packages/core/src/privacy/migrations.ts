import { createTable, defineMigration } from '../kernel/index.ts';
import { erasureRows, holdRows } from './entities.ts';

export const migrations = [defineMigration('create-privacy', [createTable(holdRows), createTable(erasureRows)])];
