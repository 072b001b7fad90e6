import { addColumns, createTable, defineMigration, sql } from '../kernel/index.ts';
import { ticketLinkRows, ticketRows } from './entities.ts';

const links = `INSERT INTO ticket_link (client_id, from_id, to_id, kind, at)
  SELECT client_id, id, follows_id, 'follows', created_at FROM ticket WHERE follows_id IS NOT NULL`;

export const migrations = [
  defineMigration('create-ticket', [createTable(ticketRows, ['type', 'service'])]),
  defineMigration('link-tickets', [
    addColumns(ticketRows, ['type', 'service']),
    createTable(ticketLinkRows),
    sql({ sqlite: links, postgres: links }),
  ]),
];
