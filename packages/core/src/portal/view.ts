import { out, system, type Localised, type Scope } from '../kernel/index.ts';
import { attachmentRows, messageRows } from '../message/index.ts';
import { personRows } from '../people/index.ts';
import { clocksOf, windowEnd } from '../sla/index.ts';
import { agentRows } from '../team/index.ts';
import { categoryOf, filledFields, type Ticket } from '../ticket/index.ts';
import { expectationsOf, firstName, happeningOf, happenings, type Expectation, type Happening } from './rules.ts';

/** When to expect something. */
export class ExpectationView implements Expectation {
  @out.oneOf('answer', 'news', 'solution') readonly what!: Expectation['what'];
  @out.instant readonly by!: Date;
  /** True when it should have been there already. */
  @out.flag readonly late!: boolean;
}

/** A ticket as its requester sees it: no tier, no team, no note, and of whoever has it the first name. */
export class OwnTicket {
  @out.integer readonly id!: number;
  @out.text readonly subject!: string;
  @out.text readonly state!: string;
  @out.text readonly category!: string;
  /** What is going on, for the requester. */
  @out.oneOf(...happenings) readonly happening!: Happening;
  @out.instant readonly receivedAt!: Date;
  @out.instant readonly updatedAt!: Date;
  /** First name of whoever has it; empty while nobody does. */
  @out.text readonly handledBy!: string;
  /** Name of whoever asked: a client contact sees those of others, too. */
  @out.text readonly requester!: string;
  /** What is promised next, the answer first. */
  @out.list(ExpectationView) readonly expects!: readonly ExpectationView[];
}

/** A file that was sent along. */
export class OwnFile {
  @out.integer readonly id!: number;
  @out.text readonly name!: string;
  @out.text readonly mediaType!: string;
  /** Bytes. */
  @out.integer readonly size!: number;
}

/** What was said in public. */
export class OwnMessage {
  @out.integer readonly id!: number;
  /** requester, agent, third-party or desk. */
  @out.text readonly author!: string;
  /** Of an agent the first name. */
  @out.text readonly authorName!: string;
  @out.text readonly text!: string;
  @out.instant readonly at!: Date;
  @out.list(OwnFile) readonly attachments!: readonly OwnFile[];
}

/** A field of the client's own that its requesters see. */
export class OwnField {
  @out.text readonly key!: string;
  /** A text, or texts by language. */
  @out.either(out.text, out.record(out.text)) readonly label!: Localised;
  /** What it holds, as it is called: a text, or texts by language. */
  @out.either(out.text, out.record(out.text)) readonly shown!: Localised;
}

/** One of one's own tickets, with what was said and what one may do. */
export class OwnTicketPage extends OwnTicket {
  @out.list(OwnMessage) readonly messages!: readonly OwnMessage[];
  /** What else is known of it. */
  @out.list(OwnField) readonly fields!: readonly OwnField[];
  /** True while something may be added. */
  @out.flag readonly mayWrite!: boolean;
  /** True while one may say that it is solved. */
  @out.flag readonly maySolve!: boolean;
  /** True when it is solved, and one may still say that it is not. */
  @out.flag readonly mayReopen!: boolean;
  /** Until when; empty when there is no end to it. */
  @out.orNull(out.instant) readonly reopenUntil!: Date | null;
}

/** The page of a list. */
export class OwnTickets {
  @out.list(OwnTicket) readonly items!: readonly OwnTicket[];
  /** Hand it back as `after` for the next page; empty on the last. */
  @out.orNull(out.integer) readonly next!: number | null;
}

async function namesIn(rows: Promise<readonly { readonly id: number; readonly name: string }[]>): Promise<ReadonlyMap<number, string>> {
  return new Map((await rows).map(({ id, name }) => [id, name]));
}

/** Tickets that the actor was found to see, as requesters see them. */
export async function ownTicketViews(scope: Scope, tickets: readonly Ticket[]): Promise<OwnTicket[]> {
  if (tickets.length === 0) return [];
  const desk = scope.as(system);
  const agents = await namesIn(desk.rows(agentRows).find({ where: { id: tickets.flatMap((t) => t.assigneeId ?? []) } }));
  const people = await namesIn(desk.rows(personRows).find({ where: { id: [...new Set(tickets.map((t) => t.requesterId))] } }));
  const clocks = await clocksOf(scope, tickets);
  return tickets.map(({ id, subject, state, receivedAt, updatedAt, assigneeId, requesterId }) => ({
    ...{ id, subject, state, receivedAt, updatedAt },
    category: categoryOf(scope, state),
    happening: happeningOf(categoryOf(scope, state)),
    handledBy: firstName(agents.get(assigneeId ?? 0) ?? ''),
    requester: people.get(requesterId) ?? '',
    expects: expectationsOf(clocks.get(id) ?? [], scope.now),
  }));
}

/** The public words of a ticket that the actor was found to see. Messages themselves are in no requester's reach: notes are among them. */
export async function publicWords(scope: Scope, ticketId: number): Promise<OwnMessage[]> {
  const desk = scope.as(system);
  const said = await desk.rows(messageRows).find({ where: { ticketId, public: true }, order: { at: 'ASC', id: 'ASC' } });
  const files = await desk.rows(attachmentRows).find({ where: { ticketId } });
  return said.map(({ id, author, authorName, text, textStripped, at }) => ({
    ...{ id, author, authorName: author === 'agent' ? firstName(authorName) : authorName, text: textStripped ?? text, at },
    attachments: files
      .filter((f) => f.messageId === id)
      .map(({ id: file, name, mediaType, size }) => ({ id: file, name, mediaType, size })),
  }));
}

/** Until when a solved ticket may be opened again, as its promise says; without one there is no end. Undefined when it is not solved. */
export async function reopening(scope: Scope, ticket: Ticket): Promise<{ until: Date | null } | undefined> {
  if (categoryOf(scope, ticket.state) !== 'resolved') return undefined;
  return { until: (await windowEnd(scope, ticket)) ?? null };
}

async function publicFields(scope: Scope, ticket: Ticket): Promise<OwnField[]> {
  const filled = (await filledFields(scope, [ticket])).get(ticket.id) ?? [];
  return filled.filter((field) => field.public).map(({ key, label, shown }) => ({ key, label, shown }));
}

const isOver = (category: string): boolean => ['resolved', 'closed', 'cancelled'].includes(category);

/** A whole ticket that the actor was found to see. */
export async function ownTicketPage(scope: Scope, ticket: Ticket): Promise<OwnTicketPage> {
  const [view] = await ownTicketViews(scope, [ticket]);
  const category = categoryOf(scope, ticket.state);
  const again = await reopening(scope, ticket);
  return Object.assign(view as OwnTicket, {
    messages: await publicWords(scope, ticket.id),
    fields: await publicFields(scope, ticket),
    mayWrite: !isOver(category),
    maySolve: !isOver(category),
    mayReopen: again !== undefined && (again.until === null || again.until > scope.now),
    reopenUntil: again?.until ?? null,
  });
}
