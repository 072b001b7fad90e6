import { defineJob, type Scope } from '../kernel/index.ts';
import { agentRows, agentsOf, type Agent } from '../team/index.ts';
import { lockTicket, type Ticket } from '../ticket/index.ts';
import { absenceRows, heldRows } from './entities.ts';
import { strangerChosen } from './errors.ts';
import { ticketGiven } from './events.ts';
import { turnsOfAgents } from './find.ts';
import { hand, waitsForSomebody } from './hand.ts';
import { assignmentPolicy } from './ports.ts';
import type { Colleague } from './rules/policy.ts';
import { canServe } from './rules/serve.ts';
import { skillsFor, skillsOf } from './skills.ts';

async function openOf(scope: Scope, ids: readonly number[]): Promise<Map<number, number>> {
  const query = scope.rows(heldRows).query('held').select('held.agentId', 'who').addSelect('COUNT(*)', 'many');
  const rows = await query
    .andWhere('held.agentId IN (:...ids)', { ids })
    .groupBy('held.agentId')
    .getRawMany<{ who: string; many: string }>();
  return new Map(rows.map(({ who, many }) => [Number(who), Number(many)]));
}

interface Able extends Agent {
  readonly skills: readonly string[];
}

async function ableTo(scope: Scope, ticket: Ticket): Promise<Able[]> {
  const team = (await agentsOf(scope, ticket.teamId)).filter((a) => a.role !== 'quality');
  const known = await skillsOf(
    scope,
    team.map((a) => a.id),
  );
  const asked = { ...ticket, skills: await skillsFor(scope, ticket) };
  const members = team
    .map((a) => ({ ...a, skills: known.get(a.id) ?? [] }))
    .filter((a) => canServe({ ...a, agentId: a.id, teams: [ticket.teamId] }, asked));
  const away = await scope.rows(absenceRows).find({ where: { agentId: members.map((a) => a.id) } });
  return members.filter((a) => !away.some((absence) => absence.agentId === a.id));
}

async function colleaguesFor(scope: Scope, ticket: Ticket): Promise<Colleague[]> {
  const agents = await ableTo(scope, ticket);
  const ids = agents.map((a) => a.id);
  if (ids.length === 0) return [];
  const [open, turns] = [await openOf(scope, ids), await turnsOfAgents(scope, ids)];
  return agents.map(({ id: agentId, role, languages, skills }) => ({
    ...{ agentId, role, languages, skills },
    ...{ open: open.get(agentId) ?? 0, turn: turns.get(agentId) ?? 0 },
  }));
}

/** Ask the policy about a ticket that came into a queue. What it gives to nobody, and what somebody took meanwhile, is left alone. */
export const giveOut = defineJob<{ ticketId: number }>('routing.give-out', {
  async run(scope, { ticketId }) {
    const policy = scope.get(assignmentPolicy);
    const ticket = policy && (await lockTicket(scope, ticketId));
    if (!ticket || !waitsForSomebody(scope, ticket)) return;
    const colleagues = await colleaguesFor(scope, ticket);
    const agentId = await policy.choose(ticket, colleagues);
    if (agentId === undefined) return;
    if (!colleagues.some((colleague) => colleague.agentId === agentId)) throw strangerChosen({ policy: policy.policy, ticketId, agentId });
    await scope.rows(agentRows).lock(agentId);
    if (await scope.rows(absenceRows).first({ agentId })) return; // went away this very moment
    await hand(scope, ticket, { agentId, how: 'given' });
    await scope.emit(ticketGiven, { ticketId, clientId: ticket.clientId, agentId, policy: policy.policy });
  },
});
