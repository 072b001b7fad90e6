import { addColumns, createTable, defineMigration } from '@luuri/core';
import { chatRows, entities } from './entities.ts';

/** What a chat came to came later than chats. */
const wrapUp = ['proofAskedAt', 'toWrapUp', 'codes'];

export const migrations = [
  defineMigration(
    'create-chat',
    entities.map((entity) => createTable(entity, entity.table === chatRows.table ? wrapUp : [])),
  ),
  defineMigration('add-wrap-up', [addColumns(chatRows, wrapUp)]),
];
