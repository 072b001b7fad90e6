import { after, contractOf, lockTicket, sendOut, subjectFor, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { chatRows, type Chat } from '../entities.ts';
import { chatEnded } from '../events.ts';
import { transcriptText } from '../texts.ts';
import { linesAfter } from './lines.ts';

/** Longer ones are cut: the ticket has them all. */
const MOST_LINES = 1000;

/** Mail the conversation to the address that the visitor gave, on the ticket, so that an answer to it goes on there. */
export async function mailTranscript(scope: Scope, { id: chatId }: Pick<Chat, 'id'>): Promise<void> {
  const desk = kept(scope);
  const { ticketId, name, language, address, clientId } = await desk.rows(chatRows).get(chatId);
  if (ticketId === null || address === '') return;
  const ticket = await lockTicket(scope, ticketId);
  const lines = await linesAfter(scope, chatId, { after: 0, limit: MOST_LINES });
  const calendars = Object.values((await contractOf(scope, clientId)).calendars);
  const zone = calendars[0]?.versions[0]?.zone.name ?? 'UTC';
  const text = transcriptText(lines, { name, language, zone });
  await sendOut(scope, ticket, { to: address, subject: subjectFor(ticket), text, language, automatic: true, threads: true });
}

/** What the visitor did not read before it ended comes after them. */
async function mailUnread(scope: Scope, { chatId, unread }: { chatId: number; unread: boolean }): Promise<void> {
  if (unread) await mailTranscript(scope, { id: chatId });
}

export const listeners = [after(chatEnded, mailUnread)];
