import { createTable, defineMigration } from '../kernel/index.ts';
import { deliveryRows, intakeRows, signingKeyRows, suppressedRows } from './entities.ts';

export const migrations = [
  defineMigration('create-intake-and-delivery', [
    createTable(intakeRows),
    createTable(deliveryRows),
    createTable(signingKeyRows),
    createTable(suppressedRows),
  ]),
];
