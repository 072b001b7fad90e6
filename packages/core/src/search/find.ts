import { wrongPlace, type Scope } from '../kernel/index.ts';
import { allOf, ticketRows, wordingFor, type Ticket } from '../ticket/index.ts';
import { askerOf, type Asked } from './asked.ts';
import { conditionOf } from './filters.ts';
import { holding } from './holding.ts';
import { isExact, ranksOf } from './rules/match.ts';
import type { Query } from './rules/query/tree.ts';
import { storeFor } from './store/store.ts';

/** Where a page begins: in which rank, behind which ticket. */
interface Cursor {
  readonly rank: number;
  readonly before?: number;
}

/** What is looked at for one page: a filter that lets one in a thousand through must not hold up the desk. The page then ends early. */
const MOST_LOOKED_AT = 1_000;
const AT_ONCE = 100;
/** Where much of what matches will be left out again. */
const MORE_AT_ONCE = 250;

function readCursor(after: string | undefined): Cursor {
  if (after === undefined) return { rank: 0 };
  const [, rank, before] = /^([0-2]):(\d{1,15})$/.exec(after) ?? [];
  if (rank === undefined) throw wrongPlace('search.find', after);
  return { rank: Number(rank), before: Number(before) };
}

/** Those of these tickets that the actor may see and that meet the filters, in the order of the numbers given. */
async function admitted(scope: Scope, ids: readonly number[], { filters }: Asked): Promise<Ticket[]> {
  if (ids.length === 0) return [];
  let wanted = ids;
  if (filters.length > 0) {
    const w = wordingFor(scope);
    const which = allOf([
      (words) => `${words.column('id')} IN (${ids.map((id) => words.mark('id', id)).join(', ')})`,
      ...filters.map(conditionOf),
    ])(w);
    const found = await scope.sql.manager.query<{ id: number | string }[]>(
      `SELECT "id" FROM ${scope.sql.table(ticketRows)} WHERE ${which}`,
      [...w.parameters],
    );
    wanted = found.map((row) => Number(row.id));
  }
  if (wanted.length === 0) return [];
  return scope.rows(ticketRows).find({ where: { id: wanted }, order: { id: 'DESC' } });
}

export interface Found {
  readonly tickets: readonly Ticket[];
  readonly next: string | null;
}

/** The best first: see `ranksOf`. A page may end early with a `next` when much was looked at and little was fit. */
export async function findWords(
  scope: Scope,
  asked: Asked & { readonly words: Query },
  page: { limit: number; after?: string | undefined },
): Promise<Found> {
  const ranks = ranksOf(asked.words, askerOf(scope));
  const store = storeFor(scope);
  const start = readCursor(page.after);
  const atOnce = asked.filters.length > 0 || isExact(asked.words) ? MORE_AT_ONCE : AT_ONCE;
  const tickets: (Ticket & { readonly rank: number })[] = [];
  let looked = 0;
  let before = start.before;
  for (let rank = start.rank; rank < ranks.length;) {
    const match = ranks[rank];
    const ids = match ? await store.walk(scope, match, { before, limit: atOnce }) : [];
    looked += ids.length;
    const held = await holding(scope, await admitted(scope, ids, asked), asked.words);
    tickets.push(...held.tickets.map((t) => ({ ...t, rank })));
    const end = tickets[page.limit - 1];
    if (end && (tickets.length > page.limit || ids.length === atOnce || rank < ranks.length - 1))
      return { tickets: tickets.slice(0, page.limit), next: `${String(end.rank)}:${String(end.id)}` };
    if (held.endedAt !== undefined) return { tickets, next: `${String(rank)}:${String(held.endedAt)}` };
    const last = ids.at(-1);
    const isMore = ids.length === atOnce && last !== undefined;
    if (isMore && looked >= MOST_LOOKED_AT) return { tickets, next: `${String(rank)}:${String(last)}` };
    before = isMore ? last : undefined;
    if (!isMore) rank++;
  }
  return { tickets, next: null };
}
