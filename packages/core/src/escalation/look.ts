import { contractOf } from '../client/index.ts';
import { defineJob, eventRows, type EventRow, type Scope } from '../kernel/index.ts';
import {
  categoryOf,
  lockTicket,
  ticketMoved,
  ticketOpened,
  ticketPrioritised,
  ticketTierChanged,
  type Priority,
  type Ticket,
} from '../ticket/index.ts';
import { isOver } from './chain.ts';
import { firingRows } from './entities.ts';
import { fire, standingOf } from './fire.ts';
import { shapesOf, type Shape, type Shaping } from './rules/history.ts';
import { isTimed } from './rules/holds.ts';
import { firingKey, planOf, type Planned } from './rules/plan.ts';
import type { Snapshot } from './rules/rule.ts';
import { escalationSection } from './section/index.ts';

/** What the log says of each fact that changes a ticket's shape. */
interface Logged {
  readonly to?: string | number;
  readonly imported?: boolean;
  readonly state?: string;
  readonly tier?: number;
  readonly priority?: Priority;
}

function shapingFrom(scope: Scope, { id: eventId, event, at, payload }: EventRow): Shaping {
  const { to } = payload as Logged;
  const head = { eventId, at };
  if (event === ticketMoved.event) return { ...head, to: { state: String(to), category: categoryOf(scope, String(to)) } };
  if (event === ticketTierChanged.event) return { ...head, to: { tier: Number(to) } };
  return { ...head, to: event === ticketPrioritised.event ? { priority: to as Priority } : {} };
}

/** A ticket's shapes from its log, and until when it is imported history. */
async function lifeOf(scope: Scope, ticket: Ticket): Promise<{ shapes: readonly Shape[]; quietUntil?: Date }> {
  const facts = await scope.rows(eventRows).find({
    where: {
      about: `ticket:${String(ticket.id)}`,
      event: [ticketOpened, ticketMoved, ticketTierChanged, ticketPrioritised].map((type) => type.event),
    },
  });
  const opening = (facts[0]?.payload ?? {}) as Logged;
  const { state = ticket.state, tier = ticket.tier, priority = ticket.priority, imported = false } = opening;
  const opened: Snapshot = { state, category: categoryOf(scope, state), tier, priority };
  const shapes = shapesOf(
    opened,
    facts.map((fact) => shapingFrom(scope, fact)),
  );
  return { shapes, ...(imported ? { quietUntil: ticket.createdAt } : {}) };
}

/** What is still to come for a ticket by time alone, the first first. */
async function planFor(scope: Scope, ticket: Ticket): Promise<readonly Planned[]> {
  const contract = await contractOf(scope, ticket.clientId);
  const rules = contract.section(escalationSection).filter(isTimed);
  if (rules.length === 0 || isOver(scope, ticket)) return [];
  const fired = await scope.rows(firingRows).find({ where: { ticketId: ticket.id } });
  const { calendars } = contract;
  return planOf(
    rules,
    { ticket: standingOf(scope, ticket), calendars, ...(await lifeOf(scope, ticket)) },
    new Set(fired.map(({ rule, causeId }) => firingKey(rule, causeId))),
  );
}

/**
 * A rule that waits for time may be due on this ticket. One alarm for each ticket, at the earliest instant; what exactly is due, the rules
 * compute. Running it twice changes nothing: each fires once for its cause, and the firings are finitely many.
 */
export const lookAtRules = defineJob<{
  ticketId: number;
  /** ISO instant of the fact that asks for the look; none for an alarm. */ since?: string;
}>('escalation.look-at-rules', {
  async run(scope, { ticketId, since }) {
    const noticed = since === undefined ? new Date(0) : new Date(since);
    let plan = await planFor(scope, await lockTicket(scope, ticketId));
    for (let next = plan[0]; next && next.at <= scope.now; next = plan[0]) {
      // What came to hold by a fact, long after its time was up, is as old as that fact.
      const at = next.at > noticed ? next.at : noticed;
      await fire(scope.as(scope.actor, next.causeId), await lockTicket(scope, ticketId), { at, dueAt: null, rule: next.rule });
      plan = await planFor(scope, await lockTicket(scope, ticketId));
    }
    const key = String(ticketId);
    if (plan[0]) await scope.schedule(lookAtRules, { key, at: plan[0].at, uncaused: true, input: { ticketId }, queue: `ticket:${key}` });
    else await scope.cancel(lookAtRules, key);
  },
});

/** Have a ticket looked at because of a fact. */
export const askForLook = (scope: Scope, ticketId: number): Promise<void> =>
  scope.schedule(lookAtRules, {
    key: String(ticketId),
    uncaused: true,
    input: { ticketId, since: scope.now.toISOString() },
    queue: `ticket:${String(ticketId)}`,
  });
