import { can, defineAction } from '../../kernel/index.ts';
import { ByTicket, seeTickets, ticketRows, workTickets } from '../../ticket/index.ts';
import { climbOn } from '../chain.ts';
import { Climb, climbRows } from '../entities.ts';
import { nothingToAcknowledge } from '../errors.ts';
import { escalationAcknowledged } from '../events.ts';

export const acknowledgeEscalation = defineAction('ticket.acknowledge', {
  summary: "Say that one takes care of an escalation: the client's chain is climbed no further.",
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/acknowledge',
  input: ByTicket,
  output: [Climb],
  async run(scope, { ticketId }): Promise<Climb[]> {
    const { clientId } = await scope.rows(ticketRows).lock(ticketId);
    const rows = scope.rows(climbRows);
    const climbs = await rows.find({ where: { ticketId, state: ['climbing', 'at-the-top'] } });
    if (climbs.length === 0) throw nothingToAcknowledge({ ticketId });
    const climbIds = climbs.map((climb) => climb.id);
    const change = { state: 'acknowledged', acknowledgedBy: scope.actor.id, acknowledgedAt: scope.now } as const;
    await rows.update({ id: climbIds }, change);
    for (const id of climbIds) await scope.cancel(climbOn, String(id));
    await scope.emit(escalationAcknowledged, { ticketId, clientId, climbIds });
    return climbs.map((climb) => ({ ...climb, ...change }));
  },
});

export const listClimbs = defineAction('ticket.chain', {
  summary: "How far the client's chain was climbed for a ticket, and who acknowledged; the oldest first.",
  allow: can(seeTickets),
  http: 'GET /tickets/:ticketId/chain',
  input: ByTicket,
  output: [Climb],
  async run(scope, { ticketId }): Promise<Climb[]> {
    await scope.rows(ticketRows).get(ticketId);
    return scope.rows(climbRows).find({ where: { ticketId } });
  },
});
