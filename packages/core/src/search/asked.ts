import type { Scope } from '../kernel/index.ts';
import type { Condition, TicketsWanted } from '../ticket/index.ts';
import { conditionOf, namesFor, resolve, type Filter, type Names } from './filters.ts';
import type { Asker } from './rules/match.ts';
import { seesNotes } from './notes.ts';
import { parseQuery, partsOf } from './rules/query/parse.ts';
import type { Query } from './rules/query/tree.ts';

/** A query, read and looked up for one asker. */
export interface Asked {
  /** What is looked for in texts. */
  readonly words: Query | undefined;
  /** All of them must be met. */
  readonly filters: readonly Filter[];
}

/** @throws `search.query-wrong` */
export async function askedFor(scope: Scope, query: string, names: Names = namesFor(scope)): Promise<Asked> {
  const { words, filters } = partsOf(parseQuery(query));
  const resolved: Filter[] = [];
  for (const filter of filters) resolved.push(await resolve(scope, filter, names));
  return { words, filters: resolved };
}

type Plain = string | number | boolean | null;

/** What tickets are narrowed to by one filter that must be met; undefined when nothing does. */
function onlyValues(filters: readonly Filter[], column: 'clientId' | 'state' | 'assigneeId'): readonly Plain[] | undefined {
  const lists = filters.flatMap((f) => ('column' in f && f.column === column ? [f.values] : []));
  const [first, ...rest] = lists;
  return first && [...new Set(first.filter((v) => rest.every((list) => list.includes(v))))];
}

/** The filters as a list of tickets takes them: clients, states and agents choose the stretches of an index, the rest is looked at on the way. */
export function narrowing(
  filters: readonly Filter[],
): Pick<TicketsWanted, 'clients' | 'states' | 'assignees'> & { readonly conditions: readonly Condition[] } {
  const agents = onlyValues(filters, 'assigneeId');
  const assignees = agents?.every((id) => id !== null) ? agents.map(Number) : undefined;
  const narrowed = new Set<string>(['clientId', 'state', ...(assignees ? ['assigneeId'] : [])]);
  const rest = filters.filter((f) => !('column' in f) || !narrowed.has(f.column));
  return {
    clients: onlyValues(filters, 'clientId')?.map(Number),
    states: onlyValues(filters, 'state')?.map(String),
    assignees,
    conditions: rest.map(conditionOf),
  };
}

export function askerOf({ actor }: Scope): Asker {
  const { reach } = actor;
  return { notes: seesNotes(actor), ...(reach === 'all' ? {} : { clients: reach['client'], requesters: reach['requester'] }) };
}
