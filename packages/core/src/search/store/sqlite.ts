import { everyTicket } from '../rules/document.ts';
import type { Match } from '../rules/match.ts';
import type { TermStore } from './termStore.ts';

/** Terms are letters, digits and one mark: nothing in them needs an escape. */
const quoted = (term: string): string => `"${term}"`;

/** In the words of FTS5, where NOT stands between two. */
export function fts5(match: Match): string {
  if ('term' in match) return match.prefix ? `${quoted(match.term)} *` : quoted(match.term);
  if ('any' in match) return match.any.length === 0 ? fts5({ not: { term: everyTicket } }) : `(${match.any.map(fts5).join(' OR ')})`;
  if ('not' in match) return `(${quoted(everyTicket)} NOT ${fts5(match.not)})`;
  const without = match.all.flatMap((m) => ('not' in m ? [fts5(m.not)] : []));
  const wanted = match.all.flatMap((m) => ('not' in m ? [] : [fts5(m)]));
  const found = wanted.length === 0 ? quoted(everyTicket) : wanted.join(' AND ');
  return without.length === 0 ? `(${found})` : `((${found}) NOT (${without.join(' OR ')}))`;
}

/** FTS5 keeps nothing but terms and numbers of tickets, in the order of the numbers: the newest are read first, and no further than needed. */
export const inSqlite: TermStore = {
  async put({ sql }, entries) {
    for (const { ticketId, terms } of entries)
      await sql.manager.query('INSERT OR REPLACE INTO search_index (rowid, terms) VALUES (?, ?)', [ticketId, terms.join(' ')]);
  },
  async drop({ sql }, ticketIds) {
    for (const ticketId of ticketIds) await sql.manager.query('DELETE FROM search_index WHERE rowid = ?', [ticketId]);
  },
  async clear({ sql }) {
    await sql.manager.query(`INSERT INTO search_index (search_index) VALUES ('delete-all')`);
  },
  async walk({ sql }, match, { before = Number.MAX_SAFE_INTEGER, limit }) {
    const words = 'SELECT rowid AS id FROM search_index WHERE search_index MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?';
    const found = await sql.manager.query<{ id: number }[]>(words, [fts5(match), before, limit]);
    return found.map((row) => row.id);
  },
};
