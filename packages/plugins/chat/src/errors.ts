import { defineError } from '@luuri/core';

export const noSuchSite = defineError(
  'chat.no-such-site',
  'not-found',
  () => 'No client has a chat under this key. It stands in `chat.key` of their contract pack.',
);
export const noSuchChat = defineError(
  'chat.no-such-chat',
  'not-found',
  () => 'There is no such chat, or it is not yours. Begin a new one.',
);
export const chatOver = defineError(
  'chat.over',
  'conflict',
  () => 'This chat has ended. What you want to add starts a new one; the ticket goes on.',
);
export const chatNotBegun = defineError(
  'chat.not-begun',
  'conflict',
  () => 'Nobody can be talked to yet: type the code that was mailed first.',
);
export const deskClosed = defineError<{ opensAt: string | null }>('chat.closed', 'conflict', ({ opensAt }) =>
  opensAt === null
    ? 'The chat is closed. Leave a message in its place.'
    : `The chat is closed until ${opensAt}. Leave a message in its place.`,
);
export const tooFast = defineError<{ retryAfterSeconds: number }>(
  'chat.too-fast',
  'throttled',
  ({ retryAfterSeconds }) => `That was too much at once. Try again in ${retryAfterSeconds} seconds.`,
);
export const fileRefused = defineError<{ why: string }>(
  'chat.file-refused',
  'invalid',
  ({ why }) => `This file cannot be sent: it ${why}.`,
);
export const wrongCode = defineError('chat.wrong-code', 'conflict', () => 'This code is not good any more. Begin again for a new one.');
export const onlyAgentsChat = defineError('chat.only-agents', 'forbidden', () => 'Only agents of this desk take chats.');
export const notYourChat = defineError<{ chatId: number }>(
  'chat.not-yours',
  'conflict',
  ({ chatId }) => `Chat ${String(chatId)} is with somebody else, or with nobody. Take it first.`,
);
export const notReady = defineError('chat.not-ready', 'conflict', () => 'You are away from the chats. Say that you are ready first.');
export const handsFull = defineError<{ chats: number; limit: number }>(
  'chat.hands-full',
  'conflict',
  ({ chats, limit }) => `You have ${String(chats)} chats, and the client of this one lets an agent have ${String(limit)}.`,
);
export const takenAlready = defineError<{ chatId: number }>(
  'chat.taken-already',
  'conflict',
  ({ chatId }) => `Chat ${String(chatId)} does not wait any more.`,
);
export const tornChat = defineError<{ chatId: number }>(
  'chat.torn',
  'defect',
  ({ chatId }) => `Chat ${String(chatId)} has no ticket, or a line without words.`,
);
export const codesNeeded = defineError<{ codes: readonly string[] }>(
  'chat.codes-needed',
  'invalid',
  ({ codes }) => `codes must say what the chat came to: some of ${codes.join(', ')}.`,
);
export const wrappedUpAlready = defineError<{ chatId: number }>(
  'chat.wrapped-up',
  'conflict',
  ({ chatId }) => `What chat ${String(chatId)} came to is written down already.`,
);
export const provenAlready = defineError<{ chatId: number }>(
  'chat.proven',
  'conflict',
  ({ chatId }) => `The visitor of chat ${String(chatId)} has shown already that the address is theirs.`,
);
export const widgetMissing = defineError(
  'chat.widget-missing',
  'unavailable',
  () => 'The widget is not built. `npm start` builds it, and so does node scripts/widget.mjs.',
);

export const errors = [
  ...[noSuchSite, noSuchChat, chatOver, chatNotBegun, deskClosed, tooFast, fileRefused, wrongCode],
  ...[onlyAgentsChat, notYourChat, notReady, handsFull, takenAlready, tornChat, widgetMissing],
  ...[codesNeeded, wrappedUpAlready, provenAlready],
];
