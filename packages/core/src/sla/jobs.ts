import { defineJob, type Category, type Scope } from '../kernel/index.ts';
import { categoryOf, lockTicket, moveTicketTo, promiseUntil } from '../ticket/index.ts';
import { noteTime, windowEnd, type Noted } from './keep.ts';
import { isRunning } from './rules/clock.ts';
import type { SlaState } from './rules/state.ts';
import { timersOf } from './rules/timers.ts';

/** A clock of this ticket warns or breaches now. What exactly, the rules compute; running it twice changes nothing (C19). */
export const lookAtClocks = defineJob<{ ticketId: number }>('sla.look-at-clocks', {
  async run(scope, { ticketId }) {
    await setAlarm(scope, ticketId, await noteTime(scope, await lockTicket(scope, ticketId)));
  },
});

/** The ticket room wakes a scheduled ticket itself. */
const nextLook = (state: SlaState | undefined): Date | undefined => state && timersOf(state).find((t) => t.kind !== 'wake')?.at;

/** The nearest due of what runs, which lists of tickets go by. */
const nearestDue = (state: SlaState | undefined): Date | undefined =>
  state?.clocks
    .filter(isRunning)
    .flatMap((clock) => clock.dueAt ?? [])
    .reduce<Date | undefined>((first, due) => (first && first <= due ? first : due), undefined);

/**
 * One alarm for each ticket, at the next instant at which one of its clocks warns or breaches; and what it is due by, for lists. The alarm is in no queue, for it locks its ticket first: a queue
 * for each ticket that waits would be one more thing to look through for every job there is.
 */
export async function setAlarm(scope: Scope, ticketId: number, noted: Noted | undefined): Promise<void> {
  if (!noted) return;
  const due = nearestDue(noted.after);
  if (due?.getTime() !== nearestDue(noted.before)?.getTime()) await promiseUntil(scope, ticketId, due ?? null);
  const next = nextLook(noted.after);
  const had = nextLook(noted.before);
  const key = String(ticketId);
  const stands = had?.getTime() === next?.getTime() && had !== undefined && had > scope.now;
  if (next && !stands)
    await scope.schedule(lookAtClocks, { key, at: next, uncaused: true, first: noted.before === undefined, input: { ticketId } });
  if (!next && had) await scope.cancel(lookAtClocks, key);
}

/** The reopen window of a resolved ticket is over. */
export const closeResolved = defineJob<{ ticketId: number }>('sla.close-resolved', {
  async run(scope, { ticketId }) {
    const ticket = await lockTicket(scope, ticketId);
    if (categoryOf(scope, ticket.state) === 'resolved') await moveTicketTo(scope, ticket, { to: 'closed', reason: 'reopen window over' });
  },
});

/** A resolved ticket closes when its reopen window is over (C10); one that is not resolved any more does not. */
export async function setClosing(scope: Scope, whose: { id: number; clientId: number }, category: Category): Promise<void> {
  const key = String(whose.id);
  if (category !== 'resolved') return scope.cancel(closeResolved, key);
  const end = await windowEnd(scope, whose);
  if (!end) return undefined;
  const at = new Date(end.getTime() + 1); // a message at the last instant is in time
  await scope.schedule(closeResolved, { key, at, uncaused: true, input: { ticketId: whose.id } });
}
