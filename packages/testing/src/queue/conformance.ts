import { frameFor } from '../frame.ts';
import { byHand } from './by-hand.ts';
import { inRealTime } from './real-time.ts';
import type { MakeQueue } from './rig.ts';

export type { QueueUnderTest } from './rig.ts';

/**
 * What every adapter of the job queue must do: due order, keys, queues, transactions, back-off, dead letters, waking in time.
 * @param name what the tests are listed under.
 * @param makeQueue a new queue in an empty database that knows these jobs; called once for each test.
 * @throws `testing.no-frame` outside of a test file
 */
export function queueConformance(name: string, makeQueue: MakeQueue): void {
  const { describe } = frameFor('queueConformance');
  describe(`the queue ${name}`, () => {
    byHand(makeQueue);
    inRealTime(makeQueue);
  });
}
