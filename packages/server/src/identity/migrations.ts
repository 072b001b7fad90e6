import { createTable, defineMigration } from '@luuri/core';
import { apiKeyRows } from './entities.ts';

export const migrations = [defineMigration('create-api-key', [createTable(apiKeyRows)])];
