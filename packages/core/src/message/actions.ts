import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { can, defineAction, Download, invalidInput, out, PAGE, pageFrom, pageOf, system, type Scope } from '../kernel/index.ts';
import { agentIdOf, agentRows } from '../team/index.ts';
import { ByTicket, categoryOf, mergedInto, seeTickets, ticketRows, workTickets } from '../ticket/index.ts';
import { blobBytes } from './blob.ts';
import { bodyOf } from './body.ts';
import { attachmentRows, authors, messageRows, type Author, type Message } from './entities.ts';
import { ticketOver } from './errors.ts';
import { checkMentions, keepMentions } from './mentions.ts';
import { takeUploads, WithUploads } from './uploads.ts';
import { writeMessage } from './write.ts';

export class WriteMessage extends WithUploads {
  /** What to say, 1-100,000 characters of plain text; made of `html` when that is given. One of the two is needed. */
  @IsOptional() @IsString() @Length(1, 100_000) text?: string;
  /**
   * The same with formatting, at most 400,000 characters. It is made safe before it is kept. A picture among `uploads` is shown in place by
   * `<img src="cid:CONTENT-ID">`, with the content id that uploading it gave.
   */
  @IsOptional() @IsString() @Length(1, 400_000) html?: string;
  /** True to send it to the requester, false to keep it as a note among agents; true when left out. */
  @IsOptional() @IsBoolean() public?: boolean;
  /** Colleagues whom a note mentions, by their numbers; they are told. At most 20. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsInt({ each: true }) mentions?: number[];
  /** True when a program wrote it and no person: it answers a promise only where the contract counts bots. */
  @IsOptional() @IsBoolean() byBot?: boolean;
}

/** A file of a message. */
export class AttachmentView {
  @out.integer readonly id!: number;
  @out.text readonly name!: string;
  @out.text readonly mediaType!: string;
  /** Bytes. */
  @out.integer readonly size!: number;
  /** True when the text shows it in place. */
  @out.flag readonly inline!: boolean;
  @out.orNull(out.text) readonly contentId!: string | null;
}

/** A message as the outside sees it. */
export class MessageView {
  @out.integer readonly id!: number;
  @out.integer readonly ticketId!: number;
  @out.oneOf(...authors) readonly author!: Author;
  /** The actor or person, `agent:3`, `person:12`. */
  @out.text readonly authorId!: string;
  @out.text readonly authorName!: string;
  /** True when the requester may read it; false for a note. */
  @out.flag readonly public!: boolean;
  /** True for what no person wrote. */
  @out.flag readonly automatic!: boolean;
  @out.text readonly channel!: string;
  @out.text readonly text!: string;
  /** The text without quoted replies and signature, when that is less. */
  @out.orNull(out.text) readonly textStripped!: string | null;
  /** Sanitised. */
  @out.orNull(out.text) readonly html!: string | null;
  /** Message-ID, of the sender or of ours. */
  @out.orNull(out.text) readonly externalId!: string | null;
  @out.instant readonly at!: Date;
  @out.list(AttachmentView) readonly attachments!: readonly AttachmentView[];
}

async function views(scope: Scope, messages: readonly Message[]): Promise<MessageView[]> {
  if (messages.length === 0) return [];
  const files = await scope.rows(attachmentRows).find({ where: { messageId: messages.map((m) => m.id) } });
  return messages.map(({ clientId: _client, references: _references, ...message }) => ({
    ...message,
    attachments: files
      .filter((f) => f.messageId === message.id)
      .map(({ id, name, mediaType, size, inline, contentId }) => ({ id, name, mediaType, size, inline, contentId })),
  }));
}

async function nameOf(scope: Scope): Promise<string> {
  const agentId = agentIdOf(scope.actor);
  const agent = agentId === undefined ? undefined : await scope.as(system).rows(agentRows).first({ id: agentId });
  return agent?.name ?? scope.actor.id;
}

export const postMessage = defineAction('message.write', {
  summary: "Answer a ticket's requester, or note something for colleagues.",
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/messages',
  input: WriteMessage,
  output: MessageView,
  async run(scope, input): Promise<MessageView> {
    const ticket = await scope.rows(ticketRows).lock(input.ticketId);
    const isPublic = input.public ?? true;
    if (isPublic && ['closed', 'cancelled'].includes(categoryOf(scope, ticket.state)))
      throw ticketOver({ ticketId: ticket.id, state: ticket.state });
    const body = await bodyOf(input);
    const mentioned = await checkMentions(scope, ticket, { ...input, public: isPublic });
    const written = await writeMessage(scope, ticket, {
      ...{ author: 'agent', authorId: scope.actor.id, authorName: await nameOf(scope), public: isPublic },
      ...{ ...body, channel: ticket.channel, files: await takeUploads(scope, ticket, { uploads: input.uploads, html: body.html }) },
      ...(input.byBot ? { bot: true } : {}),
    });
    await keepMentions(scope, written, mentioned);
    const [view] = await views(scope, [await scope.rows(messageRows).get(written.id)]); // sending it gave it its Message-ID
    return view as MessageView;
  },
});

export class ListMessages extends ByTicket {
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** The `next` of the page before; or the id of any message that you have, for what followed it. */
  @IsOptional() @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) after?: number;
}

/** Where the next page begins. A message of another ticket is as little of this one as one that there is not. */
async function lastRead(scope: Scope, ticketIds: readonly number[], after: number): Promise<Message> {
  const last = await scope.rows(messageRows).first({ id: after, ticketId: ticketIds });
  if (last) return last;
  const message = `must be the id of a message of this ticket, not ${String(after)}`;
  throw invalidInput({ what: 'message.list', mistakes: [{ path: 'after', message }] });
}

export const listMessages = defineAction('message.list', {
  summary: 'What was said on a ticket and on those merged into it, oldest first.',
  allow: can(seeTickets),
  http: 'GET /tickets/:ticketId/messages',
  input: ListMessages,
  output: pageOf(MessageView),
  async run(scope, { ticketId, limit = PAGE, after }): Promise<{ items: MessageView[]; next: number | null }> {
    await scope.rows(ticketRows).get(ticketId);
    const ticketIds = [ticketId, ...(await mergedInto(scope, ticketId))];
    const query = scope.rows(messageRows).query('said').andWhere('said.ticketId IN (:...ticketIds)', { ticketIds });
    if (after !== undefined) {
      const { at, id } = await lastRead(scope, ticketIds, after);
      query.andWhere('(said.at > :at OR (said.at = :at AND said.id > :id))', { at, id });
    }
    const found = await query
      .orderBy('said.at')
      .addOrderBy('said.id')
      .limit(limit + 1)
      .getMany();
    const { items, next } = pageFrom(found, limit, (last) => last.id);
    return { items: await views(scope, items), next };
  },
});

export class ByAttachment {
  @IsInt() attachmentId!: number;
}

export const downloadAttachment = defineAction('message.attachment', {
  summary: "An attachment's bytes.",
  allow: can(seeTickets),
  http: 'GET /attachments/:attachmentId',
  input: ByAttachment,
  output: Download,
  async run(scope, { attachmentId }): Promise<Download> {
    const { name, mediaType, blobId } = await scope.rows(attachmentRows).get(attachmentId);
    return new Download({ name, mediaType, bytes: await blobBytes(scope, blobId) });
  },
});
