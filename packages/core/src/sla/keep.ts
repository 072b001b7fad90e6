import { tzdataVersion } from '../calendar/index.ts';
import { system, type Scope } from '../kernel/index.ts';
import type { Ticket } from '../ticket/index.ts';
import { termsFor, termsWith } from './contract.ts';
import { clockRows, ledgerRows, slaTicketRows, type ClockRow } from './entities.ts';
import { clockBreached, clockMet, clocksChanged, clockWarned, ledgerWritten } from './events.ts';
import { stateOf } from './kept.ts';
import { clockRowsOf, forgetClocks, rememberClocks, rememberUntouched } from './present.ts';
import { advance, foldFact, recount, type Folded } from './rules/fold.ts';
import { reopenUntil } from './rules/category.ts';
import { clockKey, isHeld, type Clock } from './rules/clock.ts';
import { isActive, type SlaFact } from './rules/facts.ts';
import { versionsOf } from './rules/needs.ts';
import type { LedgerEntry } from './rules/ledger.ts';
import type { SlaState } from './rules/state.ts';

type Whose = Pick<Ticket, 'id' | 'clientId'>;

const rowOf = ({ id: ticketId, clientId }: Whose, clock: Clock): Omit<ClockRow, 'id'> => ({
  ticketId,
  clientId,
  metric: clock.metric,
  cycle: clock.cycle,
  state: clock.state,
  startedAt: clock.startedAt,
  // A promise that was let go is due no more.
  dueAt: (isHeld(clock) ? clock.dueAt : undefined) ?? null,
  metAt: clock.metAt ?? null,
  breachedAt: clock.breachedAt ?? null,
  elapsedMs: clock.elapsedMs,
  since: clock.since ?? null,
  targetMs: clock.targetMs,
  policy: clock.policy,
  version: String(clock.version),
  calendar: clock.calendar,
  calendarVersion: String(clock.calendarVersion),
});

/** Without those that a correction found should never have been: of them the ledger knows. */
const clocksIn = (state: SlaState | undefined): readonly Clock[] => state?.clocks.filter((clock) => !clock.withdrawn) ?? [];

/** Clocks are values: one that did not change is the same object before and after. */
async function keepClocks(scope: Scope, whose: Whose, states: { before: SlaState | undefined; after: SlaState }): Promise<void> {
  const known = new Map(clocksIn(states.before).map((clock) => [clockKey(clock), clock]));
  const after = clocksIn(states.after);
  const fresh = after.filter((clock) => !known.has(clockKey(clock)));
  const rows = fresh.map((clock) => rowOf(whose, clock));
  const ids = await scope.rows(clockRows).insertAll(rows);
  if (states.before) forgetClocks(scope, whose.id);
  else
    rememberClocks(
      scope,
      whose.id,
      rows.map((row, i) => ({ ...row, id: ids[i] ?? 0 })),
    );
  const here = new Set(after.map(clockKey));
  for (const [key, { metric, cycle }] of known) {
    if (!here.has(key)) await scope.rows(clockRows).remove({ ticketId: whose.id, metric, cycle });
  }
  for (const clock of after) {
    const before = known.get(clockKey(clock));
    if (!before || before === clock) continue;
    const { metric, cycle, ticketId: _ticket, clientId: _client, ...change } = rowOf(whose, clock);
    await scope.rows(clockRows).update({ ticketId: whose.id, metric, cycle }, change);
  }
}

async function tell(scope: Scope, whose: Whose, told: { entry: LedgerEntry; clock: Clock | undefined; clockId: number }): Promise<void> {
  const { entry, clock, clockId } = told;
  const { metric, cycle } = entry;
  const fact = { ticketId: whose.id, clientId: whose.clientId, clockId, metric, cycle, at: entry.at.toISOString() };
  const dueAt = clock?.dueAt?.toISOString() ?? null;
  if (entry.kind === 'warned') await scope.emit(clockWarned, { ...fact, dueAt, point: entry.data.point });
  if (entry.kind === 'met') await scope.emit(clockMet, { ...fact, lateByMs: entry.data.lateByMs ?? 0 });
  if (entry.kind === 'breached') {
    const reason = entry.data.reason ? { reason: entry.data.reason } : {};
    await scope.emit(clockBreached, { ...fact, dueAt: entry.data.dueAt?.toISOString() ?? dueAt, ...reason });
  }
}

/** The number of the fact behind a line; null for the fold's own causes. */
const causeIdOf = ({ cause = '' }: LedgerEntry): number | null => (/^\d+$/.test(cause) ? Number(cause) : null);

async function tellLines(scope: Scope, { id: ticketId, clientId }: Whose, { state, entries }: Folded): Promise<void> {
  const lines = entries
    .filter((entry) => entry.quiet !== true && entry.kind !== 'corrected')
    .map((entry) => {
      const dueAt = state.clocks.find((clock) => clockKey(clock) === clockKey(entry))?.dueAt?.toISOString() ?? null;
      return { metric: entry.metric, kind: entry.kind, at: entry.at.toISOString(), dueAt, causeId: causeIdOf(entry) };
    });
  if (lines.length > 0) await scope.emit(ledgerWritten, { ticketId, clientId, lines });
}

async function keepEntries(scope: Scope, whose: Whose, { state, entries }: Folded): Promise<void> {
  const { id: ticketId, clientId } = whose;
  const desk = scope.as(system);
  const lines = entries.map((entry) => ({
    ticketId,
    clientId,
    metric: entry.metric,
    cycle: entry.cycle,
    kind: entry.kind,
    at: entry.at,
    entry,
  }));
  await desk.rows(ledgerRows).insertAll(lines);
  await tellLines(scope, whose, { state, entries });
  // Of a ticket that is over, a correction is for the records: nobody can do anything about it any more.
  const isNews = (e: LedgerEntry) => e.quiet !== true && (e.recomputed !== true || isActive(state.category));
  const loud = entries.filter((e) => isNews(e) && ['warned', 'breached', 'met'].includes(e.kind));
  if (loud.length === 0) return;
  const ids = new Map((await clockRowsOf(desk, [ticketId])).map((row) => [clockKey(row), row.id]));
  for (const entry of loud) {
    const clock = state.clocks.find((c) => clockKey(c) === clockKey(entry));
    await tell(scope, whose, { entry, clock, clockId: ids.get(clockKey(entry)) ?? 0 });
  }
}

/** A ticket's clocks before and after something was noted. */
export interface Noted {
  readonly before: SlaState | undefined;
  readonly after: SlaState;
}

async function keep(scope: Scope, whose: Whose, change: { before: SlaState | undefined; folded: Folded }): Promise<Noted> {
  const { before, folded } = change;
  const states = { before, after: folded.state };
  if (folded.state === before) return states;
  const desk = scope.as(system);
  const state: object = folded.state;
  if (before) await desk.rows(slaTicketRows).update({ ticketId: whose.id }, { state, zones: tzdataVersion() });
  else await desk.rows(slaTicketRows).insertAll([{ ticketId: whose.id, clientId: whose.clientId, state, zones: tzdataVersion() }]);
  await keepClocks(desk, whose, states);
  const isSame =
    before?.clocks.length === folded.state.clocks.length && before.clocks.every((clock, i) => clock === folded.state.clocks[i]);
  if (!isSame) await scope.emit(clocksChanged, { ticketId: whose.id, clientId: whose.clientId, first: before === undefined });
  await keepEntries(scope, whose, folded);
  if (!before && folded.entries.every((entry) => entry.kind === 'started')) rememberUntouched(scope, whose.id);
  return states;
}

/** A requester's message has opened the ticket for its clocks already (C9), and from when it was received: the move that follows is no news. */
const saysNothing = (state: SlaState, fact: SlaFact): boolean =>
  fact.kind === 'state' && fact.to === state.category && fact.wakeAt === undefined && state.wakeAt === undefined;

/** Tell a ticket's clocks of a fact, and keep what follows from it. The ticket is locked by whoever changed it. */
export async function noteFact(scope: Scope, whose: Whose, fact: SlaFact): Promise<Noted | undefined> {
  // A ticket that was opened just now has nothing kept yet.
  const before = fact.kind === 'opened' ? undefined : await stateOf(scope, whose.id);
  if (!before && fact.kind !== 'opened') return undefined; // a ticket from before this plugin was installed has no clocks
  if (before && saysNothing(before, fact)) return undefined;
  const spoken = 'version' in fact ? [fact.version] : [];
  const terms = await termsWith(scope, whose.clientId, [...(before ? versionsOf(before) : []), ...spoken]);
  return keep(scope, whose, { before, folded: foldFact(before, fact, terms) });
}

/** Write down what time alone has brought about by now. */
export async function noteTime(scope: Scope, whose: Whose): Promise<Noted | undefined> {
  const before = await stateOf(scope, whose.id);
  if (!before) return undefined;
  const terms = await termsFor(scope, whose.clientId, before);
  return keep(scope, whose, { before, folded: advance(before, scope.now, terms) });
}

/** Count a ticket anew by the time zone rules of this program (T9). */
export async function noteRecount(scope: Scope, whose: Whose, by: { cause: string; actor: string }): Promise<Noted | undefined> {
  const before = await stateOf(scope, whose.id);
  if (!before) return undefined;
  const terms = await termsFor(scope, whose.clientId, before);
  return keep(scope, whose, { before, folded: recount(before, { at: scope.now, ...by }, terms) });
}

/** Until when a resolved ticket may be opened again, by the policy that it stands under (C10); undefined where no window was agreed. */
export async function windowEnd(scope: Scope, whose: Whose): Promise<Date | undefined> {
  const state = await stateOf(scope, whose.id);
  return state && reopenUntil(state, await termsFor(scope, whose.clientId, state));
}
