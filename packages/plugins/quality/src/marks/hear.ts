import {
  agentIdOf,
  eventNamed,
  eventRows,
  ratingGiven,
  ticketMoved,
  ticketTierChanged,
  within,
  type Category,
  type Listener,
  type Scope,
} from '@luuri/core';
import { markRows, type Mark } from '../entities/index.ts';
import { isLow, reopenedSoon } from '../rules/risk.ts';

/** What the rooms and other plugins tell of contacts is kept here, and looked at when a sample is drawn. */

type Told = Readonly<Record<string, unknown>>;

const numberIn = (told: Told, key: string): number | null => {
  const value = told[key];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
};

/** Keep a mark; one that says the same again says nothing new. */
async function mark(
  scope: Scope,
  { ticketId = null, callId = null, agentId = null, ...what }: Partial<Mark> & Pick<Mark, 'clientId' | 'mark'>,
) {
  const { clientId } = what;
  const known = await scope.rows(markRows).count({ clientId, mark: what.mark, ticketId, callId, agentId });
  if (known === 0) await scope.rows(markRows).insert({ ...what, ticketId, callId, agentId, at: scope.now });
}

/** Of a fact that names its client and its ticket. */
async function markTicket(
  scope: Scope,
  told: Told,
  what: { readonly mark: Mark['mark']; readonly agentId?: number | null },
): Promise<void> {
  const [clientId, ticketId] = [numberIn(told, 'clientId'), numberIn(told, 'ticketId')];
  if (clientId !== null && ticketId !== null) await mark(scope, { clientId, ticketId, ...what });
}

interface Moved {
  readonly ticketId: number;
  readonly clientId: number;
  readonly fromCategory: Category;
  readonly category: Category;
  readonly past?: string;
}

/** When the ticket was solved before the fact at hand, by its log. */
async function solvedAt(scope: Scope, ticketId: number): Promise<Date | undefined> {
  const where = { about: `ticket:${String(ticketId)}`, event: 'ticket.moved' };
  const moves = await scope.rows(eventRows).find({ where, order: { id: 'DESC' }, limit: 20 });
  return moves.find((move) => move.id !== scope.eventId && (move.payload as { category?: string }).category === 'resolved')?.at;
}

async function noteReopened(scope: Scope, moved: Moved): Promise<void> {
  if (moved.fromCategory !== 'resolved' || moved.past !== undefined) return;
  if (['resolved', 'closed', 'cancelled'].includes(moved.category)) return;
  const at = await solvedAt(scope, moved.ticketId);
  if (at && reopenedSoon(at, scope.now)) await mark(scope, { clientId: moved.clientId, ticketId: moved.ticketId, mark: 'reopened' });
}

async function noteBounce(
  scope: Scope,
  { ticketId, clientId, how, past }: { ticketId: number; clientId: number; how: string; past?: string },
) {
  if (how === 'hand-back' && past === undefined) await mark(scope, { clientId, ticketId, mark: 'bounce' });
}

/** A better one that is said later does not take it back: it was said. */
async function noteLowRating(scope: Scope, { ticketId, clientId, score }: { ticketId: number; clientId: number; score: number }) {
  if (isLow(score)) await mark(scope, { clientId, ticketId, mark: 'low-rating' });
}

const noteReset = (scope: Scope, told: Told): Promise<void> => markTicket(scope, told, { mark: 'reset' });
const noteOverride = (scope: Scope, told: Told): Promise<void> => markTicket(scope, told, { mark: 'override' });

/** F10: whoever was asked afterwards says that it was not them. Whose contact it was, is told along. */
async function noteDenied(scope: Scope, told: Told): Promise<void> {
  const agentId = typeof told['heldBy'] === 'string' ? (agentIdOf({ id: told['heldBy'] }) ?? null) : null;
  if (told['answer'] === 'no') await markTicket(scope, told, { mark: 'denied', agentId });
}

/** The call may be on no ticket yet: the two are put together when a sample is drawn. */
async function noteOverLimit(scope: Scope, told: Told): Promise<void> {
  const [clientId, callId, agentId] = [numberIn(told, 'clientId'), numberIn(told, 'callId'), numberIn(told, 'agentId')];
  const share = told['share'];
  if (clientId === null || callId === null || typeof share !== 'number' || share < 1) return;
  await mark(scope, { clientId, callId, agentId, mark: 'over-limit' });
}

async function noteCall(scope: Scope, told: Told): Promise<void> {
  const [clientId, callId, ticketId] = [numberIn(told, 'clientId'), numberIn(told, 'callId'), numberIn(told, 'ticketId')];
  if (clientId !== null && callId !== null && ticketId !== null) await mark(scope, { clientId, callId, ticketId, mark: 'called' });
}

/** Facts of plugins that may be absent. */
export const heardByName = {
  ...{ 'phone.budget-warned': noteOverLimit, 'phone.call-logged': noteCall },
  ...{ 'password-reset.begun': noteReset, 'password-reset.override-begun': noteOverride, 'password-reset.aftercare-ended': noteDenied },
} as const;

export const listeners: readonly Listener[] = [
  within(ticketMoved, noteReopened),
  within(ticketTierChanged, noteBounce),
  within(ratingGiven, noteLowRating),
  ...Object.entries(heardByName).map(([name, note]) => within(eventNamed(name), note)),
];
