import { out } from '../../kernel/output.ts';
import type { Query } from './query/tree.ts';
import { stemsOfAny } from './stems.ts';
import { wordsOf, type Word } from './words.ts';

/** A stretch of a text. `hit` is true for what was looked for. Plain text, never markup: whoever shows it escapes it. */
export class Segment {
  @out.text readonly text!: string;
  @out.flag readonly hit!: boolean;
}

/** What is marked in texts. */
export interface Wanted {
  readonly stems: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

/** The words of a query that make a ticket a hit. */
export function wantedIn(query: Query): Wanted {
  const stems = new Set<string>();
  const beginnings: string[] = [];
  const look = (part: Query): void => {
    if (part.kind === 'all' || part.kind === 'any') part.parts.forEach(look);
    if (part.kind !== 'words') return;
    part.words.flatMap((word) => stemsOfAny(word)).forEach((stem) => stems.add(stem));
    const last = part.words.at(-1);
    if (part.prefix && last) beginnings.push(last);
  };
  look(query);
  return { stems, beginnings };
}

const isWanted = ({ stems, beginnings }: Wanted, { word }: Word): boolean =>
  beginnings.some((b) => word.startsWith(b)) || stemsOfAny(word).some((stem) => stems.has(stem));

/** Characters around the first hit. */
const BEFORE = 60;
const LENGTH = 200;
/** Of a long text only so much is looked at. */
const LOOKED_AT = 20_000;

/** Begin and end between words, not within one, nor within a character. */
function cut(words: readonly Word[], text: string, first: Word): { from: number; to: number } {
  const from = words.find((w) => w.start >= first.start - BEFORE)?.start ?? 0;
  const to = words.findLast((w) => w.end <= from + LENGTH)?.end ?? first.end;
  const isStart = from === words[0]?.start;
  return { from: isStart ? 0 : from, to: to === words.at(-1)?.end ? Math.min(text.length, to + BEFORE) : Math.max(to, first.end) };
}

/** The neighbourhood of what was looked for; undefined where there is none of it. @returns its segments, and how many different words it has. */
export function highlight(given: string, wanted: Wanted): { segments: Segment[]; different: number } | undefined {
  const text = given.slice(0, LOOKED_AT);
  const words = wordsOf(text);
  const hits = words.filter((w) => isWanted(wanted, w));
  const [first] = hits;
  if (!first) return undefined;
  const { from, to } = cut(words, text, first);
  const segments: Segment[] = [];
  let at = from;
  const push = (until: number, hit: boolean) => {
    if (until > at) segments.push({ text: text.slice(at, until), hit });
    at = Math.max(at, until);
  };
  for (const hit of hits.filter((h) => h.end <= to)) {
    push(hit.start, false);
    push(hit.end, true);
  }
  push(to, false);
  return { segments, different: new Set(hits.map((h) => h.word)).size };
}
