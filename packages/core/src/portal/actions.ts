import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { can, defineAction, Download, notFound, pageOf, system, type Scope } from '../kernel/index.ts';
import { attachmentRows, blobBytes, messageRows, ticketOver, writeMessage } from '../message/index.ts';
import { personRows } from '../people/index.ts';
import { personIdOf } from '../team/index.ts';
import { ByTicket, categoryOf, ticketRows } from '../ticket/index.ts';
import { usePortal } from './permissions.ts';
import { ownTicket, OwnTicket, OwnTicketWithWords, publicWords } from './view.ts';

export class ListOwn {
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** The `next` of the page before. */
  @IsOptional() @IsInt() @Max(Number.MAX_SAFE_INTEGER) after?: number;
}

export const ownTickets = defineAction('portal.tickets', {
  summary: "A requester's own tickets, newest first; a client contact's are all of the client.",
  allow: can(usePortal),
  http: 'GET /my/tickets',
  input: ListOwn,
  output: pageOf(OwnTicket),
  async run(scope, { limit = 50, after }): Promise<{ items: OwnTicket[]; next: number | null }> {
    const query = scope.rows(ticketRows).query('ticket');
    if (after !== undefined) query.andWhere('ticket.id < :after', { after });
    const found = await query
      .orderBy('ticket.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const page = found.slice(0, limit);
    return { items: page.map((ticket) => ownTicket(scope, ticket)), next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
  },
});

export const readOwn = defineAction('portal.ticket', {
  summary: "One of one's own tickets with what was said in public.",
  allow: can(usePortal),
  http: 'GET /my/tickets/:ticketId',
  input: ByTicket,
  output: OwnTicketWithWords,
  async run(scope, { ticketId }): Promise<OwnTicketWithWords> {
    const ticket = await scope.rows(ticketRows).get(ticketId);
    return { ...ownTicket(scope, ticket), messages: await publicWords(scope, ticketId) };
  },
});

export class WriteOwn extends ByTicket {
  /** What to say, 1-100,000 characters of plain text. */
  @IsString() @Length(1, 100_000) text!: string;
}

async function nameOf(scope: Scope): Promise<string> {
  const id = personIdOf(scope.actor);
  const person = id === undefined ? undefined : await scope.as(system).rows(personRows).first({ id });
  return person?.name ?? '';
}

export const writeOwn = defineAction('portal.write', {
  summary: "Add something to one of one's own tickets.",
  allow: can(usePortal),
  http: 'POST /my/tickets/:ticketId/messages',
  input: WriteOwn,
  output: OwnTicketWithWords,
  async run(scope, { ticketId, text }): Promise<OwnTicketWithWords> {
    const ticket = await scope.rows(ticketRows).lock(ticketId);
    if (['closed', 'cancelled'].includes(categoryOf(scope, ticket.state))) throw ticketOver({ ticketId, state: ticket.state });
    const author = { author: 'requester' as const, authorId: scope.actor.id, authorName: await nameOf(scope) };
    await writeMessage(scope, ticket, { ...author, public: true, channel: 'portal', text });
    return scope.run(readOwn, { ticketId });
  },
});

export class ByOwnAttachment {
  @IsInt() attachmentId!: number;
}

export const downloadOwn = defineAction('portal.attachment', {
  summary: "A file from one of one's own tickets.",
  allow: can(usePortal),
  http: 'GET /my/attachments/:attachmentId',
  input: ByOwnAttachment,
  output: Download,
  async run(scope, { attachmentId }): Promise<Download> {
    const desk = scope.as(system);
    const missing = notFound({ what: 'attachment', id: attachmentId });
    const file = await desk.rows(attachmentRows).first({ id: attachmentId });
    const message = file && (await desk.rows(messageRows).first({ id: file.messageId, public: true }));
    // Of a ticket that is somebody else's, as of a note, it is not told that it is there.
    if (!file || !message || !(await scope.rows(ticketRows).first({ id: file.ticketId }))) throw missing;
    return new Download({ name: file.name, mediaType: file.mediaType, bytes: await blobBytes(scope, file.blobId) });
  },
});
