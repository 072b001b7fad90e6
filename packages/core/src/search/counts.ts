import { isDeskError, type Scope } from '../kernel/index.ts';
import { pageOfTickets, ticketRows, wordingFor, oneOf, type Ticket } from '../ticket/index.ts';
import { askedFor, narrowing, type Asked } from './asked.ts';
import { tallyRows, type Tally } from './entities.ts';
import { queryWrong } from './errors.ts';
import { columnsIn, meets, type Filter } from './filters.ts';
import { findWords } from './find.ts';
import type { ViewOfTickets } from './views.ts';

/** How many tickets a view has. */
export interface Count {
  readonly view: string;
  /** Exact, unless `orMore`. */
  readonly count: number;
  /** True when there may be more: counting stopped at a limit. */
  readonly orMore: boolean;
  /** What is wrong with the query, for whoever asks; absent when nothing is. */
  readonly problem?: string;
}

/** What the tally counts by: views of these alone are counted exactly, however many tickets there are. */
const tallied = new Set<keyof Ticket>(['clientId', 'state', 'priority', 'tier', 'teamId', 'assigneeId', 'triage']);
/** Due tickets that are looked at for all views together. */
const MOST_DUE = 2_000;
/** Where counting stops for a view that asks for words, or for anything else. */
const MOST_OTHERS = 200;
const MOST_FOUND = 100;

interface Counting {
  readonly view: string;
  readonly asked: Asked;
}

type Kind = Pick<Tally, 'clientId' | 'state' | 'priority' | 'tier' | 'teamId' | 'assigneeId' | 'triage'>;

const asTicket = (kind: Kind): Partial<Ticket> => ({ ...kind, assigneeId: kind.assigneeId || null }) as Partial<Ticket>;

/** Kinds of tickets with how many there are, of the clients that the actor sees, summed over what no view asks for. */
async function kindsFor(scope: Scope, columns: ReadonlySet<keyof Ticket>): Promise<{ ticket: Partial<Ticket>; many: number }[]> {
  const by = [...columns] as (keyof Kind)[];
  const query = scope.rows(tallyRows).query('tally').select('SUM(tally.many)', 'many');
  for (const column of by) query.addSelect(`tally.${column}`, column).addGroupBy(`tally.${column}`);
  const rows = await query.getRawMany<Record<string, unknown>>();
  return rows.map((row) => {
    const number = (column: keyof Kind) => (column in row ? { [column]: Number(row[column]) } : {});
    const kind = { ...row, ...number('clientId'), ...number('tier'), ...number('teamId'), ...number('assigneeId') };
    const triage = 'triage' in row ? { triage: row['triage'] === true || row['triage'] === 1 } : {};
    return { ticket: asTicket({ ...kind, ...triage } as Kind), many: Number(row['many'] ?? 0) };
  });
}

async function byTally(scope: Scope, views: readonly Counting[]): Promise<Count[]> {
  if (views.length === 0) return [];
  const kinds = await kindsFor(scope, new Set(views.flatMap(({ asked }) => asked.filters.flatMap(columnsIn))));
  return views.map(({ view, asked }) => {
    const count = kinds.reduce((sum, { ticket, many }) => (asked.filters.every((f) => meets(f, ticket)) ? sum + many : sum), 0);
    return { view, count, orMore: false };
  });
}

/** The latest due that a view asks for; undefined when it asks for none, or not for the nearest ones. */
function dueBefore({ filters }: Asked): Date | undefined {
  const ends = filters.flatMap((f) => ('instant' in f && f.instant === 'dueAt' && f.by.startsWith('<') ? [f.at] : []));
  return ends.length > 0 ? new Date(Math.min(...ends.map((d) => d.getTime()))) : undefined;
}

const overdueAnd = (filters: readonly Filter[]): boolean => filters.flatMap(columnsIn).every((c) => c === 'dueAt' || tallied.has(c));

/** One look at what is due next, for all views that ask for it. */
async function byDue(scope: Scope, views: readonly (Counting & { until: Date })[]): Promise<Count[]> {
  if (views.length === 0) return [];
  const until = new Date(Math.max(...views.map((v) => v.until.getTime())));
  const { rows, isAll } = await dueUntil(scope, until);
  const last = rows.at(-1)?.dueAt;
  return views.map(({ view, asked, until: end }) => ({
    view,
    count: rows.filter((ticket) => asked.filters.every((f) => meets(f, ticket))).length,
    orMore: !isAll && (last === null || last === undefined || last < end),
  }));
}

/** The nearest dues of each client in turn: their stretches of the index are read no further than needed. */
async function dueUntil(scope: Scope, until: Date): Promise<{ rows: Ticket[]; isAll: boolean }> {
  const before = (w: Parameters<ReturnType<typeof oneOf>>[0]) => `${w.column('dueAt')} <= ${w.mark('dueAt', until)}`;
  const { tickets, next } = await pageOfTickets(scope, { order: 'due', limit: MOST_DUE, conditions: [before] });
  return { rows: [...tickets], isAll: next === null };
}

/** Whatever else there is, up to a limit. */
async function byLooking(scope: Scope, { view, asked }: Counting): Promise<Count> {
  const { words, filters } = asked;
  if (words) {
    const { tickets, next } = await findWords(scope, { words, filters }, { limit: MOST_FOUND });
    return { view, count: tickets.length, orMore: next !== null };
  }
  const { tickets, next } = await pageOfTickets(scope, { ...narrowing(filters), order: 'newest', limit: MOST_OTHERS });
  return { view, count: tickets.length, orMore: next !== null };
}

/** The tally knows of clients and of nobody's requesters: whoever is limited in another way is counted by looking. */
const isTalliedFor = ({ actor: { reach } }: Scope): boolean =>
  reach === 'all' || Object.keys(reach).every((dimension) => dimension === 'client');

/** How many tickets each view has, of those that the actor sees. */
export async function countsOf(scope: Scope, views: readonly ViewOfTickets[]): Promise<Count[]> {
  const counted = new Map<string, Count>();
  const exact: Counting[] = [];
  const due: (Counting & { until: Date })[] = [];
  for (const { view, query } of views) {
    try {
      const asked = await askedFor(scope, query);
      const until = dueBefore(asked);
      const isTallied = !asked.words && isTalliedFor(scope);
      if (isTallied && asked.filters.flatMap(columnsIn).every((c) => tallied.has(c))) exact.push({ view, asked });
      else if (isTallied && until && overdueAnd(asked.filters)) due.push({ view, asked, until });
      else counted.set(view, await byLooking(scope, { view, asked }));
    } catch (e) {
      // A view of a team may name a client that this member does not see: theirs alone cannot be counted.
      if (!isDeskError(e) || e.code !== queryWrong.code) throw e;
      counted.set(view, { view, count: 0, orMore: false, problem: e.message });
    }
  }
  for (const count of [...(await byTally(scope, exact)), ...(await byDue(scope, due))]) counted.set(count.view, count);
  return views.flatMap(({ view }) => counted.get(view) ?? []);
}
