import { expect, test } from '@jest/globals';
import { clients, messages, system, tickets } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { acmePack, csrfIn, keyIn, openPortals } from './fixtures.ts';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const ask = { text: 'Näyttö on musta.', address: 'ada@acme.example' };

eachDatabase((_name, open) => {
  test('files go along with what is asked, without signing in and without a script; one that is not what its name says is refused, and the words are kept', async () => {
    const { browser, desk } = await openPortals(open);
    const ada = browser();
    const form = await ada.get('/portal/acme/ask/broken');
    expect(form.text).toContain('enctype="multipart/form-data"');
    expect(form.text).toContain('type="file" multiple');
    const fields = { ...ask, key: keyIn(form.text), csrf: '' };
    const wrong = await ada.upload('/portal/acme/ask/broken', fields, { 'virus.png': Buffer.from('MZ\0\x01 not a picture') });
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('id="e-files"')]);
    expect(wrong.text).toContain('>Näyttö on musta.</textarea>');
    const sent = await ada.upload('/portal/acme/ask/broken', fields, { 'näyttö.png': png, 'loki.txt': Buffer.from('virhe 42') });
    expect(sent.headers['location']).toBe('/portal/acme/asked');
    // Not the first number everywhere: what was refused has used one up.
    const { items } = await desk.as(system).use(tickets).list();
    expect(items).toHaveLength(1);
    const [said] = (await desk.as(system).use(messages).list({ ticketId: items[0]!.id })).items;
    expect(said?.attachments.map(({ name, mediaType, size }) => [name, mediaType, size])).toEqual([
      ['näyttö.png', 'image/png', png.length],
      ['loki.txt', 'text/plain', 8],
    ]);
  });

  test('and with a reply, which is sent as well without any', async () => {
    const { browser, signedIn, desk } = await openPortals(open);
    await browser().form('/portal/acme/ask/broken', ask);
    const ada = await signedIn('acme', 'ada@acme.example');
    const csrf = csrfIn((await ada.get('/portal/acme/tickets/1')).text);
    const reply = (text: string, files: Record<string, Buffer>) => ada.upload('/portal/acme/tickets/1/reply', { csrf, text }, files);
    expect((await reply('Tässä kuva', { 'kuva.png': png })).headers['location']).toBe('/portal/acme/tickets/1?sent=1');
    expect((await reply('Ei kuvaa', {})).status).toBe(303);
    const refused = await reply('Tässä ohjelma', { 'ohjelma.exe': Buffer.from('MZ') });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('>Tässä ohjelma</textarea>')]);
    expect((await ada.upload('/portal/acme/tickets/1/reply', { csrf: 'x', text: 'Väärä' }, {})).status).toBe(403);
    const page = await ada.get('/portal/acme/tickets/1');
    expect(page.text).toMatch(/href="\/api\/my\/attachments\/1" download>kuva\.png/);
    expect((await desk.as(system).use(messages).list({ ticketId: 1 })).items.map((m) => m.attachments.length)).toEqual([0, 0, 1, 0]);
    expect((await ada.get('/api/my/attachments/1')).status).toBe(200);
  });

  test('a form that cannot be taken apart is a form without fields', async () => {
    const { browser } = await openPortals(open);
    const sent = await browser().upload('/portal/acme/ask/broken', { text: '' }, {});
    expect(sent.status).toBe(400);
  });

  test('where the client has a provider of its own, the page of signing in leads there', async () => {
    const { browser, desk } = await openPortals(open);
    expect((await browser().get('/portal/acme/sign-in')).text).not.toContain('/sign-in/provider');
    const yaml = `${acmePack}sign-in: { issuer: 'https://login.acme.example', client-id: luuri }\n`;
    await desk.as(system).use(clients).apply({ yaml });
    const page = await browser().get('/portal/acme/sign-in');
    expect(page.text).toContain('href="/sign-in/provider?client=acme&amp;back=%2Fportal%2Facme%2Ftickets"');
    expect(page.text).toContain('Kirjaudu työpaikan tunnuksella');
    expect((await browser().get('/portal/bravo/sign-in')).text).not.toContain('/sign-in/provider');
  });
});
