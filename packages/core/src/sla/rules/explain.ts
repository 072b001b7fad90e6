import { out } from '../../kernel/output.ts';
import { explainOpenTime } from '../../calendar/index.ts';
import type { SlaTerms, Version } from '../terms.ts';
import { clockKey, type Clock, type RunSpan } from './clock.ts';
import { PENDING, type Metric, type PendingCategory } from './facts.ts';
import { advance } from './fold.ts';
import type { LedgerEntry } from './ledger.ts';
import type { SlaState } from './state.ts';
import { calendarNamed } from './terms.ts';

/** What a row tells of: a stretch of time, or an event without length. */
const ROW_KINDS = ['open', 'closed', 'holiday', 'paused', 'resolved', 'event'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** One row of an explanation (C20). Stretches follow each other without a gap; `event` rows stand between them. */
export class ExplainRow {
  @out.instant readonly from!: Date;
  @out.instant readonly to!: Date;
  @out.oneOf(...ROW_KINDS) readonly kind!: RowKind;
  /** Length in seconds of real time; 0 for an event. */
  @out.number readonly seconds!: number;
  /** Seconds counted by the clock from its start to the end of this row. */
  @out.number readonly total!: number;
  /** The due in force; absent while the clock stands still. */
  @out.optional(out.instant) readonly dueAt?: Date;
  /** Name of the holiday. */
  @out.optional(out.text) readonly name?: string;
  /** Of a pause. */
  @out.optional(out.oneOf(...PENDING)) readonly category?: PendingCategory;
  @out.optional(out.text) readonly reason?: string;
  /** Of an event: the line of the ledger. */
  @out.optional(out.object<LedgerEntry>()) readonly entry?: LedgerEntry;
  /** The rule of the rule book that decided, `C11`. */
  @out.text readonly rule!: string;
  /** The policy and version that decided. */
  @out.text readonly policy!: string;
  @out.either(out.text, out.number) readonly version!: Version;
}

/** How a clock came to where it is. */
export interface Explanation {
  readonly clock: Clock;
  /** Time zone of its calendar, for showing instants. */
  readonly zone: string;
  /** Policies that fitted the ticket as well and came later in the list. */
  readonly passedOver: readonly string[];
  readonly rows: readonly ExplainRow[];
}

/** Which clock to explain, and up to when; `until` may lie in the future, up to the due. */
export interface Question {
  readonly state: SlaState;
  readonly ledger: readonly LedgerEntry[];
  readonly terms: SlaTerms;
  /** `resolution:1` */
  readonly clock: string;
  readonly until: Date;
}

const STARTS: Readonly<Record<Metric, string>> = {
  'first-response': 'C3',
  'next-response': 'C4',
  'periodic-update': 'C5',
  resolution: 'C6',
  'tier-hold': 'C7',
};
const RULES: Readonly<Record<Exclude<LedgerEntry['kind'], 'started' | 'breached' | 'cancelled' | 'corrected'>, string>> = {
  ...{
    paused: 'C8',
    resumed: 'C9',
    retargeted: 'C11',
    recalendared: 'C13',
    warned: 'C16',
    met: 'T4',
    reopened: 'C10',
    waived: 'C11',
  },
};
const ENDS: Readonly<Record<string, string>> = { merged: 'C14', split: 'C14', spam: 'C15', resolved: 'C4' };

/** By what a clock is computed again from its start. */
const CORRECTIONS: Readonly<Record<string, string>> = {
  contract: 'C12',
  calendar: 'C13',
  thanks: 'E8',
  undone: 'C15',
  zones: 'T9',
};

function ruleOf(entry: LedgerEntry): string {
  if (entry.kind === 'started') return STARTS[entry.metric];
  if (entry.kind === 'breached') return entry.data.reason === 'merged' ? 'C14' : entry.data.reason ? 'C11' : 'T10';
  if (entry.kind === 'cancelled') return ENDS[entry.data.reason] ?? 'C1';
  if (entry.kind === 'corrected') return CORRECTIONS[entry.data.reason] ?? 'C2';
  return entry.kind === 'retargeted' && entry.data.startedAt ? 'C14' : RULES[entry.kind];
}

/** Where the walk along a ledger stands. */
interface Walk {
  readonly terms: SlaTerms;
  readonly rows: ExplainRow[];
  at: Date;
  /** Milliseconds counted. */
  counted: number;
  mode: 'running' | 'paused' | 'over';
  calendar: string;
  calendarVersion: Version;
  policy: string;
  version: Version;
  dueAt: Date | undefined;
  pause: { readonly category?: PendingCategory; readonly reason?: string };
}

/**
 * Every second of a clock from its start: open, closed, holiday by name, paused, resolved; between them what happened, and with each row the
 * rule and version that decided (C20). Derived from the ledger and the calendars alone; time that nobody has looked at yet is looked at first.
 * @returns undefined for a clock that the ticket does not have.
 */
export function explainClock({ state, ledger, terms, clock: key, until }: Question): Explanation | undefined {
  const ahead = advance(state, until, terms);
  const clock = ahead.state.clocks.find((candidate) => clockKey(candidate) === key);
  const own = [...ledger, ...ahead.entries].filter((entry) => clockKey(entry) === key);
  const from = own.findLastIndex((entry) => entry.kind === 'started');
  const lines = own.slice(from).filter((entry) => entry.at <= until || entry.kind === 'started');
  const [first] = lines;
  if (!clock || first?.kind !== 'started') return undefined;
  const walk = begin(first, terms);
  for (const entry of lines) follow(walk, entry);
  spend(walk, until);
  const zone = calendarNamed(terms, clock.calendar, clock.calendarVersion).versions.at(-1)?.zone.name ?? 'UTC';
  return { clock, zone, passedOver: first.data.passedOver ?? [], rows: walk.rows };
}

function begin(started: Extract<LedgerEntry, { kind: 'started' }>, terms: SlaTerms): Walk {
  const { policy, version, data } = started;
  const { startedAt, calendar, calendarVersion } = data;
  return {
    terms,
    rows: [],
    at: startedAt,
    counted: 0,
    mode: 'running',
    calendar,
    calendarVersion,
    policy,
    version,
    dueAt: undefined,
    pause: {},
  };
}

function follow(walk: Walk, entry: LedgerEntry): void {
  if (entry.kind === 'started') earlierSpans(walk, entry.data.spans ?? [], entry.data.run.since ?? entry.at);
  else if (entry.kind === 'reopened') away(walk, entry.at);
  else spend(walk, entry.at);
  if (entry.kind === 'retargeted' && entry.data.startedAt) restart(walk, entry.data.startedAt);
  walk.policy = entry.policy;
  walk.version = entry.version;
  change(walk, entry);
  mark(walk, entry);
  if (entry.kind === 'retargeted' && entry.data.startedAt) spend(walk, entry.at);
}

/** The origin moved back (C14): the stretches so far are told again from there. */
function restart(walk: Walk, startedAt: Date): void {
  walk.rows.splice(0, walk.rows.length, ...walk.rows.filter((row) => row.kind === 'event'));
  walk.at = startedAt;
  walk.counted = 0;
}

/** What a promise that was gained late had counted by then. */
function earlierSpans(walk: Walk, spans: readonly RunSpan[], since: Date): void {
  for (const span of spans) {
    walk.mode = 'paused';
    spend(walk, span.from);
    walk.mode = 'running';
    spend(walk, span.to);
  }
  walk.mode = 'paused';
  spend(walk, since);
}

const MODES: Readonly<Partial<Record<LedgerEntry['kind'], Walk['mode']>>> = {
  ...{ started: 'running', resumed: 'running', reopened: 'running', paused: 'paused', met: 'over', cancelled: 'over', corrected: 'over' },
};

function change(walk: Walk, entry: LedgerEntry): void {
  walk.mode = MODES[entry.kind] ?? walk.mode;
  if (entry.kind === 'recalendared' || entry.kind === 'reopened' || entry.kind === 'started') {
    walk.calendar = entry.data.calendar;
    walk.calendarVersion = entry.data.calendarVersion;
  }
  if ('run' in entry.data) walk.dueAt = entry.data.run.dueAt;
  if (entry.kind !== 'paused') return;
  const { category, reason } = entry.data;
  walk.pause = { category, ...(reason !== undefined && { reason }) };
  walk.dueAt = undefined;
}

function mark(walk: Walk, entry: LedgerEntry): void {
  row(walk, { from: entry.at, to: entry.at, kind: 'event', rule: ruleOf(entry), entry });
}

/** Tells the time from where the walk stands to an instant, for as long as the clock is not over. */
function spend(walk: Walk, to: Date): void {
  const from = walk.at;
  if (to <= from || walk.mode === 'over') return;
  walk.at = to;
  if (walk.mode === 'paused') row(walk, { from, to, kind: 'paused', rule: 'C6', ...walk.pause });
  else run(walk, from, to);
}

/** The time between a solution and a reopening, which is not counted (C10). */
function away(walk: Walk, to: Date): void {
  row(walk, { from: walk.at, to, kind: 'resolved', rule: 'C10' });
  walk.at = to;
}

function run(walk: Walk, from: Date, to: Date): void {
  const calendar = calendarNamed(walk.terms, walk.calendar, walk.calendarVersion);
  for (const span of explainOpenTime(calendar, from, to)) {
    if (span.kind === 'open') walk.counted += span.to.getTime() - span.from.getTime();
    const rule = span.kind === 'open' ? 'T1' : span.kind === 'holiday' ? 'T7' : 'T2';
    row(walk, { from: span.from, to: span.to, kind: span.kind, rule, ...(span.name !== undefined && { name: span.name }) });
  }
}

function row(walk: Walk, told: Omit<ExplainRow, 'seconds' | 'total' | 'policy' | 'version'>): void {
  const { policy, version, dueAt, counted } = walk;
  const seconds = (told.to.getTime() - told.from.getTime()) / 1000;
  walk.rows.push({ ...told, seconds, total: counted / 1000, ...(dueAt && { dueAt }), policy, version });
}
