/** How many tries are free, and how long the wait after the first that is not. */
export interface Patience {
  readonly free: number;
  readonly firstWaitMs: number;
  /**
   * After how long one failure counts no more, of those whom many share: from an office somebody mistypes every day, and never is a whole day
   * without a try. Where it is left out, all are forgotten together.
   */
  readonly oneBackEveryMs?: number;
}

/** As long as the longest wait: a guesser gets no more tries by it. */
const ONE_BACK_EVERY_MS = 900_000;

/** A person mistypes; an office behind one address mistypes more often. */
export const patienceWith = {
  account: { free: 5, firstWaitMs: 15_000 },
  from: { free: 30, firstWaitMs: 15_000, oneBackEveryMs: ONE_BACK_EVERY_MS },
  proof: { free: 5, firstWaitMs: 15_000 },
  mail: { free: 3, firstWaitMs: 300_000 },
} as const satisfies Record<string, Patience>;
export type Counted = keyof typeof patienceWith;

/** Longer would let anybody lock anybody out for good; by then a guesser has four tries an hour. */
const LONGEST_WAIT_MS = 900_000;
/** Failures that are older count no more. */
const FORGOTTEN_AFTER_MS = 86_400_000;

/** How long nobody is listened to after so many tries in a row: nothing at first, then twice as long each time. */
export const waitAfter = (failures: number, { free, firstWaitMs }: Patience): number =>
  failures < free ? 0 : Math.min(LONGEST_WAIT_MS, firstWaitMs * 2 ** Math.min(failures - free, 20));

const isForgotten = (lastAt: Date, now: Date): boolean => now.getTime() - lastAt.getTime() >= FORGOTTEN_AFTER_MS;

/** Failures that were kept, and since when what is left of them counts. */
interface Remembered {
  readonly failures: number;
  readonly lastAt: Date;
}

/** What is left of failures at an instant. Part of the time towards the next one back is kept: who tries often would otherwise get none. */
export function remembered({ failures, lastAt }: Remembered, now: Date, { oneBackEveryMs }: Patience): Remembered {
  if (isForgotten(lastAt, now)) return { failures: 0, lastAt: now };
  if (oneBackEveryMs === undefined) return { failures, lastAt: now };
  const back = Math.floor((now.getTime() - lastAt.getTime()) / oneBackEveryMs);
  return back >= failures
    ? { failures: 0, lastAt: now }
    : { failures: failures - back, lastAt: new Date(lastAt.getTime() + back * oneBackEveryMs) };
}
