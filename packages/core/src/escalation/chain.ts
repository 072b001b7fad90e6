import { contractOf } from '../client/index.ts';
import { defineJob, type Scope } from '../kernel/index.ts';
import { categoryOf, lockTicket, type Ticket } from '../ticket/index.ts';
import { climbRows, type Climb } from './entities.ts';
import { chainClimbed } from './events.ts';
import { defaultHours, maintenanceUntil } from './hours.ts';
import { peopleAround, peopleOnDuty } from './people.ts';
import { nextStepAt } from './rules/climb.ts';
import { eachOnce, recipients } from './rules/recipients.ts';
import type { ChainStep } from './rules/rule.ts';
import { chainSection, dutySection } from './section/index.ts';
import { tellPeople } from './tell.ts';

/** Nobody acts on a ticket in these. */
export const isOver = (scope: Scope, { state }: Ticket): boolean => ['resolved', 'closed', 'cancelled'].includes(categoryOf(scope, state));

async function tellStep(scope: Scope, ticket: Ticket, { climb, step }: { climb: Climb; step: ChainStep }): Promise<string> {
  const onDuty = await peopleOnDuty(scope, ticket.clientId);
  const people = eachOnce([...recipients(step.to, await peopleAround(scope, ticket)), ...onDuty]);
  const { what, rule, at, dueAt } = climb;
  return tellPeople(scope, ticket, { people, what, rule, at, dueAt, onDuty: new Set(onDuty.map((one) => one.address)), onTime: true });
}

/** Tell the next step of the chain, and have the one after it told if nobody acknowledges in time. */
async function takeStep(scope: Scope, ticket: Ticket, climb: Climb): Promise<string> {
  const caused = scope.as(scope.actor, climb.causeId);
  const contract = await contractOf(scope, ticket.clientId);
  const chain = contract.section(chainSection);
  const step = chain[climb.done];
  const did = step ? await tellStep(caused, ticket, { climb, step }) : 'the chain of the contract has no further step';
  const duty = contract.section(dutySection);
  const hours = duty ? contract.calendars[duty.calendar] : defaultHours(contract);
  const done = climb.done + 1;
  const next = nextStepAt(chain, done, { toldAt: scope.now, hours });
  await caused.rows(climbRows).update({ id: climb.id }, { done, toldAt: scope.now, state: next ? 'climbing' : 'at-the-top' });
  const { ticketId, clientId, id: climbId, rule } = climb;
  await caused.emit(chainClimbed, { ticketId, clientId, climbId, rule, step: step?.name ?? '', did });
  if (next)
    await caused.schedule(climbOn, { key: String(climbId), at: next, input: { ticketId, climbId }, queue: `ticket:${String(ticketId)}` });
  return `climbed to ${step?.name ?? 'the end of the chain'}: ${did}`;
}

/** What a climb is for. */
export type Reason = Pick<Climb, 'rule' | 'what' | 'at' | 'dueAt'>;

/** Begin at the nearest of the chain. While it is climbed for a ticket already, another cause joins that climb. */
export async function beginClimb(scope: Scope, ticket: Ticket, reason: Reason): Promise<string> {
  const rows = scope.rows(climbRows);
  const standing = await rows.first({ ticketId: ticket.id, state: 'climbing' });
  if (standing) return `the chain is being climbed already, for ${standing.rule}`;
  const until = await maintenanceUntil(scope, ticket.clientId);
  if (until) return `climbed no chain: maintenance until ${until.toISOString()}`;
  const climb = await rows.insert({
    ...{ ticketId: ticket.id, clientId: ticket.clientId, ...reason, causeId: scope.eventId ?? 0, state: 'climbing' },
    ...{ done: 0, toldAt: scope.now, acknowledgedBy: null, acknowledgedAt: null },
  });
  return takeStep(scope, ticket, climb);
}

/** Nobody has acknowledged in time. */
export const climbOn = defineJob<{ ticketId: number; climbId: number }>('escalation.climb', {
  async run(scope, { ticketId, climbId }) {
    const ticket = await lockTicket(scope, ticketId);
    const climb = await scope.rows(climbRows).get(climbId);
    if (climb.state !== 'climbing') return;
    const until = await maintenanceUntil(scope, ticket.clientId);
    if (isOver(scope, ticket)) await scope.rows(climbRows).update({ id: climbId }, { state: 'over' });
    else if (until)
      await scope.schedule(climbOn, { key: String(climbId), at: until, input: { ticketId, climbId }, queue: `ticket:${String(ticketId)}` });
    else await takeStep(scope, ticket, climb);
  },
});
