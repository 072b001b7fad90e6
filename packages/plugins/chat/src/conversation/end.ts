import type { Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { MoreThan } from 'typeorm';
import { chatRows, lineRows, type Chat, type EndedBy } from '../entities.ts';
import { chatEnded } from '../events.ts';
import { addLine } from './lines.ts';

/** Whether an agent said something that the visitor has not read. */
async function hasUnread(scope: Scope, { id: chatId, visitorRead }: Chat): Promise<boolean> {
  const unread = { chatId, kind: 'text' as const, by: 'agent' as const, seq: MoreThan(visitorRead) };
  return (await kept(scope).rows(lineRows).count(unread)) > 0;
}

/** A chat is over; its ticket goes on. The network was kept for limits alone, and goes. The caller holds the ticket. */
export async function endChat(scope: Scope, chat: Chat, by: EndedBy): Promise<void> {
  const { id: chatId, clientId, ticketId, state } = chat;
  if (state === 'ended') return;
  const gone = { network: '', codeHash: null, codeUntil: null };
  const change = { ...gone, state: 'ended' as const, endedAt: scope.now, endedBy: by, toWrapUp: chat.agentId !== null };
  await kept(scope).rows(chatRows).update({ id: chatId }, change);
  if (ticketId === null) return;
  await addLine(scope, chatId, { kind: 'ended', by: by === 'visitor' || by === 'agent' ? by : 'desk', name: null, messageId: null });
  await scope.emit(chatEnded, { chatId, clientId, ticketId, by, unread: await hasUnread(scope, chat) });
}
