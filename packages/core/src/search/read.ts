import { detectAll } from 'tinyld/light';
import { system, type Scope } from '../kernel/index.ts';
import { messageRows, type Message } from '../message/index.ts';
import { personAddressRows, personRows } from '../people/index.ts';
import { filledFields, ticketRows, type FieldValue, type Ticket } from '../ticket/index.ts';
import type { Said, Spoken, TicketText } from './rules/document.ts';
import { plainlyIn } from './rules/language.ts';
import { languages, type Language } from './rules/stems.ts';
import { wordsOf } from './rules/words.ts';

/** What a message says, without what it quotes. */
export const wordsOfMessage = ({ text, textStripped }: Pick<Message, 'text' | 'textStripped'>): string => textStripped ?? text;

/** What a client's own field says: its value, and what the value is called by those who choose it. */
export const wordsOfField = ({ value, shown }: Pick<FieldValue, 'value' | 'shown'>): string =>
  [...new Set([value, ...(typeof shown === 'string' ? [shown] : Object.values(shown))])].join(' ');

/** Below this the detector is guessing. */
const SURE_ENOUGH = 0.05;
const LOOKED_AT = 1_000;
/** Of each ticket the newest so many at once; of one that has more, the rest in stretches of as many. */
const STRETCH = 500;
/** Characters of one ticket after which no further stretch is read: each message on it reads all of them again. */
const MOST_CHARACTERS = 1_000_000;

const isOurs = (language: string): language is Language => (languages as readonly string[]).includes(language);

/** Fewer words than these say little, and the detector would be guessing. */
const FEW_WORDS = 5;

/**
 * The language of a text; of its ticket when the words do not tell. Most texts say it in a few words, and the detector takes its time. A text
 * of very few words that does not tell is found in any.
 */
export function languageOf(text: string, otherwise: string): Spoken {
  const beginning = text.slice(0, LOOKED_AT);
  const words = wordsOf(beginning).map((w) => w.word);
  const plain = plainlyIn(words);
  if (plain) return plain;
  if (words.length < FEW_WORDS) return 'any';
  const [best] = detectAll(beginning, { only: [...languages] });
  if (best && best.accuracy >= SURE_ENOUGH && isOurs(best.lang)) return best.lang;
  return isOurs(otherwise) ? otherwise : 'en';
}

/** The newest messages of each ticket, so many at the most, in one question however many tickets there are. */
export async function messagesOf(scope: Scope, ticketIds: readonly number[], most: number): Promise<Map<number, Message[]>> {
  const found = new Map<number, Message[]>(ticketIds.map((id) => [id, []]));
  if (ticketIds.length === 0) return found;
  const { manager, dialect, table } = scope.sql;
  const marks = ticketIds.map((_, i) => (dialect === 'postgres' ? `$${String(i + 1)}` : '?')).join(', ');
  const placed = `SELECT "id", row_number() OVER (PARTITION BY "ticket_id" ORDER BY "id" DESC) AS place FROM ${table(messageRows)}`;
  const words = `SELECT "id" FROM (${placed} WHERE "ticket_id" IN (${marks})) m WHERE place <= ${String(most)}`;
  const ids = (await manager.query<{ id: number | string }[]>(words, [...ticketIds])).map((row) => Number(row.id));
  if (ids.length === 0) return found;
  const messages = await scope
    .as(system)
    .rows(messageRows)
    .find({ where: { id: ids }, order: { id: 'DESC' } });
  for (const message of messages) found.get(message.ticketId)?.push(message);
  return found;
}

/** Messages of one ticket, the newest first, that are older than a given one. */
export const messagesBefore = (
  scope: Scope,
  { ticketId, before, most }: { ticketId: number; before: number; most: number },
): Promise<Message[]> =>
  scope
    .as(system)
    .rows(messageRows)
    .query('message')
    .andWhere('message.ticketId = :ticketId AND message.id < :before', { ticketId, before })
    .orderBy('message.id', 'DESC')
    .limit(most)
    .getMany();

/** Names and addresses of people by person. */
export async function namesOf(scope: Scope, personIds: readonly number[]): Promise<Map<number, string>> {
  const ids = [...new Set(personIds)];
  const people = await scope
    .as(system)
    .rows(personRows)
    .find({ where: { id: ids } });
  const ways = await scope
    .as(system)
    .rows(personAddressRows)
    .find({ where: { personId: ids } });
  return new Map(
    people.map((p) => [p.id, [p.name, ...ways.filter((w) => w.personId === p.id).map((w) => w.address)].filter((t) => t !== '').join(' ')]),
  );
}

const saidIn = (messages: readonly Message[], ticket: Ticket): Said[] =>
  messages.map((message) => {
    const text = wordsOfMessage(message);
    return { text, language: languageOf(text, ticket.language), note: !message.public };
  });

const lengthOf = (said: readonly Said[]): number => said.reduce((sum, { text }) => sum + text.length, 0);

/** Messages of each ticket, the newest first, as what was said: all of them, but on a ticket that somebody floods. */
async function saidOn(scope: Scope, tickets: readonly Ticket[]): Promise<Map<number, Said[]>> {
  const newest = await messagesOf(
    scope,
    tickets.map((t) => t.id),
    STRETCH,
  );
  const all = new Map<number, Said[]>();
  for (const ticket of tickets) {
    let messages = newest.get(ticket.id) ?? [];
    const said = saidIn(messages, ticket);
    for (let last = messages.at(-1); last && messages.length === STRETCH && lengthOf(said) < MOST_CHARACTERS; last = messages.at(-1)) {
      messages = await messagesBefore(scope, { ticketId: ticket.id, before: last.id, most: STRETCH });
      said.push(...saidIn(messages, ticket));
    }
    all.set(ticket.id, said);
  }
  return all;
}

/** All that tickets are found by; those that are gone are left out. */
export async function textsOf(scope: Scope, ticketIds: readonly number[]): Promise<TicketText[]> {
  const tickets = await scope
    .as(system)
    .rows(ticketRows)
    .find({ where: { id: ticketIds } });
  const names = await namesOf(
    scope,
    tickets.map((t) => t.requesterId),
  );
  const saidBy = await saidOn(scope, tickets);
  const fields = await filledFields(scope, tickets);
  return tickets.map((ticket) => {
    const said = saidBy.get(ticket.id) ?? [];
    const { id, clientId, requesterId, subject } = ticket;
    const language = said.at(-1)?.language ?? languageOf(subject, ticket.language);
    const own = (fields.get(id) ?? []).map((field) => ({ text: wordsOfField(field), note: !field.public }));
    return { id, clientId, requesterId, subject, language, requester: names.get(requesterId) ?? '', said, fields: own };
  });
}
