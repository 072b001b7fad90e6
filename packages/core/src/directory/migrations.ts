import { createTable, defineMigration } from '../kernel/index.ts';
import { accountRows, syncRows } from './entities.ts';

export const migrations = [defineMigration('create-directory', [createTable(accountRows), createTable(syncRows)])];
