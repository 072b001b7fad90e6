import { addIndex, createTable, defineMigration } from '../kernel/index.ts';
import { deliveryRows, intakeRows, signingKeyRows, suppressedRows } from './entities.ts';

const listOfIntake = 'ix_intake__client_id_id';

export const migrations = [
  defineMigration('create-intake-and-delivery', [
    createTable(intakeRows, [listOfIntake]),
    createTable(deliveryRows),
    createTable(signingKeyRows),
    createTable(suppressedRows),
  ]),
  defineMigration('list-intake', [addIndex(intakeRows, listOfIntake)]),
];
