import type { Entity, Scope } from '../kernel/index.ts';

/** Lines that each belong to a client, and are read through the index over client and id. */
interface Line {
  readonly id: number;
  readonly clientId: number;
  readonly state: string;
}

/** Which lines, the newest first. The actor's reach applies besides, always. */
export interface LinesWanted {
  readonly clientId: number | undefined;
  readonly state: string | undefined;
  /** The `next` of the page before. */
  readonly after: number | undefined;
  readonly limit: number;
}

/** SQLite takes 500 in one statement. */
const CLIENTS_AT_ONCE = 60;

/** The clients that a page is of; undefined for all there are, which the key itself has in order. */
function clientsOf({ actor: { reach } }: Scope, clientId: number | undefined): readonly number[] | undefined {
  if (reach === 'all') return clientId === undefined ? undefined : [clientId];
  const seen = reach['client'] ?? [];
  return clientId === undefined ? seen : seen.filter((id) => id === clientId);
}

/** The first ids of each client: every stretch of the index is read in its order, and no further than the page is long. */
async function idsOf(
  scope: Scope,
  clients: readonly (number | undefined)[],
  { table, ...wanted }: LinesWanted & { table: string },
): Promise<number[]> {
  const values: unknown[] = [];
  const mark = (value: unknown) => (scope.sql.dialect === 'postgres' ? `$${String(values.push(value))}` : (values.push(value), '?'));
  const parts = clients.map((clientId) => {
    const which = [
      ...(clientId === undefined ? [] : [`"client_id" = ${mark(clientId)}`]),
      ...(wanted.after === undefined ? [] : [`"id" < ${mark(wanted.after)}`]),
      ...(wanted.state === undefined ? [] : [`"state" = ${mark(wanted.state)}`]),
    ];
    const where = which.length > 0 ? ` WHERE ${which.join(' AND ')}` : '';
    return `SELECT * FROM (SELECT "id" FROM ${table}${where} ORDER BY "id" DESC LIMIT ${String(wanted.limit)}) b`;
  });
  const words = `${parts.join(' UNION ALL ')} ORDER BY "id" DESC LIMIT ${String(wanted.limit)}`;
  return (await scope.sql.manager.query<{ id: number | string }[]>(words, values)).map((row) => Number(row.id));
}

/** A page of lines, and where the next one begins. */
export async function pageOfLines<Row extends Line>(
  scope: Scope,
  entity: Entity<Row>,
  wanted: LinesWanted,
): Promise<{ items: Row[]; next: number | null }> {
  const clients = clientsOf(scope, wanted.clientId) ?? [undefined];
  const ids: number[] = [];
  const more = { ...wanted, limit: wanted.limit + 1, table: scope.sql.table(entity) };
  for (let i = 0; i < clients.length; i += CLIENTS_AT_ONCE) ids.push(...(await idsOf(scope, clients.slice(i, i + CLIENTS_AT_ONCE), more)));
  const first = ids.sort((a, b) => b - a).slice(0, more.limit);
  const found =
    first.length > 0 ? await scope.rows<Line>(entity as unknown as Entity<Line>).find({ where: { id: first }, order: { id: 'DESC' } }) : [];
  const items = found.slice(0, wanted.limit) as Row[];
  return { items, next: found.length > wanted.limit ? (items.at(-1)?.id ?? null) : null };
}
