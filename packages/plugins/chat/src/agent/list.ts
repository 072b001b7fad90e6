import { can, defineAction, out } from '@luuri/core';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { FileInLine, linesAfter } from '../conversation/lines.ts';
import { chatRows, lineKinds, speakers, type LineKind, type Speaker } from '../entities.ts';
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

export class ListChats {
  /** `waiting` when left out; of one ticket, all. */
  @IsOptional() @IsIn(states) state?: (typeof states)[number];
  /** Those of one ticket. */
  @IsOptional() @IsInt() ticketId?: number;
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
}

export const listChats = defineAction('chat.list', {
  summary: 'Chats of the clients that you serve: who waits the longest first, those that ended last first.',
  allow: can(seeChats),
  http: 'GET /chats',
  input: ListChats,
  output: [ChatView],
  async run(scope, { ticketId, state = ticketId === undefined ? 'waiting' : undefined, limit = 50 }): Promise<ChatView[]> {
    const order = state === 'waiting' || state === 'active' ? ({ queuedAt: 'ASC' } as const) : ({ id: 'DESC' } as const);
    const where = { ...(state === undefined ? {} : { state }), ...(ticketId === undefined ? {} : { ticketId }) };
    return viewsOf(scope, await scope.rows(chatRows).find({ where, order, limit }));
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
  /** Number of the last line that you have; all when left out. */
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
  summary: 'What was said in a chat, at most 200 lines at once.',
  allow: can(seeChats),
  http: 'GET /chats/:chatId/lines',
  input: ReadLines,
  output: [ChatLine],
  async run(scope, { chatId, after = 0 }): Promise<ChatLine[]> {
    const { id } = await scope.rows(chatRows).get(chatId);
    return linesAfter(scope, id, { after });
  },
});
