import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { can, defineAction, system, type Scope } from '../../kernel/index.ts';
import { agentIdOf, tiersOf } from '../../team/index.ts';
import {
  assignTo,
  ByTicket,
  categoryOf,
  changeTier,
  seeTickets,
  ticketRows,
  TicketView,
  viewOf,
  workTickets,
  type Ticket,
} from '../../ticket/index.ts';
import { HandOff, handOffRows } from '../entities.ts';
import { notHigher, nothingToAccept, nothingToHandBack, ticketIsOver, topTier } from '../errors.ts';
import { packetOf, readBack } from '../packet.ts';
import { keepScore } from '../score.ts';
import { handOffAccepted, ticketHandedBack, ticketHandedOff } from '../events.ts';

/** In characters. */
export const LONGEST_HANDOVER = 4_000;

export class EscalateTicket extends ByTicket {
  /** What it is about, 1-4000 characters; the next tier reads this first. Proofs of identity and what is left of each promise come along by themselves. */
  @IsString() @Length(1, LONGEST_HANDOVER) handover!: string;
  /** Tier to hand it to; the next one up when left out. */
  @IsOptional() @IsInt() @Min(1) toTier?: number;
  /** What was tried, in its order: at most 50 steps of 500 characters. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @Length(1, 500, { each: true }) tried?: string[];
  /** What the requester was told and promised, 1-2000 characters. */
  @IsOptional() @IsString() @Length(1, 2000) told?: string;
  /** What is asked for, 1-2000 characters. */
  @IsOptional() @IsString() @Length(1, 2000) asks?: string;
}

/** A ticket that the actor sees, held; it is not over. */
export async function heldTicket(scope: Scope, ticketId: number): Promise<Ticket> {
  const ticket = await scope.rows(ticketRows).lock(ticketId);
  if (['resolved', 'closed', 'cancelled'].includes(categoryOf(scope, ticket.state))) throw ticketIsOver({ ticketId, state: ticket.state });
  return ticket;
}

async function targetTier(scope: Scope, ticket: Ticket, toTier: number | undefined): Promise<number> {
  if (toTier !== undefined && toTier <= ticket.tier) throw notHigher({ tier: ticket.tier, toTier });
  if (toTier !== undefined) return toTier;
  const next = (await tiersOf(scope, ticket.clientId)).find((t) => t.level > ticket.tier);
  if (!next) throw topTier({ tier: ticket.tier });
  return next.level;
}

export const escalateTicket = defineAction('ticket.escalate', {
  summary: 'Hand a ticket to a higher tier.',
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/escalate',
  input: EscalateTicket,
  output: TicketView,
  async run(scope, { ticketId, handover, toTier, ...said }): Promise<TicketView> {
    const ticket = await heldTicket(scope, ticketId);
    const to = await targetTier(scope, ticket, toTier);
    const { clientId, tier: fromTier } = ticket;
    const packet = await packetOf(scope, ticketId, said);
    const handed = await changeTier(scope, ticket, { to, how: 'hand-off' });
    const { id: handOffId } = await scope
      .as(system)
      .rows(handOffRows)
      .insert({
        ...{ ticketId, clientId, fromTier, toTier: to, handover, packet, givenBy: scope.actor.id, givenAt: scope.now },
        ...{ acceptedBy: null, acceptedAt: null, returnedBy: null, returnedAt: null, returnReason: null },
        ...{ fromTeamId: ticket.teamId, toTeamId: handed.teamId },
      });
    await scope.emit(ticketHandedOff, { ticketId, clientId, handOffId, fromTier, toTier: to });
    return viewOf(scope, handed);
  },
});

/** The last hand-off to the tier that has the ticket, unless it was returned. */
async function standingHandOff(scope: Scope, ticket: Ticket): Promise<HandOff | undefined> {
  const last = await scope.rows(handOffRows).first({ ticketId: ticket.id, toTier: ticket.tier }, { id: 'DESC' });
  return last?.returnedAt === null ? last : undefined;
}

export const acceptHandOff = defineAction('ticket.accept', {
  summary: 'Take a ticket that was handed to your tier.',
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/accept',
  input: ByTicket,
  output: TicketView,
  async run(scope, { ticketId }): Promise<TicketView> {
    const ticket = await heldTicket(scope, ticketId);
    const handOff = await standingHandOff(scope, ticket);
    if (!handOff || handOff.acceptedAt !== null) throw nothingToAccept({ ticketId });
    await scope.as(system).rows(handOffRows).update({ id: handOff.id }, { acceptedBy: scope.actor.id, acceptedAt: scope.now });
    const agentId = agentIdOf(scope.actor);
    const accepted = agentId === undefined ? ticket : await assignTo(scope, ticket, agentId);
    await scope.emit(handOffAccepted, { ticketId, clientId: ticket.clientId, handOffId: handOff.id, tier: ticket.tier });
    return viewOf(scope, accepted);
  },
});

export class HandBackTicket extends ByTicket {
  /** Why it comes back and what was missing, 1-4000 characters. */
  @IsString() @Length(1, 4000) reason!: string;
  /** How good the hand-off was, 1 for useless to 5 for all that was needed; it can be said later too. */
  @IsOptional() @IsInt() @Min(1) @Max(5) score?: number;
}

export const handBackTicket = defineAction('ticket.hand-back', {
  summary: 'Hand a ticket back to the tier that it came from: a bounce.',
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/hand-back',
  input: HandBackTicket,
  output: TicketView,
  async run(scope, { ticketId, reason, score }): Promise<TicketView> {
    const ticket = await heldTicket(scope, ticketId);
    const handOff = await standingHandOff(scope, ticket);
    if (!handOff) throw nothingToHandBack({ ticketId });
    const returned = await changeTier(scope, ticket, { to: handOff.fromTier, how: 'hand-back' });
    await scope
      .as(system)
      .rows(handOffRows)
      .update({ id: handOff.id }, { returnedBy: scope.actor.id, returnedAt: scope.now, returnReason: reason });
    const { clientId } = ticket;
    if (score !== undefined) await keepScore(scope, handOff, { of: 'hand-off', score, comment: null });
    await scope.emit(ticketHandedBack, {
      ticketId,
      clientId,
      handOffId: handOff.id,
      fromTier: handOff.toTier,
      toTier: handOff.fromTier,
      reason,
    });
    return viewOf(scope, returned);
  },
});

export const listHandOffs = defineAction('ticket.hand-offs', {
  summary: "A ticket's hand-offs with their packets, oldest first.",
  allow: can(seeTickets),
  http: 'GET /tickets/:ticketId/hand-offs',
  input: ByTicket,
  output: [HandOff],
  async run(scope, { ticketId }): Promise<HandOff[]> {
    await scope.rows(ticketRows).get(ticketId);
    return (await scope.rows(handOffRows).find({ where: { ticketId } })).map(readBack);
  },
});
