import { createTable, defineMigration } from '../kernel/index.ts';
import { auditRows } from './entities.ts';

export const migrations = [defineMigration('create-audit', [createTable(auditRows)])];
