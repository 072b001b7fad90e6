import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { houseWith, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { invalidInput } from '../kernel/index.ts';
import { tickets } from '../ticket/index.ts';
import { deliveryRows } from '../channel/index.ts';
import { messages } from './index.ts';

const png = Buffer.from('\x89PNG\r\n\x1a\n näyttö', 'latin1');
const named = (name: string) => ({ 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename=${name}` });

eachDatabase((_name, open) => {
  const world = async () => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    const own = opened.desk.as(staff.aino);
    const ask = async (subject: string, from = 'ada@acme.example') => (await own.use(tickets).open({ from, subject, text: 'Apua' })).id;
    return { ...opened, ...staff, office, own, ask, say: own.use(messages) };
  };

  test('a formatted answer is kept safe, says the same as plain text, and goes out as both', async () => {
    const { say, ask, office, travel } = await world();
    const ticketId = await ask('Näyttö');
    const html = '<p>Kokeile <strong>tätä</strong>:</p><ol><li>Sammuta</li><li>Käynnistä</li></ol><p onclick="x()">Aino</p>';
    const said = await say.write({ ticketId, html });
    const safe = '<p>Kokeile <strong>tätä</strong>:</p><ol><li>Sammuta</li><li>Käynnistä</li></ol><p>Aino</p>';
    const text = 'Kokeile tätä:\n\n1. Sammuta\n2. Käynnistä\n\nAino';
    expect(said).toMatchObject({ html: safe, text, public: true });
    await travel(0);
    expect(office.sent.at(-1)).toMatchObject({ html: safe, text });
    await say.write({ ticketId, text: 'Vain tekstiä' });
    await travel(0);
    expect(office.sent.at(-1)).not.toHaveProperty('html');
    expect(office.sent.at(-1)).toMatchObject({ text: 'Vain tekstiä' });
  });

  test('a picture that the text shows is in its place, a file that it does not is beside it, here and in the mail', async () => {
    const { say, ask, office, travel } = await world();
    const ticketId = await ask('Näyttö');
    const shown = await say.upload({ ticketId, headers: named('nappi.png'), body: png });
    const beside = await say.upload({ ticketId, headers: named('muu.png'), body: png });
    const html = `<p>Paina <img src="cid:${shown.contentId}" alt="nappi.png"></p>`;
    const said = await say.write({ ticketId, html, uploads: [shown.id, beside.id] });
    expect(said).toMatchObject({
      text: 'Paina [nappi.png]',
      html: `<p>Paina <img src="cid:${shown.contentId}" alt="nappi.png" /></p>`,
      attachments: [
        { name: 'nappi.png', inline: true, contentId: shown.contentId },
        { name: 'muu.png', inline: false, contentId: null },
      ],
    });
    await travel(0);
    expect(office.sent.at(-1)?.files.map((file) => [file.name, file.contentId])).toEqual([
      ['nappi.png', shown.contentId],
      ['muu.png', undefined],
    ]);
  });

  test('the requester of a ticket that was merged in gets the same, with its form and its files', async () => {
    const { desk, own, say, ask, office, travel } = await world();
    const [into, ticketId] = [await ask('Näyttö'), await ask('Sama', 'bob@acme.example')];
    await own.use(tickets).merge({ ticketId, into });
    const file = await say.upload({ ticketId: into, headers: named('a.png'), body: png });
    const { id, externalId } = await say.write({ ticketId: into, html: '<p><b>Korjattu</b></p>', uploads: [file.id] });
    await travel(0);
    const sent = office.sent.slice(-2);
    expect(sent.map((mail) => mail.to).sort()).toEqual(['ada@acme.example', 'bob@acme.example']);
    for (const mail of sent) expect(mail).toMatchObject({ html: '<p><b>Korjattu</b></p>', files: [{ name: 'a.png' }] });
    const rows = (await rowsIn(desk, deliveryRows)).filter((row) => row.messageId === id);
    expect(rows.map((row) => row.externalId)).toContain(externalId);
    expect(rows).toHaveLength(2);
  });

  test('words come as text or with formatting, and say something', async () => {
    const { say, ask } = await world();
    const ticketId = await ask('Näyttö');
    const wrong = (input: object, path: string) =>
      expect(say.write({ ticketId, ...input })).rejects.toMatchObject({ code: invalidInput.code, details: { mistakes: [{ path }] } });
    await wrong({}, 'text');
    await wrong({ text: 'a', html: '<p>a</p>' }, 'html');
    await wrong({ html: '<p> </p><script>alert(1)</script>' }, 'html');
    await wrong({ html: '' }, 'html');
    await wrong({ text: '' }, 'text');
  });
});
