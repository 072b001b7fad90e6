import { out } from '../../kernel/output.ts';
import { openTimeBetween } from '../../calendar/index.ts';
import type { SlaTerms } from '../terms.ts';
import { elapsedAt, type Clock } from './clock.ts';
import { PENDING, PRIORITIES, type PendingCategory, type SlaFact } from './facts.ts';
import type { EntryOf, LedgerEntry } from './ledger.ts';
import type { SlaState } from './state.ts';
import { calendarNamed, calendarOf } from './terms.ts';

/** What an audit finds. The first three count: their time goes into the honest figure. */
const FINDING_KINDS = [
  ...(['pause-with-unanswered', 'pause-without-reason', 'ping-pong'] as const),
  ...(['pause-without-wake-date', 'lowered-after-breach', 'resolved-without-answer'] as const),
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

const COUNTS: readonly FindingKind[] = ['pause-with-unanswered', 'pause-without-reason', 'ping-pong'];
/** Pauses that begin after this share of the target is used lie near it; two of them are ping-pong. */
const NEAR = 0.75;

export class PauseFinding {
  @out.oneOf(...FINDING_KINDS) readonly kind!: FindingKind;
  @out.instant readonly at!: Date;
  /** End of the pause; absent where it is not about one, and while it lasts. */
  @out.optional(out.instant) readonly to?: Date;
  @out.optional(out.oneOf(...PENDING)) readonly category?: PendingCategory;
  @out.optional(out.text) readonly cause?: string;
  @out.optional(out.text) readonly actor?: string;
  /** Open milliseconds that the pause took out of the clock. */
  @out.integer readonly ms!: number;
}

/** A figure for the resolution: what was used of what, and whether the promise was kept (undefined while nobody can say). */
export class PauseFigure {
  @out.integer readonly elapsedMs!: number;
  @out.integer readonly targetMs!: number;
  @out.optional(out.flag) readonly met: boolean | undefined;
}

export class PauseAudit {
  @out.list(PauseFinding) readonly findings!: readonly PauseFinding[];
  /** By the contract's letter, and with the pauses that should not have been given back; absent without a resolution clock. */
  @out.optional(PauseFigure) readonly contractual?: PauseFigure;
  @out.optional(PauseFigure) readonly honest?: PauseFigure;
}

/** What an audit looks at. */
export interface Audited {
  readonly state: SlaState;
  readonly ledger: readonly LedgerEntry[];
  readonly terms: SlaTerms;
  readonly until: Date;
}

interface Pause {
  readonly entry: EntryOf<'paused'>;
  readonly to: Date;
  readonly open: boolean;
  readonly ms: number;
  /** It began near the target. */
  readonly near: boolean;
}

/**
 * Looks through what stopped the resolution clock: pauses begun while the requester was owed an answer (C8), without a reason or a wake
 * date, to and fro near the target; priority lowered after a breach; solved without an answer. Beside the contractual figure it gives an
 * honest one: with the time of the pauses that count, against the target that was broken, and with waived breaches in it.
 */
export function auditPauses({ state, ledger, terms, until }: Audited): PauseAudit {
  const valid = ledger.filter((entry, i) => !isSuperseded(ledger.slice(i + 1), entry));
  const clock = state.clocks.findLast(({ metric, withdrawn }) => metric === 'resolution' && !withdrawn);
  const pauses = clock ? pausesOf(valid, clock, { terms, until }) : [];
  const found = [
    ...pauses.flatMap((pause) => aboutPause(pause)),
    ...pingPong(pauses),
    ...lowered(state.facts, valid),
    ...unanswered(valid),
  ];
  const findings = found.sort((a, b) => a.at.getTime() - b.at.getTime());
  return clock ? { findings, ...figures(clock, { findings, valid, terms, until }) } : { findings };
}

/** Lines that a later correction of the same clock replaced. */
const isSuperseded = (later: readonly LedgerEntry[], entry: LedgerEntry): boolean =>
  later.some((line) => line.kind === 'corrected' && isSameClock(line, entry));

const isSameClock = (a: Pick<Clock, 'metric' | 'cycle'>, b: Pick<Clock, 'metric' | 'cycle'>) =>
  a.metric === b.metric && a.cycle === b.cycle;

function pausesOf(ledger: readonly LedgerEntry[], clock: Clock, { terms, until }: { terms: SlaTerms; until: Date }): readonly Pause[] {
  const own = ledger.filter((entry) => isSameClock(entry, clock));
  const ends: readonly string[] = ['paused', 'resumed', 'met', 'cancelled'];
  return own.flatMap((entry, i) => {
    if (entry.kind !== 'paused') return [];
    const end = own.slice(i + 1).find(({ kind }) => ends.includes(kind));
    const to = end?.at ?? until;
    const ms = openTimeBetween(calendarAt(own.slice(0, i), terms), entry.at, to);
    return [{ entry, to, open: !end, ms, near: entry.data.elapsedMs >= NEAR * clock.targetMs }];
  });
}

/** The calendar that a clock followed after these lines. */
function calendarAt(lines: readonly LedgerEntry[], terms: SlaTerms) {
  const set = lines.findLast((line) => line.kind === 'started' || line.kind === 'recalendared' || line.kind === 'reopened');
  const { calendar, calendarVersion } = (set as EntryOf<'started'>).data;
  return calendarNamed(terms, calendar, calendarVersion);
}

function finding(kind: FindingKind, { entry, to, open, ms }: Pause): PauseFinding {
  return { kind, at: entry.at, ...(!open && { to }), category: entry.data.category, ...whoOf(entry), ms };
}

function aboutPause(pause: Pause): PauseFinding[] {
  const { unanswered: owed, reason = '', wakeAt } = pause.entry.data;
  const kinds: (FindingKind | false)[] = [
    owed === true && 'pause-with-unanswered',
    reason.trim() === '' && 'pause-without-reason',
    wakeAt === undefined && 'pause-without-wake-date',
  ];
  return kinds.filter((kind) => kind !== false).map((kind) => finding(kind, pause));
}

function pingPong(pauses: readonly Pause[]): PauseFinding[] {
  const near = pauses.filter((pause) => pause.near);
  return near.length < 2 ? [] : near.map((pause) => finding('ping-pong', pause));
}

function lowered(facts: readonly SlaFact[], ledger: readonly LedgerEntry[]): PauseFinding[] {
  const broken = (at: Date) => ledger.some((entry) => entry.kind === 'breached' && entry.at <= at);
  let level = 0;
  return facts.flatMap((fact) => {
    if (fact.kind !== 'opened' && fact.kind !== 'priority') return [];
    const was = level;
    level = PRIORITIES.indexOf(fact.kind === 'opened' ? fact.priority : fact.to);
    if (fact.kind === 'opened' || level <= was || !broken(fact.at)) return [];
    return [{ kind: 'lowered-after-breach' as const, at: fact.at, ...whoOf(fact), ms: 0 }];
  });
}

function unanswered(ledger: readonly LedgerEntry[]): PauseFinding[] {
  const solved = ledger.filter(
    (entry) => entry.kind === 'cancelled' && entry.data.reason === 'resolved' && entry.metric.endsWith('-response'),
  );
  return solved.map((entry) => ({ kind: 'resolved-without-answer' as const, at: entry.at, ms: 0, ...whoOf(entry) }));
}

/** On whose account, as far as it is known. */
function whoOf({ cause, actor }: Pick<LedgerEntry, 'cause' | 'actor'>): Pick<PauseFinding, 'cause' | 'actor'> {
  return { ...(cause !== undefined && { cause }), ...(actor !== undefined && { actor }) };
}

interface Seen {
  readonly findings: readonly PauseFinding[];
  readonly valid: readonly LedgerEntry[];
  readonly terms: SlaTerms;
  readonly until: Date;
}

function figures(clock: Clock, { findings, valid, terms, until }: Seen): { contractual: PauseFigure; honest: PauseFigure } {
  const elapsedMs = elapsedAt(clock, until, calendarOf(terms, clock));
  const counted = new Map(findings.filter(({ kind }) => COUNTS.includes(kind)).map(({ at, ms }) => [at.getTime(), ms]));
  const honestMs = [...counted.values()].reduce((sum, ms) => sum + ms, elapsedMs);
  const own = valid.filter((entry) => isSameClock(entry, clock));
  const broken = own.findIndex((entry) => entry.kind === 'breached' && entry.data.reason === undefined);
  const targetMs = broken < 0 ? clock.targetMs : targetAt(own.slice(0, broken));
  const kept = clock.metAt ? true : undefined;
  return {
    contractual: { elapsedMs, targetMs: clock.targetMs, met: clock.breachedAt ? false : kept },
    honest: { elapsedMs: honestMs, targetMs, met: broken >= 0 || honestMs > targetMs ? false : kept },
  };
}

/** What a clock was held to after these lines. */
function targetAt(lines: readonly LedgerEntry[]): number {
  const set = lines.findLast((line) => 'run' in line.data);
  return (set as EntryOf<'started'>).data.run.targetMs;
}
