import { defineOutsideJob, isDeskError } from '../kernel/index.ts';
import { beginDelivery, endDelivery } from './delivery.ts';
import { readArrival, settleArrival, noteTrouble } from './intake.ts';

/** Tries over most of a day, with what the queue waits between them: a mail server may be away over night. */
const DELIVERY_ATTEMPTS = 13;
/** A mail that cannot be taken in after these is laid aside with its raw bytes, and the next one goes on. */
const INTAKE_ATTEMPTS = 3;

/** Understand what arrived, and do with it what the rules decide. */
export const takeIn = defineOutsideJob<{ intakeId: number }>('channel.take-in', {
  attempts: INTAKE_ATTEMPTS,
  async reach(session, { intakeId }) {
    const arrival = await session.run(readArrival, { intakeId });
    if (!arrival) return undefined;
    const message = await arrival.understand();
    return (scope) => scope.run(settleArrival, { intakeId, message });
  },
  failed: (session, { intakeId }, e) => session.run(noteTrouble, { intakeId, trouble: e instanceof Error ? e.message : String(e) }),
});

/** Hand one message over to the server that carries it on. */
export const deliver = defineOutsideJob<{ deliveryId: number }>('channel.deliver', {
  attempts: DELIVERY_ATTEMPTS,
  async reach(session, { deliveryId }) {
    const begun = await session.run(beginDelivery, { deliveryId });
    if (!begun) return undefined;
    try {
      await begun.send();
    } catch (e) {
      const again = isDeskError(e) && e.kind === 'unavailable' && begun.attempts < DELIVERY_ATTEMPTS;
      await session.run(endDelivery, { deliveryId, state: again ? 'queued' : 'failed', error: e instanceof Error ? e.message : String(e) });
      if (again) throw e;
      return undefined;
    }
    await session.run(endDelivery, { deliveryId, state: 'sent' });
    return undefined;
  },
});

export const jobs = [takeIn, deliver];
