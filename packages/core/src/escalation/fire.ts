import { contractOf } from '../client/index.ts';
import type { Scope } from '../kernel/index.ts';
import { tiersOf } from '../team/index.ts';
import { categoryOf, changeTier, lockTicket, type Ticket } from '../ticket/index.ts';
import { beginClimb, isOver } from './chain.ts';
import { firingRows } from './entities.ts';
import { ruleFired } from './events.ts';
import { peopleAround } from './people.ts';
import { raisedTo } from './rules/climb.ts';
import { holdsAt, waitsFor } from './rules/holds.ts';
import { recipients } from './rules/recipients.ts';
import type { EscalationRule, Moment, Recipient, Standing, Step } from './rules/rule.ts';
import { escalationSection } from './section/index.ts';
import { tellPeople } from './tell.ts';

/** When what a rule waited for came true, and when the promise was due. */
export interface Fact {
  readonly at: Date;
  readonly dueAt: Date | null;
}
type Cause = Fact & { readonly rule: EscalationRule };

/** A ticket as conditions see it. */
export const standingOf = (scope: Scope, { state, tier, priority, bounces, assigneeId, channel, receivedAt }: Ticket): Standing => ({
  ...{ state, category: categoryOf(scope, state), tier, priority, bounces, channel, receivedAt },
  assigned: assigneeId !== null,
});

async function notify(scope: Scope, ticket: Ticket, { rule, at, dueAt, who }: Cause & { who: readonly Recipient[] }): Promise<string> {
  const people = recipients(who, await peopleAround(scope, ticket));
  return tellPeople(scope, ticket, { people, what: rule.when, rule: rule.name, at, dueAt });
}

const tellsTheLead = (rule: EscalationRule): boolean =>
  rule.steps.some((step) => step.do === 'climb-chain' || (step.do === 'notify' && step.who.includes('team-lead')));

/** At the top it stays, and the lead is told: it never loops and never leaves a ticket without a team. */
async function raise(scope: Scope, ticket: Ticket, cause: Cause & { by: number }): Promise<{ ticket: Ticket; did: string[] }> {
  const { rule, by } = cause;
  const to = raisedTo(
    ticket.tier,
    by,
    (await tiersOf(scope, ticket.clientId)).map((t) => t.level),
  );
  if (to > ticket.tier)
    return { ticket: await changeTier(scope, ticket, { to, how: 'rule', rule: rule.name }), did: [`raised to tier ${String(to)}`] };
  const stayed = `stayed at tier ${String(ticket.tier)}, the highest`;
  return { ticket, did: tellsTheLead(rule) ? [stayed] : [stayed, await notify(scope, ticket, { ...cause, who: ['team-lead'] })] };
}

async function take(scope: Scope, ticket: Ticket, { step, ...cause }: Cause & { step: Step }): Promise<{ ticket: Ticket; did: string[] }> {
  const { rule, at, dueAt } = cause;
  switch (step.do) {
    case 'notify':
      return { ticket, did: [await notify(scope, ticket, { ...cause, who: step.who })] };
    case 'climb-chain':
      return { ticket, did: [await beginClimb(scope, ticket, { rule: rule.name, what: rule.when, at, dueAt })] };
    case 'raise-tier':
      return raise(scope, ticket, { ...cause, by: step.by });
  }
}

/** Do what a rule says, once for its cause: `scope.eventId`. Returns the ticket as it is then; undefined when it fired for that cause before. */
export async function fire(scope: Scope, held: Ticket, cause: Cause): Promise<Ticket | undefined> {
  const { rule } = cause;
  const firing = { ticketId: held.id, clientId: held.clientId, rule: rule.name, causeId: scope.eventId ?? 0 };
  if (await scope.rows(firingRows).first(firing)) return undefined;
  await scope.rows(firingRows).insertAll([{ ...firing, at: scope.now }]);
  let ticket = held;
  const did: string[] = [];
  for (const step of rule.steps) {
    const taken = await take(scope, ticket, { ...cause, step });
    ticket = taken.ticket;
    did.push(...taken.did);
  }
  await scope.emit(ruleFired, { ticketId: ticket.id, clientId: ticket.clientId, rule: rule.name, when: rule.when, did });
  return ticket;
}

/** The rules of the contract in force that wait for what happened, in their order. No rule acts on a ticket that is over. */
export async function applyRules(scope: Scope, ticketId: number, what: Fact & { moments: readonly Moment[] }): Promise<void> {
  const { clientId } = await lockTicket(scope, ticketId);
  const contract = await contractOf(scope, clientId);
  for (const rule of contract.section(escalationSection)) {
    if (!what.moments.some((moment) => waitsFor(rule, moment))) continue;
    const ticket = await lockTicket(scope, ticketId);
    if (isOver(scope, ticket)) return;
    if (holdsAt(rule, standingOf(scope, ticket), { at: scope.now, calendars: contract.calendars }))
      await fire(scope, ticket, { ...what, rule });
  }
}
