import { isDeskError, out, type Scope } from '../kernel/index.ts';
import { dueKinds, pageOfTickets, type Ticket } from '../ticket/index.ts';
import { askedFor, narrowing, type Asked } from './asked.ts';
import { EVERYBODY, tallyRows, type Tally } from './entities.ts';
import { queryWrong } from './errors.ts';
import { columnsIn, meets, namesFor, type Filter } from './filters.ts';
import { findWords } from './find.ts';
import type { ViewOfTickets } from './views.ts';

/** How many tickets a view has. */
export class Count {
  @out.text readonly view!: string;
  /** Exact, unless `orMore`. */
  @out.integer readonly count!: number;
  /** True when there may be more: counting stopped at a limit. */
  @out.flag readonly orMore!: boolean;
  /** What is wrong with the query, for whoever asks; absent when nothing is. */
  @out.optional(out.text) readonly problem?: string;
}

/** What the tally counts by: views of these alone are counted exactly, however many tickets there are. */
const tallied = new Set<keyof Ticket>(['clientId', 'state', 'priority', 'tier', 'teamId', 'assigneeId', 'triage']);
/** Due tickets of each client that are looked at, for all views together. */
const MOST_DUE = 1_000;
/** Where counting stops for a view that asks for words, or for anything else. */
const MOST_OTHERS = 200;
const MOST_FOUND = 100;

interface Counting {
  readonly view: string;
  readonly asked: Asked;
}

type Kind = Pick<Tally, 'clientId' | 'state' | 'priority' | 'tier' | 'teamId' | 'assigneeId' | 'triage'>;

interface Counted {
  readonly ticket: Partial<Ticket>;
  readonly many: number;
}

/** The agents that filters ask for by name, 0 for nobody. */
const agentsIn = (filters: readonly Filter[]): number[] =>
  filters.flatMap((f): number[] => {
    if ('all' in f) return agentsIn(f.all);
    if ('any' in f) return agentsIn(f.any);
    if ('not' in f) return agentsIn([f.not]);
    return 'column' in f && f.column === 'assigneeId' ? f.values.map(Number) : [];
  });

const read = (row: Readonly<Record<string, unknown>>): Partial<Kind> => ({
  ...row,
  ...Object.fromEntries(['clientId', 'tier', 'teamId'].filter((c) => c in row).map((c) => [c, Number(row[c])])),
  ...('triage' in row ? { triage: row['triage'] === true || row['triage'] === 1 } : {}),
});

/**
 * Kinds of tickets with how many there are, of the clients that the actor sees, summed over what no view asks for. Of agents only those
 * are read that somebody asks for: all the others are what is left of all together.
 */
async function kindsFor(scope: Scope, filters: readonly Filter[]): Promise<Counted[]> {
  const by = [...new Set(filters.flatMap(columnsIn))].filter((c) => c !== 'assigneeId') as (keyof Kind)[];
  const agents = [...new Set(agentsIn(filters))];
  const query = scope.rows(tallyRows).query('tally').select('SUM(tally.many)', 'many').addSelect('tally.assigneeId', 'agent');
  query.andWhere('tally.assigneeId IN (:...agents)', { agents: [EVERYBODY, ...agents] }).addGroupBy('tally.assigneeId');
  for (const column of by) query.addSelect(`tally.${column}`, column).addGroupBy(`tally.${column}`);
  const left = new Map<string, { ticket: Partial<Ticket>; many: number }>();
  const theirs: Counted[] = [];
  for (const { many: counted, agent, ...row } of await query.getRawMany<Record<string, unknown>>()) {
    const [many, assigneeId, kind] = [Number(counted), Number(agent), read(row)];
    const key = by.map((column) => String(kind[column])).join(' ');
    const others = left.get(key) ?? { ticket: { ...kind, assigneeId: EVERYBODY } as Partial<Ticket>, many: 0 };
    left.set(key, others);
    others.many += assigneeId === EVERYBODY ? many : -many;
    if (assigneeId !== EVERYBODY) theirs.push({ ticket: { ...kind, assigneeId: assigneeId || null } as Partial<Ticket>, many });
  }
  return [...left.values(), ...theirs];
}

const sumOf = (kinds: readonly Counted[], { filters }: Asked): number =>
  kinds.reduce((sum, { ticket, many }) => (filters.every((f) => meets(f, ticket)) ? sum + many : sum), 0);

async function byTally(scope: Scope, views: readonly Counting[]): Promise<Count[]> {
  if (views.length === 0) return [];
  const kinds = await kindsFor(
    scope,
    views.flatMap(({ asked }) => asked.filters),
  );
  return views.map(({ view, asked }) => ({ view, count: sumOf(kinds, asked), orMore: false }));
}

/** The latest due that a view asks for; undefined when it asks for none, or not for the nearest ones. */
function dueBefore({ filters }: Asked): Date | undefined {
  const ends = filters.flatMap((f) => ('instant' in f && f.instant === 'dueAt' && f.by.startsWith('<') ? [f.at] : []));
  return ends.length > 0 ? new Date(Math.min(...ends.map((d) => d.getTime()))) : undefined;
}

const overdueAnd = (filters: readonly Filter[]): boolean => filters.flatMap(columnsIn).every((c) => c === 'dueAt' || tallied.has(c));

const instantsIn = (filters: readonly Filter[]): { by: '<' | '<=' | '>' | '>='; at: Date }[] =>
  filters.flatMap((f) =>
    'all' in f ? instantsIn(f.all) : 'any' in f ? instantsIn(f.any) : 'not' in f ? instantsIn([f.not]) : 'instant' in f ? [f] : [],
  );

/** Each comparison once: views are made of few. */
function differentInstants(filters: readonly Filter[]): { by: '<' | '<=' | '>' | '>='; at: Date }[] {
  return [...new Map(instantsIn(filters).map((f) => [`${f.by}${String(f.at.getTime())}`, f])).values()];
}

/** One look at what is due next, for all views that ask for it. */
async function byDue(scope: Scope, views: readonly (Counting & { until: Date })[]): Promise<Count[]> {
  if (views.length === 0) return [];
  const filters = views.flatMap(({ asked }) => asked.filters);
  const { kinds, lookedUntil } = await dueKinds(scope, {
    until: new Date(Math.max(...views.map((v) => v.until.getTime()))),
    columns: [...new Set(filters.flatMap(columnsIn))].filter((c) => c !== 'dueAt'),
    instants: differentInstants(filters),
    limit: MOST_DUE,
  });
  return views.map(({ view, asked, until }) => ({ view, count: sumOf(kinds, asked), orMore: lookedUntil < until }));
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
  const names = namesFor(scope);
  const exact: Counting[] = [];
  const due: (Counting & { until: Date })[] = [];
  for (const { view, query } of views) {
    try {
      const asked = await askedFor(scope, query, names);
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
