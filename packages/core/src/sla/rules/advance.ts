import { clockKey, isHeld, isRunning, type Clock } from './clock.ts';
import { onWake } from './decisions.ts';
import { write, type Draft } from './draft.ts';

/** Something that time alone brings about, at its exact instant (T10). */
type Coming =
  | { readonly kind: 'warn'; readonly at: Date; readonly clock: Clock; readonly point: string }
  | { readonly kind: 'breach' | 'wake'; readonly at: Date; readonly clock?: Clock };

/** One list for all clocks that have nothing to come: most of them, most of the time. */
const NOTHING: readonly Coming[] = [];

/** What of a clock still lies ahead: its warnings, then its breach. */
export function comingOf(clock: Clock): readonly Coming[] {
  if (!isRunning(clock) || clock.breachedAt || !isHeld(clock)) return NOTHING;
  const after = (at: Date) => clock.waivedAt === undefined || at > clock.waivedAt;
  const warnings = clock.warnings.flatMap(({ at, point }) => (at && after(at) ? [{ kind: 'warn' as const, at, clock, point }] : []));
  return clock.dueAt ? [...warnings, { kind: 'breach', at: clock.dueAt, clock }] : warnings;
}

const RANK = { warn: 0, breach: 1, wake: 2 } as const;

/**
 * Writes down what time alone has brought about, each at its own instant and in that order. A warning or a wake date of `until` itself has
 * come; a breach has not, for work done at the due instant is in time (T4).
 */
export function advanceDraft(draft: Draft, until: Date): void {
  for (let next = nextOf(draft, until); next; next = nextOf(draft, until)) happen(draft, next);
}

function nextOf(draft: Draft, until: Date): Coming | undefined {
  let first: Coming | undefined;
  const consider = (coming: Coming) => {
    const hasCome = coming.kind === 'breach' ? coming.at < until : coming.at <= until;
    if (hasCome && (!first || compare(coming, first) < 0)) first = coming;
  };
  for (const clock of draft.clocks.values()) comingOf(clock).forEach(consider);
  if (draft.wakeAt) consider({ kind: 'wake', at: draft.wakeAt });
  return first;
}

function compare(a: Coming, b: Coming): number {
  const name = ({ clock }: Coming) => (clock ? clockKey(clock) : '');
  return a.at.getTime() - b.at.getTime() || RANK[a.kind] - RANK[b.kind] || (name(a) < name(b) ? -1 : 1);
}

function happen(draft: Draft, coming: Coming): void {
  const { at, by } = draft;
  draft.at = coming.at;
  draft.by = { cause: coming.kind === 'wake' ? 'wake' : 'time' };
  if (coming.kind === 'wake') onWake(draft);
  else if (coming.kind === 'warn') write(draft, coming.clock, { kind: 'warned', data: { point: coming.point } });
  else if (coming.clock) write(draft, coming.clock, { kind: 'breached', data: { dueAt: coming.at } });
  Object.assign(draft, { at, by });
}
