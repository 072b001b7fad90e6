import { addColumns, addIndex, createTable, defineMigration, sql } from '../kernel/index.ts';
import { clockRows, ledgerRows, slaTicketRows } from './entities.ts';

const dueOfTickets = `UPDATE "ticket" SET "due_at" = (SELECT min(c."due_at") FROM "sla_clock" c
  WHERE c."ticket_id" = "ticket"."id" AND c."state" IN ('running', 'breached')) WHERE "due_at" IS NULL`;

const forReports = 'ix_sla_clock__client_id_started_at';

export const migrations = [
  defineMigration('create-sla', [createTable(slaTicketRows, ['zones']), createTable(clockRows, [forReports]), createTable(ledgerRows)]),
  // Tickets that are older than their column for it.
  defineMigration('due-of-tickets', [sql({ sqlite: dueOfTickets, postgres: dueOfTickets })]),
  defineMigration('add-zones', [addColumns(slaTicketRows, ['zones'])]),
  defineMigration('add-reports', [addIndex(clockRows, forReports)]),
];
