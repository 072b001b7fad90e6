import type { Scope } from '../../kernel/index.ts';
import { everyTicket } from '../rules/document.ts';
import type { Match } from '../rules/match.ts';
import type { Stretch, TermStore } from './termStore.ts';

const quoted = (term: string): string => `'${term}'`;

/** In the words of a tsquery. */
export function tsquery(match: Match): string {
  if ('term' in match) return match.prefix ? `${quoted(match.term)}:*` : quoted(match.term);
  if ('not' in match) return `!(${tsquery(match.not)})`;
  if ('any' in match) return match.any.length === 0 ? `!${quoted(everyTicket)}` : `(${match.any.map(tsquery).join(' | ')})`;
  return match.all.length === 0 ? quoted(everyTicket) : `(${match.all.map(tsquery).join(' & ')})`;
}

/**
 * A GIN index knows no order: it gives all that match, and a common word matches a good part of a million tickets. So each ticket also
 * stands under the windows that its number falls into, a small, a middle and a large one. A walk asks for the newest small window first and
 * then for ever larger ones: what is common is found in the first, and what is rare is few wherever it is.
 */
const windows = [
  { size: 2 ** 13, mark: 'w§' },
  { size: 2 ** 16, mark: 'x§' },
  { size: 2 ** 19, mark: 'y§' },
] as const;

const windowTerm = ({ size, mark }: (typeof windows)[number], id: number): string => `${mark}${String(Math.floor(id / size))}`;

/** What is kept for a ticket: its terms, and its windows. */
export const tsvector = (ticketId: number, terms: readonly string[]): string =>
  [...terms, ...windows.map((w) => windowTerm(w, ticketId))].map(quoted).join(' ');

async function inWindow({ sql }: Scope, match: Match, { before, limit }: Required<Stretch>): Promise<number[]> {
  // Materialised, so that the index of terms is what is read, and not that of numbers with a look at every ticket.
  const words = `WITH hit AS MATERIALIZED (SELECT "id" FROM "search_document" WHERE "terms" @@ $1::tsquery)
    SELECT "id" FROM hit WHERE "id" < $2 ORDER BY "id" DESC LIMIT $3`;
  const found = await sql.manager.query<{ id: string }[]>(words, [tsquery(match), before, limit]);
  return found.map((row) => Number(row.id));
}

async function lastTicket({ sql }: Scope): Promise<number> {
  const [row] = await sql.manager.query<{ last: string | null }[]>('SELECT max("id") AS last FROM "search_document"');
  return Number(row?.last ?? 0);
}

export const inPostgres: TermStore = {
  async put({ sql }, entries) {
    const words = `INSERT INTO "search_document" ("id", "terms") VALUES ($1, $2::tsvector)
      ON CONFLICT ("id") DO UPDATE SET "terms" = excluded."terms"`;
    for (const { ticketId, terms } of entries) await sql.manager.query(words, [ticketId, tsvector(ticketId, terms)]);
  },
  async drop({ sql }, ticketIds) {
    await sql.manager.query('DELETE FROM "search_document" WHERE "id" = ANY($1::bigint[])', [ticketIds]);
  },
  async clear({ sql }) {
    await sql.manager.query('DELETE FROM "search_document"');
  },
  async walk(scope, match, { before, limit }) {
    const found: number[] = [];
    let top = before ?? (await lastTicket(scope)) + 1;
    for (let level = 0; top > 0 && found.length < limit; level++) {
      const window = windows[level];
      const within: Match = window ? { all: [{ term: windowTerm(window, top - 1) }, match] } : match;
      found.push(...(await inWindow(scope, within, { before: top, limit: limit - found.length })));
      top = window ? Math.floor((top - 1) / window.size) * window.size : 0;
    }
    return found;
  },
};
