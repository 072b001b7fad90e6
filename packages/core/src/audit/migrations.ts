import { addColumns, createTable, defineMigration, sql } from '../kernel/index.ts';
import { auditLinkRows, auditRows } from './entities.ts';

/** An erasure takes out what was given and where it came from; all else stays as it was written. */
const fixed = 'id, at, actor, action, outcome, code, request_id, via';

const refuse = (name: string, when: string, table: string): string =>
  `CREATE TRIGGER ${name} BEFORE ${when} ON ${table} BEGIN SELECT RAISE(ABORT, 'the audit is only ever added to'); END`;
const refuseOnPostgres = (name: string, when: string, table: string): string =>
  `CREATE TRIGGER ${name} BEFORE ${when} ON ${table} FOR EACH ROW EXECUTE FUNCTION luuri_audit_refuse()`;

const kept = [
  ['audit_line_stays', 'DELETE', 'audit_line'],
  ['audit_line_fixed', `UPDATE OF ${fixed}`, 'audit_line'],
  ['audit_link_stays', 'DELETE', 'audit_link'],
  ['audit_link_fixed', 'UPDATE', 'audit_link'],
] as const;

export const migrations = [
  defineMigration('create-audit', [createTable(auditRows, ['via', 'changes'])]),
  defineMigration('chain-audit', [
    addColumns(auditRows, ['via', 'changes']),
    createTable(auditLinkRows),
    sql({
      sqlite: '',
      postgres: `CREATE FUNCTION luuri_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit is only ever added to'; END $$`,
    }),
    ...kept.map(([name, when, table]) => sql({ sqlite: refuse(name, when, table), postgres: refuseOnPostgres(name, when, table) })),
  ]),
];
