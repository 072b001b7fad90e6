import { can, defineAction, out } from '@luuri/core';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { FileInLine, linesAfter } from '../conversation/lines.ts';
import { chatRows, lineKinds, type LineKind } from '../entities.ts';
import { seeChats, takeChats } from '../permissions.ts';
import { ByChat, ownAgentId } from './own.ts';
import { ChatView, viewOf, viewsOf } from './view.ts';

export const ownChats = defineAction('chat.mine', {
  summary: 'The chats that you have, the oldest first.',
  allow: can(takeChats),
  http: 'GET /chats/mine',
  output: [ChatView],
  async run(scope): Promise<ChatView[]> {
    const agentId = ownAgentId(scope);
    return viewsOf(scope, await scope.rows(chatRows).find({ where: { agentId, state: 'active' }, order: { takenAt: 'ASC' } }));
  },
});

const states = ['waiting', 'active', 'ended'] as const;

export class ListChats {
  /** `waiting` when left out. */
  @IsOptional() @IsIn(states) state?: (typeof states)[number];
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
}

export const listChats = defineAction('chat.list', {
  summary: 'Chats of the clients that you serve: who waits the longest first, those that ended last first.',
  allow: can(seeChats),
  http: 'GET /chats',
  input: ListChats,
  output: [ChatView],
  async run(scope, { state = 'waiting', limit = 50 }): Promise<ChatView[]> {
    const order = state === 'ended' ? ({ id: 'DESC' } as const) : ({ queuedAt: 'ASC' } as const);
    return viewsOf(scope, await scope.rows(chatRows).find({ where: { state }, order, limit }));
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
  @out.integer readonly seq!: number;
  /** `text`, or what happened: `taken`, `waiting`, `ended`. */
  @out.oneOf(...lineKinds) readonly kind!: LineKind;
  @out.oneOf('visitor', 'agent', 'desk') readonly by!: 'visitor' | 'agent' | 'desk';
  /** Name of the agent, of what an agent said or did. */
  @out.orNull(out.text) readonly name!: string | null;
  /** What its sender called it. */
  @out.orNull(out.text) readonly ref!: string | null;
  @out.instant readonly at!: Date;
  @out.orNull(out.text) readonly text!: string | null;
  /** Download them as attachments of the ticket. */
  @out.list(FileInLine) readonly files!: readonly FileInLine[];
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
