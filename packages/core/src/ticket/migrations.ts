import { addColumns, addIndex, createTable, defineMigration } from '../kernel/index.ts';
import { ticketRows } from './entities.ts';

const forLists = ['ix_ticket__client_id_due_at_id', 'ix_ticket__client_id_updated_at_id', 'ix_ticket__assignee_id_state_id'];

export const migrations = [
  defineMigration('create-ticket', [createTable(ticketRows, ['dueAt', ...forLists])]),
  defineMigration('add-due-and-lists', [addColumns(ticketRows, ['dueAt']), ...forLists.map((name) => addIndex(ticketRows, name))]),
];
