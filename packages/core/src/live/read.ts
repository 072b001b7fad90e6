import { catalogue, defineAction, eventRows, onlySystem, type AnyEntity, type Entity, type EventRow, type Scope } from '../kernel/index.ts';
import { agentRows, clientsByAgent, clientsByTeam, teamRows } from '../team/index.ts';
import type { LiveFact, Whose } from './rules.ts';

/** A place in the order in which facts become final: on PostgreSQL by transaction and id, on SQLite by id alone. */
export interface Place {
  readonly tx: number;
  readonly id: number;
}

/** Facts after a place. */
export interface Stretch {
  readonly facts: readonly LiveFact[];
  readonly end: Place;
  /** True when there are more behind it. */
  readonly more: boolean;
  /** True when some are committed and not final yet: a transaction that began before theirs is still open. */
  readonly held: boolean;
}

/** Facts read at once. */
const AT_ONCE = 500;

/**
 * Ids are given before a commit, so a fact may appear behind one with a larger id. Only facts of transactions are read before which no
 * other is open any more: nothing can appear among those, so whoever reads on from the last has missed none.
 */
const FINAL = 'pg_snapshot_xmin(pg_current_snapshot())::text::bigint';

function after(scope: Scope, { tx, id }: Place, limit: number): Promise<EventRow[]> {
  const query = scope.rows(eventRows).query('fact').limit(limit);
  if (scope.sql.dialect === 'sqlite') return query.andWhere('fact.id > :id', { id }).orderBy('fact.id').getMany();
  return query
    .andWhere(`(fact.tx, fact.id) > (:tx, :id) AND fact.tx < ${FINAL}`, { tx, id })
    .orderBy('fact.tx')
    .addOrderBy('fact.id')
    .getMany();
}

async function isHeld({ sql: { dialect, manager } }: Scope): Promise<boolean> {
  if (dialect === 'sqlite') return false;
  const [row] = await manager.query<{ held: boolean }[]>(`SELECT EXISTS (SELECT 1 FROM desk_event WHERE tx >= ${FINAL}) AS held`);
  return row?.held ?? false;
}

const kindAndId = (about: string): [string, number] => [
  about.slice(0, about.lastIndexOf(':')),
  Number(about.slice(about.lastIndexOf(':') + 1)),
];

/** Whose the things of one table are, by id. When somebody works, and how much, is known to those who serve a client together with them. */
async function ownersIn(scope: Scope, entity: AnyEntity, ids: readonly number[]): Promise<Map<number, Whose>> {
  const clientsBy = entity.table === agentRows.table ? clientsByAgent : entity.table === teamRows.table ? clientsByTeam : undefined;
  if (clientsBy) {
    const served = await clientsBy(scope, ids);
    return new Map(ids.map((id) => [id, { client: served.get(id) ?? [] }]));
  }
  if (entity.reach === 'everyone') return new Map(ids.map((id) => [id, 'everyone']));
  if (entity.reach === 'system') return new Map();
  const columns = Object.entries(entity.reach as Record<string, string>);
  const rows = (await scope.rows(entity as Entity<{ id: number }>).find({ where: { id: [...ids] } })) as (Record<string, unknown> & {
    id: number;
  })[];
  return new Map(rows.map((row) => [row.id, Object.fromEntries(columns.map(([dimension, column]) => [dimension, Number(row[column])]))]));
}

/** What a fact is about names a table, `ticket:12`; whose that row is says whose the fact is. */
async function owners(scope: Scope, facts: readonly EventRow[]): Promise<(about: string) => Whose> {
  const wanted = new Map<string, Set<number>>();
  for (const { about } of facts) {
    const [kind, id] = kindAndId(about);
    if (Number.isSafeInteger(id)) wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id));
  }
  const known = new Map<string, Map<number, Whose>>();
  for (const [kind, ids] of wanted) {
    const entity = scope.get(catalogue).entities.find((e) => e.table === kind);
    if (entity) known.set(kind, await ownersIn(scope, entity, [...ids]));
  }
  return (about) => {
    const [kind, id] = kindAndId(about);
    return known.get(kind)?.get(id) ?? 'nobody';
  };
}

/** The next facts after a place, each with whose it is. */
export const readStretch = defineAction<{ from: Place }, Stretch>('live.read', {
  summary: 'The facts after a place in the log.',
  allow: onlySystem,
  reads: true,
  async run(scope, { from }) {
    const rows = await after(scope, from, AT_ONCE);
    const whose = await owners(scope, rows);
    const last = rows.at(-1);
    return {
      facts: rows.map(({ id, event, about, at, payload, tx }) => {
        const internal = (payload as { public?: boolean }).public === false;
        return { id, tx: tx ?? 0, event, about, at, internal, whose: whose(about) };
      }),
      end: last ? { tx: last.tx ?? 0, id: last.id } : from,
      more: rows.length === AT_ONCE,
      held: await isHeld(scope),
    };
  },
});

/**
 * PostgreSQL's own tools carry facts to another cluster with the numbers of transactions of the one that they come from. Here those have not
 * been yet: the facts would be told once more when they are. They are old, all of them, and are numbered as what was before everything.
 */
export const settleOrder = defineAction('live.settle-order', {
  summary: 'Take facts of another database cluster for old ones.',
  allow: onlySystem,
  async run({ sql: { dialect, manager } }): Promise<void> {
    if (dialect === 'postgres')
      await manager.query('UPDATE desk_event SET tx = 0 WHERE tx >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint');
  },
});

/** Where the log ends now: the last fact that is final. */
async function tip(scope: Scope): Promise<Place> {
  const { dialect, manager } = scope.sql;
  const words =
    dialect === 'sqlite'
      ? 'SELECT 0 AS tx, id FROM desk_event ORDER BY id DESC LIMIT 1'
      : `SELECT tx, id FROM desk_event WHERE tx < ${FINAL} ORDER BY tx DESC, id DESC LIMIT 1`;
  const [row] = await manager.query<{ tx: string | number; id: string | number }[]>(words);
  return { tx: Number(row?.tx ?? 0), id: Number(row?.id ?? 0) };
}

/** Facts that a listener may be behind and still be told of each. */
const FAR_BEHIND = 5_000;

/**
 * The place of a fact that a listener was told of last; the end of the log when it names none. `lost` is true when it is so far behind
 * that reading everything anew is less work.
 */
export const findPlace = defineAction<{ lastId?: number }, { place: Place; lost: boolean }>('live.place', {
  summary: 'Where in the log a listener goes on.',
  allow: onlySystem,
  reads: true,
  async run(scope, { lastId }) {
    const end = await tip(scope);
    if (lastId === undefined) return { place: end, lost: false };
    if (lastId > end.id + FAR_BEHIND || lastId < end.id - FAR_BEHIND) return { place: end, lost: true };
    const [known] = await scope
      .rows(eventRows)
      .query('fact')
      .andWhere('fact.id <= :lastId', { lastId })
      .orderBy('fact.id', 'DESC')
      .limit(1)
      .getMany();
    return { place: known ? { tx: known.tx ?? 0, id: known.id } : { tx: 0, id: 0 }, lost: false };
  },
});
