import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { essentials } from '../essentials.ts';
import { acme, ask, nordbo, rowsIn, staffed } from '../fixtures.ts';
import { anonymous, system } from '../kernel/index.ts';
import { portal } from '../portal/index.ts';
import { articleRows, knowledge } from './index.ts';

const password = {
  title: 'Salasanan vaihtaminen',
  text: 'Avaa **asetukset** ja valitse salasana.',
  language: 'fi',
  state: 'published' as const,
};

eachDatabase((_name, open) => {
  const world = async () => {
    const opened = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk, [`${acme}portal: {}\n`, `${nordbo}portal: {}\n`]);
    const as = (actor: typeof anonymous) => opened.desk.as(actor).use(knowledge);
    return { ...opened, ...staff, as, nobody: as(anonymous), suggest: opened.desk.as(anonymous).use(portal).suggest };
  };

  test('an article is written, published and read by the requesters of its client, and by nobody of another', async () => {
    const { as, aino, nils, nobody } = await world();
    const { id: articleId } = await as(aino).create({ ...password, client: 'acme', state: 'draft' });
    await expect(nobody.read({ client: 'acme', articleId })).rejects.toMatchObject({ code: 'knowledge.not-found' });
    const changed = await as(aino).change({ articleId, ...password, client: 'acme' });
    expect(changed).toMatchObject({ version: 2, state: 'published', html: '<p>Avaa <strong>asetukset</strong> ja valitse salasana.</p>' });
    expect(await nobody.read({ client: 'acme', articleId })).toMatchObject({ title: password.title, html: changed.html });
    expect(await nobody.browse({ client: 'acme' })).toMatchObject({
      items: [{ id: articleId, excerpt: 'Avaa asetukset ja valitse salasana.' }],
      next: null,
    });
    for (const other of [nobody.read({ client: 'nordbo', articleId }), as(nils).get({ articleId }), as(nils).remove({ articleId })])
      await expect(other).rejects.toMatchObject({ code: 'knowledge.not-found' });
    expect(await nobody.browse({ client: 'nordbo' })).toEqual({ items: [], next: null });
    expect(await as(nils).list({ text: 'salasana' })).toEqual({ items: [], next: null });
    await as(aino).remove({ articleId });
    await expect(as(aino).get({ articleId })).rejects.toMatchObject({ code: 'knowledge.not-found' });
  });

  test('an article for every client is written by whoever sees every client, and read by all', async () => {
    const { as, aino, admin, nobody } = await world();
    await expect(as(aino).create(password)).rejects.toMatchObject({ code: 'knowledge.not-for-all' });
    const { id: articleId } = await as(admin).create({ ...password, language: 'sv', title: 'Lösenord' });
    expect((await nobody.browse({ client: 'nordbo' })).items.map((a) => a.title)).toEqual(['Lösenord']);
    await expect(as(aino).change({ articleId, ...password, client: 'acme' })).rejects.toMatchObject({ code: 'knowledge.not-for-all' });
  });

  test('what may help is suggested while somebody writes: published, for requesters, in their language', async () => {
    const { as, aino, suggest } = await world();
    await as(aino).create({ ...password, client: 'acme' });
    await as(aino).create({ ...password, client: 'acme', title: 'Salasanan nollaus esimiehille', audience: 'agents' });
    await as(aino).create({ ...password, client: 'acme', title: 'Change your password', text: 'Open the settings.', language: 'en' });
    expect((await suggest({ client: 'acme', text: 'en muista salasanaani', language: 'fi' })).map((s) => s.title)).toEqual([
      password.title,
    ]);
    expect((await suggest({ client: 'acme', text: 'forgot my password', language: 'en' })).map((s) => s.title)).toEqual([
      'Change your password',
    ]);
    expect(await suggest({ client: 'nordbo', text: 'salasana', language: 'sv' })).toEqual([]);
    expect((await as(aino).list({ text: 'salasana' })).items.map((a) => a.audience).sort()).toEqual(['agents', 'requesters']);
  });

  test('articles are listed page by page, the newest first or the best first, with no gaps and no doubles while others are written', async () => {
    const { as, aino, nobody, travel } = await world();
    const write = async (title: string, words: string) =>
      (await as(aino).create({ ...password, client: 'acme', title, text: `Avaa ${words}.` })).id;
    const ids: number[] = [];
    for (const n of [1, 2, 3, 4, 5]) {
      if (n % 2) await travel('1s');
      ids.unshift(await write(`Salasana ${String(n)}`, n === 2 ? 'salasana ja asetukset' : 'ovi'));
    }
    for (const [text, order] of [
      [undefined, ids],
      ['asetukset salasana', [ids[3]!, ...[...ids].reverse().filter((id) => id !== ids[3])]],
    ] as const) {
      const asked = text === undefined ? {} : { text };
      const first = await as(aino).list({ ...asked, limit: 2 });
      expect(first.items.map(({ id }) => id)).toEqual(order.slice(0, 2));
      if (text === undefined) {
        await travel('1s');
        await write('Ovi', 'ovi');
      }
      const second = await as(aino).list({ ...asked, limit: 2, after: first.next! });
      expect(second.items.map(({ id }) => id)).toEqual(order.slice(2, 4));
      const third = await as(aino).list({ ...asked, limit: 2, after: second.next! });
      expect([third.items.map(({ id }) => id), third.next]).toEqual([order.slice(4), null]);
      const onPortal = await nobody.browse({ client: 'acme', ...asked, after: first.next! });
      expect([onPortal.items.map(({ id }) => id), onPortal.next]).toEqual([order.slice(2), null]);
      for (const after of ['x', ',', '2026-06-01,x', '99', '-271821-04-20T00:00:00.000Z,1'])
        await expect(as(aino).list({ ...asked, after })).rejects.toMatchObject({ code: 'input.invalid' });
    }
  });

  test('what helped is counted; an article is named on tickets, where its client may read it', async () => {
    const { desk, as, aino, admin, nils, nobody, events } = await world();
    const { id: articleId } = await as(aino).create({ ...password, client: 'acme' });
    await nobody.helped({ client: 'acme', articleId });
    await nobody.helped({ client: 'acme', articleId });
    expect((await as(aino).get({ articleId })).helped).toBe(2);
    expect((await events()).filter((e) => e.event === 'knowledge.helped')).toHaveLength(2);
    const [ticketId, other] = [await ask(desk), await ask(desk, { client: 'nordbo' })];
    for (let i = 0; i < 2; i++) expect(await as(aino).link({ ticketId, articleId })).toMatchObject([{ id: articleId }]);
    await expect(as(admin).link({ ticketId: other, articleId })).rejects.toMatchObject({ code: 'knowledge.not-found' });
    await expect(as(nils).ofTicket({ ticketId })).rejects.toMatchObject({ kind: 'not-found' });
    expect(await as(aino).unlink({ ticketId, articleId })).toEqual([]);
  });

  test('a file is read in once, and again when it says something else', async () => {
    const { desk, as } = await world();
    const own = as(system);
    const file = { source: 'salasana.fi.md', content: '# Salasana\n\nVaihda se.', language: 'en', client: 'acme' };
    expect(await own.import(file)).toEqual({ changed: true, title: 'Salasana' });
    expect(await own.import(file)).toEqual({ changed: false, title: 'Salasana' });
    await own.import({ ...file, content: '# Salasana\n\nVaihda se heti.' });
    expect(await rowsIn(desk, articleRows)).toMatchObject([{ version: 2, language: 'fi', state: 'published', text: 'Vaihda se heti.' }]);
    expect(await desk.schemaDrift()).toEqual([]);
  });
});
