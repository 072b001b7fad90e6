import { categoryOf, clientRows, contractOf, eventRows, system, ticketRows, type EventRow, type Scope, type Ticket } from '@luuri/core';
import {
  agentSpanRows,
  callRows,
  promiseRows,
  turnRows,
  type AgentSpan,
  type Call,
  type PhonePromise,
  type Turn,
} from '../entities/index.ts';
import type { CountedCall, CountedTicket, CountedTurn } from '../rules/figures.ts';
import { phoneSection, type PhoneTerms } from '../section/index.ts';

/** Which calls are counted. */
export interface Range {
  readonly from: Date;
  readonly to: Date;
  readonly clientId: number | undefined;
}

/** A thing to count, with what it may be grouped by. */
export interface Grouped<T> {
  readonly clientId: number;
  readonly teamId: number | null;
  readonly agentId: number | null;
  /** Entry into the queue: decides the interval. */
  readonly at: Date;
  readonly counted: T;
}

const DAY = 86_400_000;

/** Rows of a client whose instant lies in the range, within the actor's reach. */
async function inRange<Row extends { id: number }>(
  scope: Scope,
  entity: Parameters<typeof scope.rows<Row>>[0],
  { column, range }: { column: keyof Row & string; range: Range },
): Promise<Row[]> {
  const query = scope.rows(entity).query('row');
  query.andWhere(`row.${column} >= :from AND row.${column} < :to`, { from: range.from, to: range.to });
  if (range.clientId !== undefined) query.andWhere('row.clientId = :clientId', { clientId: range.clientId });
  return query.orderBy('row.id', 'ASC').getMany();
}

const termsOf = async (scope: Scope, clientId: number): Promise<PhoneTerms> => (await contractOf(scope, clientId)).section(phoneSection);

function outcomeOf(call: Call): CountedCall['outcome'] {
  if (call.answeredAt !== null) return 'answered';
  return call.abandonedAt === null ? 'waiting' : 'abandoned';
}

/** Calls, each with what its client promises, and with who answered first. */
export async function countedCalls(scope: Scope, range: Range, turns: readonly Turn[]): Promise<Grouped<CountedCall>[]> {
  const calls = await inRange<Call>(scope, callRows, { column: 'startedAt', range });
  const found: Grouped<CountedCall>[] = [];
  for (const call of calls) {
    const { clientId, direction, waitMs } = call;
    if (clientId === null) continue;
    const { withinMs, shortMs } = (await termsOf(scope, clientId)).queue;
    const first = turns.find((turn) => turn.callId === call.id);
    const at = call.queuedAt ?? call.startedAt;
    const counted = { queuedAt: at, direction, waitMs, outcome: outcomeOf(call), withinMs, shortMs };
    found.push({ clientId, at, teamId: first?.teamId ?? null, agentId: first?.agentId ?? null, counted });
  }
  return found;
}

export const turnsIn = (scope: Scope, range: Range): Promise<Turn[]> => inRange<Turn>(scope, turnRows, { column: 'answeredAt', range });

const grouped = <T>({ clientId, teamId, agentId, answeredAt }: Turn, counted: T): Grouped<T> => ({
  clientId,
  teamId,
  agentId,
  at: answeredAt,
  counted,
});

/** Parts of calls that are over, wrap-up included. */
export const countedTurns = (turns: readonly Turn[]): Grouped<CountedTurn>[] =>
  turns.flatMap((turn) => {
    const { endedAt, answeredAt, heldMs, direction, limitMs, wrappedAt } = turn;
    if (endedAt === null) return [];
    const wrapUpMs = wrappedAt === null ? 0 : Math.max(0, wrappedAt.getTime() - endedAt.getTime());
    return [grouped(turn, { direction, talkMs: endedAt.getTime() - answeredAt.getTime() - heldMs, holdMs: heldMs, wrapUpMs, limitMs })];
  });

interface Moves {
  readonly resolvedAt: Date | undefined;
  readonly waitedForApproval: boolean;
}

/** What became of a ticket, from its log: who sees the ticket sees its life. */
async function movesOf(scope: Scope, ticketId: number): Promise<Moves> {
  const where = { about: `ticket:${String(ticketId)}`, event: 'ticket.moved' };
  const moved: EventRow[] = await scope.as(system).rows(eventRows).find({ where });
  const to = (category: string) => moved.find((m) => (m.payload as { category?: string }).category === category);
  return { resolvedAt: to('resolved')?.at, waitedForApproval: to('pending-approval') !== undefined };
}

const sameSubject = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The requester was back within the days that count: with another ticket of the subject, or on the same one. */
async function cameBack(scope: Scope, { ticket, turn, days }: { ticket: Ticket; turn: Turn; days: number }): Promise<boolean> {
  const until = new Date(turn.answeredAt.getTime() + days * DAY);
  const within = (at: Date): boolean => at > turn.answeredAt && at <= until;
  const others = await scope.rows(ticketRows).find({ where: { requesterId: ticket.requesterId, clientId: ticket.clientId } });
  const again = others.some((t) => t.id !== ticket.id && within(t.receivedAt) && sameSubject(t.subject, ticket.subject));
  if (again) return true;
  const later = await scope.rows(turnRows).find({ where: { ticketId: ticket.id } });
  return later.some((t) => t.callId !== turn.callId && within(t.answeredAt));
}

/** Tickets that these calls opened, and whether the first contact was enough. */
export async function countedTickets(scope: Scope, turns: readonly Turn[]): Promise<Grouped<CountedTicket>[]> {
  const found: Grouped<CountedTicket>[] = [];
  for (const turn of turns) {
    const ticket = turn.ticketId === null ? undefined : await scope.rows(ticketRows).first({ id: turn.ticketId });
    // A call on an older ticket is no first contact.
    if (ticket?.channel !== 'phone' || ticket.receivedAt.getTime() !== turn.answeredAt.getTime()) continue;
    const { days, excludes } = (await termsOf(scope, turn.clientId)).firstContact;
    const { resolvedAt, waitedForApproval } = await movesOf(scope, ticket.id);
    const over = turn.wrappedAt ?? turn.endedAt;
    const isOver = ['resolved', 'closed'].includes(categoryOf(scope, ticket.state));
    const counted = {
      resolvedInFirstContact: isOver && resolvedAt !== undefined && over !== null && resolvedAt <= over,
      repeated: await cameBack(scope, { ticket, turn, days }),
      eligible: !waitedForApproval && !excludes.includes(ticket.type ?? ''),
    };
    found.push(grouped(turn, counted));
  }
  return found;
}

/** Call-backs that fell due. A caller who called it off was not let down. */
export async function countedPromises(scope: Scope, range: Range): Promise<Grouped<{ kept: boolean }>[]> {
  const promises = await inRange<PhonePromise>(scope, promiseRows, { column: 'dueAt', range });
  const due = promises.filter((p) => p.kind === 'call-back' && (p.state !== 'open' || p.dueAt < scope.now));
  return due.map((p) => {
    const kept = (p.state === 'kept' || p.state === 'cancelled') && p.endedAt !== null && p.endedAt <= p.dueAt;
    const agent = /^agent:(\d+)$/.exec(p.madeBy);
    return { clientId: p.clientId, teamId: null, agentId: agent ? Number(agent[1]) : null, at: p.dueAt, counted: { kept } };
  });
}

const overlap = (span: AgentSpan, { from, to, now }: { from: Date; to: Date; now: Date }): number => {
  const end = Math.min((span.toAt ?? now).getTime(), to.getTime(), now.getTime());
  return Math.max(0, end - Math.max(span.fromAt.getTime(), from.getTime()));
};
const handlingStates = new Set(['on-call', 'wrap-up']);
const availableStates = new Set(['ready', 'ringing']);

/** Time of agents whom the actor sees on calls: what they handled, and what they waited. */
export async function agentTimes(
  scope: Scope,
  range: Range,
  agents: readonly number[],
): Promise<ReadonlyMap<number, { handlingMs: number; availableMs: number }>> {
  const times = new Map(agents.map((id) => [id, { handlingMs: 0, availableMs: 0 }]));
  if (agents.length === 0) return times;
  const query = scope.as(system).rows(agentSpanRows).query('span');
  query.andWhere('span.fromAt < :to AND (span.toAt IS NULL OR span.toAt >= :from)', { from: range.from, to: range.to });
  for (const span of await query.andWhere('span.agentId IN (:...agents)', { agents }).getMany()) {
    const time = times.get(span.agentId);
    const ms = overlap(span, { ...range, now: scope.now });
    if (time && handlingStates.has(span.state)) time.handlingMs += ms;
    if (time && availableStates.has(span.state)) time.availableMs += ms;
  }
  return times;
}

/** Names of clients by id, for the keys of rows. */
export const slugsOf = async (scope: Scope): Promise<ReadonlyMap<number, string>> =>
  new Map((await scope.rows(clientRows).find()).map((c) => [c.id, c.slug]));
