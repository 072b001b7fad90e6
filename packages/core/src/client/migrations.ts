import { addColumns, createTable, defineMigration } from '../kernel/index.ts';
import { clientRows, contractRows, domainRows, mailboxRows } from './entities.ts';

export const migrations = [
  defineMigration('create-client', [
    createTable(clientRows, ['colour']),
    createTable(contractRows, ['reason']),
    createTable(mailboxRows),
    createTable(domainRows),
  ]),
  defineMigration('colour-and-reason', [addColumns(clientRows, ['colour']), addColumns(contractRows, ['reason'])]),
];
