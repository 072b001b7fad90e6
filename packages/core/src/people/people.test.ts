import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { essentials } from '../essentials.ts';
import { rowsIn, staffed } from '../fixtures.ts';
import { invalidInput, notAllowed, notFound, system } from '../kernel/index.ts';
import { people, personAddressRows, personRows } from './index.ts';

eachDatabase((_name, open) => {
  const world = async () => {
    const { desk } = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(desk);
    return { desk, ...staff, own: desk.as(system).use(people) };
  };

  test('a person is met once for each client, and what is learned later is added, never replaced', async () => {
    const { desk, own } = await world();
    const ada = await own.introduce({ clientId: 1, address: 'Ada@Acme.example' });
    expect(ada).toMatchObject({ clientId: 1, name: '', language: null, outside: false });
    expect(await own.introduce({ clientId: 1, address: 'ada@acme.EXAMPLE', name: 'Ada', language: 'sv' })).toMatchObject({
      id: ada.id,
      name: 'Ada',
      language: 'sv',
    });
    expect(await own.introduce({ clientId: 1, address: 'ada@acme.example', name: 'Mallory', language: 'fi' })).toMatchObject({
      id: ada.id,
      name: 'Ada',
      language: 'sv',
    });
    // The same human at another client is somebody else there.
    const other = await own.introduce({ clientId: 2, address: 'ada@acme.example' });
    expect(other.id).not.toBe(ada.id);
    expect(other).toMatchObject({ clientId: 2, outside: true, name: '' });
    expect((await rowsIn(desk, personAddressRows)).map((a) => [a.clientId, a.address])).toEqual([[1, 'ada@acme.example'], [2, 'ada@acme.example']]); // prettier-ignore
  });

  test('twenty introductions of one person at once are one person', async () => {
    const { desk, own } = await world();
    await Promise.all(Array.from({ length: 10 }, () => own.introduce({ clientId: 1, address: 'other@acme.example' }))); // opens the connections
    const met = await Promise.all(Array.from({ length: 20 }, () => own.introduce({ clientId: 1, address: 'ada@acme.example' })));
    expect(new Set(met.map((p) => p.id)).size).toBe(1);
    expect(await rowsIn(desk, personRows)).toHaveLength(2);
  });

  test('agents see the people of their clients, with their addresses', async () => {
    const { desk, own, aino, nils } = await world();
    const { id } = await own.introduce({ clientId: 1, address: 'ada@acme.example', name: 'Ada' });
    expect(await desk.as(aino).use(people).get({ personId: id })).toMatchObject({ name: 'Ada', addresses: ['ada@acme.example'] });
    for (const personId of [id, 0, -1, 999, 2 ** 53, 1e300]) {
      await expect(desk.as(nils).use(people).get({ personId })).rejects.toMatchObject({ code: notFound.code });
    }
    await expect(
      desk
        .as(aino)
        .use(people)
        .get({ personId: '1; DROP TABLE person' as never }),
    ).rejects.toMatchObject({ code: invalidInput.code });
    await expect(desk.as(aino).use(people).introduce({ clientId: 1, address: 'x@acme.example' })).rejects.toMatchObject({
      code: notAllowed.code,
    });
  });

  test('people are found by parts of names and addresses, of one’s own clients alone, and signs of LIKE mean themselves', async () => {
    const { desk, own, aino, nils } = await world();
    const ada = await own.introduce({ clientId: 1, address: 'ada@acme.example', name: 'Ada Lovelace' });
    const bo = await own.introduce({ clientId: 1, address: 'bo_b@acme.example', name: 'Bo Berg' });
    const eve = await own.introduce({ clientId: 2, address: 'eve@nordbo.example', name: 'Eve Lovén' });
    const found = async (who: typeof aino, input: { words?: string; client?: string }) =>
      (await desk.as(who).use(people).find(input)).items.map((p) => p.id);
    expect(await found(aino, { words: 'LOVE' })).toEqual([ada.id]);
    expect(await found(aino, {})).toEqual([ada.id, bo.id]);
    expect(await found(aino, { words: 'o_b' })).toEqual([bo.id]);
    expect(await found(aino, { words: '%' })).toEqual([]);
    expect(await found(nils, { words: 'love' })).toEqual([]);
    expect(await found(nils, { words: 'lov', client: 'nordbo' })).toEqual([eve.id]);
    expect(await desk.as(aino).use(people).find({ words: 'ada@' })).toEqual({
      items: [{ id: ada.id, clientId: 1, name: 'Ada Lovelace', outside: false, addresses: ['ada@acme.example'] }],
      next: null,
    });
  });

  test('people are found page by page, in the order of names, with no gaps and no doubles', async () => {
    const { desk, own, aino, nils } = await world();
    const names = ['Eino', 'Ada', 'Bo', 'Ada', 'Carl', 'Dora', 'Ada'];
    for (const [n, name] of names.entries()) await own.introduce({ clientId: 1, address: `p${String(n)}@acme.example`, name });
    const { id: eve } = await own.introduce({ clientId: 2, address: 'eve@nordbo.example', name: 'Eve' });
    const walk = async (input: { words?: string; client?: string }, limit: number) => {
      const pages: number[][] = [];
      for (let after: number | null | undefined; after !== null;) {
        const page = await desk
          .as(aino)
          .use(people)
          .find({ ...input, limit, ...(after === undefined ? {} : { after }) });
        pages.push(page.items.map(({ id }) => id));
        after = page.next;
      }
      return pages;
    };
    const all = (await walk({}, 50))[0]!;
    expect(all).toHaveLength(names.length);
    expect(await walk({}, 2)).toEqual([all.slice(0, 2), all.slice(2, 4), all.slice(4, 6), all.slice(6)]);
    // Of many with the same words in their addresses, too.
    expect(await walk({ words: '@acme', client: 'acme' }, 3)).toEqual([all.slice(0, 3), all.slice(3, 6), all.slice(6)]);
    for (const [who, after] of [
      [aino, eve],
      [nils, all[0]!],
      [aino, 1e20],
    ] as const)
      // prettier-ignore
      await expect(desk.as(who).use(people).find({ after })).rejects.toMatchObject({ code: invalidInput.code });
  });
});
