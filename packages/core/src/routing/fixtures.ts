import { clientBySlug } from '../client/index.ts';
import { defineAction, onlySystem, system, type Actor, type Desk, type Scope } from '../kernel/index.ts';
import { introduce } from '../people/index.ts';
import { teams } from '../team/index.ts';
import { startTicket, tickets, type TicketStart } from '../ticket/index.ts';
import { waitingRows } from './entities.ts';
import { routing } from './plugin.ts';
import { rowsIn } from '../fixtures.ts';

/** For tests: something done by the desk itself in one unit of work. */
export const act = <T>(desk: Desk, run: (scope: Scope) => Promise<T>): Promise<T> =>
  desk.as(system).run(defineAction('test.act', { summary: '', allow: onlySystem, run }), {});

/** For tests: somebody is enrolled. */
export async function hire(
  desk: Desk,
  name: string,
  of: string[],
  more: { languages?: string[]; role?: 'agent' | 'team-lead' | 'quality' } = {},
): Promise<Actor> {
  const { languages = ['fi'], role = 'agent' } = more;
  const { id: agentId } = await desk
    .as(system)
    .use(teams)
    .enrol({ name, address: `${name.toLowerCase()}@desk.example`, role, teams: of, languages });
  return (await desk.as(system).use(teams).actorFor({ agentId })) as Actor;
}

/** For tests: a ticket comes in; its number. */
export function ask(desk: Desk, { client = 'acme', ...start }: { client?: string } & Partial<TicketStart> = {}): Promise<number> {
  return act(desk, async (scope) => {
    const { id: clientId } = await clientBySlug(scope, client);
    const { id: requesterId } = await scope.run(introduce, { clientId, address: `ada@${client}.example` });
    return (await startTicket(scope, { clientId, requesterId, subject: 'Salasana lukossa', channel: 'email', ...start })).id;
  });
}

/** For tests: somebody asks for work, and gets a ticket's number, or why there is none. */
export async function take(desk: Desk, who: Actor): Promise<number | string> {
  const { ticket, reason } = await desk.as(who).use(routing).takeNext();
  return ticket?.id ?? reason ?? '';
}

/** For tests: numbers of the tickets that wait. */
export const waitingIn = async (desk: Desk): Promise<number[]> =>
  [...new Set((await rowsIn(desk, waitingRows)).map((row) => row.ticketId))].sort((a, b) => a - b);

/** For tests: who has a ticket. */
export const whoHas = async (desk: Desk, ticketId: number): Promise<string | undefined> =>
  (await desk.as(system).use(tickets).get({ ticketId })).assignee?.name;
