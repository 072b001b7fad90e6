import { assignTo, can, contractOf, defineAction, escalateTicket, lockTicket } from '@luuri/core';
import { IsInt, IsOptional, IsString, Length, Min } from 'class-validator';
import { chatRows } from '../entities.ts';
import { handsFull } from '../errors.ts';
import { takeChats } from '../permissions.ts';
import { chatSection } from '../section/index.ts';
import { ByChat, chatInHand } from './own.ts';
import { chatsOf } from './take.ts';
import { ChatView, viewOf } from './view.ts';

export class TransferChat extends ByChat {
  /** The colleague who goes on with it. */
  @IsInt() agentId!: number;
}

export const transferChat = defineAction('chat.transfer', {
  summary: 'Give a chat of yours to a colleague, who goes on with it at once. Its ticket goes along.',
  allow: can(takeChats),
  http: 'POST /chats/:chatId/transfer',
  input: TransferChat,
  output: ChatView,
  async run(scope, { chatId, agentId }): Promise<ChatView> {
    const chat = await chatInHand(scope, chatId);
    const { limitPerAgent: limit } = (await contractOf(scope, chat.clientId)).section(chatSection);
    const chats = await chatsOf(scope, agentId);
    if (agentId !== chat.agentId && chats >= limit) throw handsFull({ chats, limit });
    await assignTo(scope, await lockTicket(scope, chat.ticketId), agentId);
    return viewOf(scope, await scope.rows(chatRows).get(chatId));
  },
});

export class HandOnChat extends ByChat {
  /** What was tried, what the visitor was told, and what is asked for, 1-4000 characters; the next tier reads this first. */
  @IsString() @Length(1, 4000) handover!: string;
  /** Tier to hand it to; the next one up when left out. */
  @IsOptional() @IsInt() @Min(1) toTier?: number;
}

export const handOnChat = defineAction('chat.hand-on', {
  summary: 'Hand a chat of yours to a higher tier: its ticket is escalated, and the visitor waits for somebody there.',
  allow: can(takeChats),
  http: 'POST /chats/:chatId/hand-on',
  input: HandOnChat,
  output: ChatView,
  async run(scope, { chatId, handover, toTier }): Promise<ChatView> {
    const { ticketId } = await chatInHand(scope, chatId);
    await scope.run(escalateTicket, { ticketId, handover, ...(toTier === undefined ? {} : { toTier }) });
    return viewOf(scope, await scope.rows(chatRows).get(chatId));
  },
});

export const giveBackChat = defineAction('chat.give-back', {
  summary: 'Give a chat of yours back to the queue.',
  allow: can(takeChats),
  http: 'POST /chats/:chatId/give-back',
  input: ByChat,
  output: ChatView,
  async run(scope, { chatId }): Promise<ChatView> {
    const { ticketId } = await chatInHand(scope, chatId);
    await assignTo(scope, await lockTicket(scope, ticketId), null);
    return viewOf(scope, await scope.rows(chatRows).get(chatId));
  },
});
