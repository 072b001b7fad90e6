import { createTable, defineMigration } from '../kernel/index.ts';
import { ticketRows } from './entities.ts';

export const migrations = [defineMigration('create-ticket', [createTable(ticketRows)])];
