/** How many tries are free, and how long the wait after the first that is not. */
export interface Patience {
  readonly free: number;
  readonly firstWaitMs: number;
}

/** A person mistypes; an office behind one address mistypes more often. */
export const patienceWith = {
  account: { free: 5, firstWaitMs: 15_000 },
  from: { free: 30, firstWaitMs: 15_000 },
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

export const isForgotten = (lastAt: Date, now: Date): boolean => now.getTime() - lastAt.getTime() >= FORGOTTEN_AFTER_MS;
