import { isExact } from './match.ts';
import type { Query, WordsLeaf } from './query/tree.ts';
import { stemsOfAny } from './stems.ts';

/** The words of a ticket as the asker may read them: text by text, each in its order. */
export interface Readable {
  readonly subject: readonly string[];
  readonly requester: readonly string[];
  readonly said: readonly (readonly string[])[];
}

const follows = (words: readonly string[], text: readonly string[]): boolean =>
  text.some((_, from) => words.every((word, i) => text[from + i] === word));

function leafHolds({ words, exact, prefix, field }: WordsLeaf, { subject, requester, said }: Readable): boolean {
  const texts = field === 'subject' ? [subject] : field === 'requester' ? [requester] : [subject, requester, ...said];
  if (exact) return texts.some((text) => follows(words, text));
  return words.every((word, i) => {
    const stems = new Set(stemsOfAny(word));
    const begins = prefix && i === words.length - 1;
    return texts.some((text) => text.some((w) => (begins && w.startsWith(word)) || stemsOfAny(w).some((stem) => stems.has(stem))));
  });
}

/** What the index could not tell: whether exact words follow each other. What it could is taken from it. */
export function holdsIn(query: Query, text: Readable): boolean {
  switch (query.kind) {
    case 'words':
      return leafHolds(query, text);
    case 'not':
      return !isExact(query.part) || !holdsIn(query.part, text);
    case 'filter':
    case 'own-field':
      return true;
    default:
      return query.kind === 'all' ? query.parts.every((p) => holdsIn(p, text)) : query.parts.some((p) => holdsIn(p, text));
  }
}
