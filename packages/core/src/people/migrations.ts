import { createTable, defineMigration } from '../kernel/index.ts';
import { personAddressRows, personRows } from './entities.ts';

export const migrations = [defineMigration('create-person', [createTable(personRows), createTable(personAddressRows)])];
