import { expect, test } from '@jest/globals';
import { eachDatabase, testDesk } from '@luuri/testing';
import fc from 'fast-check';
import { essentials } from '../essentials.ts';
import { houseWith, postOffice, receive, staffed } from '../fixtures.ts';
import { categories, definePlugin, system, type Category } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { illegalMove, tickets } from './index.ts';

const later = new Date('2026-06-02T07:00:00Z');
const pending: Category[] = ['pending-requester', 'pending-third-party', 'pending-scheduled', 'pending-approval'];
const allowed: Record<string, readonly string[]> = {
  new: ['open', ...pending, 'resolved', 'cancelled'],
  open: [...pending, 'resolved', 'cancelled'],
  ...Object.fromEntries(pending.map((p) => [p, ['open', 'resolved', 'cancelled']])),
  resolved: ['open', 'closed'],
  closed: [],
  cancelled: ['open'],
};

eachDatabase((_name, open) => {
  const world = async (at = '2026-06-01T06:00:00Z') => {
    const opened = await open({ plugins: houseWith(postOffice()), at });
    const staff = await staffed(opened.desk);
    const use = opened.desk.as(staff.aino).use(tickets);
    return { ...opened, ...staff, use, say: opened.desk.as(staff.aino).use(messages) };
  };

  test('every move of the table is possible, and no other', async () => {
    const { use } = await world();
    /** Moves that bring a new ticket into a state. */
    const wayTo = (state: string): string[] => (state === 'new' ? [] : state === 'closed' ? ['resolved', 'closed'] : [state]);
    for (const from of categories) {
      const { id: ticketId } = await use.open({ from: 'ada@acme.example', subject: from });
      for (const to of wayTo(from)) await use.move({ ticketId, to, ...(to === 'pending-scheduled' ? { wakeAt: later } : {}) });
      for (const to of [...categories, 'limbo'].filter((c) => !allowed[from]!.includes(c))) {
        await expect(use.move({ ticketId, to })).rejects.toMatchObject({
          code: illegalMove.code,
          details: { from, to, allowed: expect.arrayContaining([...allowed[from]!]) },
        });
      }
      expect(await use.get({ ticketId })).toMatchObject({ state: from, category: from });
    }
  });

  test('a scheduled ticket needs an instant to come, and comes back at that very instant', async () => {
    const { use, travelTo, clock, desk, jump } = await world();
    for (const subject of ['a', 'b', 'c', 'd']) await use.open({ from: 'ada@acme.example', subject });
    for (const wakeAt of [undefined, clock.now(), new Date('2020-01-01T00:00:00Z')]) {
      await expect(use.move({ ticketId: 1, to: 'pending-scheduled', ...(wakeAt ? { wakeAt } : {}) })).rejects.toMatchObject({
        code: 'ticket.wake-date-missing',
        message: expect.stringContaining('wakeAt'),
      });
    }
    await expect(use.move({ ticketId: 1, to: 'pending-scheduled', wakeAt: 'soon' as never })).rejects.toMatchObject({
      code: 'input.invalid',
      message: expect.stringContaining('wakeAt'),
    });
    // It comes as text over a wire.
    expect(await use.move({ ticketId: 1, to: 'pending-scheduled', wakeAt: later.toISOString() as never })).toMatchObject({
      state: 'pending-scheduled',
      wakeAt: later,
    });
    // Taken back by hand, and scheduled anew for another day: one alarm at a time.
    await use.move({ ticketId: 2, to: 'pending-scheduled', wakeAt: later });
    expect(await use.move({ ticketId: 2, to: 'open' })).toMatchObject({ wakeAt: null });
    await use.move({ ticketId: 2, to: 'pending-scheduled', wakeAt: new Date('2026-06-03T07:00:00Z') });
    // Taken back and left waiting for somebody: the alarm of before is not heard.
    await use.move({ ticketId: 3, to: 'pending-scheduled', wakeAt: later });
    await use.move({ ticketId: 3, to: 'open' });
    await use.move({ ticketId: 3, to: 'pending-third-party' });
    const stateOf = async (ticketId: number) => (await use.get({ ticketId })).state;
    await travelTo('2026-06-02T06:59:59.999Z');
    expect(await stateOf(1)).toBe('pending-scheduled');
    await travelTo(later);
    expect([await stateOf(1), await stateOf(2), await stateOf(3)]).toEqual(['open', 'pending-scheduled', 'pending-third-party']);
    const woken = (await use.timeline({ ticketId: 1 })).items.findLast((l) => l.event === 'ticket.moved');
    expect(woken).toMatchObject({ actor: 'system', at: later, cause: null, what: { to: 'open', reason: 'wake date reached' } });
    await jump('3d');
    expect([await stateOf(2), await stateOf(3)]).toEqual(['open', 'pending-third-party']);
    expect(await desk.deadLetters()).toEqual([]);
  });

  test('whatever else waits may come back by itself too; what does not wait has no wake date', async () => {
    const { use, travelTo, clock } = await world();
    for (const subject of ['a', 'b', 'c']) await use.open({ from: 'ada@acme.example', subject });
    expect(await use.move({ ticketId: 1, to: 'pending-third-party', wakeAt: later })).toMatchObject({ wakeAt: later });
    await expect(use.move({ ticketId: 2, to: 'pending-third-party', wakeAt: clock.now() })).rejects.toMatchObject({
      code: 'ticket.wake-date-missing',
    });
    for (const to of ['open', 'resolved']) {
      await expect(use.move({ ticketId: 2, to, wakeAt: later })).rejects.toMatchObject({
        code: 'ticket.wake-date-unwanted',
        kind: 'invalid',
        message: expect.stringContaining('wakeAt'),
      });
    }
    await use.move({ ticketId: 3, to: 'pending-requester', wakeAt: later });
    await use.move({ ticketId: 3, to: 'open' });
    await use.move({ ticketId: 3, to: 'pending-approval' });
    await travelTo(later);
    expect(await use.get({ ticketId: 1 })).toMatchObject({ state: 'open', wakeAt: null });
    expect(await use.get({ ticketId: 3 })).toMatchObject({ state: 'pending-approval', wakeAt: null });
  });

  test('a ticket that waits no longer has no alarm left', async () => {
    const { desk, use, travel } = await world();
    await use.open({ client: 'polar', from: 'a@polar.example', subject: 'x' });
    await travel(0); // what follows its opening
    expect(await desk.nextDue()).toBeUndefined();
    await use.move({ ticketId: 1, to: 'pending-third-party', wakeAt: later });
    expect(await desk.nextDue()).toEqual(later);
    await use.move({ ticketId: 1, to: 'open' });
    expect(await desk.nextDue()).toBeUndefined();
  });

  test('words move a ticket: an answer opens a new one, a requester wakes one that waits, a note nothing', async () => {
    const w = await world();
    const { use, say } = w;
    let n = 0;
    const hear = (subject: string) =>
      receive(w, { subject: `Re: ${subject}`, text: `Terve ${String(++n)}`, externalId: `m${String(n)}@acme.example` });
    const expected: Record<string, string> = {
      new: 'new',
      open: 'open',
      'pending-approval': 'pending-approval',
      'pending-requester': 'open',
      'pending-third-party': 'open',
      'pending-scheduled': 'open',
      resolved: 'open',
    };
    for (const [state, becomes] of Object.entries(expected)) {
      const { id: ticketId } = await use.open({ from: 'ada@acme.example', subject: state });
      if (state !== 'new') await use.move({ ticketId, to: state, ...(state === 'pending-scheduled' ? { wakeAt: later } : {}) });
      await say.write({ ticketId, text: 'sisäinen', public: false });
      expect([state, (await use.get({ ticketId })).state]).toEqual([state, state]);
      expect(await hear(`x [#${String(ticketId)}]`)).toMatchObject({ disposition: 'appended', ticketId });
      expect([state, (await use.get({ ticketId })).state]).toEqual([state, becomes]);
      await say.write({ ticketId, text: 'vastaus' });
      expect([state, (await use.get({ ticketId })).state]).toEqual([state, becomes === 'new' ? 'open' : becomes]);
    }
    const { id: ticketId } = await use.open({ from: 'ada@acme.example', subject: 'over' });
    await use.move({ ticketId, to: 'cancelled' });
    await expect(say.write({ ticketId, text: 'x' })).rejects.toMatchObject({ code: 'message.ticket-over' });
    expect(await say.write({ ticketId, text: 'x', public: false })).toMatchObject({ public: false });
  });
});

test('a desk whose plugins disagree about a state does not start', async () => {
  const wrong = definePlugin({ name: 'wrong', summary: '', workflow: { states: { resolved: { category: 'open' } } } });
  await expect(testDesk({ plugins: [...essentials(), wrong()] })).rejects.toMatchObject({
    code: 'workflow.broken',
    message: expect.stringContaining('resolved'),
  });
});

test('a state of a plugin is a state like any other, and one whose plugin is gone counts as open', async () => {
  const proving = definePlugin({
    name: 'proving',
    summary: '',
    workflow: { states: { proving: { category: 'pending-requester' } }, moves: [['open', 'proving'], ['proving', 'open']] }, // prettier-ignore
  });
  const { desk, stop } = await testDesk({ plugins: [...essentials(), proving()], at: '2026-06-01T06:00:00Z' });
  await staffed(desk);
  const use = desk.as(system).use(tickets);
  await use.open({ from: 'ada@acme.example', subject: 'x' });
  await use.move({ ticketId: 1, to: 'open' });
  expect(await use.move({ ticketId: 1, to: 'proving' })).toMatchObject({
    state: 'proving',
    category: 'pending-requester',
    clocks: [{ state: 'running' }, { state: 'paused' }],
  });
  expect((await use.list({ state: 'pending-requester' })).items).toHaveLength(1);
  expect((await use.list({ state: 'proving' })).items).toHaveLength(1);
  await stop();
});

test('any sequence of moves keeps the workflow, and the timeline tells it whole', async () => {
  const { desk, stop, clock, travel } = await testDesk({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
  await staffed(desk);
  const use = desk.as(system).use(tickets);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...categories), { minLength: 1, maxLength: 12 }), async (moves) => {
      const { id: ticketId } = await use.open({ from: 'ada@acme.example', subject: 'x' });
      let state = 'new';
      const path = [state];
      for (const to of moves) {
        await travel('1s');
        const wakeAt = new Date(clock.now().getTime() + 3_600_000);
        const moved = await use
          .move({ ticketId, to, ...(to === 'pending-scheduled' ? { wakeAt } : {}) })
          .catch((e: unknown) => (e as { code: string }).code);
        if (allowed[state]!.includes(to)) {
          expect(moved).toMatchObject({ state: to });
          state = to;
          path.push(to);
        } else expect(moved).toBe(illegalMove.code);
      }
      expect(await use.get({ ticketId })).toMatchObject({ state });
      const told = (await use.timeline({ ticketId })).items
        .filter((l) => l.event === 'ticket.moved')
        .map((l) => l.what as { from: string; to: string });
      expect(['new', ...told.map((m) => m.to)]).toEqual(path);
      expect(told.map((m) => m.from)).toEqual(path.slice(0, -1));
    }),
    { numRuns: 25 },
  );
  await stop();
});
