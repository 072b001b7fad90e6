import type { Scope } from '../kernel/index.ts';
import { allOf, compared, oneOf, wordingFor, type Comparison, type Condition } from './condition.ts';
import { ticketRows, type Ticket } from './entities.ts';
import { clientsFor, reachBesides } from './page.ts';

/** Tickets that are alike in the columns asked for, and stand alike to every instant asked for. */
export interface DueKind {
  /** The columns asked for, and the nearest due among them. */
  readonly ticket: Partial<Ticket>;
  readonly many: number;
}

export interface DueWanted {
  readonly until: Date;
  readonly columns: readonly (keyof Ticket)[];
  /** What dues will be compared with. */
  readonly instants: readonly { readonly by: Comparison; readonly at: Date }[];
  /** Of each client so many are looked at, the nearest first. */
  readonly limit: number;
}

/**
 * What is due until an instant, of all that the actor sees, by kinds. The instant up to which all were looked at comes with it: earlier
 * than asked for where a client has more than the limit.
 */
export async function dueKinds(
  scope: Scope,
  { until, columns, instants, limit }: DueWanted,
): Promise<{ kinds: DueKind[]; lookedUntil: Date }> {
  const kinds: DueKind[] = [];
  let lookedUntil = until;
  for (const clientId of (await clientsFor(scope, undefined)) ?? [undefined]) {
    const w = wordingFor(scope);
    const sides = instants.map(({ by, at }, i) => `CASE WHEN ${compared('dueAt', by, at)(w)} THEN 1 ELSE 0 END AS side${String(i)}`);
    const its: Condition[] = clientId === undefined ? [] : [oneOf('clientId', [clientId])];
    const inner = [...columns.map(w.column), w.column('dueAt'), ...sides].join(', ');
    const which = allOf([...its, ...reachBesides(scope), compared('dueAt', '<=', until)])(w);
    const due = `SELECT ${inner} FROM ${scope.sql.table(ticketRows)} WHERE ${which} ORDER BY ${w.column('dueAt')} LIMIT ${String(limit)}`;
    const by = [...columns.map(w.column), ...sides.map((_, i) => `side${String(i)}`)];
    const outer = [
      ...columns.map(w.column),
      `min(${w.column('dueAt')}) AS ${w.column('dueAt')}`,
      `max(${w.column('dueAt')}) AS last`,
      'count(*) AS many',
    ];
    const grouped = `SELECT ${outer.join(', ')} FROM (${due}) d${by.length > 0 ? ` GROUP BY ${by.join(', ')}` : ''}`;
    const found = await scope.sql.manager.query<Record<string, unknown>[]>(grouped, [...w.parameters]);
    const all = found.filter((row) => Number(row['many']) > 0);
    for (const row of all) {
      const ticket = Object.fromEntries([...columns, 'dueAt' as const].map((property) => [property, w.read(property, row)]));
      kinds.push({ ticket, many: Number(row['many']) });
    }
    if (all.reduce((sum, row) => sum + Number(row['many']), 0) < limit) continue;
    const last = all.map((row) => w.read('dueAt', { due_at: row['last'] }) as Date).reduce((a, b) => (a > b ? a : b));
    if (last < lookedUntil) lookedUntil = last;
  }
  return { kinds, lookedUntil };
}
