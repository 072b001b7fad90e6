import { createTable, defineMigration } from '../kernel/index.ts';
import { contactRows, personAddressRows, personRows } from './entities.ts';

export const migrations = [
  defineMigration('create-person', [createTable(personRows), createTable(personAddressRows)]),
  defineMigration('create-client-contact', [createTable(contactRows)]),
];
