import { addColumns, addIndex, createTable, defineMigration, sql } from '../kernel/index.ts';
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

/** The client of a line from before, as far as it can still be told. */
const clientOfLine = (given: (field: string) => string, number: (field: string) => string): string =>
  `UPDATE audit_line SET client_id = COALESCE(
    (SELECT client.id FROM client WHERE client.slug = ${given('client')}),
    CASE WHEN audit_line.changes IS NOT NULL THEN
      (SELECT client.id FROM client WHERE CAST(audit_line.changes AS TEXT) LIKE '%"contract:' || client.slug || '"%' ORDER BY client.id LIMIT 1) END,
    (SELECT client.id FROM client WHERE client.id = ${number('clientId')}),
    (SELECT ticket.client_id FROM ticket WHERE ticket.id = ${number('ticketId')}),
    (SELECT person.client_id FROM person WHERE person.id = ${number('personId')}))`;
const inJson = (field: string): string => `json_extract(audit_line.input, '$.${field}')`;
const inJsonb = (field: string): string => `audit_line.input->>'${field}'`;
const numberInJsonb = (field: string): string => `CASE WHEN ${inJsonb(field)} ~ '^[0-9]{1,15}$' THEN CAST(${inJsonb(field)} AS bigint) END`;
export const fillClients = sql({ sqlite: clientOfLine(inJson, inJson), postgres: clientOfLine(inJsonb, numberInJsonb) });

const byClient = 'ix_audit_line__client_id_id';
const clientFixed = ['audit_line_client_fixed', 'UPDATE OF client_id', 'audit_line'] as const;

export const migrations = [
  defineMigration('create-audit', [createTable(auditRows, ['via', 'changes', 'clientId'])]),
  defineMigration('chain-audit', [
    addColumns(auditRows, ['via', 'changes']),
    createTable(auditLinkRows, ['edition']),
    sql({
      sqlite: '',
      postgres: `CREATE FUNCTION luuri_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit is only ever added to'; END $$`,
    }),
    ...kept.map(([name, when, table]) => sql({ sqlite: refuse(name, when, table), postgres: refuseOnPostgres(name, when, table) })),
  ]),
  defineMigration('find-by-client', [
    addColumns(auditRows, ['clientId']),
    fillClients,
    addIndex(auditRows, byClient),
    sql({ sqlite: refuse(...clientFixed), postgres: refuseOnPostgres(...clientFixed) }),
  ]),
  defineMigration('seal-the-client', [addColumns(auditLinkRows, ['edition'])]),
];
