import { expect, test } from '@jest/globals';
import { ratingRows, ticketRows } from '@luuri/core';
import { checkPages, eachDatabase } from '@luuri/testing';
import { appealRows, calibrationRows, drawRows, pickRows, reviewRows, taskRows, type PickRow, type Review } from './entities/index.ts';
import { openQualityDesk, type QualityDesk } from './fixtures.ts';
import { quality } from './plugin.ts';

/** Two instants: more than one row has each. */
const [early, late] = [new Date('2026-01-05T09:00:00Z'), new Date('2026-01-05T10:00:00Z')];
const card = { version: 1, sections: [] } as unknown as Review['card'];
const contact = { kind: 'mail' as PickRow['kind'], language: 'fi' };

async function planted(it: QualityDesk) {
  const acme = await it.contact();
  const bravo = await it.contact({ client: 'bravo', by: ['nora'] });
  const of = await it.does(async (scope) => ({
    acme: await scope.rows(ticketRows).get(acme),
    bravo: await scope.rows(ticketRows).get(bravo),
  }));
  let agentId = 1_000;
  /** A contact of an agent of its own, for there is one pick for each. */
  const at = (client: 'acme' | 'bravo') => ({ clientId: of[client].clientId, ticketId: of[client].id, agentId: (agentId += 1) });
  return { ...it, at };
}
type Planted = Awaited<ReturnType<typeof planted>>;

const review = (it: Planted, more: Partial<Review>): Omit<Review, 'id'> => ({
  ...it.at('acme'),
  ...contact,
  ...{ reviewerId: it.id.sanna, pickId: null, calibrationId: null, card, contract: 'acme@1', answers: [], notes: '', state: 'published' },
  ...{ blind: false, startedAt: early, savedAt: early, publishedAt: early, appealUntil: late },
  ...more,
});

eachDatabase((_name, open) => {
  test('picks and draws go on page by page', async () => {
    const it = await planted(await openQualityDesk(open));
    const sanna = it.desk.as(it.as.sanna).use(quality);
    const pick = (client: 'acme' | 'bravo' = 'acme', state: PickRow['state'] = 'open') =>
      it.does((scope) =>
        scope.rows(pickRows).insert({
          ...it.at(client),
          ...contact,
          ...{ drawId: null, tier: 1, channel: 'email', why: ['by-hand'], state, blind: false, leftFor: null, at: early },
        }),
      );
    const ids: number[] = [];
    for (const client of ['acme', 'bravo', 'acme', 'acme'] as const) {
      const { id } = await pick(client);
      if (client === 'acme') ids.push(id);
    }
    const picks = await checkPages({ list: (query) => sanna.picks(query), keyOf: ({ id }) => id, meanwhile: () => pick() });
    expect(picks.map(({ id }) => id)).toEqual(ids);
    for (let i = 0; i < 3; i++) await pick('acme', 'left');
    const left = await checkPages({ list: (query) => sanna.picks({ state: 'left', ...query }), keyOf: ({ id }) => id });
    expect(left.map(({ id }) => id)).toEqual([...left.map(({ id }) => id)].sort((a, b) => b - a));

    const draw = (client: 'acme' | 'bravo' = 'acme') =>
      it.does((scope) =>
        scope.rows(drawRows).insert({
          ...{ clientId: it.at(client).clientId, fromAt: early, toAt: late, seed: 'x', terms: { share: 0.1 } as never, contract: 'acme@1' },
          ...{ contacts: 1, picked: 0, strata: [], by: 'contract', at: early },
        }),
      );
    for (const client of ['acme', 'acme', 'bravo', 'acme'] as const) await draw(client);
    const draws = await checkPages({ list: (query) => sanna.draws(query), keyOf: ({ id }) => id, meanwhile: () => draw() });
    expect(draws).toHaveLength(3);
    expect(await sanna.draws({ client: 'bravo' })).toEqual({ items: [], next: null });
  });

  test('reviews, drafts, one’s own and appeals go on page by page, whatever was published at the same instant', async () => {
    const it = await planted(await openQualityDesk(open));
    const [sanna, aino] = [it.desk.as(it.as.sanna).use(quality), it.desk.as(it.as.aino).use(quality)];
    const add = (more: Partial<Review>) => it.does((scope) => scope.rows(reviewRows).insert(review(it, more)));
    const mine = { agentId: it.id.aino };
    const ids: number[] = [];
    for (const publishedAt of [early, late, early, late]) ids.push((await add({ ...mine, publishedAt })).id);
    await add({ ...it.at('bravo') });
    const [a = 0, b = 0, c = 0, d = 0] = ids;
    const seen = await checkPages({
      list: (query) => sanna.reviews(query),
      keyOf: ({ id }) => id,
      meanwhile: () => add({ publishedAt: late }),
    });
    expect(seen.map(({ id }) => id)).toEqual([d, b, c, a]);
    const own = await checkPages({
      list: (query) => aino.ownReviews(query),
      keyOf: ({ id }) => id,
      meanwhile: () => add({ ...mine, publishedAt: late }),
    });
    expect(own.map(({ id }) => id)).toEqual([d, b, c, a]);
    for (const savedAt of [early, late, late]) await add({ state: 'draft', savedAt, publishedAt: null });
    await add({ state: 'draft', publishedAt: null, reviewerId: it.id.henrik });
    const drafts = await checkPages({ list: (query) => sanna.reviews({ state: 'draft', ...query }), keyOf: ({ id }) => id });
    expect(drafts.map(({ savedAt }) => savedAt)).toEqual([late, late, early]);

    const appeal = (reviewId: number) =>
      it.does(async (scope) => {
        const { clientId, ticketId, agentId } = await scope.rows(reviewRows).get(reviewId);
        const said = { clientId, ticketId, reviewId, agentId, words: 'x', state: 'open' as const, at: early };
        return scope.rows(appealRows).insert({ ...said, decidedById: null, decidedAt: null, decision: null });
      });
    for (const id of [c, a, b]) await appeal(id);
    await appeal((await add({ ...it.at('bravo') })).id);
    const appeals = await checkPages({ list: (query) => sanna.appeals(query), keyOf: (one) => one.review.id, meanwhile: () => appeal(d) });
    expect(appeals.map((one) => one.review.id)).toEqual([c, a, b]);
  });

  test('calibrations, and who may score and be scored, go on page by page', async () => {
    const it = await planted(await openQualityDesk(open));
    const sanna = it.desk.as(it.as.sanna).use(quality);
    const add = (client: 'acme' | 'bravo' = 'acme') =>
      it.does((scope) =>
        scope.rows(calibrationRows).insert({
          ...it.at(client),
          ...contact,
          ...{ card, contract: 'acme@1', raters: [it.id.sanna], state: 'open', by: 'agent:1', at: early, closedAt: null },
        }),
      );
    for (const client of ['acme', 'bravo', 'acme', 'acme'] as const) await add(client);
    const all = await checkPages({ list: (query) => sanna.calibrations(query), keyOf: ({ id }) => id, meanwhile: () => add() });
    expect(all).toHaveLength(3);
    const analysts = await checkPages({ list: (query) => sanna.analysts({ client: 'acme', ...query }), keyOf: ({ agentId }) => agentId });
    expect(analysts.map(({ name }) => name)).toEqual(['Henrik Berg', 'Pirkko Laine', 'Sanna Korhonen']);
    const lea = it.desk.as(it.as.lea).use(quality);
    const reviewed = await checkPages({ list: (query) => lea.agents({ client: 'acme', ...query }), keyOf: ({ agentId }) => agentId });
    expect(reviewed.map(({ name }) => name)).toContain('Aino Virtanen');
    const beyond = { code: 'input.invalid', details: { mistakes: [{ path: 'after' }] } };
    await expect(sanna.analysts({ client: 'acme', after: it.id.nora })).rejects.toMatchObject(beyond);
  });

  test('tasks go on page by page: the next due first, what is done the last first', async () => {
    const it = await planted(await openQualityDesk(open));
    const [lea, aino] = [it.desk.as(it.as.lea).use(quality), it.desk.as(it.as.aino).use(quality)];
    const add = (what: string, dueAt: Date, more: { client?: 'acme' | 'bravo'; doneAt?: Date } = {}) =>
      it.does((scope) =>
        scope.rows(taskRows).insert({
          ...{ clientId: it.at(more.client ?? 'acme').clientId, agentId: it.id.aino, reviewId: null, ticketId: null, what, dueAt },
          ...{ byId: it.id.lea, at: early, doneAt: more.doneAt ?? null, outcome: null },
        }),
      );
    for (const [what, dueAt] of [['c', late], ['a', early], ['b', early]] as const) await add(what, dueAt); // prettier-ignore
    await add('theirs', early, { client: 'bravo' });
    const ofAll = await checkPages({ list: (query) => lea.tasks(query), keyOf: ({ what }) => what, meanwhile: () => add('d', late) });
    expect(ofAll.map(({ what }) => what)).toEqual(['a', 'b', 'c']);
    const own = await checkPages({ list: (query) => aino.ownTasks(query), keyOf: ({ what }) => what, meanwhile: () => add('e', late) });
    expect(own.map(({ what }) => what)).toEqual(['a', 'b', 'c', 'd']);
    for (const [what, doneAt] of [['x', early], ['y', late], ['z', late]] as const) await add(what, early, { doneAt }); // prettier-ignore
    const done = await checkPages({ list: (query) => aino.ownTasks({ done: true, ...query }), keyOf: ({ what }) => what });
    expect(done.map(({ what }) => what)).toEqual(['z', 'y', 'x']);
  });

  test('what requesters said goes on page by page, the last first', async () => {
    const it = await planted(await openQualityDesk(open));
    const [lea, aino] = [it.desk.as(it.as.lea).use(quality), it.desk.as(it.as.aino).use(quality)];
    const said = async (givenAt: Date, client: 'acme' | 'bravo' = 'acme') => {
      const ticketId = await it.contact(client === 'acme' ? {} : { client, by: ['nora'] });
      await it.does(async (scope) => {
        const { clientId, requesterId } = await scope.rows(ticketRows).get(ticketId);
        const given = { score: 2, words: 'x', givenAt, changedAt: null, way: 'portal' as const, tier: 1, teamId: null, channel: 'email' };
        await scope.rows(ratingRows).insert({ ticketId, clientId, requesterId, askedAt: null, ...given });
      });
      return ticketId;
    };
    const ids: number[] = [];
    for (const at of [early, late, early]) ids.push(await said(at));
    await said(late, 'bravo');
    const all = await checkPages({ list: (query) => lea.feedback(query), keyOf: ({ ticketId }) => ticketId, meanwhile: () => said(late) });
    expect(all.map(({ ticketId }) => ticketId)).toEqual([ids[1], ids[2], ids[0]]);
    const own = await checkPages({ list: (query) => aino.ownFeedback(query), keyOf: ({ ticketId }) => ticketId });
    expect(own).toHaveLength(4);
  });
});
