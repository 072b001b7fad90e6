import { contractById, contractApplied, contractOf, wrongPack } from '../client/index.ts';
import { after, eventRows, within, type Category, type Mistake, type Scope } from '../kernel/index.ts';
import { clockBreached, clockWarned, ledgerWritten } from '../sla/index.ts';
import { messageMentioned } from '../message/index.ts';
import { agentsWhoSee, teamRows } from '../team/index.ts';
import {
  categoryOf,
  ticketAssigned,
  ticketClientCorrected,
  ticketMoved,
  ticketOpened,
  ticketPrioritised,
  ticketRows,
  ticketTierChanged,
  workflow,
  type Priority,
} from '../ticket/index.ts';
import { noticeRows } from './entities.ts';
import { applyRules } from './fire.ts';
import { considerRules, followContract } from './jobs.ts';
import { askForLook } from './look.ts';
import { scheduleTelling, seenStill } from './outgoing.ts';
import { isTimed, waitsFor } from './rules/holds.ts';
import { MENTION } from './rules/notices.ts';
import { toldAs } from './rules/recipients.ts';
import type { EscalationRule, Moment, Selector, Snapshot } from './rules/rule.ts';
import { dutySection, escalationSection } from './section/index.ts';
import { tellPeople } from './tell.ts';

interface About {
  readonly ticketId: number;
  readonly clientId: number;
}
interface ClockFact extends About {
  readonly metric: string;
  readonly at: string;
  readonly dueAt: string | null;
}

const onClock = (scope: Scope, { ticketId, metric, at, dueAt }: ClockFact, fact: string): Promise<void> =>
  applyRules(scope, ticketId, {
    moments: [{ on: 'clock', metric, fact }],
    at: new Date(at),
    dueAt: dueAt === null ? null : new Date(dueAt),
  });

const onWarning = (scope: Scope, fact: ClockFact): Promise<void> => onClock(scope, fact, 'warned');
const onBreach = (scope: Scope, fact: ClockFact): Promise<void> => onClock(scope, fact, 'breached');

const rulesFor = async (scope: Scope, clientId: number): Promise<readonly EscalationRule[]> =>
  (await contractOf(scope, clientId)).section(escalationSection);

interface Happened {
  readonly moments: readonly Moment[];
  /** ISO instants of the fact, and of the due that it is about. */
  readonly at: string;
  readonly dueAt: string | null;
}

/** Ask the rules later, in a unit of work of their own; and only where one waits for this, so that nothing is asked where nobody agreed anything. */
async function consider(scope: Scope, { ticketId, clientId }: About, { moments, at, dueAt }: Happened): Promise<void> {
  const rules = await rulesFor(scope, clientId);
  if (!rules.some((rule) => moments.some((moment) => waitsFor(rule, moment)))) return;
  await scope.schedule(considerRules, { input: { ticketId, moments, at, dueAt }, queue: `ticket:${String(ticketId)}` });
}

/** A line of a clock's ledger that nobody else is told of. A warning and a breach are facts of their own. */
interface Line {
  readonly metric: string;
  readonly kind: string;
  readonly at: string;
  readonly dueAt: string | null;
  readonly causeId: number | null;
}

const asksLedger = ({ trigger }: EscalationRule): boolean =>
  trigger.on === 'clock' && trigger.fact !== 'warned' && trigger.fact !== 'breached';

async function onLedger(scope: Scope, { lines, ...about }: About & { lines: readonly Line[] }): Promise<void> {
  if (!(await rulesFor(scope, about.clientId)).some(asksLedger)) return;
  for (const { metric, kind, at, dueAt, causeId } of lines) {
    if (kind === 'warned' || kind === 'breached') continue;
    const cause = causeId ?? scope.eventId ?? (await lastFact(scope, about));
    await consider(scope.as(scope.actor, cause), about, { moments: [{ on: 'clock', metric, fact: kind }], at, dueAt });
  }
}

/** What time alone brought about has no fact before it but the last one of its ticket. */
async function lastFact(scope: Scope, { ticketId }: About): Promise<number> {
  const last = await scope.rows(eventRows).first({ about: `ticket:${String(ticketId)}` }, { id: 'DESC' });
  return last?.id ?? 0;
}

/** A ticket changed: rules that wait for that, and those that wait for time. */
async function onChange(
  scope: Scope,
  about: About,
  change: { facts: readonly Moment[]; from: Partial<Snapshot> | undefined },
): Promise<void> {
  const rules = await rulesFor(scope, about.clientId);
  if (rules.every(({ trigger }) => trigger.on === 'clock')) return;
  const { state, tier, priority } = await scope.rows(ticketRows).get(about.ticketId);
  const to: Snapshot = { state, category: categoryOf(scope, state), tier, priority };
  const moment: Moment = { on: 'change', from: change.from && { ...to, ...change.from }, to };
  await consider(scope, about, { moments: [...change.facts, moment], at: scope.now.toISOString(), dueAt: null });
  if (rules.some(isTimed)) await askForLook(scope, about.ticketId);
}

async function onOpened(scope: Scope, opened: About & { imported?: boolean }): Promise<void> {
  if (!opened.imported) return onChange(scope, opened, { facts: [{ on: 'ticket', fact: 'opened' }], from: undefined });
  if ((await rulesFor(scope, opened.clientId)).some(isTimed)) await askForLook(scope, opened.ticketId);
}

const isDone = (category: Category): boolean => ['resolved', 'closed', 'cancelled'].includes(category);

async function onMoved(
  scope: Scope,
  moved: About & { from: string; fromCategory: Category; category: Category; past?: string },
): Promise<void> {
  if (moved.past !== undefined) return; // of imported history nobody is told (C18)
  const { from: state, fromCategory, category } = moved;
  const reopened = isDone(fromCategory) && !isDone(category);
  await onChange(scope, moved, { facts: reopened ? [{ on: 'ticket', fact: 'reopened' }] : [], from: { state, category: fromCategory } });
}

async function onTierChanged(
  scope: Scope,
  { from: tier, to, how, past, ...about }: About & { from: number; to: number; how: string; past?: string },
): Promise<void> {
  if (past !== undefined) return;
  // A ticket that was moved to its right client may be at the same tier there.
  const facts: Moment[] = tier === to ? [] : [{ on: 'ticket', fact: 'tier-changed' }];
  if (how === 'hand-back') facts.push({ on: 'ticket', fact: 'bounced' });
  if (how === 'hand-off') facts.push({ on: 'ticket', fact: 'handed-off' });
  await onChange(scope, about, { facts, from: { tier } });
}

async function onPrioritised(scope: Scope, { from: priority, past, ...about }: About & { from: Priority; past?: string }): Promise<void> {
  if (past === undefined) await onChange(scope, about, { facts: [{ on: 'ticket', fact: 'priority-changed' }], from: { priority } });
}

/** Whether somebody has it may be a condition. */
async function onAssigned(scope: Scope, { ticketId, clientId }: About): Promise<void> {
  if ((await rulesFor(scope, clientId)).some(isTimed)) await askForLook(scope, ticketId);
}

/** Whoever is mentioned, and still sees the ticket, is told in their time. What is told at once is no old news, however late its line is read. */
async function onMentioned(
  scope: Scope,
  { ticketId, agentIds, by }: { ticketId: number; agentIds: readonly number[]; by: string },
): Promise<void> {
  const ticket = await scope.rows(ticketRows).get(ticketId);
  const agents = (await agentsWhoSee(scope, ticket.clientId)).filter(({ id }) => agentIds.includes(id));
  await tellPeople(scope, ticket, { people: agents.map(toldAs), what: MENTION, rule: by, at: scope.now, dueAt: null });
}

/** What waited to be told of a ticket is told as its right client's; of a mention only to those who see that one. */
async function onCorrected(scope: Scope, { ticketId, clientId }: About): Promise<void> {
  const waiting = await seenStill(scope, clientId, await scope.rows(noticeRows).find({ where: { ticketId, state: 'waiting' } }));
  for (const address of new Set(waiting.map((notice) => notice.address))) await scheduleTelling(scope, { clientId, address });
}

const selectorsOf = ({ trigger, conditions }: EscalationRule): { selector: Selector; path: string }[] => {
  const waited = trigger.on === 'change' ? [trigger.to] : trigger.on === 'stay' ? [trigger.in] : [];
  return [...waited.map((selector) => ({ selector, path: 'when.state' })), { selector: conditions, path: 'if.state' }];
};

/** What only this desk can say of a pack: which states its plugins declare, and which teams it has. */
async function mistakesOf(scope: Scope, pack: { rules: readonly EscalationRule[]; outside: readonly string[] }): Promise<Mistake[]> {
  const states = [...workflow(scope).states];
  const known = new Set(states.flat());
  const unknownStates = pack.rules.flatMap((rule, i) =>
    selectorsOf(rule).flatMap(({ selector, path }) =>
      (selector.state ?? [])
        .filter((state) => !known.has(state))
        .map((state) => ({
          path: `escalation[${String(i)}].${path}`,
          message: `names ${state}, which no installed plugin declares; known are ${states.map(([name]) => name).join(', ')}`,
        })),
    ),
  );
  const teams = new Set((await scope.rows(teamRows).find()).map((team) => team.slug));
  const unknownTeams = pack.outside
    .filter((who) => !who.includes('@') && !teams.has(who))
    .map((who) => ({ path: 'duty.outside', message: `names the team ${who}, which this desk has not; it has ${[...teams].join(', ')}` }));
  return [...unknownStates, ...unknownTeams];
}

/** A pack that names what is not there is refused. Rules that wait for time begin to count for the tickets that there are. */
async function onContract(scope: Scope, { clientId, contractId }: { clientId: number; contractId: number }): Promise<void> {
  const applied = await contractById(scope, contractId);
  const rules = applied.section(escalationSection);
  const mistakes = await mistakesOf(scope, { rules, outside: applied.section(dutySection)?.outside ?? [] });
  if (mistakes.length > 0) throw wrongPack({ mistakes });
  if (!rules.some(isTimed)) return;
  const at = applied.effectiveFrom > scope.now ? applied.effectiveFrom : scope.now;
  const chain = `${String(clientId)}@${String(applied.version)}`;
  await scope.schedule(followContract, { key: chain, at, uncaused: true, input: { clientId, after: 0, chain } });
}

export const listeners = [
  after(messageMentioned, onMentioned),
  after(clockWarned, onWarning),
  after(clockBreached, onBreach),
  within(ledgerWritten, onLedger),
  within(ticketOpened, onOpened),
  within(ticketMoved, onMoved),
  within(ticketTierChanged, onTierChanged),
  within(ticketPrioritised, onPrioritised),
  within(ticketAssigned, onAssigned),
  within(ticketClientCorrected, onCorrected),
  within(contractApplied, onContract),
];
