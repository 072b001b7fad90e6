import { createTable, defineMigration } from '../kernel/index.ts';
import { attachmentRows, blobRows, importRows, messageRows } from './entities.ts';

export const migrations = [
  defineMigration('create-message', [createTable(messageRows), createTable(attachmentRows), createTable(blobRows)]),
  defineMigration('import-tickets', [createTable(importRows)]),
];
