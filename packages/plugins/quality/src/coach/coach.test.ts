import { describe, expect, test } from '@jest/globals';
import { messages, ratingRows, ratingGiven, ticketRows, toFetchHandler } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { openQualityDesk, usual, type QualityDesk } from '../fixtures.ts';
import { quality } from '../plugin.ts';

const dueAt = new Date('2026-01-16T14:00:00Z');

/** What a requester said, as the room of ratings keeps it. */
const rate = (it: QualityDesk, ticketId: number, said: { score: number; words?: string }) =>
  it.does(async (scope) => {
    const { clientId, requesterId, tier, teamId, channel } = await scope.rows(ticketRows).get(ticketId);
    const of = { ticketId, clientId, requesterId, tier, teamId, channel, way: 'portal' as const };
    await scope
      .rows(ratingRows)
      .insert({ ...of, score: said.score, words: said.words ?? null, askedAt: null, givenAt: scope.now, changedAt: null });
    await scope.emit(ratingGiven, { ticketId, clientId, score: said.score, way: 'portal' });
  });

eachDatabase((_name, open) => {
  describe('coaching', () => {
    test('comes out of a published review, and is done by the agent', async () => {
      const it = await openQualityDesk(open);
      const of = (name: keyof typeof it.as) => it.desk.as(it.as[name]).use(quality);
      const { id: pickId } = await of('lea').pick({ ticketId: await it.contact() });
      const { id: reviewId } = await of('sanna').begin({ pickId });
      await expect(of('sanna').coach({ reviewId, what: 'Tervehdi', dueAt })).rejects.toMatchObject({ code: 'input.invalid' });
      await of('sanna').save({ reviewId, answers: usual('no', 'yes', '3', 'yes') });
      await of('sanna').publish({ reviewId });
      const task = await of('lea').coach({ reviewId, what: 'Kuuntele kaksi puhelua ja tervehdi.', dueAt });
      expect(task).toMatchObject({ agent: 'Aino Virtanen', by: 'Lea Koski', reviewId, dueAt, doneAt: null, client: 'acme' });
      expect((await of('aino').ownTasks()).items).toMatchObject([{ id: task.id }]);
      expect((await of('bertta').ownTasks()).items).toEqual([]);
      for (const name of ['bertta', 'nora'] as const)
        await expect(of(name).done({ taskId: task.id })).rejects.toMatchObject({ kind: 'not-found' });
      expect(await of('aino').done({ taskId: task.id, outcome: 'Kuunneltu.' })).toMatchObject({ outcome: 'Kuunneltu.' });
      await expect(of('lea').done({ taskId: task.id })).rejects.toMatchObject({ code: 'quality.task-done' });
      expect((await of('lea').tasks()).items).toEqual([]);
      expect((await of('lea').tasks({ done: true, agentId: it.id.aino })).items).toHaveLength(1);
      expect((await of('aino').ownTasks({ done: true })).items).toHaveLength(1);
      expect((await of('nora').tasks({ done: true })).items).toEqual([]);
    });

    test('is given without a review to somebody who serves the client', async () => {
      const it = await openQualityDesk(open);
      const lead = it.desk.as(it.as.lea).use(quality);
      expect((await lead.agents({ client: 'acme' })).items.map((a) => a.name)).toEqual(['Aino Virtanen', 'Bertta Salo', 'Lea Koski']);
      expect(await lead.coach({ client: 'acme', agentId: it.id.bertta, what: 'Lue ohje', dueAt })).toMatchObject({ reviewId: null });
      await expect(lead.coach({ client: 'acme', agentId: it.id.nora, what: 'x', dueAt })).rejects.toMatchObject({
        code: 'quality.no-such-agent',
      });
      await expect(lead.coach({ client: 'bravo', agentId: it.id.nora, what: 'x', dueAt })).rejects.toMatchObject({ kind: 'not-found' });
      await expect(lead.coach({ what: 'x', dueAt })).rejects.toMatchObject({ code: 'input.invalid' });
    });
  });

  test('a flag is true or false, and nothing else is taken for one', async () => {
    const it = await openQualityDesk(open);
    const fetch = toFetchHandler(it.desk, { whoIs: async () => it.as.lea });
    const status = async (path: string) => (await fetch(new Request(`http://desk.example/quality/${path}`))).status;
    for (const path of ['tasks?done=', 'feedback?withWords=']) {
      for (const flag of ['true', 'false']) expect(await status(path + flag)).toBe(200);
      for (const nonsense of ['nonsense', '2']) expect(await status(path + nonsense)).toBe(400);
    }
  });

  describe('feedback', () => {
    test('is shown in the words of requesters: to leads and analysts all of their clients, to agents that of their own tickets', async () => {
      const it = await openQualityDesk(open);
      const of = (name: keyof typeof it.as) => it.desk.as(it.as[name]).use(quality);
      const [first, second, third] = [
        await it.contact(),
        await it.contact({ by: ['bertta'] }),
        await it.contact({ client: 'bravo', by: ['nora'] }),
      ];
      await rate(it, first, { score: 1, words: 'Odotin tunnin.' });
      await it.travel('1min');
      await rate(it, second, { score: 5, words: 'Kiitos!' });
      await rate(it, third, { score: 4 });
      for (const name of ['lea', 'sanna'] as const)
        expect((await of(name).feedback()).items.map((f) => f.words)).toEqual(['Kiitos!', 'Odotin tunnin.']);
      expect((await of('sanna').feedback({ most: 2 })).items).toMatchObject([
        { ticketId: first, score: 1, client: 'acme', subject: 'Salasana lukossa' },
      ]);
      expect((await of('nora').feedback()).items).toMatchObject([{ ticketId: third, words: null }]);
      expect((await of('nora').feedback({ withWords: true })).items).toEqual([]);
      expect((await of('sanna').feedback({ client: 'bravo' })).items).toEqual([]);
      expect((await of('aino').ownFeedback()).items).toMatchObject([{ ticketId: first, words: 'Odotin tunnin.' }]);
      expect((await of('bertta').ownFeedback()).items).toMatchObject([{ ticketId: second }]);
      await expect(of('aino').feedback()).rejects.toMatchObject({ kind: 'forbidden' });
      // A note among agents is nothing that Bertta said to the requester.
      await it.desk.as(it.as.bertta).use(messages).write({ ticketId: first, text: 'Katson.', public: false });
      expect((await of('bertta').ownFeedback()).items.map((f) => f.ticketId)).toEqual([second]);
      const { next } = await of('lea').feedback({ limit: 1 });
      expect((await of('lea').feedback({ after: next! })).items.map((f) => f.ticketId)).toEqual([first]);
    });
  });
});
