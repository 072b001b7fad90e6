import { calendarVersions, parseCalendar, type Calendar } from '../../calendar/index.ts';
import { readSlaTerms } from './section/read.ts';
import type { SlaTerms, Version } from '../terms.ts';
import { elapsedAt, type Clock } from './clock.ts';
import { checkContract, checkReplay } from './checkReplay.ts';
import type { CalendarEvent, ContractEvent, PlayedEvent, Replay, ReplayContract } from './event.ts';
import { METRICS, type Opened, type SlaFact } from './facts.ts';
import { beginFolding, closeFolding, lookTo, takeFact } from './fold.ts';
import type { LedgerEntry } from './ledger.ts';
import { compareFacts } from './order.ts';
import type { SlaState } from './state.ts';
import { calendarOf } from './terms.ts';

type Instant = 'dueAt' | 'metAt' | 'breachedAt';

/** A clock as it stands at `until`, with the lines that led there. */
export interface ReplayedClock extends Omit<Clock, 'spans' | 'warnings' | 'since' | 'edge' | 'followed' | Instant> {
  /** When its target is used up; undefined while it stands still, for then nobody can know. */
  readonly dueAt: Date | undefined;
  /** Undefined until it is met, in time or late. */
  readonly metAt: Date | undefined;
  /** Undefined while it was not broken. */
  readonly breachedAt: Date | undefined;
  /** Open milliseconds counted up to `until`. */
  readonly elapsedMs: number;
  readonly ledger: readonly LedgerEntry[];
}

/** Everything that a replay came to; `explainClock`, `auditPauses` and `timeOf` take it. */
export interface Replayed {
  readonly state: SlaState;
  readonly ledger: readonly LedgerEntry[];
  readonly terms: SlaTerms;
  readonly until: Date;
}

/**
 * The clocks of a ticket from its events, by the very fold that the engine uses (C2, C21). Metrics come in the order first-response,
 * next-response, periodic-update, resolution, tier-hold; cycles in theirs. Without a `tier` the ticket begins at the contract's first one.
 * @throws `sla.events-wrong` with every mistake and its path, `events[3].to`; `sla.terms-wrong` for a pack that does not hold together.
 */
export function replayClocks(replay: Replay): { readonly clocks: readonly ReplayedClock[] } {
  const { state, ledger, terms, until } = replayTicket(replay);
  if (until < state.receivedAt) return { clocks: [] };
  const linesOf = ({ metric, cycle }: Clock) => ledger.filter((entry) => entry.metric === metric && entry.cycle === cycle);
  const clocks = state.clocks.map((clock) => shown(clock, { until, terms, ledger: linesOf(clock) }));
  return { clocks: clocks.sort((a, b) => METRICS.indexOf(a.metric) - METRICS.indexOf(b.metric)) };
}

/**
 * As {@link replayClocks}, with the whole state.
 * @throws as {@link replayClocks}.
 */
export function replayTicket(replay: Replay): Replayed {
  checkContract(replay.contract);
  let terms = termsFrom(replay.contract);
  const { receivedAt, events, until } = checkReplay(replay, Object.keys(terms.calendars));
  const sorted = events.filter(({ at }) => at <= until).sort(compareFacts);
  const isBefore = (event: PlayedEvent): event is CalendarEvent | ContractEvent => changesTerms(event) && event.at < receivedAt;
  for (const event of sorted.filter(isBefore)) terms = changedTerms(terms, event);
  const folding = beginFolding(openingOf({ ...replay, receivedAt }, terms), terms);
  for (const event of sorted) {
    if (isBefore(event)) continue;
    if (changesTerms(event)) terms = changedTerms(terms, event);
    takeFact(folding, bare(event), terms);
  }
  lookTo(folding, until);
  const { state, entries } = closeFolding(folding);
  return { state, ledger: entries, terms, until };
}

const changesTerms = (event: PlayedEvent): event is CalendarEvent | ContractEvent => event.kind === 'contract' || event.kind === 'calendar';

function openingOf({ contract: _contract, events: _events, until: _until, ...ticket }: Replay, terms: SlaTerms): Opened {
  const tier = ticket.tier ?? terms.tiers[0]?.level;
  return { kind: 'opened', at: ticket.receivedAt, ...ticket, ...(tier !== undefined && { tier }) };
}

/** What comes along with an event and is not kept. */
type Beside = Partial<Record<'contract' | 'calendars' | 'effectiveFrom', unknown>>;

/** What is kept of an event: a contract and calendars are known by their version. */
function bare(event: PlayedEvent): SlaFact {
  const { contract: _contract, calendars: _calendars, effectiveFrom: _from, ...fact } = event as PlayedEvent & Beside;
  return fact;
}

function termsFrom(contract: ReplayContract): SlaTerms {
  if ('slaTerms' in contract) return contract.slaTerms;
  return 'policies' in contract ? contract : readSlaTerms(contract);
}

/** The terms after an event, with all that were before it. A version that is taken already gets a name of its own. */
function changedTerms(terms: SlaTerms, event: CalendarEvent | ContractEvent): SlaTerms {
  const { earlier = [], ...last } = terms;
  const known = [last, ...earlier];
  const next = event.kind === 'contract' ? termsFrom(event.contract) : { ...last, calendars: changedCalendars(last, event) };
  return { ...next, version: unused(next.version, known), earlier: [...known, ...(next.earlier ?? [])] };
}

/** With `/2` behind it for as long as it is taken. */
const unused = (version: Version, known: readonly SlaTerms[]): Version =>
  known.some((terms) => terms.version === version) ? unused(`${String(version)}/2`, known) : version;

/** New hours hold from their instant on, beside the old ones before it (C13); a recomputation applies them to the past as well. */
function changedCalendars(terms: SlaTerms, { calendars, effectiveFrom, at, recompute }: CalendarEvent): SlaTerms['calendars'] {
  const from = effectiveFrom ?? at;
  const changed = Object.entries(calendars).map(([name, raw]) => {
    const calendar = isCalendar(raw) ? raw : parseCalendar(raw);
    const old = terms.calendars[name];
    if (!old || recompute) return [name, calendar] as const;
    const before = { effectiveFrom: new Date(from.getTime() - 1), calendar: old };
    return [name, calendarVersions([before, { effectiveFrom: from, calendar }])] as const;
  });
  return { ...terms.calendars, ...Object.fromEntries(changed) };
}

const isCalendar = (raw: unknown): raw is Calendar => (raw as Partial<Calendar> | null)?.versions !== undefined;

function shown(clock: Clock, { until, terms, ledger }: { until: Date; terms: SlaTerms; ledger: readonly LedgerEntry[] }): ReplayedClock {
  const { spans: _spans, warnings: _warnings, since: _since, edge: _edge, followed: _followed, ...rest } = clock;
  const { dueAt, metAt, breachedAt } = clock;
  return { ...rest, dueAt, metAt, breachedAt, elapsedMs: elapsedAt(clock, until, calendarOf(terms, clock)), ledger };
}
