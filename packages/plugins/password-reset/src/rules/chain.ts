import { createHash } from 'node:crypto';

/** A1: one line of what happened to a reset, as its hash sees it. */
export interface Link {
  readonly seq: number;
  /** ISO instant. */
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly facts: unknown;
  readonly before: string;
}

/** Keys in one order, so that what a database gives back has the same hash as what it was given. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, v]) => [key, ordered(v)]),
  );
}

export const hashOfLink = ({ seq, at, by, what, facts, before }: Link): string =>
  createHash('sha256')
    .update(JSON.stringify([seq, at, by, what, ordered(facts), before]))
    .digest('hex');

/** What comes before the first. */
export const beginning = '0'.repeat(64);

/** The first line that does not hold; undefined when all do. */
export function brokenAt(lines: readonly (Link & { readonly hash: string })[]): number | undefined {
  let before = beginning;
  for (const [i, line] of lines.entries()) {
    if (line.seq !== i + 1 || line.before !== before || line.hash !== hashOfLink(line)) return i + 1;
    before = line.hash;
  }
  return undefined;
}
