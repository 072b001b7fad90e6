import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { houseWith, postOffice, receive, rowsIn, staffed, type Mail } from '../fixtures.ts';
import type { Actor } from '../kernel/index.ts';
import { channels, intakeRows } from './index.ts';

eachDatabase((_name, open) => {
  test('an agent of several clients reads the intake page by page, and a client that is not theirs is not in it', async () => {
    const opened = await open({ plugins: houseWith(postOffice()), at: '2026-06-01T06:00:00Z' });
    const w = { ...opened, ...(await staffed(opened.desk)), mail: (mail: Mail) => receive(opened, mail) };
    for (let i = 0; i < 7; i++)
      await w.mail(i % 3 === 0 ? { externalId: `a${String(i)}@x`, subject: `no ${String(i)}`, text: `no ${String(i)}` } : { from: 'bo@nordbo.example', to: 'support@nordbo.example', subject: `s ${String(i)}`, text: `s ${String(i)}` }); // prettier-ignore
    const all = (await rowsIn(w.desk, intakeRows)).map((line) => [line.clientId, line.id] as const).reverse();
    const of = async (reach: Actor['reach'], more: object = {}) => {
      const ids: number[] = [];
      for (let after: number | null | undefined; after !== null;) {
        const page = await w.desk
          .as({ ...w.aino, reach })
          .use(channels)
          .intake({ limit: 2, ...(after ? { after } : {}), ...more });
        ids.push(...page.items.map((line) => line.id));
        after = page.next;
      }
      return ids;
    };
    const idsOf = (...clients: number[]) => all.filter(([client]) => clients.includes(client)).map(([, id]) => id);
    expect(await of({ client: [1, 2] })).toEqual(idsOf(1, 2));
    expect(await of({ client: [2, 3] })).toEqual(idsOf(2));
    expect(await of({ client: [] })).toEqual([]);
    expect(await of('all', { state: 'done' })).toEqual(idsOf(1, 2));
    expect(await of({ client: [1, 2] }, { client: 'acme' })).toEqual(idsOf(1));
    expect(await of({ client: [1, 2], requester: [1] })).toEqual([]);
  });
});
