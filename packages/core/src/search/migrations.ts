import { createTable, defineMigration, sql, type Step } from '../kernel/index.ts';
import { editionRows, EVERYBODY, savedViewRows, tallyRows } from './entities.ts';

const kind = ['assignee_id', 'client_id', 'state', 'priority', 'tier', 'team_id', 'triage'];
const columns = [...kind, 'shard', 'many'].join(', ');
const key = [...kind, 'shard'].join(', ');
const others = kind.slice(1);

/** Once for whoever has it, and once for all together. */
const count = (row: 'NEW' | 'OLD', shard: string): string => {
  const by = row === 'NEW' ? 1 : -1;
  const counted = (assignee: string) => `(${[assignee, ...others.map((column) => `${row}.${column}`), shard, String(by)].join(', ')})`;
  return `INSERT INTO ticket_tally (${columns}) VALUES ${counted(`coalesce(${row}.assignee_id, 0)`)}, ${counted(String(EVERYBODY))}
    ON CONFLICT (${key}) DO UPDATE SET many = ticket_tally.many + excluded.many;`;
};

/** SQLite has one writer, and needs one row of each kind. */
const onSqlite = {
  opened: `CREATE TRIGGER ticket_tally_in AFTER INSERT ON ticket BEGIN ${count('NEW', '0')} END`,
  changed: `CREATE TRIGGER ticket_tally_move AFTER UPDATE OF ${kind.join(', ')} ON ticket
    WHEN ${kind.map((c) => `OLD.${c} IS NOT NEW.${c}`).join(' OR ')} BEGIN ${count('OLD', '0')} ${count('NEW', '0')} END`,
  removed: `CREATE TRIGGER ticket_tally_out AFTER DELETE ON ticket BEGIN ${count('OLD', '0')} END`,
};

const shard = 'pg_backend_pid() % 32';
const onPostgres = {
  counting: `CREATE FUNCTION ticket_tally_count() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP <> 'INSERT' THEN ${count('OLD', shard)} END IF;
    IF TG_OP <> 'DELETE' THEN ${count('NEW', shard)} END IF;
    RETURN NULL; END $$`,
  opened: `CREATE TRIGGER ticket_tally_in AFTER INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION ticket_tally_count()`,
  changed: `CREATE TRIGGER ticket_tally_move AFTER UPDATE OF ${kind.join(', ')} ON ticket FOR EACH ROW
    WHEN (${kind.map((c) => `OLD.${c} IS DISTINCT FROM NEW.${c}`).join(' OR ')}) EXECUTE FUNCTION ticket_tally_count()`,
  removed: `CREATE TRIGGER ticket_tally_out AFTER DELETE ON ticket FOR EACH ROW EXECUTE FUNCTION ticket_tally_count()`,
};

/**
 * A shard that nobody counts in until this transaction is over: two that count in one would wait for each other, and with two dozen
 * connections some always would if each had one shard by its number. The lock costs no time and ends with the transaction, as the rows' do.
 */
const countingAlone = `CREATE OR REPLACE FUNCTION ticket_tally_count() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE own int := ${shard};
  BEGIN
    FOR i IN 1..32 LOOP
      EXIT WHEN pg_try_advisory_xact_lock(7205889, own);
      own := (own + 1) % 32;
    END LOOP;
    IF TG_OP <> 'INSERT' THEN ${count('OLD', 'own')} END IF;
    IF TG_OP <> 'DELETE' THEN ${count('NEW', 'own')} END IF;
    RETURN NULL; END $$`;

const grouped = (assignee: string): string =>
  `SELECT ${assignee}, ${others.join(', ')}, 0, count(*) FROM ticket GROUP BY ${[assignee, ...others].join(', ')}`;

/** All tickets counted at once. */
export const countAll = `INSERT INTO ticket_tally (${columns}) ${grouped('coalesce(assignee_id, 0)')}
  UNION ALL SELECT ${String(EVERYBODY)}, ${others.join(', ')}, 0, count(*) FROM ticket GROUP BY ${others.join(', ')}`;

const both = (words: string): Step => sql({ sqlite: words, postgres: words });

export const migrations = [
  defineMigration('create-search', [
    sql({
      // Terms are made by the room: what is no letter, digit or mark never gets here, and upper case neither.
      sqlite: `CREATE VIRTUAL TABLE search_index USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize='ascii')`,
      postgres: 'CREATE TABLE search_document (id bigint PRIMARY KEY, terms tsvector NOT NULL)',
    }),
    sql({ sqlite: '', postgres: 'CREATE INDEX ix_search_document__terms ON search_document USING gin (terms)' }),
    createTable(savedViewRows),
    createTable(tallyRows),
    sql({ sqlite: '', postgres: onPostgres.counting }),
    sql({ sqlite: onSqlite.opened, postgres: onPostgres.opened }),
    sql({ sqlite: onSqlite.changed, postgres: onPostgres.changed }),
    sql({ sqlite: onSqlite.removed, postgres: onPostgres.removed }),
    both(countAll),
  ]),
  defineMigration('count-alone', [sql({ sqlite: '', postgres: countingAlone })]),
  defineMigration('edition', [createTable(editionRows)]),
];
