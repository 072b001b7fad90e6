import { within, type Scope } from '../kernel/index.ts';
import { ticketMoved } from './events.ts';
import { wakeTicket } from './jobs.ts';

/** A scheduled ticket has one alarm, and no other ticket has any. */
async function keepAlarm(scope: Scope, { ticketId, fromCategory, wakeAt }: { ticketId: number; fromCategory: string; wakeAt?: string }): Promise<void> {
  const key = String(ticketId);
  if (wakeAt) await scope.schedule(wakeTicket, { key, at: new Date(wakeAt), uncaused: true, input: { ticketId }, queue: `ticket:${key}` });
  else if (fromCategory === 'pending-scheduled') await scope.cancel(wakeTicket, key);
}

export const listeners = [within(ticketMoved, keepAlarm)];
