import { describe, expect, test } from '@jest/globals';
import { clientBySlug, clients, system } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { acmeQuality, openQualityDesk, type QualityDesk } from '../fixtures.ts';
import { quality } from '../plugin.ts';
import { drawInRhythm } from './rhythm.ts';

const packWith = (every: string, head = '') => head + acmeQuality.replace('share: 50%', `${every}share: 50%`);
const weekly = packWith('every: week, ');
const monthly = packWith('every: month, ');

const apply = ({ desk }: QualityDesk, yaml: string) => desk.as(system).use(clients).apply({ yaml });

/** What was drawn from, from when to when, and when; the first first. */
async function drawnOn({ desk, as }: QualityDesk): Promise<string[]> {
  const draws = (await desk.as(as.sanna).use(quality).draws()).items;
  return draws.reverse().map(({ from, to, at }) => [from, to, at].map((one) => one.toISOString().slice(0, 16)).join(' '));
}

// Weeks and months begin at midnight in Helsinki.
const first = '2026-01-04T22:00 2026-01-11T22:00 2026-01-11T22:00';
const second = '2026-01-11T22:00 2026-01-18T22:00 2026-01-18T22:00';

eachDatabase((_name, open) => {
  describe('a sample in its rhythm', () => {
    test('is drawn at the end of each week from what was solved in it, by nobody', async () => {
      const it = await openQualityDesk(open, { pack: weekly });
      await it.contact();
      await it.contact({ client: 'bravo', by: ['nora'] });
      await it.travelTo('2026-01-11T21:59:59Z');
      const analyst = it.desk.as(it.as.sanna).use(quality);
      expect((await analyst.draws()).items).toEqual([]);
      await it.travelTo('2026-01-12T09:00:00Z');
      expect(await drawnOn(it)).toEqual([first]);
      expect((await analyst.draws()).items).toMatchObject([{ client: 'acme', contract: 'acme@1', contacts: 1, picked: 1, by: 'contract' }]);
      const [pick] = (await analyst.picks()).items;
      expect(pick).toMatchObject({ why: ['lot'], state: 'open', at: new Date('2026-01-11T22:00:00Z') });
      await it.contact();
      await it.travel('7d');
      expect(await drawnOn(it)).toEqual([first, second]);
      expect((await analyst.picks()).items).toHaveLength(2);
      // Of the other client, whose contract says no rhythm, people draw.
      expect((await it.desk.as(it.as.nora).use(quality).draws()).items).toEqual([]);
    });

    test('is drawn at the end of each month, of summer time too', async () => {
      const it = await openQualityDesk(open, { pack: monthly });
      await it.travelTo('2026-04-02T09:00:00Z');
      expect(await drawnOn(it)).toEqual([
        '2025-12-31T22:00 2026-01-31T22:00 2026-01-31T22:00',
        '2026-01-31T22:00 2026-02-28T22:00 2026-02-28T22:00',
        '2026-02-28T22:00 2026-03-31T21:00 2026-03-31T21:00',
      ]);
    });

    test('leaves no week out while the desk is down, not even when the contract changes before it is drawn', async () => {
      const it = await openQualityDesk(open, { pack: weekly });
      await it.travelTo('2026-01-12T09:00:00Z');
      await it.jump('15d');
      expect((await drawnOn(it)).map((one) => one.slice(0, 33))).toEqual([
        '2026-01-04T22:00 2026-01-11T22:00',
        '2026-01-11T22:00 2026-01-18T22:00',
        '2026-01-18T22:00 2026-01-25T22:00',
      ]);
      it.clock.set(new Date('2026-02-02T09:00:00Z'));
      await apply(it, weekly.replace('share: 50%', 'share: 60%'));
      await it.travel(0);
      expect((await drawnOn(it)).at(-1)).toBe('2026-01-25T22:00 2026-02-01T22:00 2026-02-02T09:00');
      await it.travel('7d');
      expect((await drawnOn(it)).at(-1)).toBe('2026-02-01T22:00 2026-02-08T22:00 2026-02-08T22:00');
    });

    test('is drawn by the version that held to its end, when another begins at that very instant', async () => {
      const it = await openQualityDesk(open, { pack: weekly });
      const { sanna } = it.as;
      await apply(it, packWith('every: month, ', 'effective-from: 2026-01-12\n'));
      await it.travelTo('2026-01-12T09:00:00Z');
      expect(await drawnOn(it)).toEqual([first]);
      expect((await it.desk.as(sanna).use(quality).draws()).items).toMatchObject([{ contract: 'acme@1' }]);
      await it.travelTo('2026-02-01T09:00:00Z');
      expect((await drawnOn(it)).slice(1)).toEqual(['2026-01-11T22:00 2026-01-31T22:00 2026-01-31T22:00']);
      expect((await it.desk.as(sanna).use(quality).draws()).items).toMatchObject([{ contract: 'acme@2' }, { contract: 'acme@1' }]);
    });

    test('leaves no week out before the day on which a version says nothing more, not even while the desk is down', async () => {
      const it = await openQualityDesk(open, { pack: weekly });
      await apply(it, `effective-from: 2026-01-19\n${acmeQuality}`);
      await it.jump('30d');
      expect((await drawnOn(it)).map((one) => one.slice(0, 33))).toEqual([first, second].map((one) => one.slice(0, 33)));
      await it.travel('30d');
      expect(await drawnOn(it)).toHaveLength(2);
    });

    test('is drawn once, when its alarm is set again while it is drawn', async () => {
      const it = await openQualityDesk(open, { pack: weekly });
      await it.travelTo('2026-01-12T09:00:00Z');
      await it.does(async (scope) => {
        const { id: clientId } = await clientBySlug(scope, 'acme');
        const input = { clientId, from: '2026-01-04T22:00:00.000Z', to: '2026-01-11T22:00:00.000Z' };
        await scope.schedule(drawInRhythm, { key: String(clientId), at: new Date(input.to), input, uncaused: true });
      });
      await it.travel(0);
      expect(await drawnOn(it)).toEqual([first]);
      await it.travel('7d');
      expect(await drawnOn(it)).toEqual([first, second]);
    });

    test('leaves the very first not out, when the contract changes before it is drawn', async () => {
      const it = await openQualityDesk(open, { pack: weekly });
      it.clock.set(new Date('2026-01-12T09:00:00Z'));
      await apply(it, weekly.replace('share: 50%', 'share: 60%'));
      await it.travel(0);
      expect((await drawnOn(it)).map((one) => one.slice(0, 33))).toEqual([first.slice(0, 33)]);
      expect((await it.desk.as(it.as.sanna).use(quality).draws()).items).toMatchObject([{ contract: 'acme@1', share: 0.5 }]);
    });

    test('follows the contract: from the day on that another says, and no more when one says nothing', async () => {
      const it = await openQualityDesk(open);
      // Before the first version that says a rhythm holds, nothing is drawn.
      await apply(it, packWith('every: week, ', 'effective-from: 2026-01-14\n'));
      await it.travelTo('2026-01-18T21:59:59Z');
      expect(await drawnOn(it)).toEqual([]);
      await it.travelTo('2026-01-19T09:00:00Z');
      expect(await drawnOn(it)).toEqual([second]);
      await apply(it, monthly);
      const untilMonth = '2026-01-18T22:00 2026-01-31T22:00 2026-01-31T22:00';
      await it.travelTo('2026-02-09T09:00:00Z');
      expect(await drawnOn(it)).toEqual([second, untilMonth]);
      await apply(it, acmeQuality);
      await it.travel('60d');
      expect(await drawnOn(it)).toEqual([second, untilMonth]);
      // Begun anew, it does not look back on what nobody wanted.
      await apply(it, weekly);
      await it.travelTo('2026-04-13T09:00:00Z');
      expect((await drawnOn(it)).slice(2)).toEqual(['2026-04-05T21:00 2026-04-12T21:00 2026-04-12T21:00']);
    });
  });
});
