import { systemClock, type DueJob } from '@luuri/core';
import { frameFor } from '../frame.ts';
import { call, rigOf, write, type MakeQueue, type Rig } from './rig.ts';

/** A breach is told within this time. */
const SOON = 1_000;

/** Now and so many milliseconds: on the machine's clock, for a started queue lives in real time. */
const inMs = (ms: number) => new Date(systemClock.now().getTime() + ms);

/** A door that stays shut until it is opened. */
function door() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** Notes when each job begins, and tells when so many of them are done. */
function watcher({ perform }: Pick<Rig, 'perform'>) {
  const ran: { job: DueJob; at: number }[] = [];
  const waiting: { count: number; open: () => void }[] = [];
  let over = 0;
  const watched = async (job: DueJob) => {
    ran.push({ job, at: systemClock.now().getTime() });
    await perform(job);
    over++;
    for (const one of waiting.filter((w) => over >= w.count)) one.open();
  };
  const gather = async (count: number) => {
    const { open, opened } = door();
    waiting.push({ count, open });
    if (over >= count) open();
    await opened;
  };
  return { ran, watched, gather };
}

/** A queue that works by itself as time passes. Nothing here waits longer than it must. */
export function inRealTime(make: MakeQueue): void {
  const { describe, afterEach } = frameFor('queueConformance');
  describe('in real time', () => {
    let open: Rig[] = [];
    const rig = async () => {
      const made = await rigOf(make, systemClock);
      open.push(made);
      return { ...made, ...watcher(made) };
    };
    afterEach(async () => {
      for (const one of open) await one.stop();
      open = [];
    });
    wakes(rig);
    hands(rig);
    ends(rig);
  });
}

type Make = () => Promise<Rig & ReturnType<typeof watcher>>;

function wakes(rig: Make): void {
  const { test, expect } = frameFor('queueConformance');
  test('a job runs within a second of its instant, also when the queue slept for another one far away', async () => {
    const { queue, add, watched, gather, ran } = await rig();
    await add(call, inMs(3_600_000));
    await queue.start(watched);
    const at = inMs(300);
    await add(call, at);
    await gather(1);
    expect(ran[0]!.at).toBeGreaterThanOrEqual(at.getTime());
    expect(ran[0]!.at - at.getTime()).toBeLessThan(SOON);
  });
  test('a job for an instant that is about to come is not slept through', async () => {
    const { queue, add, watched, gather, ran } = await rig();
    await queue.start(watched);
    const due: number[] = [];
    for (let i = 0; i < 60; i++) {
      const at = inMs(i % 12);
      await add(call, at, { input: { label: i } });
      due[i] = at.getTime();
      await gather(i + 1);
    }
    const late = ran.map(({ job, at }) => at - due[(job.input as { label: number }).label]!);
    expect(Math.max(...late)).toBeLessThan(SOON);
  });
  test('what became due while nothing ran is done at the start, in the order in which it became due', async () => {
    const { queue, add, watched, gather, labels } = await rig();
    for (const [label, ago] of [
      ['c', 1000],
      ['a', 3000],
      ['b', 2000],
      ['d', 500],
    ] as const) {
      await add(call, inMs(-ago), { queue: 'one', input: { label } });
    }
    await queue.start(watched);
    await gather(4);
    expect(labels()).toEqual(['a', 'b', 'c', 'd']);
  });
  test('a dead letter that is tried again runs at once', async () => {
    const { queue, add, watched, gather, ran, dead: letters, retry } = await rig();
    await add(call, inMs(-10));
    const fail = () => Promise.reject(new RangeError('no'));
    for (let due = await queue.nextDue(); due; due = await queue.nextDue()) await queue.runDue(due, fail);
    const [dead] = await letters();
    await queue.start(watched);
    const asked = inMs(0);
    expect(await retry(dead!.id, asked)).toBe(true);
    await gather(1);
    expect(ran[0]!.at - asked.getTime()).toBeLessThan(SOON);
  });
}

function hands(rig: Make): void {
  const { test, expect } = frameFor('queueConformance');
  test('more jobs than hands are all done, and none twice', async () => {
    const { queue, add, watched, gather, labels } = await rig();
    for (let label = 0; label < 40; label++) await add(call, inMs(-100), { input: { label } });
    await queue.start(watched);
    await gather(40);
    expect([...labels()].sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 40 }, (_, label) => label));
  });
  test('jobs of one queue run one after another and in order', async () => {
    const { queue, add, gather, watched, labels } = await rig();
    let inHand = 0;
    let most = 0;
    for (let label = 0; label < 25; label++) await add(call, inMs(-100), { queue: 'ticket:1', input: { label } });
    await queue.start(async (job) => {
      most = Math.max(most, ++inHand);
      await watched(job);
      inHand--;
    });
    await gather(25);
    expect(most).toBe(1);
    expect(labels()).toEqual(Array.from({ length: 25 }, (_, label) => label));
  });
  test('a long queue with a slow job at its head holds up nobody else', async () => {
    const { queue, add, watched, gather, ran } = await rig();
    const held = door();
    for (let i = 0; i < 20; i++) await add(write, inMs(-1000 + i), { queue: 'slow' });
    for (let i = 0; i < 3; i++) await add(call, inMs(-10), { input: { label: i } });
    await queue.start(async (job) => {
      if (job.job === write.job) await held.opened;
      await watched(job);
    });
    await gather(3);
    expect(ran.map((r) => r.job.job)).toEqual([call.job, call.job, call.job]);
    held.open();
    await gather(23);
  });
  test('jobs of one instant do not wait for each other, nor do those of one transaction', async () => {
    const { queue, add, addIn, write: transaction, watched, gather, ran } = await rig();
    const held = door();
    await queue.start(async (job) => {
      if (job.job === write.job) await held.opened;
      await watched(job);
    });
    const at = inMs(200);
    await add(write, at);
    for (let i = 0; i < 3; i++) await add(call, at);
    await transaction(async (manager) => {
      for (const type of [write, call, call, call]) await addIn(manager, type, inMs(0));
    });
    queue.wake(inMs(0));
    await gather(6);
    expect(ran).toHaveLength(6);
    held.open();
    await gather(8);
  });
  test('hands that are all busy take the next job when one is free', async () => {
    const { queue, add, watched, gather, ran } = await rig();
    const held = door();
    let begun = 0;
    const busy = door();
    for (let i = 0; i < 8; i++) await add(write, inMs(-1000));
    await queue.start(async (job) => {
      if (job.job === write.job && ++begun === 8) busy.open();
      if (job.job === write.job) await held.opened;
      await watched(job);
    });
    await busy.opened;
    await add(call, inMs(0));
    expect(ran).toEqual([]);
    held.open();
    await gather(9);
  });
}

function ends(rig: Make): void {
  const { test, expect } = frameFor('queueConformance');
  test('stopping waits for what is in hand', async () => {
    const { queue, add, watched, stop, ran, done } = await rig();
    const held = door();
    const begun = door();
    for (let i = 0; i < 3; i++) await add(call, inMs(-10), { queue: 'one' });
    await queue.start(async (job) => {
      begun.open();
      await held.opened;
      await watched(job);
    });
    await begun.opened;
    let stopped = false;
    const stopping = queue.stop().then(() => (stopped = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(false);
    held.open();
    await stopping;
    expect(done.length).toBe(ran.length);
    await stop();
  });
  test('stopping at once after the start leaves no job half done', async () => {
    const { queue, add, watched, stop, ran, done } = await rig();
    for (let i = 0; i < 10; i++) await add(call, inMs(-10));
    await queue.start(watched);
    await queue.stop();
    expect(done.length).toBe(ran.length);
    await stop();
  });
}
