import { defineAction, defineJob, onlySystem, within, type Category, type Scope } from '../kernel/index.ts';
import { clockWaived, settledTicket } from '../sla/index.ts';
import { ticketMoved, ticketRows, type Ticket } from '../ticket/index.ts';
import { settlementRows, spentRows, ticketTurnRows } from './entities.ts';
import { turnOf } from './rules/turn.ts';

interface Moved {
  readonly ticketId: number;
  readonly clientId: number;
  readonly fromCategory: Category;
  readonly category: Category;
  readonly past?: string;
}

/** When it was solved last; undefined while it is not. */
async function solvedAtOf(scope: Scope, ticketId: number): Promise<Date | undefined> {
  const turn = await scope.rows(ticketTurnRows).first({ ticketId }, { at: 'DESC', id: 'DESC' });
  return turn?.kind === 'solved' ? turn.at : undefined;
}

async function settle(scope: Scope, { id: ticketId, clientId, receivedAt, tier, teamId, channel }: Ticket): Promise<void> {
  await scope.rows(settlementRows).remove({ ticketId });
  await scope.rows(spentRows).remove({ ticketId });
  const solvedAt = await solvedAtOf(scope, ticketId);
  if (solvedAt === undefined) return;
  const { held, kept = null, honest = null } = await settledTicket(scope, { id: ticketId, clientId });
  const tookMs = Math.max(0, solvedAt.getTime() - receivedAt.getTime());
  await scope.rows(settlementRows).insert({ ticketId, clientId, solvedAt, tier, teamId, channel, tookMs, kept, honest });
  await scope.rows(spentRows).insertAll(held.map(({ holder, ms }) => ({ ticketId, clientId, solvedAt, tier, teamId, holder, ms })));
}

/** Work out what a ticket came to; nothing is left of it when it is not solved any more. */
export const settleTicket = defineJob<{ ticketId: number }>('report.settle', {
  run: async (scope, { ticketId }) => settle(scope, await scope.rows(ticketRows).lock(ticketId)),
});

const AT_ONCE = 100;

/** Tickets that were solved before this room was there, the oldest first, some at a time. */
export const settlePast = defineJob<{ after: number }>('report.settle-past', {
  async run(scope, { after }) {
    const query = scope.rows(ticketTurnRows).query('turn').select('DISTINCT turn.ticketId', 'ticketId');
    query.andWhere("turn.kind = 'solved' AND turn.ticketId > :after", { after });
    const some = await query.orderBy('turn.ticketId', 'ASC').limit(AT_ONCE).getRawMany<{ ticketId: number | string }>();
    for (const { ticketId: id } of some) {
      const ticketId = Number(id);
      const known = await scope.rows(settlementRows).idOf({ ticketId });
      const ticket = known === undefined ? await scope.rows(ticketRows).first({ id: ticketId }) : undefined;
      if (ticket) await settle(scope, ticket);
    }
    const last = some.at(-1);
    if (last) await scope.schedule(settlePast, { input: { after: Number(last.ticketId) }, key: 'all', uncaused: true });
  },
});

/** A turn is counted with the move that makes it; what a solved ticket came to is worked out after that. */
async function countTurn(scope: Scope, { ticketId, clientId, fromCategory, category, past }: Moved): Promise<void> {
  const kind = turnOf(fromCategory, category);
  if (kind === undefined) return;
  const { tier, teamId, channel } = await scope.rows(ticketRows).get(ticketId);
  const at = past === undefined ? scope.now : new Date(past);
  await scope.rows(ticketTurnRows).insert({ ticketId, clientId, kind, at, tier, teamId, channel });
  await scope.schedule(settleTicket, { input: { ticketId }, key: String(ticketId), uncaused: true });
}

/** A breach that is forgiven changes what a solved ticket came to. */
async function settleWaived(scope: Scope, { ticketId }: { ticketId: number }): Promise<void> {
  await scope.schedule(settleTicket, { input: { ticketId }, key: String(ticketId), uncaused: true });
}

/** A desk that is older than this room has solved tickets and no settlement of any: they are made once. */
export const beginPast = defineAction('report.begin-past', {
  summary: 'Work out what tickets came to that were solved before there were reports.',
  allow: onlySystem,
  async run(scope) {
    const isNew = (await scope.rows(settlementRows).idOf({})) !== undefined || (await scope.rows(ticketTurnRows).idOf({})) === undefined;
    if (!isNew) await scope.schedule(settlePast, { input: { after: 0 }, key: 'all', uncaused: true });
  },
});

export const listeners = [within(ticketMoved, countTurn), within(clockWaived, settleWaived)];
