import { clientRows, type Client } from '../client/index.ts';
import { categories, type Scope } from '../kernel/index.ts';
import { mentionRows } from '../message/index.ts';
import { personAddressRows } from '../people/index.ts';
import { agentIdOf, agentsInSight, teamsInSight, type Agent, type Team } from '../team/index.ts';
import {
  allOf,
  anyOf,
  compared,
  fieldsOf,
  notMet,
  oneOf,
  statesMeant,
  ticketFieldRows,
  workflow,
  type Condition,
  type Ticket,
} from '../ticket/index.ts';
import { queryWrong } from './errors.ts';
import { seesNotes } from './notes.ts';
import { instantFrom } from './rules/query/values.ts';
import type { FilterLeaf, OwnFieldLeaf, Query, Value } from './rules/query/tree.ts';

/** A filter whose names were looked up: a column and the values that it may have, or a comparison. */
export type Filter =
  | { readonly column: keyof Ticket; readonly values: readonly (string | number | boolean | null)[] }
  | { readonly instant: 'dueAt' | 'createdAt' | 'updatedAt'; readonly by: '<' | '<=' | '>' | '>='; readonly at: Date }
  | { readonly tier: '<' | '<=' | '>' | '>='; readonly than: number }
  /** Tickets on which notes mention any of these agents: a table, in quotes, and agents. */
  | { readonly mentionsIn: string; readonly agents: readonly number[] }
  /** Tickets whose own field says any of these: a table, in quotes, a key, and texts. */
  | { readonly fieldIn: string; readonly key: string; readonly texts: readonly string[] }
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter };

const columns = {
  team: 'teamId',
  client: 'clientId',
  assignee: 'assigneeId',
  due: 'dueAt',
  created: 'createdAt',
  updated: 'updatedAt',
} as const;

function named<Row extends { id: number }>(
  value: Value,
  rows: readonly Row[],
  which: { is: (row: Row) => boolean; what: string; known: string[] },
): number {
  const found = rows.find(which.is);
  if (found) return found.id;
  const known = which.known.slice(0, 20).join(', ');
  throw queryWrong({ at: value.at, problem: `you see no ${which.what} ${value.text}${known ? `; there is ${known}` : ''}` });
}

/** Names that queries may say, each kind looked up once, however many queries say them. */
export interface Names {
  readonly clients: () => Promise<Client[]>;
  readonly teams: () => Promise<Team[]>;
  readonly agents: () => Promise<Agent[]>;
}

function once<T>(look: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => (known ??= look());
}

export const namesFor = (scope: Scope): Names => ({
  clients: once(() => scope.rows(clientRows).find()),
  teams: once(() => teamsInSight(scope)),
  agents: once(() => agentsInSight(scope)),
});

/** Only clients that the asker sees: another one's name is as unknown as one that there is not. */
async function clientsNamed(names: Names, values: readonly Value[]): Promise<number[]> {
  const rows = await names.clients();
  return values.map((v) => named(v, rows, { is: (c) => c.slug === v.text.toLowerCase(), what: 'client', known: rows.map((c) => c.slug) }));
}

async function teamsNamed(names: Names, values: readonly Value[]): Promise<number[]> {
  const rows = await names.teams();
  return values.map((v) => named(v, rows, { is: (t) => t.slug === v.text.toLowerCase(), what: 'team', known: rows.map((t) => t.slug) }));
}

async function agentsNamed(scope: Scope, values: readonly Value[], names: Names): Promise<(number | null)[]> {
  const rows = values.some((v) => !['me', 'none'].includes(v.text)) ? await names.agents() : [];
  return values.map((value) => {
    const text = value.text.toLowerCase();
    if (text === 'none') return null;
    // Nobody who is no agent has a ticket.
    if (text === 'me') return agentIdOf(scope.actor) ?? -1;
    const is = (a: (typeof rows)[number]) => String(a.id) === text || a.address === text || a.name.toLowerCase() === text;
    return named(value, rows, { is, what: 'agent', known: ['me', 'none', ...rows.map((a) => a.address)] });
  });
}

/** People of any client that the asker sees. Nobody found is no mistake: it would tell who there is. */
async function peopleAt(scope: Scope, values: readonly Value[]): Promise<number[]> {
  const addresses = values.map((v) => v.text.toLowerCase());
  const ways = await scope
    .rows(personAddressRows)
    .query('way')
    .andWhere('way.address IN (:...addresses)', { addresses })
    .limit(200)
    .getMany();
  return [...new Set(ways.map((w) => w.personId))];
}

function statesNamed(scope: Scope, values: readonly Value[]): string[] {
  const { states } = workflow(scope);
  return values.flatMap(({ text, at }) => {
    const state = text.toLowerCase();
    if (states.has(state) || (categories as readonly string[]).includes(state)) return statesMeant(state, states);
    if (state === 'live') return [...states].filter(([, c]) => !['resolved', 'closed', 'cancelled'].includes(c)).map(([name]) => name);
    throw queryWrong({ at, problem: `there is no state ${text}; there are ${['live', ...states.keys()].join(', ')}` });
  });
}

/** Who sees no notes finds by fields that are not only for agents; a requester by none, for not all of the client's tickets are theirs. */
async function mayAskByField(scope: Scope, key: string): Promise<boolean> {
  const { actor } = scope;
  if (seesNotes(actor)) return true;
  if (actor.reach === 'all' || actor.reach['requester']) return false;
  for (const clientId of actor.reach['client'] ?? []) {
    if (!(await fieldsOf(scope, clientId)).some((field) => field.key === key && field.public)) return false;
  }
  return true;
}

/** A field is its ticket's client's: whoever may see the ticket may see it. */
async function saysInField(scope: Scope, { key, values }: OwnFieldLeaf): Promise<Filter> {
  if (!(await mayAskByField(scope, key))) return { column: 'id', values: [] };
  const texts = values.flatMap(({ text }) => [text, text.toLowerCase(), text.toUpperCase()]);
  return { fieldIn: scope.sql.table(ticketFieldRows), key, texts: [...new Set(texts)] };
}

/** Only where somebody sees notes. A mention is its ticket's client's: whoever may see the ticket may see it. */
const mentioning = (scope: Scope, agents: readonly number[]): Filter =>
  seesNotes(scope.actor) ? { mentionsIn: scope.sql.table(mentionRows), agents } : { column: 'id', values: [] };

async function filterOf(scope: Scope, leaf: FilterLeaf, names: Names): Promise<Filter> {
  const { field, by, values } = leaf;
  const texts = values.map((v) => v.text.toLowerCase());
  switch (field) {
    case 'state':
      return { column: 'state', values: statesNamed(scope, values) };
    case 'client':
      return { column: columns.client, values: await clientsNamed(names, values) };
    case 'team':
      return { column: columns.team, values: await teamsNamed(names, values) };
    case 'assignee':
      return { column: columns.assignee, values: await agentsNamed(scope, values, names) };
    case 'mentions':
      return mentioning(
        scope,
        (await agentsNamed(scope, values, names)).map((id) => id ?? -1),
      );
    case 'requester':
      return { column: 'requesterId', values: await peopleAt(scope, values) };
    case 'tier':
      return by === ':' ? { column: 'tier', values: texts.map(Number) } : { tier: by, than: Number(texts[0]) };
    case 'triage':
      return { column: 'triage', values: texts.map((t) => t === 'yes') };
    case 'priority':
      return { column: 'priority', values: texts };
    case 'channel':
    case 'language':
      return { column: field, values: texts };
    default:
      // Which comparisons and values there can be was checked when the query was read.
      return by === ':'
        ? { column: columns[field], values: [null] }
        : { instant: columns[field], by, at: instantFrom(values[0] as Value, scope.now) };
  }
}

/** The filters of a query, with their names looked up among what the asker sees. @throws `search.query-wrong` */
export async function resolve(scope: Scope, query: Query, names: Names): Promise<Filter> {
  if (query.kind === 'filter') return filterOf(scope, query, names);
  if (query.kind === 'own-field') return saysInField(scope, query);
  if (query.kind === 'not') return { not: await resolve(scope, query.part, names) };
  if (query.kind === 'words') return { all: [] };
  const parts: Filter[] = [];
  for (const part of query.parts) parts.push(await resolve(scope, part, names));
  return query.kind === 'all' ? { all: parts } : { any: parts };
}

const wordMentions =
  ({ mentionsIn, agents }: { mentionsIn: string; agents: readonly number[] }): Condition =>
  (w) =>
    `${w.column('id')} IN (SELECT ticket_id FROM ${mentionsIn} WHERE agent_id IN (${agents.map((id) => w.mark('id', id)).join(', ')}))`;

const wordField =
  ({ fieldIn, key, texts }: { fieldIn: string; key: string; texts: readonly string[] }): Condition =>
  (w) =>
    `${w.column('id')} IN (SELECT ticket_id FROM ${fieldIn} WHERE "key" = ${w.mark('subject', key)} AND "value" IN (${texts.map((t) => w.mark('subject', t)).join(', ')}))`;

/** The same in the words of the database. */
export function conditionOf(filter: Filter): Condition {
  if ('all' in filter) return allOf(filter.all.map(conditionOf));
  if ('any' in filter) return anyOf(filter.any.map(conditionOf));
  if ('not' in filter) return notMet(conditionOf(filter.not));
  if ('mentionsIn' in filter) return wordMentions(filter);
  if ('fieldIn' in filter) return wordField(filter);
  if ('instant' in filter) return compared(filter.instant, filter.by, filter.at);
  if ('tier' in filter) return (w) => `${w.column('tier')} ${filter.tier} ${w.mark('tier', filter.than)}`;
  return oneOf(filter.column, filter.values as readonly Ticket[keyof Ticket][]);
}

const orders = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
} as const;

/** The same on a ticket, or on a kind of tickets, in hand; of what is no column of a ticket nothing can be said. */
export function meets(filter: Filter, ticket: Partial<Ticket>): boolean {
  if ('all' in filter) return filter.all.every((part) => meets(part, ticket));
  if ('any' in filter) return filter.any.some((part) => meets(part, ticket));
  if ('not' in filter) return !meets(filter.not, ticket);
  if ('tier' in filter) return orders[filter.tier](ticket.tier ?? 0, filter.than);
  if ('column' in filter) return filter.values.includes((ticket[filter.column] ?? null) as never);
  if ('mentionsIn' in filter || 'fieldIn' in filter) return false;
  const at = ticket[filter.instant];
  return at instanceof Date && orders[filter.by](at.getTime(), filter.at.getTime());
}

/** The columns that a filter looks at. */
export function columnsIn(filter: Filter): (keyof Ticket)[] {
  if ('all' in filter) return filter.all.flatMap(columnsIn);
  if ('any' in filter) return filter.any.flatMap(columnsIn);
  if ('not' in filter) return columnsIn(filter.not);
  if ('instant' in filter) return [filter.instant];
  if ('mentionsIn' in filter || 'fieldIn' in filter) return ['id'];
  return ['tier' in filter ? 'tier' : filter.column];
}
