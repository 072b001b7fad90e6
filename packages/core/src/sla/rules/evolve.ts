import { clockKey, type Clock, type RunSpan, type Warning } from './clock.ts';
import type { EntryKind, EntryOf, LedgerEntry } from './ledger.ts';

type Change<K extends EntryKind> = (clock: Clock, entry: EntryOf<K>) => Clock;
type Key = keyof Clock;

/** Of the plan that held so far: what it said about the future, and that the clock stood still. */
const PLAN: readonly Key[] = ['dueAt', 'edge', 'pausedAt', 'pausedIn'];
const STANDING: readonly Key[] = ['since', 'pausedAt', 'pausedIn'];
const BREACH: readonly Key[] = ['breachedAt', 'breachReason'];

/** The clock without the keys that no longer hold, and with others. One copy: a deleted key would make every later copy slow. */
function changed(clock: Clock, drop: readonly Key[], set: Partial<Clock>): Clock {
  const next: Partial<Record<Key, unknown>> = {};
  for (const key in clock) if (!drop.includes(key as Key)) next[key as Key] = clock[key as Key];
  return Object.assign(next, set) as Clock;
}

/** Ends the running stretch at an instant with so much counted in all. */
function settled(clock: Clock, to: Date, elapsedMs: number): Pick<Clock, 'elapsedMs' | 'spans'> {
  const { calendar, calendarVersion, since, spans } = clock;
  if (since === undefined) return { elapsedMs: clock.elapsedMs, spans };
  const span: RunSpan = { from: since, to, ms: elapsedMs - clock.elapsedMs, calendar, calendarVersion };
  return { elapsedMs, spans: to > since ? [...spans, span] : spans };
}

/** Warnings that no longer wait for an instant. */
const disarmed = ({ warnings }: Clock): readonly Warning[] =>
  warnings.map(({ point, afterMs, firedAt }) => ({ point, afterMs, ...(firedAt && { firedAt }) }));
const runningState = (clock: Clock): 'running' | 'breached' => (clock.breachedAt ? 'breached' : 'running');
/** A change of plan does not end a pause. */
const stillPaused = ({ pausedAt, pausedIn }: Clock) => (pausedAt && pausedIn ? { pausedAt, pausedIn } : {});

/** Its calendar goes over to those that it followed before. */
const followedUntil = ({ followed = [], calendar, calendarVersion }: Clock, to: Date) => [...followed, { to, calendar, calendarVersion }];

/** What a line does to its clock, for each kind but `started`. */
const CHANGES: { readonly [K in Exclude<EntryKind, 'started'>]: Change<K> } = {
  paused: (clock, { at, data }) =>
    // A due that was broken stays known; any other is not, while nobody can say how long the pause lasts.
    changed(clock, clock.breachedAt ? ['since'] : ['since', 'dueAt'], {
      ...settled(clock, at, data.elapsedMs),
      ...{ warnings: disarmed(clock), state: 'paused', pausedAt: clock.pausedAt ?? at, pausedIn: data.category },
    }),
  resumed: (clock, { data }) => changed(clock, PLAN, { ...data.run, state: runningState(clock) }),
  retargeted: (clock, { data, policy, version }) =>
    changed(clock, PLAN, {
      ...{ ...data.run, ...stillPaused(clock), target: data.target, policy, version },
      ...(data.startedAt && { startedAt: data.startedAt, spans: [] }),
    }),
  recalendared: (clock, { at, data: { calendar, calendarVersion, elapsedMs, run } }) =>
    changed(clock, PLAN, {
      ...{ ...settled(clock, at, elapsedMs), ...run, ...stillPaused(clock) },
      ...{ calendar, calendarVersion, followed: followedUntil(clock, at) },
    }),
  warned: (clock, { at, data }) =>
    changed(clock, [], {
      warnings: clock.warnings.map((w) => (w.point === data.point ? { point: w.point, afterMs: w.afterMs, firedAt: at } : w)),
    }),
  breached: (clock, { at, data: { reason } }) => {
    const state = clock.state === 'paused' ? 'paused' : 'breached';
    return changed(clock, [], { warnings: disarmed(clock), state, breachedAt: at, ...(reason && { breachReason: reason }) });
  },
  met: (clock, { at, data: { elapsedMs, dueAt } }) => {
    const state = clock.breachedAt ? 'met_late' : 'met';
    return changed(clock, STANDING, { ...settled(clock, at, elapsedMs), warnings: disarmed(clock), state, dueAt, metAt: at });
  },
  cancelled: (clock, { at, data }) =>
    changed(clock, STANDING, { ...settled(clock, at, data.elapsedMs), warnings: disarmed(clock), state: 'cancelled', cancelledAt: at }),
  reopened: (clock, { at, data: { run, target, calendar, calendarVersion }, policy, version }) =>
    changed(clock, [...PLAN, 'metAt'], {
      ...{ ...run, target, calendar, calendarVersion, policy, version, state: runningState(clock) },
      ...((calendar !== clock.calendar || calendarVersion !== clock.calendarVersion) && { followed: followedUntil(clock, at) }),
    }),
  waived: (clock, { at, data }) => {
    const state = clock.state === 'met_late' ? 'met' : clock.state === 'breached' ? 'running' : clock.state;
    return changed(clock, BREACH, { state, waivedAt: at, ...(data.released && { released: true }) });
  },
  corrected: (clock, { at }) =>
    changed(clock, [...STANDING, ...BREACH, 'metAt'], {
      ...{ warnings: disarmed(clock), state: 'cancelled', cancelledAt: at, withdrawn: true },
    }),
};

/**
 * The clock after one more line. It needs no calendar and no terms: everything that had to be computed stands in the line (C2).
 * @param clock the clock before; undefined only ahead of `started`.
 */
export function applyEntry(clock: Clock | undefined, entry: LedgerEntry): Clock {
  if (entry.kind === 'started') return begin(entry);
  return (CHANGES[entry.kind] as Change<typeof entry.kind>)(clock as Clock, entry);
}

function begin({ metric, cycle, policy, version, data }: EntryOf<'started'>): Clock {
  const { startedAt, target, calendar, calendarVersion, tier, run, spans = [] } = data;
  const tierOf = tier === undefined ? {} : { tier };
  return { metric, cycle, state: 'running', ...tierOf, policy, version, calendar, calendarVersion, target, startedAt, spans, ...run };
}

/** All clocks of a ticket, from its ledger alone (C2): in the order in which they first appear. */
export function foldLedger(entries: readonly LedgerEntry[]): readonly Clock[] {
  const clocks = new Map<string, Clock>();
  for (const entry of entries) clocks.set(clockKey(entry), applyEntry(clocks.get(clockKey(entry)), entry));
  return [...clocks.values()];
}
