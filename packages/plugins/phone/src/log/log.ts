import {
  escalateTicket,
  languageOf,
  lockTicket,
  moveTicketTo,
  priorities,
  startTicket,
  ticketDescribed,
  ticketRows,
  writeMessage,
  type Priority,
  type Scope,
  type Ticket,
} from '@luuri/core';
import { ownName } from '../agent/own.ts';
import { callRows, turnRows, type Call, type Turn } from '../entities/index.ts';
import { callLogged } from '../events.ts';
import { otherClient, scriptIncomplete, subjectMissing } from '../errors.ts';
import { packetOfCall } from '../rules/packet.ts';
import { fieldsOf, stepsTried, walk } from '../rules/script.ts';
import { openRun, type OpenRun } from '../script/run.ts';
import { requesterOf, type SaidToBe } from './person.ts';

/** What an agent writes down of a call. */
export interface Logged extends SaidToBe {
  readonly ticketId?: number | undefined;
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
  readonly priority?: Priority | undefined;
  readonly type?: string | undefined;
  readonly service?: string | undefined;
  /** What the caller was told. */
  readonly told?: string | undefined;
  /** Id of a proof of who they are. */
  readonly proof?: string | undefined;
  readonly handOn?: { readonly asked: string; readonly toTier?: number | undefined } | undefined;
  readonly resolved?: boolean | undefined;
}

export interface OnTheLine {
  readonly call: Call & { clientId: number };
  readonly turn: Turn;
  readonly language: string;
}

/** Nothing is logged before what must be asked was asked, or left out with a reason. @throws `phone.script-incomplete` */
function checkScript(open: OpenRun | undefined): void {
  const missing = open ? walk(open.script, open.run.answers).missing : [];
  if (missing.length > 0) throw scriptIncomplete({ steps: missing });
}

const isPriority = (value: string | undefined): value is Priority => priorities.includes(value as Priority);

/** What the agent wrote, else what the script asked for. */
function filled(logged: Logged, open: OpenRun | undefined) {
  const asked = open ? fieldsOf(open.script, open.run.answers) : {};
  const priority = logged.priority ?? (isPriority(asked.priority) ? asked.priority : undefined);
  return {
    ...{ subject: logged.subject ?? asked.subject, text: logged.text ?? asked.text, priority },
    ...{ type: logged.type ?? asked.type ?? open?.script.type, service: logged.service ?? asked.service },
    // Who was chosen on the line counts more than what was asked before.
    said: { personId: logged.personId, name: logged.name ?? asked.name, address: logged.address ?? asked.address },
  };
}

async function openFor(scope: Scope, { call, turn, language }: OnTheLine, fields: ReturnType<typeof filled>): Promise<Ticket> {
  const { subject, text, priority, type, service } = fields;
  if (subject === undefined) throw subjectMissing({});
  const requester = await requesterOf(scope, call, fields.said);
  const ticket = await startTicket(scope, {
    ...{ clientId: call.clientId, requesterId: requester.id, subject, channel: 'phone', agentCreated: true, receivedAt: turn.answeredAt },
    language: requester.language === null ? language : await languageOf(scope, requester),
    ...(priority === undefined ? {} : { priority }),
    ...(type === undefined ? {} : { type }),
    ...(service === undefined ? {} : { service }),
  });
  if (text !== undefined) await scope.emit(ticketDescribed, { ticketId: ticket.id, text });
  return ticket;
}

async function write(scope: Scope, ticketId: number, words: { text: string; public: boolean }): Promise<void> {
  const ticket = await lockTicket(scope, ticketId);
  await writeMessage(scope, ticket, {
    ...{ author: 'agent', authorId: scope.actor.id, authorName: await ownName(scope), channel: 'phone', ...words },
    spoken: true,
  });
}

/** What was said counts as an answer, and is not mailed after the caller; what the agent noted is for colleagues. */
async function writeDown(
  scope: Scope,
  ticketId: number,
  { turn, told, steps }: { turn: Turn; told: string | undefined; steps: string[] },
): Promise<void> {
  const notes = [turn.notes.trim(), steps.join('\n')].filter((text) => text !== '').join('\n\n');
  if (notes !== '') await write(scope, ticketId, { text: notes, public: false });
  if (told !== undefined) await write(scope, ticketId, { text: told, public: true });
}

async function handOn(scope: Scope, ticket: Ticket, { logged, steps, callId }: { logged: Logged; steps: string[]; callId: number }) {
  if (!logged.handOn) return;
  const { asked, toTier } = logged.handOn;
  const packet = packetOfCall({ subject: ticket.subject, callId, proof: logged.proof, steps, told: logged.told, asked });
  await scope.run(escalateTicket, { ticketId: ticket.id, ...packet, ...(toTier === undefined ? {} : { toTier }) });
}

async function keepLinks(
  scope: Scope,
  { call, turn }: OnTheLine,
  { ticketId, handedOn }: { ticketId: number; handedOn: boolean },
): Promise<void> {
  const { id: callId, clientId } = call;
  await scope.rows(callRows).update({ id: callId }, { ticketId });
  const limitOutcome = handedOn && turn.limitMs !== null ? 'handed-on' : turn.limitOutcome;
  await scope.rows(turnRows).update({ id: turn.id }, { ticketId, limitOutcome });
  await scope.emit(callLogged, { callId, clientId, ticketId, opened: turn.ticketId === null });
}

/** Write a call down on a ticket: a new one, the one that it is on already, or one that the agent names. Hand it on in the same go. */
export async function logCall(scope: Scope, line: OnTheLine, logged: Logged): Promise<Ticket> {
  const open = await openRun(scope, line.call);
  checkScript(open);
  const steps = open ? stepsTried(open.script, open.run.answers, line.language) : [];
  const fields = filled(logged, open);
  const known = logged.ticketId ?? line.turn.ticketId;
  const ticket = known === null ? await openFor(scope, line, fields) : await scope.rows(ticketRows).lock(known);
  if (ticket.clientId !== line.call.clientId) throw otherClient({ what: 'ticket', id: ticket.id });
  await writeDown(scope, ticket.id, { turn: line.turn, told: logged.told, steps });
  if (logged.resolved) await moveTicketTo(scope, await lockTicket(scope, ticket.id), { to: 'resolved', reason: 'solved on the line' });
  else await handOn(scope, ticket, { logged, steps, callId: line.call.id });
  await keepLinks(scope, line, { ticketId: ticket.id, handedOn: logged.handOn !== undefined });
  return scope.rows(ticketRows).get(ticket.id);
}
