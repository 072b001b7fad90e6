import { defineJob, type Scope } from '../kernel/index.ts';
import { categoryOf, lockTicket, moveTicketTo, promiseUntil } from '../ticket/index.ts';
import { noteTime, type Noted } from './keep.ts';
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

/** One alarm for each ticket, at the next instant at which one of its clocks warns or breaches; and what it is due by, for lists. */
export async function setAlarm(scope: Scope, ticketId: number, noted: Noted | undefined): Promise<void> {
  if (!noted) return;
  const due = nearestDue(noted.after);
  if (due?.getTime() !== nearestDue(noted.before)?.getTime()) await promiseUntil(scope, ticketId, due ?? null);
  const next = nextLook(noted.after);
  const had = nextLook(noted.before);
  const key = String(ticketId);
  const stands = had?.getTime() === next?.getTime() && had !== undefined && had > scope.now;
  if (next && !stands) await scope.schedule(lookAtClocks, { key, at: next, uncaused: true, input: { ticketId }, queue: `ticket:${key}` });
  if (!next && had) await scope.cancel(lookAtClocks, key);
}

/** The reopen window of a resolved ticket is over. */
export const closeResolved = defineJob<{ ticketId: number }>('sla.close-resolved', {
  async run(scope, { ticketId }) {
    const ticket = await lockTicket(scope, ticketId);
    if (categoryOf(scope, ticket.state) === 'resolved') await moveTicketTo(scope, ticket, { to: 'closed', reason: 'reopen window over' });
  },
});

export const jobs = [lookAtClocks, closeResolved];
