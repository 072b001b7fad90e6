import { contractOf } from '../client/index.ts';
import { after, system, type Scope } from '../kernel/index.ts';
import { clockBreached, clockWarned } from '../sla/index.ts';
import { agentRows, agentsOf, agentsWithRole, tiersOf } from '../team/index.ts';
import { categoryOf, changeTier, lockTicket, type Ticket } from '../ticket/index.ts';
import { firingRows } from './entities.ts';
import { notificationRaised, ruleFired } from './events.ts';
import { recipients, type Standing } from './rules.ts';
import { escalationSection, type EscalationRule, type Step } from './section.ts';

interface ClockFact {
  ticketId: number;
  clientId: number;
  metric: string;
  at: string;
  dueAt: string | null;
}
interface Cause {
  readonly rule: EscalationRule;
  readonly fact: ClockFact;
}

async function standing(scope: Scope, ticket: Ticket): Promise<Standing> {
  const desk = scope.as(system);
  const { owner } = await contractOf(scope, ticket.clientId);
  const assignee = ticket.assigneeId === null ? undefined : await desk.rows(agentRows).first({ id: ticket.assigneeId, active: true });
  const teams = [...new Set((await tiersOf(desk, ticket.clientId)).map((t) => t.teamId))];
  const leads = (await Promise.all(teams.map((id) => agentsOf(desk, id, 'team-lead')))).flat();
  return { assignee, owner, leads, team: await agentsOf(desk, ticket.teamId), administrators: await agentsWithRole(desk, 'administrator') };
}

async function notify(scope: Scope, ticket: Ticket, told: Cause & { who: Extract<Step, { do: 'notify' }>['who'] }): Promise<string> {
  const people = recipients(told.who, await standing(scope, ticket));
  const { rule, fact } = told;
  const { at, dueAt } = fact;
  const about = { ticketId: ticket.id, clientId: ticket.clientId };
  await scope.emit(notificationRaised, { ...about, what: rule.when, rule: rule.name, at, dueAt, recipients: people });
  return `told ${people.map((p) => p.address).join(', ') || 'nobody: none is enrolled who could be meant'}`;
}

/** At the top it stays, and the lead is told: it never loops and never leaves a ticket without a team. */
async function raise(scope: Scope, ticket: Ticket, { by, rule }: { by: number; rule: string }): Promise<Ticket> {
  const tiers = (await tiersOf(scope, ticket.clientId)).map((t) => t.level);
  const to = Math.min(ticket.tier + by, tiers.at(-1) ?? ticket.tier);
  return to > ticket.tier ? changeTier(scope, ticket, { to, how: 'rule', rule }) : ticket;
}

const tellsTheLead = (rule: EscalationRule): boolean => rule.steps.some((step) => step.do === 'notify' && step.who.includes('team-lead'));

async function fire(scope: Scope, held: Ticket, cause: Cause): Promise<void> {
  const { rule } = cause;
  let ticket = held;
  const did: string[] = [];
  for (const step of rule.steps) {
    if (step.do === 'notify') did.push(await notify(scope, ticket, { ...cause, who: step.who }));
    else {
      const raised = await raise(scope, ticket, { by: step.by, rule: rule.name });
      did.push(raised.tier > ticket.tier ? `raised to tier ${String(raised.tier)}` : `stayed at tier ${String(ticket.tier)}, the highest`);
      if (raised.tier === ticket.tier && !tellsTheLead(rule)) did.push(await notify(scope, ticket, { ...cause, who: ['team-lead'] }));
      ticket = raised;
    }
  }
  await scope.emit(ruleFired, { ticketId: ticket.id, clientId: ticket.clientId, rule: rule.name, when: rule.when, did });
}

/** Each rule once for each cause, and no rule for a ticket that is over. */
async function applyRules(scope: Scope, fact: ClockFact, moments: readonly string[]): Promise<void> {
  const contract = await contractOf(scope, fact.clientId);
  const rules = contract.section(escalationSection).filter((rule) => moments.includes(rule.when));
  if (rules.length === 0) return;
  const causeId = scope.eventId ?? 0;
  for (const rule of rules) {
    const ticket = await lockTicket(scope, fact.ticketId);
    if (['resolved', 'closed', 'cancelled'].includes(categoryOf(scope, ticket.state))) return;
    const firing = { ticketId: ticket.id, clientId: ticket.clientId, rule: rule.name, causeId };
    if (await scope.rows(firingRows).first(firing)) continue;
    await scope.rows(firingRows).insertAll([{ ...firing, at: scope.now }]);
    await fire(scope, ticket, { rule, fact });
  }
}

const onWarning = (scope: Scope, fact: ClockFact): Promise<void> => applyRules(scope, fact, [`${fact.metric}.warned`]);

const onBreach = (scope: Scope, fact: ClockFact): Promise<void> =>
  applyRules(scope, fact, [`${fact.metric}.breached`, ...(fact.metric === 'tier-hold' ? ['tier.held-too-long'] : [])]);

export const listeners = [after(clockWarned, onWarning), after(clockBreached, onBreach)];
