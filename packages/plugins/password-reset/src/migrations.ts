import { createTable, defineMigration } from '@luuri/core';
import { entities } from './entities.ts';

export const migrations = [
  defineMigration(
    'create-password-reset',
    entities.map((entity) => createTable(entity)),
  ),
];
