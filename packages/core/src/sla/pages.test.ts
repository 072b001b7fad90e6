import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { clients } from '../client/index.ts';
import { acme, houseWith, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { system } from '../kernel/index.ts';
import { tickets } from '../ticket/index.ts';
import { clockRows, sla } from './index.ts';
import { eachPage, IN_A_PAGE, lastOf, type Page } from './pages.ts';

test('pages follow each other to the last, and between two of them others get their turn', async () => {
  const pages: Page[] = [{ last: 7 }, { last: 9 }, { last: null }];
  const seen: unknown[] = [];
  const others = setImmediate(() => seen.push('others'));
  await eachPage(
    (after) => {
      seen.push(after);
      return Promise.resolve(pages.shift()!);
    },
    ({ last }) => seen.push([last]),
  );
  clearImmediate(others);
  expect(seen).toEqual([0, [7], 'others', 7, [9], 9, [null]]);
  const page = (n: number) => Array.from({ length: n }, (_, i) => ({ id: i + 1 }));
  expect([lastOf(page(IN_A_PAGE)), lastOf(page(IN_A_PAGE - 1)), lastOf([])]).toEqual([IN_A_PAGE, null, null]);
});

eachDatabase((_name, open) => {
  test('C13 C21 more tickets than one page holds are previewed, asked what-if, audited and changed, and others work meanwhile', async () => {
    const { desk, travel } = await open({ plugins: houseWith(postOffice()), at: '2026-06-01T06:00:00Z' });
    const { aino } = await staffed(desk, [acme]);
    const use = desk.as(aino).use(tickets);
    const many = IN_A_PAGE + 5;
    for (let n = 1; n <= many; n++) await use.open({ from: 'ada@acme.example', subject: `vika ${String(n)}` });
    await use.move({ ticketId: 1, to: 'pending-requester' });
    await use.move({ ticketId: many, to: 'pending-requester' });
    const own = desk.as(system);
    const strict = acme.replace('resolution: 3bd', 'resolution: 4h');
    const whatIf = own.use(sla).whatIf({ yaml: strict });
    // With one reading connection, and a snapshot held all the while, this would come after it.
    const turn = await Promise.race([whatIf.then(() => 'what-if'), use.get({ ticketId: many }).then(() => 'others')]);
    expect(turn).toBe('others');
    expect(await whatIf).toMatchObject({ tickets: many, changed: many, byMetric: { resolution: { clocks: many } } });
    const found = await own.use(sla).auditPauses({ client: 'acme' });
    expect([found.items.map(({ ticketId }) => ticketId), found.next]).toEqual([[1, many], null]);
    const first = await own.use(sla).auditPauses({ client: 'acme', limit: 1 });
    expect([first.items.map(({ ticketId }) => ticketId), first.next]).toEqual([[1], 1]);
    expect(await own.use(sla).auditPauses({ client: 'acme', limit: 1, after: first.next! })).toEqual({
      items: found.items.slice(1),
      next: null,
    });
    await own.use(clients).apply({ yaml: strict });
    const ask = { client: 'acme', change: 'targets' as const, reason: 'agreed' };
    const preview = await own.use(sla).recompute(ask);
    expect(preview).toMatchObject({ tickets: many, changed: many, begun: false });
    await own.use(sla).recompute({ ...ask, confirm: preview.confirm });
    await travel(0);
    const resolutions = (await rowsIn(desk, clockRows)).filter(({ metric }) => metric === 'resolution');
    expect(resolutions.filter(({ version }) => version === 'acme@2')).toHaveLength(many);
    expect(await desk.deadLetters()).toEqual([]);
  });
});
