import { defineEvent } from '@luuri/core';
import type { EndedBy, Presence } from './entities.ts';

interface OfChat {
  chatId: number;
  clientId: number;
  ticketId: number;
}
const about = ({ chatId }: { chatId: number }) => `chat:${String(chatId)}`;

export const chatStarted = defineEvent<OfChat>('chat.started', { summary: 'A visitor began a chat, and waits.', about });
export const chatTaken = defineEvent<OfChat & { agentId: number }>('chat.taken', { summary: 'An agent has a chat now.', about });
export const chatReturned = defineEvent<OfChat & { fromAgentId: number | null }>('chat.returned', {
  summary: 'A chat waits again: its agent gave it up, or handed it on.',
  about,
});
export const chatEnded = defineEvent<OfChat & { by: EndedBy; unread: boolean }>('chat.ended', {
  summary: 'A chat is over. `unread`: something was said that the visitor has not read.',
  about,
});
export const chatWrappedUp = defineEvent<OfChat & { agentId: number; codes: readonly string[] }>('chat.wrapped-up', {
  summary: 'The agent who had a chat said what it came to.',
  about,
});
export const proofAsked = defineEvent<OfChat>('chat.proof-asked', {
  summary: 'The visitor of a chat is to type a code that is mailed to their address.',
  about,
});
export const addressProven = defineEvent<OfChat>('chat.address-proven', {
  summary: 'The visitor of a chat has shown that they read mail of their address. It proves nothing else.',
  about,
});
export const presenceChanged = defineEvent<{ agentId: number; state: Presence }>('chat.presence-changed', {
  summary: 'An agent takes chats now, or none any more.',
  about: ({ agentId }) => `agent:${String(agentId)}`,
});

export const events = [chatStarted, chatTaken, chatReturned, chatEnded, chatWrappedUp, proofAsked, addressProven, presenceChanged];
