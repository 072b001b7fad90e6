import type { Scope } from '../kernel/index.ts';
import type { Message } from '../message/index.ts';
import { filledFields, type Ticket } from '../ticket/index.ts';
import { seesNotes } from './notes.ts';
import { messagesBefore, messagesOf, namesOf, wordsOfField, wordsOfMessage } from './read.ts';
import { readingFor, type Reading } from './rules/holds.ts';
import { isExact } from './rules/match.ts';
import type { Query } from './rules/query/tree.ts';
import { wordsOf } from './rules/words.ts';

/** Of each ticket the newest so many messages are read first, of all tickets at once: most tickets have no more. */
export const READ_FIRST = 50;
/** What is older is read ticket by ticket, so many at once. */
export const READ_ON = 500;
/** Older messages that one page reads. Then it ends early, and the next page goes on from there. */
const MOST_READ_ON = 20_000;

/** What the actor may read of a ticket. */
export const readable = (scope: Scope, messages: readonly Message[]): string[] =>
  messages.filter((m) => m.public || seesNotes(scope.actor)).map(wordsOfMessage);

/** Tickets in which exact words were found to follow each other. */
export interface Held {
  readonly tickets: readonly Ticket[];
  /** The last ticket that was looked at, where there was too much to read for one page. */
  readonly endedAt: number | undefined;
}

const plain = (text: string): string[] => wordsOf(text).map((w) => w.word);

function readMessages(scope: Scope, reading: Reading, messages: readonly Message[]): void {
  for (const text of readable(scope, messages)) {
    if (reading.verdict() !== undefined) return;
    reading.read({ in: 'said', words: plain(text) });
  }
}

/** Reads what is older, stretch by stretch, until it can be said or there is no more. @returns how many it read */
async function readOn(scope: Scope, reading: Reading, from: Message): Promise<number> {
  let read = 0;
  for (let last: Message | undefined = from; last && reading.verdict() === undefined;) {
    const messages = await messagesBefore(scope, { ticketId: last.ticketId, before: last.id, most: READ_ON });
    readMessages(scope, reading, messages);
    read += messages.length;
    last = messages.length === READ_ON ? messages.at(-1) : undefined;
  }
  return read;
}

/** Those of these tickets, in their order, in which exact words are found to follow each other. All of each ticket is read. */
export async function holding(scope: Scope, tickets: readonly Ticket[], words: Query): Promise<Held> {
  if (!isExact(words) || tickets.length === 0) return { tickets, endedAt: undefined };
  const ids = tickets.map((t) => t.id);
  const newest = await messagesOf(scope, ids, READ_FIRST);
  const people = tickets.map((t) => t.requesterId);
  const names = await namesOf(scope, people);
  const fields = await filledFields(scope, tickets);
  const held: Ticket[] = [];
  let readMore = 0;
  for (const ticket of tickets) {
    const { id, subject, requesterId } = ticket;
    const reading = readingFor(words);
    // A ticket is called by its number as by its subject.
    for (const text of [String(id), subject]) reading.read({ in: 'subject', words: plain(text) });
    reading.read({ in: 'requester', words: plain(names.get(requesterId) ?? '') });
    const own = (fields.get(id) ?? []).filter((field) => field.public || seesNotes(scope.actor));
    for (const field of own) reading.read({ in: 'said', words: plain(wordsOfField(field)) });
    const messages = newest.get(id) ?? [];
    readMessages(scope, reading, messages);
    const oldest = messages.length === READ_FIRST ? messages.at(-1) : undefined;
    if (oldest) readMore += await readOn(scope, reading, oldest);
    if (reading.holds()) held.push(ticket);
    if (readMore >= MOST_READ_ON) return { tickets: held, endedAt: id };
  }
  return { tickets: held, endedAt: undefined };
}
