import { createTable, defineMigration } from '../kernel/index.ts';
import { clientRows, contractRows, domainRows, mailboxRows } from './entities.ts';

export const migrations = [
  defineMigration('create-client', [createTable(clientRows), createTable(contractRows), createTable(mailboxRows), createTable(domainRows)]),
];
