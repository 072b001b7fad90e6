import { expect, test } from '@jest/globals';
import { clientRows } from '@luuri/core';
import { checkPages, eachDatabase } from '@luuri/testing';
import { agentLineRows, promiseRows, type PhonePromise } from '../entities/index.ts';
import { keep, openPhoneDesk, rowsOf } from '../fixtures.ts';
import { phone } from '../plugin.ts';

const promise = (clientId: number, about: string, dueAt: Date): Omit<PhonePromise, 'id'> => ({
  ...{ clientId, kind: 'word', state: 'open', ticketId: null, callId: null, personId: null, number: null, zone: 'UTC', language: 'fi' },
  ...{ about, windowFrom: null, dueAt, broken: false, warned: false, madeBy: 'agent:1', madeAt: dueAt },
  ...{ endedAt: null, endedBy: null, endReason: null },
});

eachDatabase((_name, open) => {
  test('what was promised goes on page by page, the most pressing first, whatever is due at the same instant', async () => {
    const { desk, aino, otto } = await openPhoneDesk(open);
    const clients = await rowsOf(desk, clientRows);
    const idOf = (slug: string): number => clients.find((client) => client.slug === slug)?.id ?? 0;
    const made = (about: string, hour: number, client = 'acme') =>
      keep(desk, promiseRows, promise(idOf(client), about, new Date(Date.UTC(2026, 0, 6, hour))));
    for (const [about, hour] of [['c', 12], ['a', 10], ['b', 10], ['d', 12]] as const) await made(about, hour); // prettier-ignore
    const open_ = await checkPages({
      list: (query) => desk.as(aino).use(phone).promises(query),
      keyOf: ({ about }) => about,
      meanwhile: () => made('e', 11),
    });
    expect(open_.map(({ about }) => about)).toEqual(['a', 'b', 'c', 'd']);
    const before = new Date(Date.UTC(2026, 0, 6, 12));
    const early = await checkPages({
      list: (query) =>
        desk
          .as(aino)
          .use(phone)
          .promises({ before, ...query }),
      keyOf: ({ about }) => about,
    });
    expect(early.map(({ about }) => about)).toEqual(['a', 'b', 'e']);
    expect(await desk.as(otto).use(phone).promises({})).toEqual({ items: [], next: null });
  });

  test('who is at the telephone goes on page by page, as far as one knows of them', async () => {
    const { desk, aino, lea, otto, admin } = await openPhoneDesk(open);
    for (const one of [lea, otto, aino, admin])
      await desk
        .as(one)
        .use(phone)
        .setState({ state: 'away' })
        .catch(() => undefined);
    const known = await rowsOf(desk, agentLineRows);
    const lines = await checkPages({ list: (query) => desk.as(admin).use(phone).agents(query), keyOf: ({ agentId }) => agentId });
    expect(lines.map(({ agentId }) => agentId)).toEqual(known.map(({ agentId }) => agentId));
  });
});
