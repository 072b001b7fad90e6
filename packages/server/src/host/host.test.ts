import { expect, test } from '@jest/globals';
import {
  anyone,
  audit,
  defineAction,
  defineOutsideJob,
  definePlugin,
  essentials,
  notAllowed,
  roles,
  system,
  type Actor,
} from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { host } from './index.ts';

const letters = { broken: true };
/** Writes to somebody who does not answer, until they do. */
const write = defineOutsideJob<{ n: number }>('letters.write', {
  attempts: 2,
  reach: async ({ run }, { n }) => {
    if (letters.broken) throw new RangeError(`no answer to letter ${String(n)}`);
    await run(noteWritten, {});
    return undefined;
  },
});
let written = 0;
const noteWritten = defineAction('letters.note', { summary: 'Note it.', allow: anyone, run: () => Promise.resolve(void (written += 1)) });
const plan = defineAction('letters.plan', {
  summary: 'Plan some.',
  allow: anyone,
  async run(scope) {
    for (const n of [1, 2, 3]) await scope.schedule(write, { input: { n }, queue: `ticket:${String(n)}` });
  },
});
const postmen = definePlugin({
  name: 'letters',
  version: '4.5.6',
  summary: 'Writes letters.',
  jobs: [write],
  actions: { plan, note: noteWritten },
  start: () => ({
    health: () => {
      if (letters.broken) throw new RangeError('no ink');
      return { state: 'well', words: { fi: 'Mustetta on.', sv: 'Bläck finns.', en: 'There is ink.' } };
    },
  }),
});

const keeper: Actor = { id: 'agent:1', kind: 'agent', permissions: ['*'], reach: 'all' };
const lead: Actor = { ...keeper, id: 'agent:2', permissions: ['host.operate', 'host.look-after'], reach: { client: [1] } };

eachDatabase((_name, open) => {
  const world = async () => {
    letters.broken = true;
    written = 0;
    const opened = await open({ plugins: [...essentials(), host(), postmen()], at: '2026-06-01T06:00:00Z' });
    await opened.desk.as(system).use(postmen).plan();
    return { ...opened, own: opened.desk.as(keeper).use(host) };
  };
  const ours = (kinds: readonly { job: string }[]) => kinds.find((kind) => kind.job === write.job);

  test('jobs are counted by kind, and what failed its last attempt is listed with its error, page by page', async () => {
    const w = await world();
    expect(ours((await w.own.jobs()).kinds)).toEqual({ job: 'letters.write', waiting: 3, failing: 0, inHand: 0, laidAside: 0 });
    await w.travel('1h');
    const { kinds, now, undelivered, unreadable } = await w.own.jobs();
    expect(ours(kinds)).toEqual({ job: 'letters.write', waiting: 0, failing: 0, inHand: 0, laidAside: 3 });
    expect([now, undelivered, unreadable]).toEqual([new Date('2026-06-01T07:00:00Z'), 0, 0]);
    const first = await w.own.deadLetters({ limit: 2 });
    expect(first.items.map(({ about, attempts, error }) => [about, attempts, error])).toEqual([
      ['ticket:1', 2, expect.stringContaining('no answer to letter 1')],
      ['ticket:2', 2, expect.stringContaining('no answer to letter 2')],
    ]);
    const rest = await w.own.deadLetters({ after: first.next! });
    expect([rest.items.map(({ about }) => about), rest.next]).toEqual([['ticket:3'], null]);
  });

  test('a dead letter is run again or dropped with a reason, and the audit says which it was', async () => {
    const w = await world();
    await w.travel('1h');
    const [one, two] = (await w.own.deadLetters()).items;
    letters.broken = false;
    expect(await w.own.retry({ letterId: one!.id })).toEqual(one);
    await w.travel('1min');
    expect(written).toBe(1);
    await w.own.drop({ letterId: two!.id, reason: 'They moved.' });
    expect((await w.own.deadLetters()).items.map(({ about }) => about)).toEqual(['ticket:3']);
    await w.travel('1d');
    expect(written).toBe(1);
    for (const gone of [one, two]) {
      await expect(w.own.retry({ letterId: gone!.id })).rejects.toMatchObject({ code: 'host.no-such-dead-letter' });
      await expect(w.own.drop({ letterId: gone!.id, reason: 'again' })).rejects.toMatchObject({ code: 'host.no-such-dead-letter' });
    }
    const { items } = await w.desk.as(keeper).use(audit).list({ action: 'host.' });
    expect(items).toMatchObject([
      {
        action: 'host.drop',
        input: { reason: 'They moved.' },
        changes: [{ before: { job: 'letters.write', about: 'ticket:2' }, after: { dropped: true, reason: 'They moved.' } }],
      },
      { action: 'host.retry', changes: [{ setting: `dead-letter:${one!.id}`, after: { triedAgain: true } }] },
    ]);
  });

  test('of two who drop the same at once one does', async () => {
    const w = await world();
    await w.travel('1h');
    const [letter] = (await w.own.deadLetters()).items;
    const both = await Promise.allSettled([1, 2].map(() => w.own.drop({ letterId: letter!.id, reason: 'not needed' })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('plugins say their version, what they add, and how they are', async () => {
    const w = await world();
    const plugins = await w.own.plugins();
    const of = (name: string) => plugins.find((one) => one.plugin === name);
    expect(of('letters')).toMatchObject({
      ...{ version: '4.5.6', isCore: false, jobs: ['letters.write'] },
      actions: [{ name: 'letters.plan', summary: 'Plan some.' }, { name: 'letters.note' }],
      health: { state: 'troubled', words: { en: expect.stringContaining('no ink') } },
    });
    expect(of('ticket')).toMatchObject({ isCore: true, version: expect.stringMatching(/^\d+\.\d+\.\d+/), health: null });
    expect(of('ticket')!.needs).toEqual(['people', 'team']);
    letters.broken = false;
    expect((await w.own.plugins()).find((one) => one.plugin === 'letters')).toMatchObject({
      health: { state: 'well', words: { fi: 'Mustetta on.' } },
    });
  });

  test('whoever sees only some of the clients looks after none of it, whatever they may', async () => {
    const w = await world();
    await w.travel('1h');
    const own = w.desk.as(lead).use(host);
    const tries = [
      () => own.jobs(),
      () => own.deadLetters(),
      () => own.plugins(),
      () => own.retry({ letterId: '1' }),
      () => own.drop({ letterId: '1', reason: 'not needed' }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: notAllowed.code });
    expect(w.desk.catalogue.permissions.find((p) => p.permission === 'host.look-after')?.heldBy).toEqual([]);
    expect(roles).toContain('administrator');
  });
});
