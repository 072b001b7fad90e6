import type { EntityManager } from 'typeorm';
import { system } from '../actor.ts';
import type { AnyEntity, Dialect, Entity } from '../entity.ts';
import { rowsOf } from '../rows.ts';
import { columnsOf, encoded, jobLine, seal, type End, type Line } from './format.ts';
import { jobsIn } from './jobs.ts';

/** Rows read at once: some hold whole mails. */
const AT_ONCE = 200;

/** The last id that a table has given, also when its row is gone. */
async function lastIdOf(manager: EntityManager, dialect: Dialect, table: string): Promise<number> {
  const words =
    dialect === 'sqlite'
      ? `SELECT seq AS last FROM sqlite_sequence WHERE name = '${table}'`
      : `SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('"${table}"', 'id')::regclass), 0) AS last`;
  const [row] = await manager.query<{ last: number | string }[]>(words);
  return Number(row?.last ?? 0);
}

export const historyOf = async (manager: EntityManager): Promise<string[]> =>
  (await manager.query<{ owner: string; name: string }[]>('SELECT owner, name FROM desk_migration'))
    .map((m) => `${m.owner}/${m.name}`)
    .sort();

async function* linesOf(manager: EntityManager, dialect: Dialect, entities: readonly AnyEntity[]): AsyncGenerator<Line> {
  yield { luuri: 'desk', format: 1, history: await historyOf(manager) };
  for (const entity of entities) {
    const columns = columnsOf(entity);
    yield { table: entity.table, columns: columns.map((c) => c.property), last: await lastIdOf(manager, dialect, entity.table) };
    const rows = rowsOf(entity as Entity<{ id: number }>, { manager, actor: system, readOnly: true });
    for (let after = 0; ;) {
      const found = await rows.query('row').andWhere('row.id > :after', { after }).orderBy('row.id').limit(AT_ONCE).getMany();
      for (const row of found) yield columns.map((column) => encoded((row as unknown as Record<string, unknown>)[column.property], column));
      const last = found.at(-1);
      if (!last) break;
      after = last.id;
    }
  }
  for await (const job of jobsIn(manager, dialect)) yield jobLine(job);
}

/** Hand over a desk line by line, as it was at one instant. The transaction of the manager is that instant. */
export async function readOut(
  from: { manager: EntityManager; dialect: Dialect; entities: readonly AnyEntity[] },
  take: (text: string, line: Line) => Promise<void> | void,
): Promise<End> {
  const sealing = seal();
  for await (const line of linesOf(from.manager, from.dialect, from.entities)) await take(sealing.pass(line), line);
  const end = sealing.end();
  await take(JSON.stringify({ end }), { end });
  return end;
}
