import { createTable, defineMigration } from '../kernel/index.ts';
import { portalAskRows } from './entities.ts';

export const migrations = [defineMigration('create-portal-ask', [createTable(portalAskRows)])];
