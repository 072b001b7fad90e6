import { out, type Scope } from '../kernel/index.ts';
import { agentIdOf, agentRows, membershipRows, type Agent } from '../team/index.ts';
import { ticketRows, TicketView, viewOf, type Ticket } from '../ticket/index.ts';
import { absenceRows, type Lane } from './entities.ts';
import { onlyAgents } from './errors.ts';
import { ticketTaken } from './events.ts';
import { busyOf, candidatesAmong, candidatesIn, lanesOf, turnsOfClients } from './find.ts';
import { hand, waitsForSomebody } from './hand.ts';
import { ranked, type Candidate } from './rules/rank.ts';
import { canServe, idleReasons, sayIdle, whyIdle, type Idle, type Server } from './rules/serve.ts';
import { skillsFor, skillsOf } from './skills.ts';

/** A ticket that was taken. */
export class TakenTicket {
  @out.one(TicketView) readonly ticket!: TicketView;
  @out.nothing readonly reason!: null;
  @out.nothing readonly says!: null;
}
/** Why there was none to take. */
export class NothingToTake {
  @out.nothing readonly ticket!: null;
  @out.oneOf(...idleReasons) readonly reason!: Idle;
  /** The reason as a sentence, in English. */
  @out.text readonly says!: string;
}
/** A ticket, or why there is none. */
export type Taken = TakenTicket | NothingToTake;
export const taken = out.either(TakenTicket, NothingToTake);

const nothing = (reason: Idle): Taken => ({ ticket: null, reason, says: sayIdle(reason) });

/**
 * The agent who acts, held until this unit of work ends: what they ask for at the same time is done one after another.
 * @throws `routing.only-agents`
 */
export async function actingAgent(scope: Scope): Promise<Agent> {
  const agentId = agentIdOf(scope.actor);
  const agent = agentId === undefined ? undefined : await scope.rows(agentRows).first({ id: agentId, active: true });
  if (!agent) throw onlyAgents({ actor: scope.actor.id });
  return scope.rows(agentRows).lock(agent.id);
}

/**
 * Hold a ticket that still waits, unless somebody else holds it: they are taking it, or at work on it. Ticket before anything else of it,
 * as everybody does who changes one; and never waiting for it, so that nobody waits for anybody here.
 */
async function claim(scope: Scope, server: Server, ticketId: number): Promise<Ticket | undefined> {
  const query = scope.rows(ticketRows).query('ticket').andWhere('ticket.id = :ticketId AND ticket.assigneeId IS NULL', { ticketId });
  if (scope.sql.dialect === 'postgres') query.setLock('pessimistic_write').setOnLocked('skip_locked');
  const ticket = await query.getOne();
  if (!ticket || !waitsForSomebody(scope, ticket)) return undefined;
  return canServe(server, { ...ticket, skills: await skillsFor(scope, ticket) }) ? ticket : undefined;
}

/** How far to look into each lane. Further only when others hold all that was found so far. */
const depths = [2, 16, 256];

/** The most urgent of some that nobody holds. */
async function claimFirst(scope: Scope, server: Server, found: readonly Candidate[]): Promise<Ticket | undefined> {
  if (found.length === 0) return undefined;
  const turns = await turnsOfClients(scope, [...new Set(found.map((candidate) => candidate.clientId))]);
  for (const { ticketId } of ranked(found, scope.now, turns)) {
    const ticket = await claim(scope, server, ticketId);
    if (ticket) return ticket;
  }
  return undefined;
}

async function claimNext(scope: Scope, server: Server, lanes: readonly Lane[]): Promise<Ticket | undefined> {
  const tried = new Set<number>();
  for (const depth of depths) {
    const found = (await candidatesIn(scope, lanes, depth)).filter((candidate) => !tried.has(candidate.ticketId));
    if (found.length === 0) return undefined;
    const ticket = await claimFirst(scope, server, found);
    if (ticket) return ticket;
    for (const { ticketId } of found) tried.add(ticketId);
  }
  return undefined;
}

/**
 * Give the agent who acts the ticket that needs them most. For plugins as well, which name those that they have in mind: calls, chats.
 * It asks for no permission, so that their own actions decide who may.
 * @param among numbers of tickets; all that wait when left out
 * @throws `routing.only-agents`
 */
export async function takeNextFor(scope: Scope, among?: readonly number[]): Promise<Taken> {
  const agent = await actingAgent(scope);
  if (await scope.rows(absenceRows).first({ agentId: agent.id })) return nothing('away');
  const teams = (await scope.rows(membershipRows).find({ where: { agentId: agent.id } })).map((member) => member.teamId);
  if (teams.length === 0) return nothing('no-team');
  const lanes = await lanesOf(scope, teams);
  const isAsked = lanes.some((lane) => lane.skills !== '');
  const skills = isAsked ? ((await skillsOf(scope, [agent.id])).get(agent.id) ?? []) : [];
  const server: Server = { agentId: agent.id, role: agent.role, languages: agent.languages, teams, skills };
  const served = lanes.filter((lane) => canServe(server, lane));
  const ticket = among
    ? await claimFirst(scope, server, await candidatesAmong(scope, served, among))
    : await claimNext(scope, server, served);
  if (!ticket) return nothing(whyIdle(server, await busyOf(scope, lanes)));
  const taken = await hand(scope, ticket, { agentId: agent.id, how: 'taken' });
  await scope.emit(ticketTaken, { ticketId: ticket.id, clientId: ticket.clientId, agentId: agent.id });
  return { ticket: await viewOf(scope, taken), reason: null, says: null };
}
