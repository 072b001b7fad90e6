import { createTable, defineMigration } from '../kernel/index.ts';
import { attachmentRows, blobRows, importRows, mentionRows, messageRows, uploadRows } from './entities.ts';

export const migrations = [
  defineMigration('create-message', [createTable(messageRows), createTable(attachmentRows), createTable(blobRows)]),
  defineMigration('create-upload', [createTable(uploadRows)]),
  defineMigration('import-tickets', [createTable(importRows)]),
  defineMigration('create-mention', [createTable(mentionRows)]),
];
