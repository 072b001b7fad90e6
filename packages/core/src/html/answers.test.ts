import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { essentials } from '../essentials.ts';
import { staffed } from '../fixtures.ts';
import { messages } from '../message/index.ts';
import { tickets } from '../ticket/index.ts';
import { attacks } from './corpus/attacks.ts';
import { sanitiseHtml } from './index.ts';

eachDatabase((_name, open) => {
  // Signs that no database keeps are taken out before anything else.
  test('what is kept of an answer is what the one sanitiser leaves of it, whatever was sent', async () => {
    const { desk } = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
    const { aino } = await staffed(desk);
    const { id: ticketId } = await desk.as(aino).use(tickets).open({ from: 'ada@acme.example', subject: 'Näyttö' });
    for (const attack of attacks) {
      const { html } = await desk
        .as(aino)
        .use(messages)
        .write({ ticketId, html: `<p>ennen</p>${attack}`, public: false });
      expect(html).toBe(sanitiseHtml(`<p>ennen</p>${attack.replaceAll('\0', '')}`).html ?? null);
    }
  });
});
