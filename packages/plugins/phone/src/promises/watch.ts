import { contractOf, defineJob, type Scope } from '@luuri/core';
import { promiseRows, type PhonePromise } from '../entities/index.ts';
import { promiseBroken, promiseDueSoon } from '../events.ts';
import { phoneSection } from '../section/index.ts';

interface Watch {
  readonly promiseId: number;
  /** The instant that was promised when this was set. */
  readonly dueAt: string;
}

const factOf = ({ id: promiseId, clientId, ticketId, madeBy, dueAt }: PhonePromise) => ({
  ...{ promiseId, clientId, ticketId, madeBy, dueAt: dueAt.toISOString() },
});

/** An open promise with that very instant; a job that was set for another one does nothing. */
async function stillOpen(scope: Scope, { promiseId, dueAt }: Watch): Promise<PhonePromise | undefined> {
  const promise = await scope.rows(promiseRows).lock(promiseId);
  return promise.state === 'open' && promise.dueAt.toISOString() === dueAt ? promise : undefined;
}

/** Somebody is told before a promise breaks, not after. */
export const warnOfPromise = defineJob<Watch>('phone.warn-of-promise', {
  async run(scope, watch) {
    const promise = await stillOpen(scope, watch);
    if (!promise || promise.warned) return;
    await scope.rows(promiseRows).update({ id: promise.id }, { warned: true });
    await scope.emit(promiseDueSoon, factOf(promise));
  },
});

/** The promised instant has passed. What was promised is still owed. */
export const breakPromise = defineJob<Watch>('phone.break-promise', {
  async run(scope, watch) {
    const promise = await stillOpen(scope, watch);
    if (!promise || promise.broken) return;
    await scope.rows(promiseRows).update({ id: promise.id }, { broken: true });
    await scope.emit(promiseBroken, factOf(promise));
  },
});

/** A promise kept at its very instant is kept: it is broken from the next millisecond on. */
const AFTER = 1;

/** Set what watches a promise; the same keys replace what was set before. */
export async function watchPromise(scope: Scope, promise: PhonePromise): Promise<void> {
  const { warnMs } = (await contractOf(scope, promise.clientId)).section(phoneSection).callBack;
  const key = String(promise.id);
  const input = { promiseId: promise.id, dueAt: promise.dueAt.toISOString() };
  const warnAt = new Date(promise.dueAt.getTime() - warnMs);
  if (warnAt > scope.now) await scope.schedule(warnOfPromise, { key, at: warnAt, input });
  await scope.schedule(breakPromise, { key, at: new Date(promise.dueAt.getTime() + AFTER), input });
}

/** A promise is over: nobody watches it any more. */
export async function unwatch(scope: Scope, promiseId: number): Promise<void> {
  await scope.cancel(warnOfPromise, String(promiseId));
  await scope.cancel(breakPromise, String(promiseId));
}

/** A promise that the actor sees, held. */
export async function heldPromise(scope: Scope, promiseId: number): Promise<PhonePromise> {
  return scope.rows(promiseRows).lock(promiseId);
}

export const savePromise = (scope: Scope, promiseId: number, change: Partial<PhonePromise>): Promise<number> =>
  scope.rows(promiseRows).update({ id: promiseId }, change);
