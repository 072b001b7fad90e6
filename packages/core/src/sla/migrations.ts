import { createTable, defineMigration } from '../kernel/index.ts';
import { clockRows, ledgerRows, slaTicketRows } from './entities.ts';

export const migrations = [defineMigration('create-sla', [createTable(slaTicketRows), createTable(clockRows), createTable(ledgerRows)])];
