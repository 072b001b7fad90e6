import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { houseWith, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { bind, invalidInput, notFound, system, type Actor } from '../kernel/index.ts';
import { portal } from '../portal/index.ts';
import { teams } from '../team/index.ts';
import { ticketRows, tickets } from '../ticket/index.ts';
import { noFileName, tooManyUploads, uploadRefused, uploadTooLarge } from './errors.ts';
import { attachmentRows, messages, uploadRules, usualTypes } from './index.ts';
import { uploadRows } from './entities.ts';

const named = (name: string) => ({
  'content-type': 'application/octet-stream',
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
});
const png = Buffer.from('\x89PNG\r\n\x1a\n näyttö', 'latin1');

eachDatabase((_name, open) => {
  const world = async () => {
    const office = postOffice();
    const rules = { mostBytes: 1_000, types: usualTypes };
    const opened = await open({ plugins: houseWith(office), ports: [bind(uploadRules, rules)], at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    const { desk } = opened;
    const { id: ticketId } = await desk.as(staff.aino).use(tickets).open({ from: 'ada@acme.example', subject: 'Näyttö', text: 'Apua' });
    const of = (actor: Actor) => ({ say: desk.as(actor).use(messages), own: desk.as(actor).use(portal) });
    const upload = (actor: Actor, name: string, body: Uint8Array = png) => of(actor).say.upload({ ticketId, headers: named(name), body });
    const ada = (await desk.as(system).use(teams).actorForPerson({ personId: 1 })) as Actor;
    return { ...opened, ...staff, office, ticketId, of, upload, ada };
  };

  test('a file goes with the message that names it, and out with the mail; before that nobody sees it', async () => {
    const { desk, aino, ticketId, of, upload, office, travel } = await world();
    const { id, contentId, ...file } = await upload(aino, 'kuva näytöstä.png');
    expect(contentId).toMatch(/^file\d+\.\d+@luuri$/);
    expect(file).toEqual({ name: 'kuva näytöstä.png', mediaType: 'image/png', size: png.byteLength });
    expect(await rowsIn(desk, attachmentRows)).toEqual([]);
    const written = await of(aino).say.write({ ticketId, text: 'Kuva liitteenä', uploads: [id] });
    expect(written.attachments).toMatchObject([{ name: 'kuva näytöstä.png', mediaType: 'image/png', inline: false }]);
    const attachmentId = written.attachments[0]?.id ?? 0;
    const download = await of(aino).say.attachment({ attachmentId });
    expect(Buffer.compare(Buffer.from(download.bytes), png)).toBe(0);
    expect(await rowsIn(desk, uploadRows)).toEqual([]);
    await travel(0);
    expect(office.sent.at(-1)?.files.map((f) => [f.name, f.mediaType])).toEqual([['kuva näytöstä.png', 'image/png']]);
    await expect(of(aino).say.write({ ticketId, text: 'taas', uploads: [id] })).rejects.toMatchObject({ code: invalidInput.code });
  });

  test('a requester uploads to their own tickets alone; files of others cannot be taken along', async () => {
    const { desk, aino, nils, ada, ticketId, of, upload } = await world();
    const file = await of(ada).own.upload({ ticketId, headers: named('x.png'), body: png });
    await expect(of(aino).say.write({ ticketId, text: 'minun', uploads: [file.id] })).rejects.toMatchObject({ code: invalidInput.code });
    const mine = await upload(aino, 'a.png');
    await expect(of(ada).own.write({ ticketId, text: 'minun', uploads: [mine.id] })).rejects.toMatchObject({ code: invalidInput.code });
    const page = await of(ada).own.write({ ticketId, text: 'tässä', uploads: [file.id] });
    expect(page.messages.at(-1)?.attachments).toMatchObject([{ name: 'x.png', mediaType: 'image/png' }]);
    await expect(upload(nils, 'x.png')).rejects.toMatchObject({ code: notFound.code });
    const theirs = await desk.as(nils).use(tickets).open({ from: 'sven@nordbo.example', subject: 'x' });
    await expect(of(ada).own.upload({ ticketId: theirs.id, headers: named('x.png'), body: png })).rejects.toMatchObject({
      code: notFound.code,
    });
    expect((await rowsIn(desk, ticketRows)).length).toBe(2);
  });

  test('what waits is seen by whoever uploaded it, and taken back by them alone', async () => {
    const { desk, aino, lea, ticketId, of, upload } = await world();
    const { id: uploadId } = await upload(aino, 'a.png');
    const seen = await of(aino).say.uploads({ ticketId });
    expect(seen).toMatchObject({ mostBytes: 1_000, mostFiles: 20, waiting: [{ id: uploadId, name: 'a.png' }] });
    expect(seen.endings).toContain('png');
    expect((await of(aino).say.uploaded({ uploadId })).bytes).toEqual(png);
    expect((await of(lea).say.uploads({ ticketId })).waiting).toEqual([]);
    for (const one of ['uploaded', 'dropUpload'] as const)
      await expect(of(lea).say[one]({ uploadId })).rejects.toMatchObject({ code: notFound.code });
    for (const one of ['uploaded', 'dropUpload'] as const)
      await expect(of(aino).say[one]({ uploadId: 1e20 })).rejects.toMatchObject({ code: notFound.code });
    await of(aino).say.dropUpload({ uploadId });
    expect(await rowsIn(desk, uploadRows)).toEqual([]);
    await expect(of(aino).say.dropUpload({ uploadId })).rejects.toMatchObject({ code: notFound.code });
  });

  test('what a file is, its content says: what is not taken, too large or without a name is refused', async () => {
    const { aino, ticketId, of, upload } = await world();
    await expect(upload(aino, 'kuva.png', Buffer.from('<script>alert(1)</script>'))).rejects.toMatchObject({ code: uploadRefused.code });
    await expect(upload(aino, 'kuva.exe')).rejects.toMatchObject({ code: uploadRefused.code });
    await expect(upload(aino, 'kuva.png', Buffer.from('MZ\x90\0', 'latin1'))).rejects.toMatchObject({ code: uploadRefused.code });
    await expect(upload(aino, 'a.txt', Buffer.alloc(1_001, 'a'))).rejects.toMatchObject({ code: uploadTooLarge.code });
    await expect(of(aino).say.upload({ ticketId, headers: {}, body: png })).rejects.toMatchObject({ code: noFileName.code });
  });

  test('what no message takes along within a day is gone, and nobody piles up files', async () => {
    const { desk, aino, upload, travel } = await world();
    for (let i = 0; i < 20; i++) await upload(aino, `${String(i)}.png`);
    await expect(upload(aino, 'more.png')).rejects.toMatchObject({ code: tooManyUploads.code });
    await travel('23h');
    expect(await rowsIn(desk, uploadRows)).toHaveLength(20);
    await travel('2h');
    expect(await rowsIn(desk, uploadRows)).toEqual([]);
  });
});
