import { within, type Category, type Scope } from '../kernel/index.ts';
import { tiersChanged } from '../team/index.ts';
import { ticketMoved } from './events.ts';
import { followTiers, wakeTicket } from './jobs.ts';
import { unmerge } from './join.ts';
import { waits } from './rules.ts';

/** A ticket that waits for a day has one alarm, and no other ticket has any. */
async function keepAlarm(
  scope: Scope,
  { ticketId, fromCategory, wakeAt }: { ticketId: number; fromCategory: Category; wakeAt?: string },
): Promise<void> {
  const key = String(ticketId);
  if (wakeAt) await scope.schedule(wakeTicket, { key, at: new Date(wakeAt), uncaused: true, input: { ticketId } });
  else if (waits(fromCategory)) await scope.cancel(wakeTicket, key);
}

const moveToTiers = (scope: Scope, { clientId }: { clientId: number }): Promise<void> =>
  scope.schedule(followTiers, { input: { clientId, after: 0 }, key: String(clientId) });

export const listeners = [within(ticketMoved, keepAlarm), within(ticketMoved, unmerge), within(tiersChanged, moveToTiers)];
