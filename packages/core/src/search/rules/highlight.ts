import { out } from '../../kernel/output.ts';
import type { Query } from './query/tree.ts';
import { stemsOfAny } from './stems.ts';
import { wordsOf, type Word } from './words.ts';

/** A stretch of a text. `hit` is true for what was looked for. Plain text, never markup: whoever shows it escapes it. */
export class Segment {
  @out.text readonly text!: string;
  @out.flag readonly hit!: boolean;
}

/** What is marked in texts: words in any of their forms, beginnings of words, and words that follow each other. */
export interface Wanted {
  /** The words that were asked for, by the stems of each. */
  readonly stems: ReadonlyMap<string, string>;
  readonly beginnings: readonly string[];
  readonly phrases: readonly (readonly string[])[];
}

/** The words of a query that make a ticket a hit. */
export function wantedIn(query: Query): Wanted {
  const stems = new Map<string, string>();
  const beginnings: string[] = [];
  const phrases: (readonly string[])[] = [];
  const look = (part: Query): void => {
    if (part.kind === 'all' || part.kind === 'any') part.parts.forEach(look);
    if (part.kind !== 'words') return;
    if (part.exact) phrases.push(part.words);
    else for (const word of part.words) for (const stem of stemsOfAny(word)) stems.set(stem, word);
    const last = part.words.at(-1);
    if (part.prefix && last) beginnings.push(last);
  };
  look(query);
  return { stems, beginnings, phrases };
}

/** A word of a text, and what was asked for that it answers. */
interface Found extends Word {
  readonly answers: string;
}

function hitsIn(words: readonly Word[], { stems, beginnings, phrases }: Wanted): Found[] {
  const found = new Map<Word, string>();
  for (const word of words) {
    const answers = beginnings.find((b) => word.word.startsWith(b)) ?? stemsOfAny(word.word).flatMap((stem) => stems.get(stem) ?? [])[0];
    if (answers !== undefined) found.set(word, answers);
  }
  for (const phrase of phrases)
    for (const at of words.keys())
      if (phrase.every((word, i) => words[at + i]?.word === word))
        for (const word of words.slice(at, at + phrase.length)) found.set(word, `"${phrase.join(' ')}"`);
  return words.flatMap((word) => {
    const answers = found.get(word);
    return answers === undefined ? [] : [{ ...word, answers }];
  });
}

/** Characters around the first hit. */
const BEFORE = 60;
const LENGTH = 200;
/** Of a long text only so much is looked at first. */
export const LOOKED_AT = 20_000;

/** The first hit of the stretch in which most of what was asked for stands together; of equals the first. */
function bestOf(hits: readonly Found[]): Found | undefined {
  let best: { hit: Found; different: number } | undefined;
  for (const [i, hit] of hits.entries()) {
    const near = new Set<string>();
    for (let j = i; j < hits.length && (hits[j] as Found).end <= hit.start + LENGTH - BEFORE; j++) near.add((hits[j] as Found).answers);
    if (!best || near.size > best.different) best = { hit, different: near.size };
  }
  return best?.hit;
}

/** Begin and end between words, not within one, nor within a character. */
function cut(words: readonly Word[], text: string, first: Word): { from: number; to: number } {
  const from = words.find((w) => w.start >= first.start - BEFORE)?.start ?? 0;
  const to = words.findLast((w) => w.end <= from + LENGTH)?.end ?? first.end;
  const isStart = from === words[0]?.start;
  return { from: isStart ? 0 : from, to: to === words.at(-1)?.end ? Math.min(text.length, to + BEFORE) : Math.max(to, first.end) };
}

/** A piece of a text with what was looked for in it, and how much of what was asked for the text has. */
export interface Shown {
  readonly segments: Segment[];
  readonly different: number;
}

/** The neighbourhood of what was looked for; undefined where there is none of it. @param most how many characters are looked at */
export function highlight(given: string, wanted: Wanted, most = LOOKED_AT): Shown | undefined {
  const text = given.slice(0, most);
  const words = wordsOf(text);
  const hits = hitsIn(words, wanted);
  const best = bestOf(hits);
  if (!best) return undefined;
  const { from, to } = cut(words, text, best);
  const segments: Segment[] = [];
  let at = from;
  const push = (until: number, hit: boolean) => {
    if (until > at) segments.push({ text: text.slice(at, until), hit });
    at = Math.max(at, until);
  };
  for (const hit of hits.filter((h) => h.start >= from && h.end <= to)) {
    push(hit.start, false);
    push(hit.end, true);
  }
  push(to, false);
  return { segments, different: new Set(hits.map((h) => h.answers)).size };
}
