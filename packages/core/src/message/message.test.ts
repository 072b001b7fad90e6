import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { deliveryRows } from '../channel/index.ts';
import { houseWith, postOffice, receive, rowsIn, staffed } from '../fixtures.ts';
import { defineAction, Download, invalidInput, notFound, onlySystem, system } from '../kernel/index.ts';
import { tickets } from '../ticket/index.ts';
import { attachmentRows, keepBlob, messages, messageRows } from './index.ts';

eachDatabase((_name, open) => {
  const world = async () => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    await opened.desk.as(staff.aino).use(tickets).open({ from: 'ada@acme.example', subject: 'Salasana lukossa', text: 'Apua' });
    return { ...opened, ...staff, office, say: opened.desk.as(staff.aino).use(messages) };
  };

  test('an answer is public unless it says otherwise, and goes out; a note stays inside', async () => {
    const { say, aino, office, travel, desk, admin } = await world();
    expect(await say.write({ ticketId: 1, text: 'Hei\nAda!' })).toMatchObject({
      author: 'agent',
      authorId: aino.id,
      authorName: 'Aino',
      public: true,
      automatic: false,
      channel: 'api',
      attachments: [],
    });
    expect(await say.write({ ticketId: 1, text: 'hankala asiakas', public: false })).toMatchObject({ public: false });
    expect(await desk.as(admin).use(messages).write({ ticketId: 1, text: 'Minä myös' })).toMatchObject({ authorName: 'Ada' });
    await travel(0);
    expect(office.sent.map((m) => [m.to, m.text, m.automatic])).toEqual([['ada@acme.example', 'Hei\nAda!', false], ['ada@acme.example', 'Minä myös', false]]); // prettier-ignore
    const { items: all } = await say.list({ ticketId: 1 });
    expect(all.map((m) => m.text)).toEqual(['Apua', 'Hei\nAda!', 'hankala asiakas', 'Minä myös']);
    expect(all[0]).not.toHaveProperty('clientId');
    expect(all[1]!.externalId).toBe(office.sent[0]!.externalId);
    expect(all[2]!.externalId).toBeNull();
    expect(await rowsIn(desk, deliveryRows)).toHaveLength(2);
  });

  test('what was said is read page by page, with what was merged in, and no page has a gap or a double', async () => {
    const { say, desk, aino, travel } = await world();
    await desk.as(aino).use(tickets).open({ from: 'ada@acme.example', subject: 'Sama', text: 'Taas' });
    for (const text of ['yksi', 'kaksi', 'kolme']) {
      await say.write({ ticketId: 1, text });
      await say.write({ ticketId: 2, text, public: false });
      await travel('1min');
    }
    await desk.as(aino).use(tickets).merge({ ticketId: 2, into: 1 });
    const all = (await say.list({ ticketId: 1 })).items.map((m) => m.id);
    expect(all).toHaveLength(8);
    const paged: number[] = [];
    for (let after: number | null | undefined; after !== null;) {
      const page = await say.list({ ticketId: 1, limit: 3, ...(after === undefined ? {} : { after }) });
      paged.push(...page.items.map((m) => m.id));
      after = page.next;
    }
    expect(paged).toEqual(all);
    await expect(say.list({ ticketId: 1, after: 999 })).rejects.toMatchObject({
      code: invalidInput.code,
      message: expect.stringContaining('after'),
    });
    await expect(say.list({ ticketId: 1, limit: 201 })).rejects.toMatchObject({ code: invalidInput.code });

    const timeline = (await desk.as(aino).use(tickets).timeline({ ticketId: 1 })).items.map((line) => line.id);
    const lines: number[] = [];
    for (let after = 0; ; after = lines.at(-1) ?? 0) {
      const page = (await desk.as(aino).use(tickets).timeline({ ticketId: 1, limit: 4, after })).items;
      if (page.length === 0) break;
      lines.push(...page.map((line) => line.id));
    }
    expect(lines).toEqual(timeline);
  });

  test.each([[''], ['x'.repeat(100_001)], [undefined], [42]])('a text that is none (%.10s) is refused', async (text) => {
    const { say } = await world();
    await expect(say.write({ ticketId: 1, text } as never)).rejects.toMatchObject({
      code: invalidInput.code,
      message: expect.stringContaining('text'),
    });
    await expect(say.write({ ticketId: 1, text: 'x', public: 'no' } as never)).rejects.toMatchObject({
      code: invalidInput.code,
      message: expect.stringContaining('public'),
    });
  });

  test('attachments are kept once by their bytes, listed with their messages, and handed out to whoever sees the ticket', async () => {
    const w = await world();
    const file = (name: string, text: string, more = {}) => ({
      name,
      mediaType: 'image/png',
      bytes: Buffer.from(text),
      inline: false,
      ...more,
    });
    await receive(w, {
      subject: 'Kuva [#1]',
      text: 'tässä',
      externalId: 'a@x',
      attachments: [file('kuva\0.png', 'P\0NG'), file('sama.png', 'P\0NG', { inline: true, contentId: 'c1' })],
    });
    const last = (await w.say.list({ ticketId: 1 })).items.at(-1)!;
    expect(last.attachments).toMatchObject([{ name: 'kuva.png', size: 4, inline: false, contentId: null }, { name: 'sama.png', inline: true, contentId: 'c1' }]); // prettier-ignore
    const [one, other] = await rowsIn(w.desk, attachmentRows);
    expect(one!.blobId).toBe(other!.blobId);
    const download = await w.say.attachment({ attachmentId: one!.id });
    expect(download).toBeInstanceOf(Download);
    expect([download.name, download.mediaType, Buffer.from(download.bytes).toString()]).toEqual(['kuva.png', 'image/png', 'P\0NG']);
    for (const attachmentId of [0, 999, 2 ** 60])
      await expect(w.say.attachment({ attachmentId })).rejects.toMatchObject({ code: notFound.code });
  });

  test('the same bytes from many hands at once are kept once', async () => {
    const { desk } = await world();
    const keep = defineAction('test.keep', { summary: '', allow: onlySystem, run: (scope) => keepBlob(scope, Buffer.from('the same')) });
    const look = defineAction('test.look', {
      summary: '',
      allow: onlySystem,
      reads: true,
      run: (scope) => scope.rows(messageRows).count(),
    });
    await Promise.all(Array.from({ length: 10 }, () => desk.as(system).run(look, {})));
    const ids = await Promise.all(Array.from({ length: 20 }, () => desk.as(system).run(keep, {})));
    expect(new Set(ids).size).toBe(1);
  });
});
