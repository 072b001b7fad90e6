import type { Scope } from '../kernel/index.ts';
import { clockRowsOf } from '../sla/index.ts';
import { categoryOf, type Ticket } from '../ticket/index.ts';
import { heldRows, waitingRows, type WaitingTicket } from './entities.ts';
import { waitsForSomebody } from './hand.ts';
import { giveOut } from './jobs.ts';
import { laneOf } from './lanes.ts';
import { assignmentPolicy } from './ports.ts';
import { duesOf, isOurs, priorityRank } from './rules/lane.ts';
import { skillsFor } from './skills.ts';

async function wantedRows(scope: Scope, ticket: Ticket): Promise<Omit<WaitingTicket, 'id'>[]> {
  const { id: ticketId, clientId, teamId, language, triage } = ticket;
  const skills = await skillsFor(scope, ticket);
  const clocks = await clockRowsOf(scope, [ticketId]);
  const rows: Omit<WaitingTicket, 'id'>[] = [];
  for (const { calendar, targetMs, dueAt } of duesOf(ticket, clocks)) {
    const laneId = await laneOf(scope, { teamId, clientId, language, triage, calendar, targetMs, skills });
    rows.push({ ticketId, clientId, laneId, dueAt, priorityRank: priorityRank(ticket.priority) });
  }
  return rows;
}

const sameRow = (a: Omit<WaitingTicket, 'id'>, b: Omit<WaitingTicket, 'id'>): boolean =>
  a.laneId === b.laneId && a.dueAt.getTime() === b.dueAt.getTime() && a.priorityRank === b.priorityRank;

/** Keep a ticket in the lanes in which it belongs, or in none. A policy is asked about one that comes into a queue, or into another one. */
export async function keepWaiting(scope: Scope, ticket: Ticket, isNew = false): Promise<void> {
  const rows = scope.rows(waitingRows);
  if (!waitsForSomebody(scope, ticket)) {
    if (!isNew) await rows.remove({ ticketId: ticket.id });
    return;
  }
  const wanted = await wantedRows(scope, ticket);
  const had = isNew ? [] : await rows.find({ where: { ticketId: ticket.id } });
  const gone = had.filter((row) => !wanted.some((one) => sameRow(row, one)));
  if (gone.length > 0) await rows.remove({ id: gone.map((row) => row.id) });
  await rows.insertAll(wanted.filter((one) => !had.some((row) => sameRow(row, one))));
  // Of where it was before nothing is left: it is new here.
  if (gone.length === had.length && scope.get(assignmentPolicy)) await offer(scope, ticket);
}

/** Asked about one after another within a team, so that turns and loads are those of the moment. */
const offer = (scope: Scope, { id: ticketId, teamId }: Ticket): Promise<void> =>
  scope.schedule(giveOut, { input: { ticketId }, key: String(ticketId), queue: `routing:${String(teamId)}` });

/** Keep who has a ticket, while it is new or open. */
export async function keepHeld(scope: Scope, { id: ticketId, clientId, assigneeId: agentId, state }: Ticket): Promise<void> {
  const rows = scope.rows(heldRows);
  const had = await rows.first({ ticketId });
  if (agentId === null || !isOurs(categoryOf(scope, state))) {
    if (had) await rows.remove({ ticketId });
  } else if (!had) await rows.insertAll([{ ticketId, clientId, agentId }]);
  else if (had.agentId !== agentId) await rows.update({ ticketId }, { agentId });
}
