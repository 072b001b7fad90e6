import { describe, expect, test } from '@jest/globals';
import { channels, notificationRaised, tickets } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { promiseBroken, promiseDueSoon, promiseEnded } from '../events.ts';
import { openPhoneDesk, type PhoneDesk } from '../fixtures.ts';
import { phone } from '../plugin.ts';

const called = async (it: PhoneDesk) => (await it.desk.as(it.aino).use(phone).start({ client: 'acme', number: '0401234567' })).callId;
const about = 'Kuulumisia tulostimesta';

eachDatabase((_name, open) => {
  describe('a call-back', () => {
    test('is due by the contract in its open time, is warned of, and is broken at its instant when nobody called', async () => {
      const it = await openPhoneDesk(open, '2026-01-05T13:00:00Z'); // 15:00 in Helsinki, an hour before closing
      const promise = await it.desk
        .as(it.aino)
        .use(phone)
        .promise({ callId: await called(it), kind: 'call-back', about });
      expect(promise).toMatchObject({ dueAt: new Date('2026-01-06T07:00:00Z'), number: '+358401234567', zone: 'Europe/Helsinki' });
      await it.travelTo('2026-01-06T06:59:59Z');
      expect((await it.events(promiseDueSoon)).map((f) => f.at)).toEqual([new Date('2026-01-06T06:45:00Z')]);
      expect(await it.events(promiseBroken)).toEqual([]);
      await it.travel('2s');
      expect((await it.events(promiseBroken)).map((f) => f.payload.dueAt)).toEqual(['2026-01-06T07:00:00.000Z']);
      expect((await it.desk.as(it.aino).use(phone).promises({})).items[0]).toMatchObject({ state: 'open', broken: true });
    });

    test('is kept by a conversation of ten seconds at its very instant, and nobody is told then', async () => {
      const it = await openPhoneDesk(open);
      const my = it.desk.as(it.aino).use(phone);
      const { id: promiseId } = await my.promise({ callId: await called(it), kind: 'call-back', about, by: '2026-01-05 14:00' });
      await it.travelTo('2026-01-05T11:50:00Z');
      expect(await my.tryCallBack({ promiseId, outcome: 'answered', seconds: 9 })).toMatchObject({ state: 'open', attempts: 1 });
      await it.travelTo('2026-01-05T12:00:00Z');
      expect(await my.tryCallBack({ promiseId, outcome: 'answered', seconds: 10 })).toMatchObject({ state: 'kept', attempts: 2 });
      await it.travel('1h');
      expect([await it.events(promiseBroken), (await it.events(promiseEnded)).map((f) => f.payload.inTime)]).toEqual([[], [true]]);
      await expect(my.tryCallBack({ promiseId, outcome: 'busy' })).rejects.toMatchObject({ code: 'phone.promise-over' });
    });

    test('at an hour that the clocks skip is moved on, and said to be', async () => {
      const it = await openPhoneDesk(open, '2026-03-28T09:00:00Z');
      const made = await it.desk
        .as(it.aino)
        .use(phone)
        .promise({ callId: await called(it), kind: 'call-back', about, by: '2026-03-29 03:30', agreed: true });
      expect([made.dueAt, made.shifted]).toEqual([new Date('2026-03-29T01:30:00Z'), true]);
    });

    test('is at a decent hour of the caller’s own zone, unless they asked for another', async () => {
      const it = await openPhoneDesk(open);
      const my = it.desk.as(it.aino).use(phone);
      const callId = await called(it);
      const late = { callId, kind: 'call-back', about, by: '2026-01-05 20:30' } as const;
      await expect(my.promise(late)).rejects.toMatchObject({ code: 'phone.indecent-hour' });
      expect((await my.promise({ ...late, agreed: true })).dueAt).toEqual(new Date('2026-01-05T18:30:00Z'));
      expect((await my.promise({ ...late, by: '2026-01-05 19:30', zone: 'Europe/Stockholm' })).dueAt).toEqual(
        new Date('2026-01-05T18:30:00Z'),
      );
      await expect(my.promise({ ...late, by: '2026-01-05 09:00' })).rejects.toMatchObject({ code: 'phone.window-backwards' });
    });

    test('is given up only after the attempts of the contract, and the requester is told in their language', async () => {
      const it = await openPhoneDesk(open);
      const my = it.desk.as(it.aino).use(phone);
      const callId = await called(it);
      const { id: ticketId } = await my.log({ callId, address: 'ada@acme.example', name: 'Ada', subject: 'Tulostin' });
      const { id: promiseId } = await my.promise({ callId, kind: 'call-back', about });
      await my.tryCallBack({ promiseId, outcome: 'no-answer' });
      await expect(my.endPromise({ promiseId, how: 'exhausted' })).rejects.toMatchObject({ code: 'phone.too-soon-to-give-up' });
      await it.travel('3h');
      await my.tryCallBack({ promiseId, outcome: 'busy' });
      await it.travel('2h');
      await my.tryCallBack({ promiseId, outcome: 'voicemail' });
      expect(await my.endPromise({ promiseId, how: 'exhausted' })).toMatchObject({ state: 'exhausted' });
      await it.travel(0);
      const outbox = JSON.stringify(await it.desk.as(it.admin).use(channels).outbox({}));
      expect(outbox).toContain('emme tavoittaneet sinua');
      expect((await it.desk.as(it.aino).use(tickets).get({ ticketId })).requester.address).toBe('ada@acme.example');
    });

    test('is about a ticket of the client that was called, and of no other', async () => {
      const it = await openPhoneDesk(open);
      const my = it.desk.as(it.aino).use(phone);
      const callId = await called(it);
      const { id: ticketId } = await it.desk
        .as(it.admin)
        .use(tickets)
        .open({ client: 'nordbo', from: 'sven@nordbo.example', subject: 'x' });
      const promised = { callId, kind: 'call-back', about, ticketId } as const;
      await expect(my.promise(promised)).rejects.toMatchObject({ code: 'phone.other-client' });
      await expect(my.log({ callId, ticketId, told: 'Hei' })).rejects.toMatchObject({ code: 'phone.other-client' });
      await expect(my.promise({ ...promised, ticketId: 999 })).rejects.toMatchObject({ code: 'row.not-found' });
    });

    test('that is in danger is told to whoever promised it, before it breaks and when it has, where there is a ticket', async () => {
      const it = await openPhoneDesk(open);
      const my = it.desk.as(it.aino).use(phone);
      const callId = await called(it);
      await my.log({ callId, name: 'Ada', subject: 'Tulostin' });
      await my.promise({ callId, kind: 'word', about: 'Kirjoitamme', by: '2026-01-05 15:00' });
      await it.travelTo('2026-01-05T13:00:01Z');
      const told = (await it.events(notificationRaised)).map((f) => [f.payload.what, f.payload.recipients.map((r) => r.address)]);
      expect(told.filter(([what]) => String(what).startsWith('promise'))).toEqual([
        ['promise.warned', ['aino@desk.example']],
        ['promise.breached', ['aino@desk.example']],
      ]);
    });

    test('that was asked for in the queue is promised once, however often it is told', async () => {
      const it = await openPhoneDesk(open);
      const event = { event: 'callback.requested', id: 'k1', callId: 'q', dialledNumber: '0912345678', from: '0401234567' };
      for (const _ of [1, 2]) expect((await it.tell(event)).status).toBe(200);
      expect((await it.desk.as(it.aino).use(phone).promises({})).items).toMatchObject([
        { kind: 'call-back', number: '+358401234567', madeBy: 'caller' },
      ]);
    });
  });

  test('any other promise is watched to the end as well, and is nobody else’s to see', async () => {
    const it = await openPhoneDesk(open);
    const my = it.desk.as(it.aino).use(phone);
    const { id: promiseId } = await my.promise({
      callId: await called(it),
      kind: 'word',
      about: 'Kirjoitamme perjantaina',
      by: '2026-01-09 16:00',
    });
    await expect(my.tryCallBack({ promiseId, outcome: 'busy' })).rejects.toMatchObject({ code: 'phone.not-a-call-back' });
    expect((await it.desk.as(it.otto).use(phone).promises({})).items).toEqual([]);
    await expect(it.desk.as(it.otto).use(phone).endPromise({ promiseId, how: 'kept' })).rejects.toMatchObject({ code: 'row.not-found' });
    await it.travelTo('2026-01-09T14:00:01Z');
    expect(await it.events(promiseBroken)).toHaveLength(1);
    await my.endPromise({ promiseId, how: 'kept', reason: 'Kirjoitettu' });
    expect((await it.events(promiseEnded)).map((f) => f.payload)).toMatchObject([{ how: 'kept', inTime: false }]);
  });
});
