import { clientRows } from '../client/index.ts';
import { wrongPlace, type Scope } from '../kernel/index.ts';
import { allOf, oneOf, wordingFor, type Condition, type Wording } from './condition.ts';
import { ticketRows, type Ticket } from './entities.ts';

export const ticketOrders = ['newest', 'due', 'updated'] as const;
/** `newest`: the last opened first. `due`: the nearest due first, those without one last. `updated`: the last touched first. */
export type TicketOrder = (typeof ticketOrders)[number];

/** Which tickets to list. The actor's reach applies besides, always. */
export interface TicketsWanted {
  /** Of these clients only. */
  readonly clients?: readonly number[] | undefined;
  /** In these states only. */
  readonly states?: readonly string[] | undefined;
  /** Of these agents only. */
  readonly assignees?: readonly number[] | undefined;
  readonly conditions?: readonly Condition[];
  readonly order: TicketOrder;
  readonly limit: number;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

export interface TicketsPage {
  readonly tickets: readonly Ticket[];
  readonly next: string | null;
}

/** Where a page begins: behind this ticket, whose place in the order is `at`; null among those without a due. */
interface Place {
  readonly at: Date | null;
  readonly id: number;
}

/** What one index holds in one order. */
interface Branch {
  readonly clientId?: number;
  readonly state?: string;
}

/** SQLite takes 500 in one statement. */
const BRANCHES_AT_ONCE = 60;

/** `1234`; in the other orders with its instant before it: `2026-06-01T06:00:00.000Z,1234`, `-,1234` without one. */
function readPlace(after: string, order: TicketOrder): Place {
  const [, at, id] = /^(?:([^,]{1,30}),)?(\d{1,15})$/.exec(after) ?? [];
  const instant = at === undefined || at === '-' ? null : new Date(at);
  const fits = order === 'newest' ? at === undefined : at !== undefined && (order === 'due' || at !== '-');
  if (id === undefined || !fits || Number.isNaN(instant?.getTime())) throw wrongPlace('ticket.list', after);
  return { at: instant, id: Number(id) };
}

const instantOf = (ticket: Ticket, order: TicketOrder): Date | null => (order === 'due' ? ticket.dueAt : ticket.updatedAt);

const writePlace = (ticket: Ticket, order: TicketOrder): string =>
  order === 'newest' ? String(ticket.id) : `${instantOf(ticket, order)?.toISOString() ?? '-'},${String(ticket.id)}`;

/** The clients whose tickets the actor may see: each has its own stretch of every index. Undefined when clients say nothing of it. */
export async function clientsFor(
  { actor: { reach }, rows }: Scope,
  wanted: readonly number[] | undefined,
): Promise<readonly number[] | undefined> {
  if (reach !== 'all' && !reach['client']) return wanted;
  const seen = reach === 'all' ? (wanted ?? (await rows(clientRows).find()).map((c) => c.id)) : (reach['client'] ?? []);
  return wanted ? seen.filter((id) => wanted.includes(id)) : [...new Set(seen)];
}

/** What else the reach limits: the rows are limited by it anyway, and a page is to be full all the same. */
export function reachBesides({ actor: { reach } }: Scope): Condition[] {
  if (reach === 'all') return [];
  const columns = ticketRows.reach as Readonly<Record<string, keyof Ticket>>;
  return Object.entries(reach)
    .filter(([dimension]) => dimension !== 'client')
    .map(([dimension, ids]) => (columns[dimension] ? oneOf(columns[dimension], ids) : oneOf('id', [])));
}

/** One way through the tickets: what it keeps to, how it goes on, and by which columns. */
interface Walk {
  readonly conditions: readonly Condition[];
  readonly order: (w: Wording) => string;
  /** True when each state is a stretch of its own. */
  readonly byState: boolean;
}

const newestFrom = (place: Place | undefined): Condition[] => (place ? [(w) => `${w.column('id')} < ${w.mark('id', place.id)}`] : []);

const from = (property: 'dueAt' | 'updatedAt', by: '<' | '>', place: Place | undefined): Condition[] => {
  const at = place?.at;
  return place && at
    ? [(w) => `(${w.column(property)}, ${w.column('id')}) ${by} (${w.mark(property, at)}, ${w.mark('id', place.id)})`]
    : [];
};

/** One after the other: what the first leaves of a page, the next may fill. */
function walksOf(order: TicketOrder, place: Place | undefined): Walk[] {
  const newest = (conditions: Condition[]): Walk => ({ conditions, byState: true, order: (w) => `${w.column('id')} DESC` });
  if (order === 'newest') return [newest(newestFrom(place))];
  if (order === 'updated') {
    const updated = (w: Wording) => `${w.column('updatedAt')} DESC, ${w.column('id')} DESC`;
    return [{ conditions: from('updatedAt', '<', place), byState: false, order: updated }];
  }
  const isDue: Condition = (w) => `${w.column('dueAt')} IS NOT NULL`;
  const due = (w: Wording) => `${w.column('dueAt')}, ${w.column('id')}`;
  const withDue: Walk = { conditions: [isDue, ...from('dueAt', '>', place)], byState: false, order: due };
  const without = newest([oneOf('dueAt', [null]), ...newestFrom(place?.at === null ? place : undefined)]);
  return place?.at === null ? [without] : [withDue, without];
}

function branchesOf(clients: readonly number[] | undefined, states: readonly string[] | undefined): Branch[] {
  const byClient: Branch[] = clients ? clients.map((clientId) => ({ clientId })) : [{}];
  return states ? byClient.flatMap((branch) => states.map((state) => ({ ...branch, state }))) : byClient;
}

/** The ids of the first of each branch, and of those the first of all: every branch is read from its index in order, and no further. */
async function firstOf(scope: Scope, branches: readonly Branch[], { walk, limit }: { walk: Walk; limit: number }): Promise<number[]> {
  const w = wordingFor(scope);
  const columns = `${w.column('id')}, ${w.column('dueAt')}, ${w.column('updatedAt')}`;
  const parts = branches.map(({ clientId, state }) => {
    const its = [
      ...(clientId === undefined ? [] : [oneOf('clientId', [clientId])]),
      ...(state === undefined ? [] : [oneOf('state', [state])]),
    ];
    const which = allOf([...its, ...walk.conditions])(w);
    return `SELECT * FROM (SELECT ${columns} FROM ${scope.sql.table(ticketRows)} WHERE ${which} ORDER BY ${walk.order(w)} LIMIT ${String(limit)}) b`;
  });
  const words = parts.length === 1 ? parts[0] : `${parts.join(' UNION ALL ')} ORDER BY ${walk.order(w)} LIMIT ${String(limit)}`;
  const found = await scope.sql.manager.query<{ id: number | string }[]>(words ?? '', [...w.parameters]);
  return found.map(({ id }) => Number(id));
}

const compare =
  (order: TicketOrder) =>
  (a: Ticket, b: Ticket): number => {
    const [one, other] = [instantOf(a, order)?.getTime() ?? Infinity, instantOf(b, order)?.getTime() ?? Infinity];
    if (order === 'newest' || one === other) return order === 'due' && one !== Infinity ? a.id - b.id : b.id - a.id;
    return order === 'due' ? one - other : other - one;
  };

/**
 * Where somebody has few enough of them to sort, the index of those is read whole. The plus keeps the database from another index:
 * that of the clients holds far more.
 */
function ofFew(wanted: TicketsWanted, clients: readonly number[] | undefined): Condition[] | undefined {
  const { assignees, states } = wanted;
  if (!assignees || !states) return undefined;
  const theirs: Condition = (w) => `+${w.column('clientId')} IN (${(clients ?? []).map((id) => w.mark('clientId', id)).join(', ')})`;
  return [
    oneOf('assigneeId', assignees),
    oneOf('state', states),
    ...(clients && clients.length > 0 ? [theirs] : clients ? [oneOf('id', [])] : []),
  ];
}

/** A page of tickets, and where the next one begins. Each stretch of an index is read no further than the page is long. */
export async function pageOfTickets(scope: Scope, wanted: TicketsWanted): Promise<TicketsPage> {
  const { order, limit, after, states, conditions = [] } = wanted;
  const place = after === undefined ? undefined : readPlace(after, order);
  const clients = await clientsFor(scope, wanted.clients);
  const few = ofFew(wanted, clients);
  const theirs = few ?? (wanted.assignees ? [oneOf('assigneeId', wanted.assignees)] : []);
  const tickets: Ticket[] = [];
  for (const walk of walksOf(order, place)) {
    const inStates = states && !walk.byState && !few ? [oneOf('state', states)] : [];
    const narrowed = { ...walk, conditions: [...theirs, ...inStates, ...reachBesides(scope), ...conditions, ...walk.conditions] };
    const branches = few ? [{}] : branchesOf(clients, walk.byState ? states : undefined);
    const missing = limit + 1 - tickets.length;
    const ids: number[] = [];
    for (let i = 0; i < branches.length && missing > 0; i += BRANCHES_AT_ONCE)
      ids.push(...(await firstOf(scope, branches.slice(i, i + BRANCHES_AT_ONCE), { walk: narrowed, limit: missing })));
    const rows = ids.length > 0 ? await scope.rows(ticketRows).find({ where: { id: ids } }) : [];
    tickets.push(...rows.sort(compare(order)).slice(0, missing));
  }
  const page = tickets.slice(0, limit);
  const last = page.at(-1);
  return { tickets: page, next: last && tickets.length > limit ? writePlace(last, order) : null };
}
