import {
  can,
  defineAction,
  out,
  PAGE,
  pageById,
  pageByInstant,
  pageFrom,
  pageOf,
  PlaceWanted,
  wrongPlace,
  type Page,
  type Scope,
  type Where,
} from '@luuri/core';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { FileInLine, linesAfter } from '../conversation/lines.ts';
import { chatRows, lineKinds, speakers, type Chat, type LineKind, type Speaker } from '../entities.ts';
import { seeChats, takeChats } from '../permissions.ts';
import { ByChat, ownAgentId } from './own.ts';
import { ChatView, viewOf, viewsOf } from './view.ts';

export const ownChats = defineAction('chat.mine', {
  summary: 'The chats that you have, and those that ended with you and wait for a word on what they came to; the oldest first.',
  allow: can(takeChats),
  http: 'GET /chats/mine',
  output: [ChatView],
  async run(scope): Promise<ChatView[]> {
    const agentId = ownAgentId(scope);
    const rows = scope.rows(chatRows);
    const active = await rows.find({ where: { agentId, state: 'active' }, order: { takenAt: 'ASC' } });
    const ended = await rows.find({ where: { agentId, state: 'ended', toWrapUp: true }, order: { takenAt: 'ASC' } });
    return viewsOf(scope, [...active, ...ended]);
  },
});

const states = ['waiting', 'active', 'ended'] as const;

export class ListChats extends PlaceWanted {
  /** `waiting` when left out; of one ticket, all. */
  @IsOptional() @IsIn(states) state?: (typeof states)[number];
  /** Those of one ticket. */
  @IsOptional() @IsInt() ticketId?: number;
}

type ChatsPage = { items: ChatView[]; next: string | null };

const WHAT = 'chat.list';

interface Asked {
  readonly limit: number | undefined;
  readonly after: string | undefined;
}

/** Who came into the queue first is first; of what is over, the key itself has the order. */
async function pageOfChats(scope: Scope, where: Where<Chat>, { limit, after }: Asked): Promise<Page<Chat, string>> {
  const rows = scope.rows(chatRows);
  if (where.state === 'waiting' || where.state === 'active')
    return pageByInstant(rows, { what: WHAT, where, by: 'queuedAt', order: 'ASC', limit, after });
  if (after !== undefined && !/^\d{1,15}$/.test(after)) throw wrongPlace(WHAT, after);
  const { items, next } = await pageById(rows, { where, order: 'DESC', limit, after: after === undefined ? after : Number(after) });
  return { items, next: next === null ? null : String(next) };
}

export const listChats = defineAction(WHAT, {
  summary:
    'Chats of the clients that you serve: who waits the longest first, those that are over and those of a ticket the last to begin first.',
  allow: can(seeChats),
  http: 'GET /chats',
  input: ListChats,
  output: pageOf(ChatView, out.text),
  async run(scope, { ticketId, state = ticketId === undefined ? 'waiting' : undefined, limit, after }): Promise<ChatsPage> {
    const where = { ...(state === undefined ? {} : { state }), ...(ticketId === undefined ? {} : { ticketId }) };
    const { items, next } = await pageOfChats(scope, where, { limit, after });
    return { items: await viewsOf(scope, items), next };
  },
});

export const getChat = defineAction('chat.get', {
  summary: 'A chat.',
  allow: can(seeChats),
  http: 'GET /chats/:chatId',
  input: ByChat,
  output: ChatView,
  run: async (scope, { chatId }): Promise<ChatView> => viewOf(scope, await scope.rows(chatRows).get(chatId)),
});

export class ReadLines extends ByChat {
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** The `next` of the page before; or the number of any line that you have, for what followed it. */
  @IsOptional() @IsInt() @Min(0) @Max(2_000_000_000) after?: number;
}

/** A line of a chat. */
export class ChatLine {
  /** From 1, without a gap. */
  @out.integer seq!: number;
  /** `text`, or what happened: `taken`, `waiting`, `ended`. */
  @out.oneOf(...lineKinds) kind!: LineKind;
  @out.oneOf(...speakers) by!: Speaker;
  /** Name of the agent, of what an agent said or did. */
  @out.orNull(out.text) name!: string | null;
  /** What its sender called it. */
  @out.orNull(out.text) ref!: string | null;
  @out.instant at!: Date;
  @out.orNull(out.text) text!: string | null;
  /** Download them as attachments of the ticket. */
  @out.list(FileInLine) files!: readonly FileInLine[];
}

export const readLines = defineAction('chat.lines', {
  summary: 'What was said in a chat, the oldest line first.',
  allow: can(seeChats),
  http: 'GET /chats/:chatId/lines',
  input: ReadLines,
  output: pageOf(ChatLine),
  async run(scope, { chatId, limit = PAGE, after = 0 }): Promise<{ items: ChatLine[]; next: number | null }> {
    const { id } = await scope.rows(chatRows).get(chatId);
    return pageFrom(await linesAfter(scope, id, { after, limit: limit + 1 }), limit, (last) => last.seq);
  },
});
