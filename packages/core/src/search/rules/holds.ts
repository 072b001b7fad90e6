import { isExact } from './match.ts';
import type { Query, WordsLeaf } from './query/tree.ts';
import { stemsOfAny } from './stems.ts';

/** The words of one text of a ticket in their order, and which text it is. */
export interface Text {
  readonly in: 'subject' | 'requester' | 'said';
  readonly words: readonly string[];
}

/** What is looked for in one ticket, whose texts are read one after the other. */
export interface Reading {
  read(text: Text): void;
  /** Whether the ticket holds what is looked for, as far as that can be said before the rest is read. */
  verdict(): boolean | undefined;
  /** The same when there is nothing left to read: what was not found is not there. */
  holds(): boolean;
}

const follows = (words: readonly string[], text: readonly string[]): boolean =>
  text.some((_, from) => words.every((word, i) => text[from + i] === word));

function hasWord({ words, prefix }: WordsLeaf, at: number, text: readonly string[]): boolean {
  const word = words[at] ?? '';
  const begins = prefix && at === words.length - 1;
  const stems = new Set(stemsOfAny(word));
  return text.some((w) => (begins && w.startsWith(word)) || stemsOfAny(w).some((stem) => stems.has(stem)));
}

/** Words one by one may stand in several texts; exact words stand in one. */
function watching(leaf: WordsLeaf) {
  const missing = new Set(leaf.exact ? [0] : leaf.words.keys());
  return {
    read(text: Text): void {
      if (leaf.field !== undefined && leaf.field !== text.in) return;
      for (const at of missing) if (leaf.exact ? follows(leaf.words, text.words) : hasWord(leaf, at, text.words)) missing.delete(at);
    },
    isFound: (): boolean => missing.size === 0,
  };
}

/** Of what must all be met, the index has told all that is not exact. */
const untold = (query: Query): Query => (query.kind === 'all' ? { ...query, parts: query.parts.filter(isExact).map(untold) } : query);

const leavesOf = (query: Query): WordsLeaf[] =>
  query.kind === 'words' ? [query] : 'parts' in query ? query.parts.flatMap(leavesOf) : 'part' in query ? leavesOf(query.part) : [];

/** What the index could not tell of a ticket that it found: whether exact words follow each other. */
export function readingFor(query: Query): Reading {
  const asked = untold(query);
  const watched = new Map(leavesOf(asked).map((leaf) => [leaf as Query, watching(leaf)]));
  const verdictOn = (part: Query, unfound: false | undefined): boolean | undefined => {
    if (part.kind === 'words') return watched.get(part)?.isFound() === true ? true : unfound;
    if (part.kind === 'not') {
      const found = verdictOn(part.part, unfound);
      return found === undefined ? undefined : !found;
    }
    if (part.kind === 'filter' || part.kind === 'own-field') return true;
    const verdicts = part.parts.map((p) => verdictOn(p, unfound));
    const decides = part.kind === 'any';
    if (verdicts.includes(decides)) return decides;
    return verdicts.includes(undefined) ? undefined : !decides;
  };
  return {
    read: (text) => watched.forEach((leaf) => leaf.read(text)),
    verdict: () => verdictOn(asked, undefined),
    holds: () => verdictOn(asked, false) === true,
  };
}
