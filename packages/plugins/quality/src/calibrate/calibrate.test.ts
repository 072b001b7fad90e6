import { describe, expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { openQualityDesk, usual } from '../fixtures.ts';
import { quality } from '../plugin.ts';

eachDatabase((_name, open) => {
  describe('a calibration', () => {
    test('is scored blind by each, and compared when all are done', async () => {
      const it = await openQualityDesk(open);
      const of = (name: keyof typeof it.as) => it.desk.as(it.as[name]).use(quality);
      const ticketId = await it.contact();
      const raters = [it.id.sanna, it.id.henrik, it.id.pirkko];
      const begun = await of('sanna').calibrate({ ticketId, raters });
      expect(begun).toMatchObject({ state: 'open', mine: true, figures: null, criteria: [] });
      const calibrationId = begun.id;
      const said = {
        sanna: usual('yes', 'yes', '5', 'yes'),
        henrik: usual('no', 'yes', '4', 'yes'),
        pirkko: usual('yes', 'yes', '5', 'yes'),
      };
      for (const [name, answers] of Object.entries(said)) {
        const rater = of(name as 'sanna');
        const review = await rater.score({ calibrationId });
        expect(review).toMatchObject({ agent: null, agentId: null, ticketId: null, calibrationId });
        expect((await rater.score({ calibrationId })).id).toBe(review.id);
        await rater.save({ reviewId: review.id, answers });
        await rater.publish({ reviewId: review.id });
        // Nobody sees what the others say before all are done.
        const others = Object.keys(said).filter((other) => other !== name);
        for (const other of others)
          await expect(of(other as 'sanna').get({ reviewId: review.id })).rejects.toMatchObject({ kind: 'not-found' });
        if (name !== 'pirkko') {
          const meanwhile = await of('pirkko').calibration({ calibrationId });
          expect(meanwhile).toMatchObject({ state: 'open', figures: null, variance: null, criteria: [] });
          expect(meanwhile.raters.every((r) => r.score === null)).toBe(true);
        }
      }
      const closed = await of('pirkko').calibration({ calibrationId });
      expect(closed).toMatchObject({ state: 'closed', raters: [{ name: 'Sanna Korhonen', score: 100 }, { score: 50 }, { score: 100 }] });
      // 100, 50 and 100
      expect(closed.variance).toBeCloseTo(833.333, 2);
      expect(closed.criteria.find((c) => c.criterion === 'greeting')).toMatchObject({ same: false });
      expect(closed.criteria.find((c) => c.criterion === 'solved')).toMatchObject({ same: true });
      expect(closed.figures).toMatchObject({ target: 0.6 });
      expect(closed.figures!.pairs).toHaveLength(3);
      expect(await of('henrik').agreement({ client: 'acme' })).toMatchObject({ target: 0.6, kappa: closed.figures!.kappa });
      await expect(of('sanna').close({ calibrationId })).rejects.toMatchObject({ code: 'quality.calibration-closed' });
      // The agent sees nothing of it.
      expect((await of('aino').ownReviews()).items).toEqual([]);
      const own = (await of('sanna').calibrations()).items[0]!;
      await expect(of('aino').get({ reviewId: own.reviewId! })).rejects.toMatchObject({ kind: 'not-found' });
      await expect(of('lea').get({ reviewId: own.reviewId! })).rejects.toMatchObject({ kind: 'not-found' });
      expect((await of('nora').calibrations()).items).toEqual([]);
      await expect(of('nora').calibration({ calibrationId })).rejects.toMatchObject({ kind: 'not-found' });
    });

    test('is closed by hand when somebody does not come, and takes nothing after that', async () => {
      const it = await openQualityDesk(open);
      const of = (name: keyof typeof it.as) => it.desk.as(it.as[name]).use(quality);
      const { id: pickId } = await of('lea').pick({ ticketId: await it.contact() });
      const { id: calibrationId } = await of('sanna').calibrate({ pickId, raters: [it.id.sanna, it.id.henrik] });
      await expect(of('pirkko').score({ calibrationId })).rejects.toMatchObject({ code: 'quality.not-a-rater' });
      const { id: reviewId } = await of('sanna').score({ calibrationId });
      await of('sanna').save({ reviewId, answers: usual('yes', 'yes', '5', 'yes') });
      expect(await of('pirkko').close({ calibrationId })).toMatchObject({
        state: 'closed',
        figures: { pairs: [], kappa: null, reached: null },
      });
      await expect(of('sanna').publish({ reviewId })).rejects.toMatchObject({ code: 'quality.calibration-closed' });
      await expect(of('henrik').score({ calibrationId })).rejects.toMatchObject({ code: 'quality.calibration-closed' });
    });

    test('is for analysts of the client who did not have the contact', async () => {
      const it = await openQualityDesk(open);
      const analyst = it.desk.as(it.as.sanna).use(quality);
      expect((await analyst.analysts({ client: 'acme' })).items.map((a) => a.name)).toEqual([
        'Henrik Berg',
        'Pirkko Laine',
        'Sanna Korhonen',
      ]);
      const ticketId = await it.contact();
      for (const rater of [it.id.nora, it.id.lea, it.id.aino])
        await expect(analyst.calibrate({ ticketId, raters: [it.id.sanna, rater] })).rejects.toMatchObject({ code: 'quality.wrong-raters' });
      await expect(analyst.calibrate({ ticketId, raters: [it.id.sanna] })).rejects.toMatchObject({ code: 'input.invalid' });
      await expect(analyst.calibrate({ raters: [it.id.sanna, it.id.henrik] })).rejects.toMatchObject({ code: 'input.invalid' });
    });
  });
});
