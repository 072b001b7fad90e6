import { can, contractOf, defineAction, idleReasons, out, takeNextFor, type Idle, type Scope } from '@luuri/core';
import { atChatRows, chatRows, type Chat } from '../entities.ts';
import { handsFull, notReady, takenAlready } from '../errors.ts';
import { takeChats } from '../permissions.ts';
import { chatSection } from '../section/index.ts';
import { actingAgent, ByChat, heldChat } from './own.ts';
import { ChatView, viewOf } from './view.ts';

/** So far into the queue is looked at: whoever stands behind is not next. */
const AT_MOST = 200;

/** A chat, or why there is none. */
export class TakenChat {
  @out.orNull(ChatView) chat!: ChatView | null;
  /** `hands-full`, or as for tickets: `away`, `no-team`, `nothing-waits`, `other-languages`, `in-other-hands`. */
  @out.orNull(out.oneOf(...idleReasons, 'hands-full')) reason!: Idle | 'hands-full' | null;
}

/** How many chats an agent has, over all clients. */
export const chatsOf = (scope: Scope, agentId: number): Promise<number> => scope.rows(chatRows).count({ agentId, state: 'active' });

const limitOf = async (scope: Scope, clientId: number): Promise<number> =>
  (await contractOf(scope, clientId)).section(chatSection).limitPerAgent;

/** Chats that wait, of clients that let an agent have one more. */
async function takeable(scope: Scope, has: number): Promise<{ waiting: Chat[]; fitting: Chat[] }> {
  const waiting = await scope.rows(chatRows).find({ where: { state: 'waiting' }, order: { queuedAt: 'ASC' }, limit: AT_MOST });
  const fitting: Chat[] = [];
  for (const chat of waiting) if (has < (await limitOf(scope, chat.clientId))) fitting.push(chat);
  return { waiting, fitting };
}

async function readyAgent(scope: Scope): Promise<number> {
  const { id } = await actingAgent(scope);
  if ((await scope.rows(atChatRows).first({ agentId: id }))?.state !== 'ready') throw notReady({});
  return id;
}

const ticketsOf = (chats: readonly Chat[]): number[] => chats.flatMap((chat) => (chat.ticketId === null ? [] : [chat.ticketId]));

/** The most urgent first, clients in turn, in a language that the agent speaks, of a team that they are in: as tickets are taken. */
export const takeNextChat = defineAction('chat.take-next', {
  summary: 'Ask for a chat: get the one that needs you most, or why there is none.',
  allow: can(takeChats),
  http: 'POST /chats/take-next',
  output: TakenChat,
  async run(scope): Promise<TakenChat> {
    const agentId = await readyAgent(scope);
    const { waiting, fitting } = await takeable(scope, await chatsOf(scope, agentId));
    if (fitting.length === 0) return { chat: null, reason: waiting.length > 0 ? 'hands-full' : 'nothing-waits' };
    const { ticket, reason } = await takeNextFor(scope, ticketsOf(fitting));
    if (!ticket) return { chat: null, reason };
    const chat = await scope.rows(chatRows).first({ ticketId: ticket.id, state: 'active' }, { id: 'DESC' });
    return { chat: chat ? await viewOf(scope, chat) : null, reason: null };
  },
});

export const takeChat = defineAction('chat.take', {
  summary: 'Take a chat that waits.',
  allow: can(takeChats),
  http: 'POST /chats/:chatId/take',
  input: ByChat,
  output: ChatView,
  async run(scope, { chatId }): Promise<ChatView> {
    await scope.rows(chatRows).get(chatId);
    const agentId = await readyAgent(scope);
    const chat = await heldChat(scope, chatId);
    const [chats, limit] = [await chatsOf(scope, agentId), await limitOf(scope, chat.clientId)];
    if (chat.state !== 'waiting') throw takenAlready({ chatId });
    if (chats >= limit) throw handsFull({ chats, limit });
    const { ticket } = await takeNextFor(scope, [chat.ticketId]);
    if (!ticket) throw takenAlready({ chatId });
    return viewOf(scope, await scope.rows(chatRows).get(chatId));
  },
});
