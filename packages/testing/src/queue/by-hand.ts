import { reasonOf, type DueJob } from '@luuri/core';
import { frameFor } from '../frame.ts';
import { after, call, rigOf, stranger, write, type MakeQueue, type Rig } from './rig.ts';

/** What a queue keeps, and in which order it hands it out, as of an instant that the test names. */
export function byHand(make: MakeQueue): void {
  const { describe, afterEach } = frameFor('queueConformance');
  describe('by hand', () => {
    let open: Rig[] = [];
    const rig = async () => {
      const made = await rigOf(make);
      open.push(made);
      return made;
    };
    afterEach(async () => {
      for (const one of open) await one.stop();
      open = [];
    });
    keeps(rig);
    orders(rig);
    keys(rig);
    failures(rig);
    settlement(rig);
  });
}

type Make = () => Promise<Rig>;

function keeps(rig: Make): void {
  const { test, expect } = frameFor('queueConformance');
  test('a job is handed out at its very instant and not before, with its input and its fact', async () => {
    const { queue, add, perform, done } = await rig();
    const input = { label: 'räksmörgås 🐟', nested: { list: [1, null, 'it"s'] }, big: 9_007_199_254_740_991 };
    await add(call, after('1h'), { input, eventId: 7 });
    expect(await queue.nextDue()).toEqual(after('1h'));
    expect(await queue.runDue(after(3_599_999), perform)).toBe(0);
    expect(await queue.runDue(after('1h'), perform)).toBe(1);
    expect(done).toMatchObject([{ job: 'test.call', input, eventId: 7 }]);
    expect(await queue.runDue(after('2h'), perform)).toBe(0);
    expect(await queue.nextDue()).toBeUndefined();
  });
  test('what was scheduled in a transaction that is rolled back was never scheduled, and what it took back waits on', async () => {
    const { queue, add, addIn, perform, labels, write: transaction } = await rig();
    await add(call, after('1min'), { key: 'a', input: { label: 'a' } });
    await add(call, after('2min'), { key: 'b', input: { label: 'b' } });
    const refused = transaction(async (manager) => {
      await addIn(manager, call, after(0), { input: { label: 'never' } });
      await addIn(manager, call, after('5min'), { key: 'a', input: { label: 'replaced' } });
      await queue.cancel(manager, call.job, 'b');
      throw new RangeError('no');
    });
    await expect(refused).rejects.toThrow('no');
    await queue.runDue(after('1h'), perform);
    expect(labels()).toEqual(['a', 'b']);
  });
  test('a number of jobs may be handed out at most', async () => {
    const { queue, add, perform, labels } = await rig();
    for (const label of ['a', 'b', 'c']) await add(call, after(0), { input: { label } });
    expect(await queue.runDue(after(0), perform, 2)).toBe(2);
    expect(labels()).toEqual(['a', 'b']);
    expect(await queue.runDue(after(0), perform, 0)).toBe(0);
  });
  test('a job of a kind that nobody knows is handed out, so that it can be said that nobody does it', async () => {
    const { queue, add, dead: letters } = await rig();
    await add(stranger, after('1min'), { input: { label: 'x' } });
    const handedOut: string[] = [];
    const refuse = (job: DueJob) => {
      handedOut.push(job.job);
      return Promise.reject(new RangeError(`nobody does ${job.job}`));
    };
    await queue.runDue(after('1min'), refuse);
    expect(await queue.nextDue()).toBeUndefined();
    const [dead] = await letters();
    expect([dead?.job, dead?.lastError]).toEqual([stranger.job, expect.stringContaining('test.stranger')]);
    expect(handedOut.length).toBeLessThanOrEqual(1);
  });
}

function orders(rig: Make): void {
  const { test, expect } = frameFor('queueConformance');
  test('jobs come in the order of their instants, and those of one instant in the order in which they were scheduled', async () => {
    const { queue, add, perform, labels } = await rig();
    const plan: [string, number][] = [
      ['c', 3000],
      ['a', 1000],
      ['b1', 2000],
      ['d', 4000],
      ['b2', 2000],
      ['b3', 2000],
    ];
    for (const [label, at] of plan) await add(call, after(at), { input: { label } });
    expect(await queue.runDue(after('1min'), perform)).toBe(6);
    expect(labels()).toEqual(['a', 'b1', 'b2', 'b3', 'c', 'd']);
  });
  test('what a job schedules for an instant that has come is done in the same go, and in its place', async () => {
    const { queue, add, perform, labels } = await rig();
    await add(call, after('1min'), { input: { label: 'first' } });
    await add(call, after('3min'), { input: { label: 'last' } });
    const scheduling = async (job: DueJob) => {
      if (labels().length === 0) {
        await add(call, after('2min'), { input: { label: 'between' } });
        await add(call, after('9min'), { input: { label: 'later' } });
      }
      await perform(job);
    };
    expect(await queue.runDue(after('5min'), scheduling)).toBe(3);
    expect(labels()).toEqual(['first', 'between', 'last']);
    expect(await queue.nextDue()).toEqual(after('9min'));
  });
  test('the same queue keeps the order of scheduling', async () => {
    const { queue, add, perform, labels } = await rig();
    for (let label = 0; label < 30; label++) await add(call, after(0), { queue: `ticket:${label % 2}`, input: { label } });
    await queue.runDue(after(0), perform);
    expect(labels()).toEqual(Array.from({ length: 30 }, (_, label) => label));
  });
}

function keys(rig: Make): void {
  const { test, expect } = frameFor('queueConformance');
  test('the same key replaces what waits: its instant, its input and its queue', async () => {
    const { queue, add, perform, labels } = await rig();
    await add(call, after('1h'), { key: 'k', queue: 'old', input: { label: 'old' } });
    await add(call, after('2h'), { key: 'k', queue: 'new', input: { label: 'new' } });
    expect(await queue.nextDue()).toEqual(after('2h'));
    await add(call, after('1min'), { key: 'k', input: { label: 'newest' } });
    expect(await queue.runDue(after('9h'), perform)).toBe(1);
    expect(labels()).toEqual(['newest']);
  });
  test('a key belongs to one kind of job', async () => {
    const { queue, add, perform } = await rig();
    await add(call, after('1h'), { key: 'k' });
    await add(write, after('1h'), { key: 'k' });
    expect(await queue.runDue(after('1h'), perform)).toBe(2);
  });
  test('cancelling takes back what waits under the key, and does nothing when nothing does', async () => {
    const { queue, add, perform, labels, write: transaction } = await rig();
    await add(call, after('1min'), { key: 'a', input: { label: 'a' } });
    await add(write, after('1min'), { key: 'a', input: { label: 'of another kind' } });
    await transaction((manager) => queue.cancel(manager, call.job, 'a'));
    await transaction((manager) => queue.cancel(manager, call.job, 'nothing'));
    await queue.runDue(after('1min'), perform);
    expect(labels()).toEqual(['of another kind']);
  });
  test('a job that schedules itself again under its own key comes again', async () => {
    const { queue, addIn, add, done, write: transaction } = await rig();
    const again = (job: DueJob) =>
      transaction(async (manager) => {
        if (!(await job.settle(manager))) return;
        done.push(job);
        await addIn(manager, call, after(`${done.length}h`), { key: 'daily' });
      });
    await add(call, after(0), { key: 'daily' });
    for (const hours of [0, 1, 2]) expect(await queue.runDue(after(`${hours}h`), again)).toBe(1);
    expect(done).toHaveLength(3);
    expect(await queue.nextDue()).toEqual(after('3h'));
  });
  test('names of any length and with any letters are names', async () => {
    const { queue, add, perform, labels } = await rig();
    const long = 'é"\'%_:/'.repeat(200);
    await add(call, after(1), { key: `${long}1`, queue: `${long}1`, input: { label: 1 } });
    await add(call, after(2), { key: `${long}2`, queue: `${long}2`, input: { label: 2 } });
    await add(call, after(3), { key: `${long}1`, queue: '', input: { label: 3 } });
    await add(call, after(4), { key: '', input: { label: 4 } });
    expect(await queue.runDue(after('1min'), perform)).toBe(3);
    expect(labels()).toEqual([2, 3, 4]);
  });
}

function failures(rig: Make): void {
  const { test, expect } = frameFor('queueConformance');
  const fail = (job: DueJob) => Promise.reject(new RangeError(`no answer to ${(job.input as { label: string }).label}`));
  test('a job that fails comes back later each time, becomes a dead letter after its last attempt, and can be tried afresh', async () => {
    const { queue, add, perform, labels, dead: letters, retry } = await rig();
    await add(call, after(0), { input: { label: 'x' } });
    const waits: number[] = [];
    for (let due = await queue.nextDue(); due; due = await queue.nextDue()) {
      waits.push(due.getTime());
      expect(await letters()).toEqual([]);
      expect(await queue.runDue(due, fail)).toBe(1);
    }
    expect(waits).toHaveLength(3);
    expect(waits[2]! - waits[1]!).toBeGreaterThan(waits[1]! - waits[0]!);
    const [dead, ...others] = await letters();
    expect(others).toEqual([]);
    expect(dead).toEqual({ id: dead!.id, job: call.job, attempts: 3, lastError: reasonOf(new RangeError('no answer to x')), queue: null });
    expect(await queue.runDue(after('9d'), perform)).toBe(0);
    expect(await retry(dead!.id, after('10d'))).toBe(true);
    expect(await letters()).toEqual([]);
    expect(await queue.runDue(after('10d'), fail)).toBe(1);
    expect(await queue.runDue(after('11d'), perform)).toBe(1);
    expect(labels()).toEqual(['x']);
  });
  test('a failed job waits its back-off from the instant as of which it ran, and does not hold up the others', async () => {
    const { queue, add, labels, perform } = await rig();
    await add(call, after(0), { input: { label: 'bad' } });
    await add(call, after(1), { input: { label: 'good' } });
    const some = (job: DueJob) => ((job.input as { label: string }).label === 'bad' ? fail(job) : perform(job));
    expect(await queue.runDue(after('1h'), some)).toBe(2);
    expect(labels()).toEqual(['good']);
    expect((await queue.nextDue())!.getTime()).toBeGreaterThan(after('1h').getTime());
  });
  test('how much there is of each kind is counted: what waits, what failed and waits, what is done now, what was laid aside', async () => {
    const { queue, add, perform, counts } = await rig();
    expect(await counts()).toEqual([]);
    for (const label of ['a', 'b']) await add(write, after('1d'), { input: { label } });
    for (const label of ['c', 'd']) await add(call, after(0), { input: { label } });
    const seen: unknown[] = [];
    await queue.runDue(
      after(0),
      async (job) => {
        seen.push(...(await counts()));
        await fail(job);
      },
      1,
    );
    expect(seen).toEqual([
      { job: 'test.call', waiting: 1, failing: 0, inHand: 1, laidAside: 0 },
      { job: 'test.write', waiting: 2, failing: 0, inHand: 0, laidAside: 0 },
    ]);
    expect((await counts())[0]).toEqual({ job: 'test.call', waiting: 1, failing: 1, inHand: 0, laidAside: 0 });
    for (let due = await queue.nextDue(); due && due < after('1h'); due = await queue.nextDue()) await queue.runDue(due, fail);
    expect((await counts())[0]).toEqual({ job: 'test.call', waiting: 0, failing: 0, inHand: 0, laidAside: 2 });
    await queue.runDue(after('2d'), perform);
    expect((await counts()).map((one) => one.job)).toEqual(['test.call']);
  });
  test('dead letters come page by page with the line that they stand in, one by its id, and one that is dropped is never done', async () => {
    const { queue, add, perform, labels, dead, drop, retry } = await rig();
    for (const label of ['a', 'b', 'c']) await add(call, after(0), { queue: `ticket:${label}`, input: { label } });
    await add(call, after('9d'), { input: { label: 'waits' } });
    for (let due = await queue.nextDue(); due && due < after('1d'); due = await queue.nextDue()) await queue.runDue(due, fail);
    const [first, second] = await dead({ limit: 2 });
    expect([first?.queue, second?.queue]).toEqual(['ticket:a', 'ticket:b']);
    const [third, ...more] = await dead({ after: second!.id });
    expect([third?.queue, more]).toEqual(['ticket:c', []]);
    expect(await dead({ id: second!.id })).toEqual([second]);
    expect(await dead({ id: 'x' })).toEqual([]);
    expect([await drop(second!.id), await drop(second!.id), await retry(second!.id, after('2d'))]).toEqual([true, false, false]);
    for (const id of ['', '0', 'x', "1' OR '1'='1"]) expect([id, await drop(id)]).toEqual([id, false]);
    await queue.runDue(after('10d'), perform);
    expect(labels()).toEqual(['waits']);
    expect((await dead()).map((one) => one.queue)).toEqual(['ticket:a', 'ticket:c']);
  });
  test('there is no dead letter of a strange id to try again', async () => {
    const { queue, add, retry } = await rig();
    await add(call, after('1h'));
    for (const id of ['', '1', '0', '-1', '1.5', 'x', "1' OR '1'='1", '99999999999999999999', 'NaN']) {
      expect([id, await retry(id, after(0))]).toEqual([id, false]);
    }
    expect(await queue.nextDue()).toEqual(after('1h'));
  });
  test('a dead letter gives way to a new job of its key', async () => {
    const { queue, add, perform, labels, dead: letters } = await rig();
    await add(call, after(0), { key: 'k', input: { label: 'old' } });
    for (let due = await queue.nextDue(); due; due = await queue.nextDue()) await queue.runDue(due, fail);
    expect(await letters()).toHaveLength(1);
    await add(call, after('1d'), { key: 'k', input: { label: 'new' } });
    expect(await letters()).toEqual([]);
    await queue.runDue(after('2d'), perform);
    expect(labels()).toEqual(['new']);
  });
  test('whatever is thrown, the reason is kept', async () => {
    const { queue, add, dead: letters } = await rig();
    for (const label of ['text', 'nothing', 'long', 'null byte']) await add(call, after(0), { input: { label } });
    const thrown: Record<string, unknown> = {
      text: 'just words',
      nothing: undefined,
      long: new Error('x'.repeat(100_000)),
      'null byte': new Error('a\u0000b'),
    };
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- other people's code rejects with anything
    const odd = (job: DueJob) => Promise.reject(thrown[(job.input as { label: string }).label]);
    for (let due = await queue.nextDue(); due; due = await queue.nextDue()) await queue.runDue(due, odd);
    const reasons = (await letters()).map((d) => d.lastError);
    expect(reasons).toHaveLength(4);
    expect(reasons).toContain('just words');
    expect(reasons).toContain('undefined');
    expect(Math.max(...reasons.map((r) => r.length))).toBeLessThanOrEqual(2000);
  });
}

function settlement(rig: Make): void {
  const { test, expect } = frameFor('queueConformance');
  test('a job that is handed out twice settles once', async () => {
    const { queue, add, write: transaction } = await rig();
    await add(call, after(0));
    const settled: boolean[] = [];
    await queue.runDue(after(0), async (job) => {
      for (let i = 0; i < 3; i++) settled.push(await transaction((manager) => job.settle(manager)));
    });
    expect(settled).toEqual([true, false, false]);
    expect(await queue.nextDue()).toBeUndefined();
  });
  test('a settlement that is rolled back did not happen', async () => {
    const { queue, add, perform, done, write: transaction } = await rig();
    await add(call, after(0));
    const broken = (job: DueJob) =>
      transaction(async (manager) => {
        expect(await job.settle(manager)).toBe(true);
        throw new RangeError('broken');
      });
    await queue.runDue(after(0), broken);
    expect(done).toEqual([]);
    expect(await queue.runDue(after('1d'), perform)).toBe(1);
    expect(done).toHaveLength(1);
  });
  test("a job that was taken back or replaced before it settled changes nothing, and its failure is nobody's business", async () => {
    const { queue, add, perform, labels, write: transaction, dead: letters } = await rig();
    for (const label of ['cancelled', 'replaced', 'failing']) await add(call, after(0), { key: label, input: { label } });
    const settled: boolean[] = [];
    await queue.runDue(after(0), async (job) => {
      const { label } = job.input as { label: string };
      if (label === 'cancelled') await transaction((manager) => queue.cancel(manager, call.job, label));
      else await add(call, after('1h'), { key: label, input: { label: 'new' } });
      settled.push(await transaction((manager) => job.settle(manager)));
      if (label === 'failing') throw new RangeError('too late');
    });
    expect(settled).toEqual([false, false, false]);
    await queue.runDue(after('1d'), perform);
    expect(labels()).toEqual(['new', 'new']);
    expect(await letters()).toEqual([]);
  });
  test('of a job that was replaced while it was being done, the new one is done too', async () => {
    const { queue, add, perform, labels } = await rig();
    await add(call, after(0), { key: 'k', input: { label: 'old' } });
    await queue.runDue(after('1min'), async (job) => {
      await perform(job);
      await add(call, after('1h'), { key: 'k', input: { label: 'new' } });
    });
    await queue.runDue(after('2h'), perform);
    expect(labels()).toEqual(['old', 'new']);
  });
}
