import { stemsOf, stemsOfAny, type Language } from './stems.ts';
import { wordsOf } from './words.ts';

/** The language of a text; any when it is too short to tell. */
export type Spoken = Language | 'any';

/** Something said on a ticket. */
export interface Said {
  readonly text: string;
  readonly language: Spoken;
  /** True for a note among agents. */
  readonly note: boolean;
}

/** All that a ticket is found by. */
export interface TicketText {
  readonly id: number;
  readonly clientId: number;
  readonly requesterId: number;
  readonly subject: string;
  /** Of the subject. */
  readonly language: Spoken;
  /** Name and addresses. */
  readonly requester: string;
  readonly said: readonly Said[];
  /** What its client's own fields hold; among agents when the requester does not see them. */
  readonly fields: readonly { readonly text: string; readonly note: boolean }[];
}

/** Where a word stands: in the subject, in the requester's name or address, anywhere in public, in a note. */
export type Place = 's' | 'r' | 'b' | 'n';

/** Counts up with every change of what is made of a text here, or of its stems: each desk builds its index anew at its next start. */
export const EDITION = 3;

/** No word has this character in it, so what is added to a word cannot be typed. */
const MARK = '§';
export const termFor = (place: Place, stem: string): string => `${place}${MARK}${stem}`;
/** Every ticket has it. */
export const everyTicket = `a${MARK}`;
export const clientTerm = (id: number): string => `c${MARK}${String(id)}`;
export const requesterTerm = (id: number): string => `q${MARK}${String(id)}`;

/** PostgreSQL takes one megabyte for a ticket; whoever writes more different words than that is found by the first of them. */
const MOST_BYTES = 500_000;

const stemmed = (text: string, language: Spoken): string[] =>
  wordsOf(text).flatMap(({ word }) => (language === 'any' ? stemsOfAny(word) : stemsOf(word, language)));

/** The terms that a ticket stands under in the index, each once. */
export function termsOf({ id, clientId, requesterId, subject, language, requester, said, fields }: TicketText): string[] {
  const inSubject = [String(id), ...stemmed(subject, language)];
  const inRequester = stemmed(requester, 'any');
  const all = new Set([everyTicket, clientTerm(clientId), requesterTerm(requesterId)]);
  let bytes = 0;
  const add = (places: readonly Place[], stems: readonly string[]): void => {
    for (const stem of stems) {
      for (const place of places) {
        const term = termFor(place, stem);
        if (all.has(term) || bytes > MOST_BYTES) continue;
        bytes += Buffer.byteLength(term);
        all.add(term);
      }
    }
  };
  add(['s', 'b'], inSubject);
  add(['r', 'b'], inRequester);
  for (const { text, note } of fields) add([note ? 'n' : 'b'], stemmed(text, 'any'));
  for (const { text, language: spoken, note } of said) add([note ? 'n' : 'b'], stemmed(text, spoken));
  return [...all];
}
