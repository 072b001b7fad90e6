import { describe, expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { clients } from '../client/index.ts';
import { acme, ask, houseWith, postOffice, staffed } from '../fixtures.ts';
import { system, type Actor } from '../kernel/index.ts';
import { mailMistakes } from './check.ts';
import { templates } from './index.ts';
import { templateNames } from './texts/text.ts';
import { en } from './texts/en.ts';
import { fi } from './texts/fi.ts';
import { sv } from './texts/sv.ts';

describe('the words of a mail', () => {
  test.each(templateNames.flatMap((name) => [fi, sv, en].map((texts) => [name, texts[name]] as const)))(
    '%s of the desk has no mistake',
    (name, mail) => {
      expect(mailMistakes(name, mail)).toEqual([]);
    },
  );
  test('that name what nothing stands behind are told so, once for each name, wherever it stands', () => {
    const found = mailMistakes('digest', {
      subject: '{{nmae}} {{nmae}}',
      text: '{{#if metric}}{{ticket}}{{else}}{{#each list}}{{this}}{{foo.bar}}{{/each}}{{/if}}',
    });
    expect(found.map(({ path, message }) => [path, /\{\{([\w.]+)\}\}/.exec(message)?.[1]])).toEqual([
      ['subject', 'nmae'],
      ['text', 'metric'],
      ['text', 'foo.bar'],
    ]);
    expect(found[0]?.message).toContain('{{count}}');
  });
  test('that Handlebars cannot read are told why', () => {
    expect(mailMistakes('rating', { subject: '{{#if name}}', text: 'x' })).toEqual([
      { path: 'subject', message: expect.stringMatching(/^is no Handlebars template: Parse error on line 1/) },
    ]);
  });
});

eachDatabase((_name, open) => {
  const world = async () => {
    const opened = await open({ plugins: houseWith(postOffice()), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    const ticketId = await ask(opened.desk, { subject: 'Re: <script>alert(1)</script> lukossa' });
    const lead = opened.desk.as(staff.lea).use(templates);
    return { ...opened, ...staff, ticketId, lead };
  };

  test('every mail is shown in every language, and a client’s own words where it has some', async () => {
    const w = await world();
    const words = 'templates:\n  confirmation:\n    fi: { subject: "Kiitos {{name}}", text: "Omin sanoin." }\n';
    await w.desk
      .as(system)
      .use(clients)
      .apply({ yaml: acme + words });
    const all = await w.lead.list({});
    expect(all.map(({ template }) => template)).toEqual([...templateNames]);
    expect(all.every(({ texts }) => texts.map((one) => one.language).join() === 'fi,sv,en' && texts.every((one) => !one.isOwn))).toBe(true);
    const [confirmation] = await w.lead.list({ client: 'acme' });
    expect(confirmation?.texts.map(({ isOwn, subject }) => [isOwn, subject])).toEqual([
      [true, 'Kiitos {{name}}'],
      [false, sv.confirmation.subject],
      [false, en.confirmation.subject],
    ]);
    const { mails } = await w.lead.try({ template: 'confirmation', client: 'acme' });
    expect(mails.map(({ subject }) => subject)[0]).toBe('Kiitos Ada Virtanen');
  });

  test('a mail is written for a real ticket, in every language, and nothing is sent nor opened by it', async () => {
    const w = await world();
    const { ticketId, mails } = await w.lead.try({ template: 'confirmation', ticketId: w.ticketId });
    expect(ticketId).toBe(w.ticketId);
    expect(mails.map(({ language, mistakes }) => [language, mistakes])).toEqual([
      ['fi', []],
      ['sv', []],
      ['en', []],
    ]);
    for (const { subject, text } of mails) {
      // Text, word for word: whoever shows it shows it as text.
      expect(subject).toContain('<script>alert(1)</script> lukossa');
      expect(text).toContain('Acme Oy');
      expect(text).toContain('token=EXAMPLE');
    }
  });

  test.each(templateNames)('%s is written for a made-up ticket, with nothing left open', async (template) => {
    const w = await world();
    for (const { subject, text } of (await w.lead.try({ template })).mails)
      expect(`${subject!}${text!}`).not.toMatch(/[{}]|undefined|null/);
  });

  test('own words are tried in one language, and their mistakes are told', async () => {
    const w = await world();
    const tried = await w.lead.try({ template: 'confirmation', language: 'sv', subject: 'Hej {{nmae}}', text: '{{#if}}' });
    expect(tried.mails.map(({ language, text, mistakes }) => [language, text === null, mistakes.map(({ path }) => path)])).toEqual([
      ['fi', false, []],
      ['sv', true, ['subject', 'text']],
      ['en', false, []],
    ]);
    const other = await w.lead.try({ template: 'confirmation', language: 'sv', subject: 'Hej {{nmae}}!' });
    expect(other.mails[1]).toMatchObject({ subject: 'Hej !', mistakes: [{ path: 'subject' }] });
  });

  test('a client and a ticket that one does not see are not there', async () => {
    const w = await world();
    const stranger: Actor = { ...w.lea, reach: { client: [2] } };
    const own = w.desk.as(stranger).use(templates);
    await expect(own.list({ client: 'acme' })).rejects.toMatchObject({ code: 'client.not-found' });
    await expect(own.try({ template: 'rating', ticketId: w.ticketId })).rejects.toMatchObject({ code: 'row.not-found' });
    await expect(own.try({ template: 'rating', client: 'acme' })).rejects.toMatchObject({ code: 'client.not-found' });
  });
});
