import {
  agentRows,
  categoryOf,
  messageRows,
  messageWritten,
  ticketAssigned,
  ticketClientCorrected,
  ticketMerged,
  ticketMoved,
  ticketRows,
  ticketTeamChanged,
  ticketTierChanged,
  within,
  type Author,
  type Scope,
  type Ticket,
} from '@luuri/core';
import { kept } from '../kept.ts';
import { chatRows, lineRows, type Chat } from '../entities.ts';
import { chatReturned, chatTaken } from '../events.ts';
import { endChat } from './end.ts';
import { addLine } from './lines.ts';
import { lookAt } from './look.ts';

/** The chat that goes on about a ticket. */
export const chatAbout = (scope: Scope, ticketId: number): Promise<Chat | undefined> =>
  kept(scope)
    .rows(chatRows)
    .first({ ticketId, state: ['waiting', 'active'] }, { id: 'DESC' });

interface Said {
  readonly ticketId: number;
  readonly messageId: number;
  readonly author: Author;
  readonly public: boolean;
  readonly automatic: boolean;
  readonly channel: string;
  readonly opening: boolean;
}

/** What is said on the ticket is said in the chat, whichever way it came. */
async function followWords(scope: Scope, said: Said): Promise<void> {
  if (!said.public || said.automatic || said.author === 'third-party' || (said.opening && said.channel !== 'chat')) return;
  const chat = await chatAbout(scope, said.ticketId);
  if (!chat) return;
  const by = ({ requester: 'visitor', agent: 'agent', desk: 'desk' } as const)[said.author];
  const { authorName } = await scope.rows(messageRows).get(said.messageId);
  await addLine(scope, chat.id, { kind: 'text', by, name: by === 'visitor' ? null : authorName, messageId: said.messageId });
}

async function taken(scope: Scope, chat: Chat, { ticket, agentId }: { ticket: Ticket; agentId: number }): Promise<void> {
  const { id: ticketId, clientId, teamId } = ticket;
  const change = { state: 'active' as const, agentId, teamId, takenAt: chat.takenAt ?? scope.now };
  await scope.rows(chatRows).update({ id: chat.id }, change);
  const { name } = await scope.rows(agentRows).get(agentId);
  await addLine(scope, chat.id, { kind: 'taken', by: 'desk', name, messageId: null });
  await scope.emit(chatTaken, { chatId: chat.id, clientId, ticketId, agentId });
  await lookAt(scope, chat.id);
}

async function returned(scope: Scope, chat: Chat, { id: ticketId, clientId, teamId }: Ticket): Promise<void> {
  // Whoever was talking a moment ago is there, whether or not they listen just now.
  const change = { state: 'waiting' as const, agentId: null, teamId, queuedAt: scope.now, seenAt: scope.now };
  await scope.rows(chatRows).update({ id: chat.id }, change);
  await addLine(scope, chat.id, { kind: 'waiting', by: 'desk', name: null, messageId: null });
  await scope.emit(chatReturned, { chatId: chat.id, clientId, ticketId, fromAgentId: chat.agentId });
  await lookAt(scope, chat.id);
}

/** The chat is where its ticket is: with whoever has it, in the queue of its tier when nobody has, and over when it is. */
async function followTicket(scope: Scope, { ticketId }: { ticketId: number }): Promise<void> {
  const chat = await chatAbout(scope, ticketId);
  if (!chat) return;
  const ticket = await scope.rows(ticketRows).get(ticketId);
  if (['closed', 'cancelled'].includes(categoryOf(scope, ticket.state))) return endChat(scope, chat, 'ticket');
  const { assigneeId, teamId } = ticket;
  if (assigneeId !== null && assigneeId !== chat.agentId) return taken(scope, chat, { ticket, agentId: assigneeId });
  if (assigneeId === null && chat.agentId !== null) return returned(scope, chat, ticket);
  if (teamId !== chat.teamId) await scope.rows(chatRows).update({ id: chat.id }, { teamId });
}

/** The ticket goes on in another one, and so does the chat. */
async function followMerged(scope: Scope, { ticketId, into }: { ticketId: number; into: number }): Promise<void> {
  await scope.rows(chatRows).update({ ticketId }, { ticketId: into });
  await scope.rows(lineRows).update({ ticketId }, { ticketId: into });
  await followTicket(scope, { ticketId: into });
}

/** Its requester is a person of the right client now. */
async function followRequester(scope: Scope, { ticketId, requesterId }: { ticketId: number; requesterId: number }): Promise<void> {
  await kept(scope).rows(chatRows).update({ ticketId }, { personId: requesterId });
}

export const listeners = [
  within(messageWritten, followWords),
  within(ticketAssigned, followTicket),
  within(ticketTierChanged, followTicket),
  within(ticketTeamChanged, followTicket),
  within(ticketMoved, followTicket),
  within(ticketMerged, followMerged),
  within(ticketClientCorrected, followRequester),
];
