import type { Desk } from '@luuri/core';
import { endless, stuck } from './errors.ts';
import { instantOf, millisecondsOf, type RealTime, type TravellingClock } from './time.ts';

/** Jobs that were due at one instant before travel gives up: no test has so many, and a job that schedules itself for now has more. */
const MANY = 2_000;

/** Moves a desk through time. Its jobs run here and nowhere else, so nothing happens behind a test's back. */
export interface Travel {
  /**
   * Let time pass. The clock goes from one due job to the next and stands at each one's very instant while it runs.
   * `travel(0)` does what is due now: what listens `after` a fact, above all.
   * @returns how many jobs ran.
   * @throws `testing.bad-duration`, `testing.stuck`, `testing.endless`
   */
  travel(time: RealTime): Promise<number>;
  /** Let time pass until an instant. @throws `testing.bad-instant`, `testing.backwards`, and as `travel` does. */
  travelTo(instant: Date | string): Promise<number>;
  /**
   * The server was down: the clock goes forward at once, and what is overdue then runs, in the order in which it was due.
   * @returns how many jobs ran.
   */
  jump(time: RealTime): Promise<number>;
}

async function runAllDue(desk: Desk, clock: TravellingClock): Promise<number> {
  const now = clock.now();
  let ran = 0;
  let last: number | undefined;
  for (let due = await desk.nextDue(); due && due <= now; due = await desk.nextDue()) {
    if (due.getTime() === last) throw endless({ at: now.toISOString(), jobs: ran });
    last = due.getTime();
    const some = await desk.runDue(now, MANY);
    if (some === 0) throw stuck({ at: due.toISOString() });
    ran += some;
  }
  return ran;
}

export function travelOf(desk: Desk, clock: TravellingClock): Travel {
  const after = (time: RealTime) => new Date(clock.now().getTime() + millisecondsOf(time));
  const stepTo = async (until: Date): Promise<number> => {
    let ran = 0;
    for (let next = await desk.nextDue(); next && next <= until; next = await desk.nextDue()) {
      if (next > clock.now()) clock.set(next);
      ran += await runAllDue(desk, clock);
    }
    clock.set(until);
    return ran;
  };
  return {
    travel: async (time) => stepTo(after(time)),
    travelTo: async (instant) => stepTo(instantOf(instant)),
    async jump(time) {
      clock.set(after(time));
      return runAllDue(desk, clock);
    },
  };
}
