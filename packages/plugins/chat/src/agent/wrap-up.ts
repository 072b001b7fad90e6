import { agentRows, can, categoryOf, contractOf, defineAction, lockTicket, moveTicketTo, writeMessage, type Scope } from '@luuri/core';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, Length, Matches } from 'class-validator';
import { endChat } from '../conversation/end.ts';
import { chatRows } from '../entities.ts';
import { codesNeeded, notYourChat, wrappedUpAlready } from '../errors.ts';
import { chatWrappedUp } from '../events.ts';
import { kept } from '../kept.ts';
import { takeChats } from '../permissions.ts';
import { codesOf } from '../rules/wrap-up.ts';
import { chatSection } from '../section/index.ts';
import { ByChat, heldChat, ownAgentId } from './own.ts';
import { ChatView, viewOf } from './view.ts';

export class WrapUpChat extends ByChat {
  /** What the chat came to: codes of the contract. */
  @IsOptional() @IsArray() @ArrayMaxSize(15) @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, { each: true }) codes?: string[];
  /** For colleagues, 1-4000 characters: it stands on the ticket as a note. */
  @IsOptional() @IsString() @Length(1, 4000) note?: string;
  /** True when its ticket is resolved as well; it goes on with you when left out. */
  @IsOptional() @IsBoolean() resolved?: boolean;
}

async function noteFor(scope: Scope, ticketId: number, { agentId, text }: { agentId: number; text: string }): Promise<void> {
  const { name: authorName } = await kept(scope).rows(agentRows).get(agentId);
  const by = { author: 'agent' as const, authorId: scope.actor.id, authorName };
  await writeMessage(scope, await lockTicket(scope, ticketId), { ...by, public: false, channel: 'chat', spoken: true, text });
}

async function resolve(scope: Scope, ticketId: number): Promise<void> {
  const ticket = await lockTicket(scope, ticketId);
  if (['resolved', 'closed', 'cancelled'].includes(categoryOf(scope, ticket.state))) return;
  await moveTicketTo(scope, ticket, { to: 'resolved', reason: 'solved in the chat' });
}

export const wrapUpChat = defineAction('chat.wrap-up', {
  summary: 'End a chat of yours and say what it came to; also of one that ended already. Its ticket is resolved, or goes on with you.',
  allow: can(takeChats),
  http: 'POST /chats/:chatId/wrap-up',
  input: WrapUpChat,
  output: ChatView,
  async run(scope, { chatId, codes: given = [], note, resolved = false }): Promise<ChatView> {
    const chat = await heldChat(scope, chatId);
    const { clientId, ticketId } = chat;
    const agentId = ownAgentId(scope);
    if (chat.agentId !== agentId) throw notYourChat({ chatId });
    if (chat.state === 'ended' && !chat.toWrapUp) throw wrappedUpAlready({ chatId });
    const { wrapUp } = (await contractOf(scope, clientId)).section(chatSection);
    const codes = codesOf(given, wrapUp);
    if (codes === undefined) throw codesNeeded({ codes: wrapUp.codes });
    await endChat(scope, chat, 'agent');
    await scope.rows(chatRows).update({ id: chatId }, { toWrapUp: false, codes });
    if (note !== undefined) await noteFor(scope, ticketId, { agentId, text: note });
    if (resolved) await resolve(scope, ticketId);
    await scope.emit(chatWrappedUp, { chatId, clientId, ticketId, agentId, codes });
    return viewOf(scope, await scope.rows(chatRows).get(chatId));
  },
});
