import { contractOf } from '../client/index.ts';
import type { Scope } from '../kernel/index.ts';
import { agentRows, agentsOf, agentsWithRole, teamRows, tiersOf } from '../team/index.ts';
import type { Ticket } from '../ticket/index.ts';
import type { Told } from './events.ts';
import { isWithin } from './rules/climb.ts';
import { eachOnce, toldAs, type People } from './rules/recipients.ts';
import { dutySection } from './section/index.ts';

/** Who could be meant by a recipient of a rule. */
export async function peopleAround(scope: Scope, ticket: Ticket): Promise<People> {
  const { owner } = await contractOf(scope, ticket.clientId);
  const assignee = ticket.assigneeId === null ? undefined : await scope.rows(agentRows).first({ id: ticket.assigneeId, active: true });
  const teams = [...new Set((await tiersOf(scope, ticket.clientId)).map((t) => t.teamId))];
  const leads = (await Promise.all(teams.map((id) => agentsOf(scope, id, 'team-lead')))).flat();
  return {
    assignee,
    owner,
    leads,
    team: await agentsOf(scope, ticket.teamId),
    administrators: await agentsWithRole(scope, 'administrator'),
  };
}

async function reachable(scope: Scope, who: string): Promise<Told[]> {
  if (who.includes('@')) return [{ address: who.toLowerCase(), language: 'en' }];
  const team = await scope.rows(teamRows).first({ slug: who });
  return team ? (await agentsOf(scope, team.id)).map(toldAs) : [];
}

/** Who is on duty at this instant: nobody within the hours of the client's duty calendar, somebody always outside them. */
export async function peopleOnDuty(scope: Scope, clientId: number): Promise<Told[]> {
  const contract = await contractOf(scope, clientId);
  const duty = contract.section(dutySection);
  if (!duty || isWithin(contract.calendars[duty.calendar], scope.now)) return [];
  const found = (await Promise.all(duty.outside.map((who) => reachable(scope, who)))).flat();
  return eachOnce(found.length > 0 ? found : (await agentsWithRole(scope, 'administrator')).map(toldAs));
}
