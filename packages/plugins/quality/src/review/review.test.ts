import { describe, expect, test } from '@jest/globals';
import { clients, personRows, privacy, system, ticketRows, toFetchHandler } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { acmeQuality, openQualityDesk, usual, type QualityDesk } from '../fixtures.ts';
import { quality } from '../plugin.ts';

/** A contact of Aino's that Sanna has taken. */
async function taken(it: QualityDesk): Promise<{ reviewId: number; ticketId: number; pickId: number }> {
  const ticketId = await it.contact();
  const { id: pickId } = await it.desk.as(it.as.lea).use(quality).pick({ ticketId });
  const { id: reviewId } = await it.desk.as(it.as.sanna).use(quality).begin({ pickId });
  return { reviewId, ticketId, pickId };
}

eachDatabase((_name, open) => {
  describe('a review', () => {
    test('is saved as it goes, and published when every criterion is answered', async () => {
      const it = await openQualityDesk(open);
      const { reviewId, pickId, ticketId } = await taken(it);
      const analyst = it.desk.as(it.as.sanna).use(quality);
      expect((await analyst.begin({ pickId })).id).toBe(reviewId);
      await expect(it.desk.as(it.as.henrik).use(quality).begin({ pickId })).rejects.toMatchObject({ code: 'quality.not-to-take' });
      const half = await analyst.save({ reviewId, answers: [{ criterion: 'greeting', value: 'yes', note: 'Nimellä' }], notes: 'Hyvä' });
      expect(half).toMatchObject({ answered: 1, criteria: 4, result: { open: ['privacy', 'tone', 'solved'] }, notes: 'Hyvä' });
      await expect(analyst.publish({ reviewId })).rejects.toMatchObject({ code: 'quality.answers-missing' });
      await expect(analyst.save({ reviewId, answers: [{ criterion: 'tone', value: 'yes' }] })).rejects.toMatchObject({
        code: 'quality.wrong-answer',
      });
      await expect(analyst.save({ reviewId, answers: [{ criterion: 'x', value: 'yes' }] })).rejects.toMatchObject({
        code: 'quality.wrong-answer',
      });
      await analyst.save({ reviewId, answers: usual('yes', 'yes', '3', 'na') });
      const published = await analyst.publish({ reviewId });
      // 40 + 40·½ of 80
      expect(published).toMatchObject({ state: 'published', score: 75, failed: false, agent: 'Aino Virtanen', ticketId });
      expect(published.answers[0]).toEqual({ criterion: 'greeting', value: 'yes', note: 'Nimellä' });
      expect(published.history).toMatchObject([{ why: 'published', by: 'Sanna Korhonen', score: 75 }]);
      await expect(analyst.save({ reviewId, notes: 'x' })).rejects.toMatchObject({ code: 'quality.not-a-draft' });
      expect((await analyst.picks({ state: 'done' })).items).toMatchObject([{ id: pickId, agent: 'Aino Virtanen', ticketId }]);
    });

    test('is blind until it is published: no answer over HTTP names the agent, nor does what was said', async () => {
      const it = await openQualityDesk(open);
      const text = 'Hei, täällä Aino Virtanen, aino@desk.example. Bertta Salon kanssa katsottiin, avirtanen@other.example.';
      const ticketId = await it.contact({ by: ['bertta', 'aino'], text });
      await it.does((scope) => scope.rows(ticketRows).update({ id: ticketId }, { subject: 'Virtasen Ainolle: salasana' }));
      const { id: pickId } = await it.desk.as(it.as.lea).use(quality).pick({ ticketId });
      const { id: reviewId } = await it.desk.as(it.as.sanna).use(quality).begin({ pickId });
      await it.desk
        .as(it.as.henrik)
        .use(quality)
        .calibrate({ pickId, raters: [it.id.henrik, it.id.pirkko] });
      const fetch = toFetchHandler(it.desk, { whoIs: async () => it.as.sanna });
      const ask = async (path: string) => (await fetch(new Request(`http://desk.example${path}`))).text();
      const hidden = [
        await ask('/quality/picks?state=taken'),
        await ask('/quality/calibrations'),
        await ask('/quality/reviews?state=draft'),
        await ask(`/quality/reviews/${String(reviewId)}`),
        await ask(`/quality/reviews/${String(reviewId)}/conversation`),
      ];
      for (const text of hidden) {
        expect(text.length).toBeGreaterThan(100);
        expect(text).not.toMatch(/Aino|Virtanen|Virtase|Bertta|Salon|agent:|desk\.example|other\.example/i);
        expect(text).not.toContain(`"agentId":${String(it.id.aino)}`);
        expect(text).not.toContain(`"ticketId":${String(ticketId)}`);
      }
      const analyst = it.desk.as(it.as.sanna).use(quality);
      const said = await analyst.conversation({ reviewId });
      expect(said.map((line) => line.reviewed)).toEqual([false, false, true]);
      expect(said[0]).toMatchObject({ author: 'requester', text: 'Auttakaa.' });
      expect(said[2]!.text).toBe('Hei, täällä •••, •••. ••• kanssa katsottiin, •••.');
      await analyst.save({ reviewId, answers: usual('yes', 'yes', '5', 'yes') });
      await analyst.publish({ reviewId });
      expect(await ask(`/quality/reviews/${String(reviewId)}`)).toMatch(/Aino Virtanen/);
      expect((await analyst.conversation({ reviewId }))[2]).toMatchObject({ name: 'Aino Virtanen', reviewed: true });
    });

    test('is seen by its agent once it is published, by the lead then, and by no colleague', async () => {
      const it = await openQualityDesk(open);
      const { reviewId } = await taken(it);
      const of = (name: keyof typeof it.as) => it.desk.as(it.as[name]).use(quality);
      for (const name of ['aino', 'bertta', 'lea', 'henrik', 'nora'] as const)
        for (const look of [of(name).get, of(name).conversation])
          await expect(look({ reviewId })).rejects.toMatchObject({ kind: 'not-found' });
      await of('sanna').save({ reviewId, answers: usual('yes', 'no', '5', 'yes') });
      await expect(of('henrik').save({ reviewId, notes: 'x' })).rejects.toMatchObject({ code: 'quality.not-your-review' });
      await expect(of('henrik').publish({ reviewId })).rejects.toMatchObject({ code: 'quality.not-your-review' });
      await of('sanna').publish({ reviewId });
      for (const name of ['aino', 'lea', 'henrik'] as const)
        expect(await of(name).get({ reviewId })).toMatchObject({
          score: 0,
          failed: true,
          result: { earned: 100 },
          reviewer: 'Sanna Korhonen',
        });
      for (const name of ['bertta', 'nora'] as const) await expect(of(name).get({ reviewId })).rejects.toMatchObject({ kind: 'not-found' });
      expect((await of('aino').ownReviews()).items).toMatchObject([{ id: reviewId, failed: true }]);
      expect((await of('bertta').ownReviews()).items).toEqual([]);
      expect((await of('lea').reviews({ client: 'acme' })).items).toHaveLength(1);
      expect((await of('lea').reviews({ client: 'bravo' })).items).toEqual([]);
      expect((await of('lea').reviews({ agentId: it.id.bertta })).items).toEqual([]);
      expect((await of('nora').reviews({})).items).toEqual([]);
      for (const list of [of('lea').reviews, of('lea').tasks])
        await expect(list({ agentId: 1e300 })).rejects.toMatchObject({ code: 'input.invalid' });
      await expect(of('aino').reviews({})).rejects.toMatchObject({ kind: 'forbidden' });
      expect(await of('lea').figures()).toEqual([{ agentId: it.id.aino, agent: 'Aino Virtanen', reviews: 1, score: 0, failed: 1 }]);
    });

    test('keeps the card that it began with, whatever the contract says later', async () => {
      const it = await openQualityDesk(open);
      const { reviewId } = await taken(it);
      await it.desk
        .as(system)
        .use(clients)
        .apply({ yaml: acmeQuality.replace('criterion: solved', 'criterion: explained') });
      const analyst = it.desk.as(it.as.sanna).use(quality);
      const names = (review: Awaited<ReturnType<typeof analyst.get>>) =>
        review.card.sections.flatMap((s) => s.criteria.map((c) => c.criterion));
      expect(names(await analyst.get({ reviewId }))).toContain('solved');
      const { id: pickId } = await it.desk
        .as(it.as.lea)
        .use(quality)
        .pick({ ticketId: await it.contact() });
      const later = await analyst.begin({ pickId });
      expect(names(later)).toContain('explained');
      expect([(await analyst.get({ reviewId })).contract, later.contract]).toEqual(['acme@1', 'acme@2']);
    });

    test('is of nobody’s own contact, and of no client without cards', async () => {
      const it = await openQualityDesk(open);
      const ticketId = await it.contact();
      const { id: pickId } = await it.desk.as(it.as.lea).use(quality).pick({ ticketId });
      const aino = { ...it.as.aino, permissions: ['*'] };
      await expect(it.desk.as(aino).use(quality).begin({ pickId })).rejects.toMatchObject({ code: 'quality.own-contact' });
      await it.desk
        .as(system)
        .use(clients)
        .apply({ yaml: acmeQuality.slice(0, acmeQuality.indexOf('quality:')) });
      await expect(it.desk.as(it.as.sanna).use(quality).begin({ pickId })).rejects.toMatchObject({ code: 'quality.no-cards' });
    });
  });

  describe('an appeal', () => {
    const publishedOne = async (it: QualityDesk) => {
      const { reviewId } = await taken(it);
      const analyst = it.desk.as(it.as.sanna).use(quality);
      await analyst.save({ reviewId, answers: usual('no', 'yes', '3', 'yes'), notes: 'Ei tervehtinyt.' });
      const review = await analyst.publish({ reviewId });
      return { reviewId, review };
    };

    test('is decided by another analyst; what was published stays in the history', async () => {
      const it = await openQualityDesk(open);
      const { reviewId } = await publishedOne(it);
      const of = (name: keyof typeof it.as) => it.desk.as(it.as[name]).use(quality);
      await expect(of('bertta').appeal({ reviewId, words: 'x' })).rejects.toMatchObject({ kind: 'not-found' });
      expect(await of('aino').appeal({ reviewId, words: 'Tervehdin kyllä.' })).toMatchObject({
        appeal: 'open',
        appealed: { words: 'Tervehdin kyllä.' },
      });
      await expect(of('aino').appeal({ reviewId, words: 'Vielä' })).rejects.toMatchObject({ code: 'quality.appealed-before' });
      const [appeal] = (await of('henrik').appeals()).items;
      expect(appeal).toMatchObject({ mayDecide: true, words: 'Tervehdin kyllä.', review: { id: reviewId, score: 40 } });
      expect((await of('sanna').appeals()).items[0]).toMatchObject({ mayDecide: false });
      expect((await of('lea').appeals()).items[0]).toMatchObject({ mayDecide: false });
      const appealId = appeal!.id;
      const decision = { appealId, outcome: 'changed', decision: 'Näin on.', answers: [{ criterion: 'greeting', value: 'yes' }] } as const;
      await expect(of('sanna').decide({ ...decision, answers: [...decision.answers] })).rejects.toMatchObject({
        code: 'quality.other-analyst',
      });
      await expect(of('lea').decide({ ...decision, answers: [...decision.answers] })).rejects.toMatchObject({ kind: 'forbidden' });
      for (const same of [{}, { answers: [{ criterion: 'greeting', value: 'no' as const }], notes: 'Ei tervehtinyt.' }])
        await expect(of('henrik').decide({ appealId, outcome: 'changed', decision: 'Näin on.', ...same })).rejects.toMatchObject({
          code: 'input.invalid',
        });
      const decided = await of('henrik').decide({ ...decision, answers: [...decision.answers] });
      expect(decided).toMatchObject({ score: 80, appeal: 'changed', appealed: { decidedBy: 'Henrik Berg', decision: 'Näin on.' } });
      expect(decided.history).toMatchObject([
        { why: 'published', by: 'Sanna Korhonen', score: 40, notes: 'Ei tervehtinyt.' },
        { why: 'appeal', by: 'Henrik Berg', score: 80 },
      ]);
      await expect(of('pirkko').decide({ ...decision, answers: [...decision.answers] })).rejects.toMatchObject({
        code: 'quality.appeal-over',
      });
      expect(await of('aino').get({ reviewId })).toMatchObject({ score: 80, appealed: { state: 'changed' } });
      expect((await of('lea').appeals({ state: 'changed' })).items).toHaveLength(1);
      expect((await of('nora').appeals({ state: 'changed' })).items).toEqual([]);
    });

    test('may be kept as it was, and then nothing of the review changes', async () => {
      const it = await openQualityDesk(open);
      const { reviewId } = await publishedOne(it);
      await it.desk.as(it.as.aino).use(quality).appeal({ reviewId, words: 'Ei pidä paikkaansa.' });
      const other = it.desk.as(it.as.henrik).use(quality);
      const [appeal] = (await other.appeals()).items;
      const decided = await other.decide({ appealId: appeal!.id, outcome: 'kept', decision: 'Nauhalla ei tervehdystä.', notes: 'x' });
      expect(decided).toMatchObject({ score: 40, notes: 'Ei tervehtinyt.', appeal: 'kept' });
      expect(decided.history).toHaveLength(1);
    });

    test('comes within five working days of the client, the very last instant included', async () => {
      const it = await openQualityDesk(open);
      const { review, reviewId } = await publishedOne(it);
      // Published on Monday at 11:02 by the clock of Helsinki: five working days later is the next Monday, at the same time.
      expect(review.appealUntil).toEqual(new Date(review.publishedAt!.getTime() + 7 * 86_400_000));
      await it.travelTo(new Date(review.appealUntil!.getTime() + 1));
      await expect(it.desk.as(it.as.aino).use(quality).appeal({ reviewId, words: 'x' })).rejects.toMatchObject({
        code: 'quality.too-late',
      });
      const again = await openQualityDesk(open);
      const other = await publishedOne(again);
      await again.travelTo(other.review.appealUntil!);
      expect(await again.desk.as(again.as.aino).use(quality).appeal({ reviewId: other.reviewId, words: 'x' })).toMatchObject({
        appeal: 'open',
      });
    });
  });

  test('words of reviews about a ticket go when its requester is erased; what was scored stays', async () => {
    const it = await openQualityDesk(open);
    const { reviewId } = await taken(it);
    const analyst = it.desk.as(it.as.sanna).use(quality);
    await analyst.save({
      reviewId,
      answers: usual('yes', 'yes', '5', 'yes').map((a) => ({ ...a, note: 'Ada itki' })),
      notes: 'Ada Lahti oli hätää kärsimässä.',
    });
    await analyst.publish({ reviewId });
    await it.desk.as(it.as.aino).use(quality).appeal({ reviewId, words: 'Ada sanoi muuta.' });
    const lead = it.desk.as(it.as.lea).use(quality);
    const dueAt = new Date('2026-01-16T14:00:00Z');
    for (const what of ['Soita Adalle.', 'Kysy Adalta.']) await lead.coach({ reviewId, what, dueAt });
    const [first] = (await lead.tasks()).items;
    await lead.done({ taskId: first!.id, outcome: 'Ada vastasi.' });
    const [appeal] = (await it.desk.as(it.as.henrik).use(quality).appeals()).items;
    await it.desk.as(it.as.henrik).use(quality).decide({ appealId: appeal!.id, outcome: 'kept', decision: 'Ada oli oikeassa.' });
    const { id: leftId } = await lead.pick({ ticketId: await it.contact() });
    await analyst.leave({ pickId: leftId, reason: 'Ada vain kiitti.' });
    const personId = await it.does(async (scope) => (await scope.rows(personRows).first({ name: 'Ada Lahti' }))!.id);
    const found = await it.desk.as(system).use(privacy).export({ personId });
    const words = ['Ada itki', 'hätää', 'sanoi muuta', 'oikeassa', 'Soita Adalle', 'Kysy Adalta', 'Ada vastasi', 'vain kiitti'];
    for (const one of words) expect(JSON.stringify(found)).toContain(one);
    await it.desk.as(system).use(privacy).erase({ personId, reason: 'pyyntö' });
    await it.travel('1h');
    for (const entity of it.desk.catalogue.entities) {
      const text = JSON.stringify(await it.does((scope) => scope.rows(entity as typeof personRows).find()));
      expect([entity.table, words.filter((one) => text.includes(one))]).toEqual([entity.table, []]);
    }
    const after = await analyst.get({ reviewId });
    expect(JSON.stringify(after)).not.toMatch(/Ada|hätää/);
    expect(after.score).toBe(100);
    const tasks = [...(await lead.tasks()).items, ...(await lead.tasks({ done: true })).items];
    expect(tasks.map(({ what, outcome }) => ({ what, outcome }))).toEqual([
      { what: '(erased)', outcome: null },
      { what: '(erased)', outcome: '(erased)' },
    ]);
    expect((await analyst.picks({ state: 'left' })).items).toMatchObject([{ leftFor: '(erased)' }]);
    expect(after.appealed).toMatchObject({ words: '(erased)', decision: '(erased)' });
    expect(await it.desk.schemaDrift()).toEqual([]);
  });
});
