import { expect, test } from '@jest/globals';
import { audit, system } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { openWorld, signInAs } from './fixtures.ts';
import { identity } from './index.ts';

eachDatabase((_name, open) => {
  test('of those who are not listened to the audit has one line for each wait, however often they try', async () => {
    const { browser, hire, desk, travel } = await openWorld(open);
    await hire('Ann');
    const lines = async () => (await desk.as(system).use(audit).list({ limit: 200 })).items.map(({ code }) => code);
    const recorded = async () => (await lines()).filter((code) => code === 'identity.too-many-attempts').length;
    const guess = async (times: number) => {
      const statuses = [];
      for (let i = 0; i < times; i++) statuses.push((await signInAs(browser(), 'Ann', 'wrong wrong wrong')).status);
      return statuses;
    };
    expect(await guess(10)).toEqual([...Array<number>(5).fill(401), ...Array<number>(5).fill(429)]);
    expect(await recorded()).toBe(1);
    await travel('15s');
    expect(await guess(1)).toEqual([401]);
    expect(await recorded()).toBe(1);
    await Promise.all([guess(2), guess(2)]);
    expect(await recorded()).toBe(2);
    expect((await lines()).filter((code) => code === 'identity.wrong-sign-in')).toHaveLength(6);
  });

  test('an office in which somebody mistypes every quarter of an hour is never made to wait, and who guesses from it is', async () => {
    const { browser, hire, travel } = await openWorld(open);
    await hire('Ann');
    const statuses = new Set<number>();
    for (let i = 0; i < 40; i++) {
      statuses.add((await signInAs(browser(), `Somebody${String(i)}`, 'wrong wrong wrong')).status);
      statuses.add((await signInAs(browser(), 'Ann')).status);
      await travel('15min');
    }
    expect([...statuses].sort()).toEqual([200, 401]);
    const guessed = [];
    for (let i = 0; i < 31; i++) guessed.push((await signInAs(browser(), `Guess${String(i)}`, 'x')).status);
    expect(guessed.filter((status) => status === 429).length).toBeGreaterThan(0);
  });

  test('one person who mistypes one name locks that name out, and not the office', async () => {
    const { browser, hire, travel } = await openWorld(open);
    await hire('Ann');
    await hire('Bob');
    for (let hour = 0; hour < 12; hour++) {
      for (let i = 0; i < 8; i++) await signInAs(browser(), 'Bob', 'wrong wrong wrong');
      expect((await signInAs(browser(), 'Ann')).status).toBe(200);
      await travel('1h');
    }
  });

  test('an address that tries many keys is locked out, also for a right one, and a right one in time gives its try back', async () => {
    const { browser, hire, desk, travel } = await openWorld(open);
    const { id: agentId } = await hire('Ann');
    const { key } = await desk.as(system).use(identity).createKey({ agentId, name: 'x' });
    const enter = async (apiKey: string) => (await browser().post('/api/sign-in/key', { apiKey })).status;
    for (let i = 0; i < 29; i++) expect(await enter(`wrong-${String(i)}`)).toBe(401);
    expect(await enter(key)).toBe(200);
    expect(await enter('wrong')).toBe(401);
    for (const tried of ['wrong', key, 'wrong']) expect(await enter(tried)).toBe(429);
    const { items } = await desk.as(system).use(audit).list({ action: 'identity.sign-in-with-key', outcome: 'refused', limit: 200 });
    expect(items.filter(({ code }) => code === 'identity.wrong-key')).toHaveLength(30);
    expect(items.filter(({ code }) => code === 'identity.too-many-attempts')).toHaveLength(1);
    await travel('15s');
    expect(await enter(key)).toBe(200);
  });
});
