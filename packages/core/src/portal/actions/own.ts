import { IsInt, IsString, Length } from 'class-validator';
import { can, defineAction, Download, notFound, pageById, PageWanted, system, type Scope } from '../../kernel/index.ts';
import {
  attachmentRows,
  blobBytes,
  keepUpload,
  messageRows,
  takeUploads,
  ticketOver,
  UploadFile,
  uploadType,
  UploadView,
  WithUploads,
  writeMessage,
} from '../../message/index.ts';
import { personRows } from '../../people/index.ts';
import { personIdOf } from '../../team/index.ts';
import { ByTicket, categoryOf, moveTicketTo, ticketRows, type Ticket } from '../../ticket/index.ts';
import { alreadyOver, windowOver } from '../errors.ts';
import { usePortal } from '../permissions.ts';
import { OwnTicketPage, ownTicketPage, OwnTickets, ownTicketViews, reopening } from '../view.ts';

export const ownTickets = defineAction('portal.tickets', {
  summary: "A requester's own tickets, newest first; a client contact's are all of the client.",
  allow: can(usePortal),
  http: 'GET /my/tickets',
  input: PageWanted,
  output: OwnTickets,
  async run(scope, { limit, after }): Promise<OwnTickets> {
    const { items, next } = await pageById(scope.rows(ticketRows), { order: 'DESC', limit, after });
    return { items: await ownTicketViews(scope, items), next };
  },
});

export const readOwn = defineAction('portal.ticket', {
  summary: "One of one's own tickets with what was said in public, what to expect, and what one may do.",
  allow: can(usePortal),
  http: 'GET /my/tickets/:ticketId',
  input: ByTicket,
  output: OwnTicketPage,
  run: async (scope, { ticketId }): Promise<OwnTicketPage> => ownTicketPage(scope, await scope.rows(ticketRows).get(ticketId)),
});

export class WriteOwn extends WithUploads {
  /** What to say, 1-100,000 characters of plain text. */
  @IsString() @Length(1, 100_000) text!: string;
}

async function nameOf(scope: Scope): Promise<string> {
  const id = personIdOf(scope.actor);
  const person = id === undefined ? undefined : await scope.as(system).rows(personRows).first({ id });
  return person?.name ?? '';
}

const isOver = (scope: Scope, { state }: Ticket): boolean => ['closed', 'cancelled'].includes(categoryOf(scope, state));

async function say(scope: Scope, ticket: Ticket, { text, uploads }: WriteOwn): Promise<void> {
  const author = { author: 'requester' as const, authorId: scope.actor.id, authorName: await nameOf(scope) };
  const files = await takeUploads(scope, ticket, { uploads });
  await writeMessage(scope, ticket, { ...author, public: true, channel: 'portal', text, files });
}

export const writeOwn = defineAction('portal.write', {
  summary: "Add something to one of one's own tickets.",
  allow: can(usePortal),
  http: 'POST /my/tickets/:ticketId/messages',
  input: WriteOwn,
  output: OwnTicketPage,
  async run(scope, said): Promise<OwnTicketPage> {
    const { ticketId } = said;
    const ticket = await scope.rows(ticketRows).lock(ticketId);
    if (isOver(scope, ticket)) throw ticketOver({ ticketId, state: ticket.state });
    await say(scope, ticket, said);
    return scope.run(readOwn, { ticketId });
  },
});

export const solveOwn = defineAction('portal.solved', {
  summary: "Say that one of one's own tickets is solved.",
  allow: can(usePortal),
  http: 'POST /my/tickets/:ticketId/solved',
  input: ByTicket,
  output: OwnTicketPage,
  async run(scope, { ticketId }): Promise<OwnTicketPage> {
    const ticket = await scope.rows(ticketRows).lock(ticketId);
    if (isOver(scope, ticket) || categoryOf(scope, ticket.state) === 'resolved') throw alreadyOver({ ticketId });
    await moveTicketTo(scope, ticket, { to: 'resolved', reason: 'the requester says that it is solved' });
    return scope.run(readOwn, { ticketId });
  },
});

export const reopenOwn = defineAction('portal.reopen', {
  summary:
    "Say what is still wrong on one of one's own tickets that is solved: it is opened again, within the time that its contract gives.",
  allow: can(usePortal),
  http: 'POST /my/tickets/:ticketId/reopen',
  input: WriteOwn,
  output: OwnTicketPage,
  async run(scope, said): Promise<OwnTicketPage> {
    const { ticketId } = said;
    const ticket = await scope.rows(ticketRows).lock(ticketId);
    const again = await reopening(scope, ticket);
    if (!again || (again.until !== null && again.until <= scope.now)) throw windowOver({ ticketId });
    await say(scope, ticket, said);
    return scope.run(readOwn, { ticketId });
  },
});

export const uploadOwn = defineAction('portal.upload', {
  summary: "Upload a file for the next words on one of one's own tickets: its bytes as they are, its name in Content-Disposition.",
  allow: can(usePortal),
  http: 'POST /my/tickets/:ticketId/uploads',
  raw: [uploadType],
  input: UploadFile,
  output: UploadView,
  run: async (scope, file): Promise<UploadView> => keepUpload(scope, await scope.rows(ticketRows).get(file.ticketId), file),
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
