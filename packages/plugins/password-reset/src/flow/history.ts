import { system, type Scope } from '@luuri/core';
import { MoreThan } from 'typeorm';
import { attemptRows, resetRows, type Attempt } from '../entities.ts';
import { quickHash } from '../hash.ts';
import { raiseAlert } from '../records/alerts.ts';
import { callerKey, limitOf, type Limit } from '../rules/limits.ts';
import { deeds, opens, type Deed, type RequestChannel, type ResetTerms } from '../rules/terms.ts';

const DAY = 86_400_000;

/** One who asks, and for whose account. */
export interface Asking {
  readonly clientId: number;
  /** As the directory calls it, where it knows it; else as it was typed. */
  readonly login: string;
  readonly deed: Deed;
  readonly channel: RequestChannel;
  readonly callerNumber?: string;
  /** A team lead lets it pass that this person was helped today already. */
  readonly beyond: boolean;
}

const keyOf = ({ clientId, login }: Asking): string => quickHash(`${String(clientId)} ${login.toLowerCase()}`);
const callerOf = ({ callerNumber }: Asking): string | null => (callerNumber === undefined ? null : quickHash(callerKey(callerNumber)));

export async function keepAttempt(
  scope: Scope,
  asking: Asking,
  { outcome, resetId = null }: { outcome: Attempt['outcome']; resetId?: number | null },
): Promise<void> {
  const { clientId, channel } = asking;
  const row = { clientId, caller: callerOf(asking), account: keyOf(asking), outcome, at: scope.now, channel, resetId };
  await scope.rows(attemptRows).insert(row);
}

/** When something of the kind was last done for somebody: of deeds that open an account, whichever it was. */
async function lastDone(desk: Scope, { clientId, deed }: Asking, personId: number | undefined): Promise<Date | undefined> {
  if (personId === undefined) return undefined;
  const alike = opens(deed) ? deeds.filter(opens) : [deed];
  const where = { clientId, personId, deed: alike, state: 'done' as const, drill: false };
  const [last] = await desk.rows(resetRows).find({ where, order: { endedAt: 'DESC' }, limit: 1 });
  return last?.endedAt ?? undefined;
}

/**
 * P6: the limit that is in the way, told of the first time it is; undefined when none is. What a number asks for is counted over all
 * clients, for whoever tries one desk tries them all.
 */
export async function limitFor(
  scope: Scope,
  asking: Asking,
  { terms, personId }: { terms: ResetTerms; personId: number | undefined },
): Promise<Limit | undefined> {
  const desk = scope.as(system);
  const rows = desk.rows(attemptRows);
  const { clientId, channel, beyond } = asking;
  const [caller, account, recent] = [callerOf(asking), keyOf(asking), MoreThan(new Date(scope.now.getTime() - DAY))];
  const byCaller = caller === null ? [] : await rows.find({ where: { caller, at: recent } });
  const byAccount = await rows.find({ where: { clientId, account, at: recent } });
  const limit = limitOf(terms, {
    lastDone: await lastDone(desk, asking, personId),
    accountTries: byAccount.filter((a) => a.channel === channel && a.resetId !== null).length,
    callerFailures: byCaller.filter((a) => a.outcome === 'failed' || a.outcome === 'unknown').length,
    callerUsers: caller === null ? 0 : new Set([...byCaller.map((a) => a.account), account]).size,
    beyond,
    now: scope.now,
  });
  const why = limit === 'velocity' ? 'velocity' : limit === 'account-tried-too-often' ? 'tried-often' : undefined;
  const known = limit === 'velocity' ? byCaller : byAccount;
  if (why && !known.some((a) => a.outcome === 'refused')) await raiseAlert(scope, { clientId, why, resetId: null });
  return limit;
}
