import type { ExplainRow } from './shapes.ts';

/** A stretch of a clock's life as the picture draws it, its place and width in parts of the whole. */
export interface Stretch {
  readonly kind: 'open' | 'closed' | 'holiday' | 'paused' | 'resolved';
  readonly from: number;
  readonly to: number;
  readonly name: string | undefined;
  /** 0 to 1. */
  readonly x: number;
  readonly width: number;
}
export interface Mark {
  readonly kind: string;
  readonly at: number;
  readonly x: number;
}
export interface Life {
  readonly from: number;
  readonly to: number;
  readonly stretches: readonly Stretch[];
  readonly marks: readonly Mark[];
  /** Where the due stands; undefined while nobody can know. */
  readonly due: Mark | undefined;
  readonly now: Mark | undefined;
}

/** No stretch is drawn narrower than this part of the whole: a minute in a week would not be seen. */
const LEAST = 0.004;

/**
 * A clock's life on a line. Long closed stretches are drawn shorter than they were, for nothing happens in them: each counts as the root of its
 * length, so that the order and what is longer than what stay as they were.
 */
export function lifeOf(rows: readonly ExplainRow[], dueAt: string | null, now: number): Life | undefined {
  const spans = rows.filter((row) => row.kind !== 'event' && row.to !== row.from);
  const [first] = spans;
  const last = spans.at(-1);
  if (!first || !last) return undefined;
  const weights = spans.map(({ kind, from, to }) => {
    const ms = Date.parse(to) - Date.parse(from);
    return kind === 'closed' || kind === 'holiday' ? Math.min(ms, Math.sqrt(ms) * Math.sqrt(3_600_000)) : ms;
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const shares = weights.map((weight) => Math.max(LEAST, weight / sum));
  const whole = shares.reduce((total, share) => total + share, 0);
  let x = 0;
  const stretches = spans.map(({ kind, from, to, name }, i): Stretch => {
    const width = (shares[i] ?? 0) / whole;
    const stretch = { kind: kind as Stretch['kind'], from: Date.parse(from), to: Date.parse(to), name, x, width };
    x += width;
    return stretch;
  });
  const placeOf = (at: number): number => {
    const found = stretches.find((stretch) => at <= stretch.to) ?? stretches.at(-1);
    if (!found) return 1;
    const part = found.to === found.from ? 0 : (at - found.from) / (found.to - found.from);
    return found.x + Math.max(0, Math.min(1, part)) * found.width;
  };
  const mark = (kind: string, at: number): Mark => ({ kind, at, x: placeOf(at) });
  const [from, to] = [Date.parse(first.from), Date.parse(last.to)];
  return {
    from,
    to,
    stretches,
    marks: rows.flatMap((row) => (row.kind === 'event' ? [mark(row.entry?.kind ?? 'event', Date.parse(row.from))] : [])),
    due: dueAt === null ? undefined : mark('due', Date.parse(dueAt)),
    now: now >= from && now <= to ? mark('now', now) : undefined,
  };
}
