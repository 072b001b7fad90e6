import { defineJob, system, type Scope } from '@luuri/core';
import { turnRows, type Turn } from '../entities/index.ts';
import { budgetWarned } from '../events.ts';
import { budgetPoints } from '../rules/budget.ts';
import type { CallLimit } from '../section/index.ts';

/** The budget of a call at a tier; undefined where the contract sets none. */
export const limitAt = (limit: CallLimit | undefined, tier: number | undefined): number | null =>
  limit ? (limit.tiers[String(tier)] ?? limit.limitMs) : null;

const keyOf = (turnId: number, share: number): string => `${String(turnId)}:${String(share)}`;

/** A point of a call's budget is reached. The call goes on: nobody is ever cut off. */
export const warnBudget = defineJob<{ turnId: number; share: number; at: string }>('phone.warn-budget', {
  async run(scope, { turnId, share, at }) {
    const turn = await scope.rows(turnRows).lock(turnId);
    const due = new Date(at);
    if (turn.warned.includes(share) || (turn.endedAt !== null && turn.endedAt <= due)) return;
    await scope.rows(turnRows).update({ id: turnId }, { warned: [...turn.warned, share] });
    await scope.emit(budgetWarned, { callId: turn.callId, clientId: turn.clientId, turnId, agentId: turn.agentId, share, at });
  },
});

/** Set the warnings that are still to come. An extension moves them: the same key replaces. */
export async function setWarnings(scope: Scope, turn: Turn, shares: readonly number[]): Promise<void> {
  const { limitMs, extendedMs, answeredAt, id: turnId } = turn;
  if (limitMs === null || turn.endedAt !== null) return;
  for (const { share, at } of budgetPoints({ answeredAt, limitMs, extendedMs }, shares)) {
    if (turn.warned.includes(share)) continue;
    await scope.schedule(warnBudget, { key: keyOf(turnId, share), at, input: { turnId, share, at: at.toISOString() } });
  }
}

/** The call is over: nobody is warned of it any more. */
export async function dropWarnings(scope: Scope, turnId: number, shares: readonly number[]): Promise<void> {
  for (const share of shares) await scope.cancel(warnBudget, keyOf(turnId, share));
}

/** Shares that were reached while nobody looked at the clock yet: extensions re-arm those that lie ahead again. */
export async function rearm(scope: Scope, turn: Turn, shares: readonly number[]): Promise<Turn> {
  const ahead = new Set(
    budgetPoints({ answeredAt: turn.answeredAt, limitMs: turn.limitMs ?? 0, extendedMs: turn.extendedMs }, shares)
      .filter((point) => point.at > scope.now)
      .map((point) => point.share),
  );
  const again = { ...turn, warned: turn.warned.filter((share) => !ahead.has(share)) };
  await scope.as(system).rows(turnRows).update({ id: turn.id }, { warned: again.warned });
  await setWarnings(scope, again, shares);
  return again;
}
