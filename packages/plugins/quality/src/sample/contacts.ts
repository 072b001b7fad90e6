import {
  agentIdOf,
  categoryOf,
  eventRows,
  messageRows,
  settlementRows,
  system,
  ticketRows,
  type EventRow,
  type Message,
  type Scope,
  type Ticket,
} from '@luuri/core';
import { Between } from 'typeorm';
import { markRows, pickRows, type Mark } from '../entities/index.ts';
import { kindOf, type ContactKind } from '../rules/card.ts';
import { grouped } from '../rules/grouped.ts';
import type { Risk } from '../rules/risk.ts';
import type { Contact } from '../rules/sample.ts';

/** A contact with what a pick of it keeps. */
export interface FoundContact extends Contact {
  readonly kind: ContactKind;
  readonly language: string;
}

/** Of which client, and of which time: from then on, and before then. */
export interface Span {
  readonly clientId: number;
  readonly from: Date;
  readonly to: Date;
}

/** Databases take so many values in one statement, and more. */
const AT_ONCE = 400;

async function inParts<T, R>(all: readonly T[], read: (some: readonly T[]) => Promise<readonly R[]>): Promise<R[]> {
  const found: R[] = [];
  for (let i = 0; i < all.length; i += AT_ONCE) found.push(...(await read(all.slice(i, i + AT_ONCE))));
  return found;
}

/** Marks of tickets in a span; those of a call belong to the tickets on which it was logged. */
async function marksIn(scope: Scope, { clientId, from, to }: Span): Promise<Mark[]> {
  return scope.rows(markRows).find({ where: { clientId, at: Between(from, new Date(to.getTime() - 1)) } });
}

/** What is known of some tickets, whenever it was told. */
async function marksOf(scope: Scope, ticketIds: readonly number[]): Promise<Mark[]> {
  const marks = await inParts(ticketIds, (some) => scope.rows(markRows).find({ where: { ticketId: some } }));
  const calls = marks.filter((m) => m.mark === 'called');
  const callIds = [...new Set(calls.flatMap((m) => (m.callId === null ? [] : [m.callId])))];
  const ofCalls = await inParts(callIds, (some) => scope.rows(markRows).find({ where: { callId: some, ticketId: null } }));
  const logged = grouped(calls, (call) => call.callId);
  const ticketed = ofCalls.flatMap((m) => (logged.get(m.callId) ?? []).map(({ ticketId }) => ({ ...m, ticketId })));
  return [...marks.filter((m) => m.mark !== 'called'), ...ticketed];
}

/** Tickets that were solved in the span, and those of which something was told in it. */
async function ticketsIn(scope: Scope, span: Span): Promise<Ticket[]> {
  const { clientId, from, to } = span;
  const within = Between(from, new Date(to.getTime() - 1));
  const solved = await scope.rows(settlementRows).find({ where: { clientId, solvedAt: within } });
  const marks = await marksIn(scope, span);
  const callIds = [...new Set(marks.flatMap((m) => (m.ticketId === null && m.callId !== null ? [m.callId] : [])))];
  const calls = await inParts(callIds, (some) => scope.rows(markRows).find({ where: { mark: 'called', callId: some } }));
  const ids = new Set([
    ...solved.map((s) => s.ticketId),
    ...[...marks, ...calls].flatMap((m) => (m.ticketId === null ? [] : [m.ticketId])),
  ]);
  const tickets = await inParts([...ids], (some) => scope.rows(ticketRows).find({ where: { id: some, clientId } }));
  return tickets.filter((ticket) => ['resolved', 'closed'].includes(categoryOf(scope, ticket.state)));
}

/** What an agent said to a requester, or wrote down of a call. */
const isContact = ({ public: isPublic, automatic, channel }: Message): boolean => !automatic && (isPublic || channel === 'phone');

interface Spoke {
  readonly ticketId: number;
  readonly agentId: number;
  /** When last. */
  readonly at: Date;
}

/** Who spoke on some tickets, the last on each at the end. */
async function speakersOn(scope: Scope, ticketIds: readonly number[]): Promise<Spoke[]> {
  const said = await inParts(ticketIds, (some) => scope.rows(messageRows).find({ where: { ticketId: some, author: 'agent' } }));
  const spoke = new Map<string, Spoke>();
  for (const message of said.filter(isContact)) {
    const { ticketId, at } = message;
    const agentId = agentIdOf({ id: message.authorId });
    if (agentId === undefined) continue;
    const key = `${String(ticketId)}/${String(agentId)}`;
    spoke.delete(key);
    spoke.set(key, { ticketId, agentId, at });
  }
  return [...spoke.values()];
}

/** The tier that had a ticket at some instant, by its log: who sees the ticket sees its life. */
async function tierMoves(scope: Scope, ticketIds: readonly number[]): Promise<(ticket: Ticket, at: Date) => number> {
  const abouts = ticketIds.map((id) => `ticket:${String(id)}`);
  const desk = scope.as(system).rows(eventRows);
  const moves: EventRow[] = await inParts(abouts, (some) => desk.find({ where: { about: some, event: 'ticket.tier-changed' } }));
  const ofTicket = grouped(moves, (move) => move.about);
  return (ticket, at) => {
    const next = ofTicket.get(`ticket:${String(ticket.id)}`)?.find((move) => move.at > at);
    return (next?.payload as { from?: number } | undefined)?.from ?? ticket.tier;
  };
}

/** A risk is the contact's of whom it names, else of whoever spoke last. */
function risksOf(spoke: Spoke, ofTicket: readonly Mark[], last: Spoke | undefined): Risk[] {
  const own = ofTicket.filter((m) => (m.agentId ?? last?.agentId) === spoke.agentId);
  return [...new Set(own.map((m) => m.mark))].filter((m) => m !== 'called');
}

/** Contacts on tickets that the actor sees, with what is known of each. */
export async function contactsOn(scope: Scope, tickets: readonly Ticket[]): Promise<FoundContact[]> {
  const ids = tickets.map((t) => t.id);
  const byId = new Map(tickets.map((t) => [t.id, t]));
  const spoken = await speakersOn(scope, ids);
  const speakers = grouped(spoken, (s) => s.ticketId);
  const marks = grouped(await marksOf(scope, ids), (m) => m.ticketId);
  const tierAt = await tierMoves(scope, ids);
  return spoken.flatMap((spoke) => {
    const ticket = byId.get(spoke.ticketId);
    if (!ticket) return [];
    const ofTicket = marks.get(ticket.id) ?? [];
    const last = speakers.get(ticket.id)?.at(-1);
    const { clientId, channel, language } = ticket;
    const kind = kindOf({ channel, reset: ofTicket.some((m) => m.mark === 'reset') });
    const { ticketId, agentId, at } = spoke;
    return [{ ticketId, agentId, clientId, channel, language, kind, tier: tierAt(ticket, at), risks: risksOf(spoke, ofTicket, last) }];
  });
}

/** Contacts of a span that were not picked before. */
export async function contactsIn(scope: Scope, span: Span): Promise<FoundContact[]> {
  const contacts = await contactsOn(scope, await ticketsIn(scope, span));
  const ids = [...new Set(contacts.map((c) => c.ticketId))];
  const picked = await inParts(ids, (some) => scope.rows(pickRows).find({ where: { ticketId: some } }));
  const known = new Set(picked.map((p) => `${String(p.ticketId)}/${String(p.agentId)}`));
  return contacts.filter((c) => !known.has(`${String(c.ticketId)}/${String(c.agentId)}`));
}
