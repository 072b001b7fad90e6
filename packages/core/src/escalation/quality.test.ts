import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { essentials } from '../essentials.ts';
import { acme, nordbo, polar, staffed, ask, hire } from '../fixtures.ts';
import { invalidInput, notAllowed, notFound, type Actor } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { tickets } from '../ticket/index.ts';
import { escalation, handOffScored, notTheReceiver, nothingToScore } from './index.ts';

const utc = (text: string) => new Date(`2026-06-${text}Z`);

eachDatabase((_name, open) => {
  /** Nothing rises by itself here. */
  const calm = acme.replace(/escalation:\n(.*\n)+/, '');
  const world = async () => {
    const opened = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk, [calm, nordbo, polar]);
    const sanni = await hire(opened.desk, 'Sanni', ['specialists']);
    const as = (who: Actor) => ({ ...opened.desk.as(who).use(tickets), ...opened.desk.as(who).use(escalation) });
    await ask(opened.desk);
    return { ...opened, ...staff, sanni, as };
  };

  test('a hand-off is scored by those who got it, a hand-back by those who got it back, and the figure says so', async () => {
    const w = await world();
    const [one, two] = [w.as(w.aino), w.as(w.lea)];
    await one.escalate({ ticketId: 1, handover: 'x' });
    await two.accept({ ticketId: 1 });
    await two.scoreHandOff({ ticketId: 1, of: 'hand-off', score: 1 });
    expect(await w.as(w.sanni).scoreHandOff({ ticketId: 1, of: 'hand-off', score: 2, comment: 'No number.' })).toMatchObject({
      ...{ handOffId: 1, of: 'hand-off', score: 2, comment: 'No number.', by: w.sanni.id },
    });
    await two.handBack({ ticketId: 1, reason: 'y', score: 3 });
    await one.scoreHandOff({ ticketId: 1, of: 'hand-back', score: 5 });
    await one.escalate({ ticketId: 1, handover: 'z' });
    expect((await one.handOffScores({ ticketId: 1 })).map((s) => [s.of, s.score, s.by])).toEqual([['hand-off', 3, w.lea.id], ['hand-back', 5, w.aino.id]]); // prettier-ignore
    const quality = await two.handOffQuality();
    const given = { handOffs: 2, bounces: 1, bounceRate: 0.5, scored: 1, score: 3 };
    const none = { handOffs: 0, bounces: 0, bounceRate: null, scored: 0, score: null };
    const returned = { handBacks: 1, handBacksScored: 1, handBackScore: 5 };
    const noReturn = { handBacks: 0, handBacksScored: 0, handBackScore: null };
    expect(quality).toEqual({
      since: new Date('2026-05-02T06:00:00Z'),
      all: { ...given, ...returned },
      teams: [{ team: 'service-desk', ...given, ...noReturn }, { team: 'specialists', ...none, ...returned }], // prettier-ignore
      agents: [{ agent: w.aino.id, name: 'Aino', ...given, ...noReturn }, { agent: w.lea.id, name: 'Lea', ...none, ...returned }], // prettier-ignore
    });
    expect((await w.events(handOffScored)).map((e) => [e.payload.of, e.payload.score])).toEqual([['hand-off', 1], ['hand-off', 2], ['hand-off', 3], ['hand-back', 5]]); // prettier-ignore
    await w.travel('31d');
    expect((await two.handOffQuality()).all.handOffs).toBe(0);
    expect((await two.handOffQuality({ client: 'acme', since: utc('01T06:00:00') })).all.handOffs).toBe(2);
    expect((await two.handOffQuality({ client: 'acme', since: utc('01T06:00:00.001') })).all.handOffs).toBe(0);
  });

  test('nobody scores their own, and nobody what is not there', async () => {
    const w = await world();
    const score = (who: Actor, of: 'hand-off' | 'hand-back', more: object = {}) =>
      w.as(who).scoreHandOff({ ticketId: 1, of, score: 4, ...more });
    await expect(score(w.lea, 'hand-off')).rejects.toMatchObject({ code: nothingToScore.code });
    await w.as(w.aino).escalate({ ticketId: 1, handover: 'x' });
    await expect(score(w.aino, 'hand-off')).rejects.toMatchObject({ code: notTheReceiver.code });
    await expect(score(w.erik, 'hand-off')).rejects.toMatchObject({ code: notTheReceiver.code });
    await expect(score(w.aino, 'hand-back')).rejects.toMatchObject({ code: nothingToScore.code });
    await expect(score(w.nils, 'hand-off')).rejects.toMatchObject({ code: notFound.code });
    await w.as(w.lea).handBack({ ticketId: 1, reason: 'y' });
    await expect(score(w.lea, 'hand-back')).rejects.toMatchObject({ code: notTheReceiver.code });
    await expect(score(w.sanni, 'hand-back')).rejects.toMatchObject({ code: notTheReceiver.code });
    await expect(score(w.sanni, 'hand-off', { handOffId: 99 })).rejects.toMatchObject({ code: nothingToScore.code });
    expect(await score(w.sanni, 'hand-off', { handOffId: 1 })).toMatchObject({ score: 4 });
    for (const wrong of [{ score: 0 }, { score: 6 }, { score: 2.5 }, { of: 'lunch' }, { comment: '' }])
      await expect(score(w.lea, 'hand-off', wrong)).rejects.toMatchObject({ code: invalidInput.code });
    await expect(w.as(w.aino).handOffQuality()).rejects.toMatchObject({ code: notAllowed.code });
  });

  test('where the time went is one call: each tier, the requester, the supplier and closed hours, adding up to all of it', async () => {
    const w = await world();
    const one = w.as(w.aino);
    await w.travel('2h');
    await w.desk.as(w.aino).use(messages).write({ ticketId: 1, text: 'Hei' });
    await one.escalate({ ticketId: 1, handover: 'x' });
    await w.travel('1h');
    await one.move({ ticketId: 1, to: 'pending-requester' });
    await w.travel('1h');
    await one.move({ ticketId: 1, to: 'open' });
    await one.move({ ticketId: 1, to: 'pending-third-party' });
    await w.travel('1h');
    await one.move({ ticketId: 1, to: 'open' });
    await w.travel('20h');
    const HOUR = 3_600_000;
    const { held, totalMs, spans } = await one.timeOf({ ticketId: 1 });
    // Until 11 tier 1, an hour of tier 2, one of the requester, one of the supplier, two of tier 2 until 16:00, and 16 h of night to 8:00; then 2 h.
    expect(new Map(held.map((h) => [h.holder, h.ms / HOUR]))).toEqual(new Map([['tier-1', 2], ['tier-2', 5], ['requester', 1], ['supplier', 1], ['closed', 16]])); // prettier-ignore
    expect(held.reduce((sum, h) => sum + h.ms, 0)).toBe(totalMs);
    expect(totalMs).toBe(25 * HOUR);
    expect(held.reduce((sum, h) => sum + h.share, 0)).toBeCloseTo(1, 12);
    expect(spans.every((span, i) => i === 0 || span.from.getTime() === spans[i - 1]!.to.getTime())).toBe(true);
    await one.move({ ticketId: 1, to: 'resolved' });
    await w.travel('5d');
    expect((await one.timeOf({ ticketId: 1 })).totalMs).toBe(25 * HOUR);
    await expect(w.as(w.nils).timeOf({ ticketId: 1 })).rejects.toMatchObject({ code: notFound.code });
  });
});
