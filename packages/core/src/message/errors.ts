import { defineError } from '../kernel/index.ts';

export const ticketOver = defineError<{ ticketId: number; state: string }>(
  'message.ticket-over',
  'conflict',
  ({ ticketId, state }) =>
    `Ticket ${String(ticketId)} is ${state}: nothing more is said to its requester there. Open a follow-up, or write a note.`,
);
export const notOnTicket = defineError<{ ticketId: number; messageIds: readonly number[] }>(
  'message.not-on-ticket',
  'invalid',
  ({ ticketId, messageIds }) =>
    `messageIds must be messages of ticket ${String(ticketId)}; ${messageIds.join(', ')} ${messageIds.length === 1 ? 'is' : 'are'} not.`,
);
export const nothingLeft = defineError<{ ticketId: number }>(
  'message.nothing-left',
  'conflict',
  ({ ticketId }) =>
    `Not all that was said on ticket ${String(ticketId)} can be split off: something must stay. Change its subject, or open a follow-up.`,
);
export const notReopened = defineError<{ ticketId: number }>(
  'message.not-reopened',
  'conflict',
  ({ ticketId }) =>
    `Ticket ${String(ticketId)} was not just opened again by a message of its requester, so there is nothing to take for thanks.`,
);

export const noFileName = defineError(
  'message.no-file-name',
  'invalid',
  () => `A file needs its name: send it in the header Content-Disposition, like attachment; filename*=UTF-8''report.pdf.`,
);
export const uploadTooLarge = defineError<{ name: string; bytes: number; mostBytes: number }>(
  'message.upload-too-large',
  'invalid',
  ({ name, bytes, mostBytes }) => `${name} holds ${String(bytes)} bytes; at most ${String(mostBytes)} are taken.`,
);
export const uploadRefused = defineError<{ name: string; mediaType: string; endings: readonly string[] }>(
  'message.upload-refused',
  'invalid',
  ({ name, mediaType, endings }) =>
    `${name} is not taken: by its content it is ${mediaType}. Files that are what their names say are taken, of these kinds: ${endings.join(', ')}.`,
);
export const tooManyUploads = defineError<{ most: number }>(
  'message.too-many-uploads',
  'conflict',
  ({ most }) => `You have ${String(most)} files waiting for a message: send one that takes them along, or wait a day.`,
);

export const pictureRefused = defineError<{ why: string }>(
  'message.picture-refused',
  'invalid',
  ({ why }) => `The picture is not fetched: ${why}.`,
);
export const pictureAway = defineError<{ why: string }>(
  'message.picture-away',
  'not-found',
  ({ why }) => `The picture cannot be had: ${why}.`,
);
