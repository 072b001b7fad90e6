import { describe, expect, test } from '@jest/globals';
import { channels, escalation, system, teams } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { openQualityDesk, usual, type QualityDesk } from '../fixtures.ts';
import { quality } from '../plugin.ts';
import { publishedMail } from './texts.ts';

/** Sanna publishes a review of Aino's contact. */
async function published(it: QualityDesk): Promise<void> {
  const { id: pickId } = await it.desk
    .as(it.as.lea)
    .use(quality)
    .pick({ ticketId: await it.contact() });
  const analyst = it.desk.as(it.as.sanna).use(quality);
  const { id: reviewId } = await analyst.begin({ pickId });
  await analyst.save({ reviewId, answers: usual('no', 'yes', '3', 'yes'), notes: 'Ei tervehtinyt.' });
  await analyst.publish({ reviewId });
}

/** Aino wants to be told in the morning only. */
const inTheMorningOnly = (it: QualityDesk) =>
  it.desk
    .as(it.as.aino)
    .use(escalation)
    .setHours({ hours: { zone: 'Europe/Helsinki', hours: { 'mon-fri': ['07:00-10:00'] } } });

/** Mails about reviews: the desk sends others too. */
const told = ({ office }: QualityDesk) => office.sent.filter(({ externalId }) => externalId.startsWith('<quality.review.'));

test.each([
  ['fi', 'Yhteydenottosi on arvioitu: #7 Tulostin jumissa', 'oikaisua viimeistään huomenna'],
  ['sv', 'Din kontakt har granskats: #7 Tulostin jumissa', 'överklaga den senast huomenna'],
  ['en', 'A contact of yours was reviewed: #7 Tulostin jumissa', 'appeal until huomenna'],
  ['de', 'A contact of yours was reviewed: #7 Tulostin jumissa', 'appeal until huomenna'],
])('in %s the mail says what was reviewed, and until when one may appeal', (language, subject, until) => {
  const what = { name: 'Aino', ticket: 7, subject: 'Tulostin\n jumissa', client: 'Acme Oy' };
  const mail = publishedMail(language, { ...what, until: 'huomenna' });
  expect(mail.subject).toBe(subject);
  expect(mail.text).toContain(until);
  for (const fact of ['Aino', '#7', 'Acme Oy', 'Tulostin jumissa']) expect(mail.text).toContain(fact);
  expect(publishedMail(language, { ...what, until: undefined }).text).not.toMatch(/huomenna|undefined/);
});

eachDatabase((_name, open) => {
  describe('a published review', () => {
    test('is told to its agent by mail, in their language, and to nobody else', async () => {
      const it = await openQualityDesk(open);
      await published(it);
      await it.travel('1h');
      const [mail, ...more] = told(it);
      expect(more).toEqual([]);
      expect(mail).toMatchObject({ to: 'aino@desk.example', language: 'fi', automatic: true, from: { address: 'help@acme.example' } });
      expect(mail!.subject).toBe('Yhteydenottosi on arvioitu: #1 Salasana lukossa');
      expect(mail!.text).toContain('maanantai 12. tammikuuta 2026');
      // What it came to is read in the console, and who scored it too.
      expect(mail!.text).not.toMatch(/Sanna|tervehtinyt/);
      // Colleagues read the outbox.
      const { items } = await it.desk.as(it.as.bertta).use(channels).outbox({});
      expect(JSON.stringify(items)).not.toMatch(/arvioi/);
    });

    test('is told in the hours in which the agent wants to be told', async () => {
      const it = await openQualityDesk(open);
      await inTheMorningOnly(it);
      await published(it);
      await it.travelTo('2026-01-06T04:59:59Z');
      expect(told(it)).toEqual([]);
      await it.travelTo('2026-01-06T05:00:00Z');
      expect(told(it)).toHaveLength(1);
    });

    test('is told once, when mail goes again', async () => {
      const it = await openQualityDesk(open);
      it.office.refuse(new Error('The mail server is away.'), 2);
      await published(it);
      await it.travel('1h');
      expect(told(it)).toHaveLength(1);
    });

    test('is not told to whoever has left', async () => {
      const it = await openQualityDesk(open);
      await inTheMorningOnly(it);
      await published(it);
      await it.desk.as(system).use(teams).change({ agentId: it.id.aino, active: false });
      await it.travel('2d');
      expect(told(it)).toEqual([]);
    });
  });
});
