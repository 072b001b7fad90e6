import { addOpenTime, openMilliseconds, system, type Contract, type Scope } from '@luuri/core';
import { promiseRows, type PhonePromise } from '../entities/index.ts';
import { promiseMade } from '../events.ts';
import { phoneSection } from '../section/index.ts';
import { watchPromise } from './watch.ts';

/** What is promised, whoever promises. */
export interface NewPromise {
  readonly kind: PhonePromise['kind'];
  readonly clientId: number;
  readonly dueAt: Date;
  readonly about: string;
  readonly zone: string;
  readonly language: string;
  readonly madeBy: string;
  readonly number?: string | null;
  readonly ticketId?: number | null;
  readonly callId?: number | null;
  readonly personId?: number | null;
  readonly windowFrom?: Date | null;
  /** True for one that is not made again while the same stands. */
  readonly once?: boolean;
}

/** Keep a promise in the desk, and watch it to the end. For other actions: it asks for no permission. */
export async function makePromise(scope: Scope, wanted: NewPromise): Promise<{ promise: PhonePromise; fresh: boolean }> {
  const rows = scope.as(system).rows(promiseRows);
  const { once = false, kind, clientId, dueAt, about, zone, language, madeBy } = wanted;
  const same = once ? await rows.first({ clientId, kind, about, number: wanted.number ?? null }) : undefined;
  if (same) return { promise: same, fresh: false };
  const promise = await rows.insert({
    ...{
      kind,
      clientId,
      dueAt,
      about,
      zone,
      language,
      madeBy,
      state: 'open',
      number: wanted.number ?? null,
      ticketId: wanted.ticketId ?? null,
    },
    ...{
      callId: wanted.callId ?? null,
      personId: wanted.personId ?? null,
      windowFrom: wanted.windowFrom ?? null,
      broken: false,
      warned: false,
    },
    ...{ madeAt: scope.now, endedAt: null, endedBy: null, endReason: null },
  });
  await watchPromise(scope, promise);
  const { id: promiseId, ticketId } = promise;
  await scope.emit(promiseMade, { promiseId, clientId, ticketId, kind, dueAt: dueAt.toISOString() });
  return { promise, fresh: true };
}

/** When a call-back is due by the contract: in its open time, or by the clock where there is no calendar. */
export function dueByContract(contract: Contract, now: Date): Date {
  const { within, calendar } = contract.section(phoneSection).callBack;
  const hours = calendar === undefined ? undefined : contract.calendars[calendar];
  if (hours) return addOpenTime(hours, now, within);
  return new Date(now.getTime() + (openMilliseconds(within) ?? within.value * 86_400_000));
}
