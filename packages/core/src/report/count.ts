import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Entity, Scope } from '../kernel/index.ts';
import { runsOf } from './rules/period.ts';
import type { Keys, Measured, Wanted } from './report.ts';

/** How rows of one entity are counted. Expressions name columns of `row`, or of what `join` adds. */
export interface Counting {
  /** The instant by which a row belongs to the period and to a day; the client and the team by which it is counted. */
  readonly at: string;
  /** `row.clientId` when left out. */
  readonly client?: string;
  /** Undefined where rows belong to no team: then nothing is counted when one is asked for. */
  readonly team: string | undefined;
  /** Expressions of what it may be divided by, beside `day` and `client`. */
  readonly by: Readonly<Record<string, string>>;
  /** Expressions of what is counted: `COUNT(*)`. */
  readonly sums: Readonly<Record<string, string>>;
  /** Adds joins and conditions. Conditions by `andWhere`. */
  readonly narrow?: (query: SelectQueryBuilder<ObjectLiteral>) => unknown;
}

/** The number of the day in which an instant lies, as SQL: whole seconds, so that both databases come to the same. */
function dayOf({ sql }: Pick<Scope, 'sql'>, at: string, days: readonly Date[]): string {
  const seconds = sql.dialect === 'postgres' ? `CAST(FLOOR(EXTRACT(EPOCH FROM ${at})) AS bigint)` : `unixepoch(${at})`;
  const runs = runsOf(days);
  const number = ({ day, from, regular }: (typeof runs)[number]) =>
    regular ? `${String(day)} + (${seconds} - ${String(from)}) / 86400` : String(day);
  const last = runs.at(-1);
  if (!last) return '0';
  const branches = runs.slice(0, -1).map((run) => `WHEN ${seconds} < ${String(run.to)} THEN ${number(run)}`);
  return branches.length > 0 ? `CASE ${branches.join(' ')} ELSE ${number(last)} END` : number(last);
}

const isNumber = (text: unknown): boolean => typeof text === 'number' || (typeof text === 'string' && /^-?\d+$/.test(text));

/** Count the rows of an entity that the actor may see, in one pass of the database. @throws when `by` names what it cannot be divided by */
export async function count<R extends { id: number }>(
  scope: Scope,
  entity: Entity<R>,
  { wanted, ...how }: Counting & { wanted: Wanted },
): Promise<Measured[]> {
  const { at, client = 'row.clientId', team, by, sums, narrow } = how;
  if (wanted.teamId !== undefined && team === undefined) return [];
  const query = scope.rows(entity).query('row').select([]);
  const expressions = { ...by, client, ...(team === undefined ? {} : { team }), day: dayOf(scope, at, wanted.days) };
  for (const name of wanted.by)
    query.addSelect(expressions[name as keyof typeof expressions] ?? "''", `by_${name}`).addGroupBy(`by_${name}`);
  for (const [name, expression] of Object.entries(sums)) query.addSelect(expression, `sum_${name}`);
  query.andWhere(`${client} IN (:...clients)`, { clients: wanted.clients });
  query.andWhere(`${at} >= :from AND ${at} < :to`, { from: wanted.from, to: wanted.to });
  if (wanted.teamId !== undefined && team !== undefined) query.andWhere(`${team} = :teamId`, { teamId: wanted.teamId });
  narrow?.(query);
  const found = await query.getRawMany<Record<string, unknown>>();
  return found.map((raw) => measuredFrom(raw, { by: wanted.by, sums: Object.keys(sums) }));
}

function measuredFrom(raw: Record<string, unknown>, { by, sums }: { by: readonly string[]; sums: readonly string[] }): Measured {
  const key = (name: string): string | number => {
    const value = raw[`by_${name}`];
    return isNumber(value) ? Number(value) : typeof value === 'string' ? value : '';
  };
  const keys: Keys = Object.fromEntries(by.map((name) => [name, key(name)]));
  return { keys, sums: Object.fromEntries(sums.map((name) => [name, Number(raw[`sum_${name}`] ?? 0)])) };
}

/** Counts the rows that fit, as SQL. */
export const countIf = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
