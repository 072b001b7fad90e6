import { addColumns, addIndex, createTable, defineMigration, sql } from '../kernel/index.ts';
import { ticketFieldRows, ticketLinkRows, ticketRows } from './entities.ts';

const links = `INSERT INTO ticket_link (client_id, from_id, to_id, kind, at)
  SELECT client_id, id, follows_id, 'follows', created_at FROM ticket WHERE follows_id IS NOT NULL`;

const forLists = ['ix_ticket__client_id_due_at_id', 'ix_ticket__client_id_updated_at_id', 'ix_ticket__assignee_id_state_id'];

const forReports = 'ix_ticket__client_id_received_at';

export const migrations = [
  defineMigration('create-ticket', [createTable(ticketRows, ['type', 'service', 'dueAt', ...forLists, forReports])]),
  defineMigration('link-tickets', [
    addColumns(ticketRows, ['type', 'service']),
    createTable(ticketLinkRows),
    sql({ sqlite: links, postgres: links }),
  ]),
  defineMigration('add-due-and-lists', [addColumns(ticketRows, ['dueAt']), ...forLists.map((name) => addIndex(ticketRows, name))]),
  defineMigration('create-fields', [createTable(ticketFieldRows)]),
  defineMigration('add-reports', [addIndex(ticketRows, forReports)]),
];
