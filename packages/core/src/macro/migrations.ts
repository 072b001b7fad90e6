import { createTable, defineMigration } from '../kernel/index.ts';
import { macroRows } from './entities.ts';

export const migrations = [defineMigration('create-macro', [createTable(macroRows)])];
