import { expect, test } from '@jest/globals';
import { clients, ratings, system, tickets } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { acmePack, csrfIn, openPortals } from './fixtures.ts';

eachDatabase((_name, open) => {
  const world = async () => {
    const portals = await openPortals(open);
    const { desk, travel, browser, sent } = portals;
    await desk
      .as(system)
      .use(clients)
      .apply({ yaml: `${acmePack}ratings: { ask: mail, after: 1h, change-within: 2d }\n` });
    await browser().form('/portal/acme/ask/broken', { text: 'Tulostin ei tulosta.', address: 'ada@acme.example' });
    const ada = await portals.signedIn('acme', 'ada@acme.example');
    const solve = async () => {
      await desk.as(system).use(tickets).move({ ticketId: 1, to: 'open' });
      await desk.as(system).use(tickets).move({ ticketId: 1, to: 'resolved' });
      await travel('1h');
    };
    const rateLink = () => /http:\/\/[^/]+(\/portal\/acme\/rate\?token=[\w-]+)/.exec(sent.at(-1)?.text ?? '')?.[1] ?? '';
    return { ...portals, ada, solve, rateLink };
  };

  test('on the page of a request that is solved its requester says how it went, without a script, and may say otherwise', async () => {
    const { ada, solve, desk } = await world();
    expect((await ada.get('/portal/acme/tickets/1')).text).not.toContain('name="score"');
    await solve();
    const page = await ada.get('/portal/acme/tickets/1');
    for (const words of ['Miten meni?', 'type="radio"', 'Erittäin hyvin']) expect(page.text).toContain(words);
    const csrf = csrfIn(page.text);
    const rate = (fields: object) => ada.form('/portal/acme/tickets/1/rate', { csrf, ...fields });
    const none = await rate({ words: 'Hyvä' });
    expect([none.status, none.text]).toEqual([400, expect.stringContaining('Valitse yksi vaihtoehdoista.')]);
    expect(none.text).toContain('>Hyvä</textarea>');
    expect((await rate({ score: '4', words: 'Hyvä' })).headers['location']).toBe('/portal/acme/tickets/1?rated=1');
    expect((await ada.get('/portal/acme/tickets/1?rated=1')).text).toContain('Kiitos arviostasi!');
    await rate({ score: '5', words: '' });
    expect((await ada.get('/portal/acme/tickets/1')).text).toContain('Arviosi: Erittäin hyvin');
    expect(await desk.as(system).use(ratings).ofTicket({ ticketId: 1 })).toMatchObject({ score: 5, words: null, way: 'portal' });
  });

  test('the link of the mail shows a page however often it is followed; the button rates, without signing in', async () => {
    const { browser, solve, desk, rateLink, travel } = await world();
    await solve();
    const link = rateLink();
    const scanner = browser();
    for (let i = 0; i < 3; i++) expect((await scanner.get(`${link}&score=1`)).status).toBe(200);
    expect(await desk.as(system).use(ratings).ofTicket({ ticketId: 1 })).toBeNull();
    const page = await browser().get(`${link}&score=4`);
    expect(page.text).toMatch(/value="4"\s+checked/);
    const token = new URLSearchParams(link.split('?')[1]).get('token') ?? '';
    const stranger = browser();
    const sent = await stranger.form('/portal/acme/rate', { token, score: '4', words: 'Nopeaa', csrf: csrfIn(page.text) });
    expect(sent.status).toBe(303);
    expect((await stranger.get(String(sent.headers['location']))).text).toContain('Kiitos arviostasi!');
    expect(await desk.as(system).use(ratings).ofTicket({ ticketId: 1 })).toMatchObject({ score: 4, words: 'Nopeaa', way: 'link' });
    expect((await browser().get(link.replace('acme', 'bravo'))).status).toBe(404);
    expect((await browser().get('/portal/acme/rate?token=1-xxxxxxxxxxxxxxxxxxxxxxxxxxx')).status).toBe(404);
    await travel('3d');
    const late = await browser().get(link);
    expect(late.text).not.toContain('name="score"');
    expect((await stranger.form('/portal/acme/rate', { token, score: '1', csrf: '' })).status).toBe(409);
  });
});
