import { agentIdOf, agentRows, agentsOf, notificationRaised, ticketRows, within, type Agent, type Scope } from '@luuri/core';
import { promiseBroken, promiseDueSoon } from '../events.ts';

interface InDanger {
  readonly clientId: number;
  readonly ticketId: number | null;
  readonly madeBy: string;
  readonly dueAt: string;
}

/** Whoever promised, and who leads the team that has the ticket. */
async function toTell(scope: Scope, { madeBy }: InDanger, teamId: number): Promise<Agent[]> {
  const id = agentIdOf({ id: madeBy });
  const maker = id === undefined ? undefined : await scope.rows(agentRows).first({ id, active: true });
  const all = [...(maker ? [maker] : []), ...(await agentsOf(scope, teamId, 'team-lead'))];
  return [...new Map(all.map((agent) => [agent.id, agent])).values()];
}

/** Where there is a ticket to say it on, people are told; every promise is in the list of promises as well. */
async function tell(scope: Scope, promise: InDanger, what: string): Promise<void> {
  if (promise.ticketId === null) return;
  const { clientId, dueAt } = promise;
  const { id: ticketId, teamId } = await scope.rows(ticketRows).get(promise.ticketId);
  const people = await toTell(scope, promise, teamId);
  const recipients = people.map(({ address, languages }) => ({ address, language: languages[0] ?? 'en' }));
  if (recipients.length === 0) return;
  const fact = { ticketId, clientId, what, rule: 'promise on the telephone', at: scope.now.toISOString(), dueAt, recipients };
  await scope.emit(notificationRaised, fact);
}

const tellBefore = (scope: Scope, promise: InDanger): Promise<void> => tell(scope, promise, 'promise.warned');
const tellAfterwards = (scope: Scope, promise: InDanger): Promise<void> => tell(scope, promise, 'promise.breached');

export const listeners = [within(promiseDueSoon, tellBefore), within(promiseBroken, tellAfterwards)];
