import { describe, expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { budgetWarned, turnWrapped } from '../events.ts';
import { openPhoneDesk, type PhoneDesk } from '../fixtures.ts';
import { phone } from '../plugin.ts';

const line = async (it: PhoneDesk, extension = '101') =>
  (await it.desk.as(it.aino).use(phone).agents()).items.find((one) => one.extension === extension)!;
const began = async (it: PhoneDesk, client = 'acme') =>
  (await it.desk.as(it.aino).use(phone).start({ client, number: '0401234567' })).callId;

eachDatabase((_name, open) => {
  describe('the budget of a call', () => {
    test('warns at its shares, each once, at the very instant, and cuts nobody off', async () => {
      const it = await openPhoneDesk(open);
      const start = it.now().getTime();
      await began(it);
      await it.travel('30min');
      const warned = await it.events(budgetWarned);
      expect(warned.map((w) => [w.payload.share, w.at.getTime() - start, new Date(w.payload.at).getTime() - start])).toEqual([
        [0.7, 420_000, 420_000],
        [1, 600_000, 600_000],
      ]);
      expect((await line(it)).state).toBe('on-call');
    });

    test('warns nobody of a call that is over, also when the desk was down meanwhile', async () => {
      const it = await openPhoneDesk(open);
      const callId = await began(it);
      await it.travel('6min');
      await it.desk.as(it.aino).use(phone).byHand({ callId, what: 'end' });
      await it.jump('1h');
      expect(await it.events(budgetWarned)).toEqual([]);
    });

    test('is extended with a reason, warns again by the longer one, and counts as over all the same', async () => {
      const it = await openPhoneDesk(open);
      const my = it.desk.as(it.aino).use(phone);
      const callId = await began(it);
      await it.travel('8min');
      await my.extend({ callId, minutes: 10, reason: 'Asennus kesken' });
      await it.travel('6min');
      expect((await it.events(budgetWarned)).map((w) => w.payload.share)).toEqual([0.7, 0.7]);
      await my.byHand({ callId, what: 'end' });
      expect((await my.call({ callId })).turns).toMatchObject([{ extendedMs: 600_000, limitOutcome: 'extended' }]);
      const [all] = await my.figures({ from: new Date('2026-01-05T00:00:00Z'), to: new Date('2026-01-06T00:00:00Z') });
      expect(all?.limitKept).toBe(0);
    });

    test('is not extended where the client wants the call handed on', async () => {
      const it = await openPhoneDesk(open);
      const callId = await began(it, 'nordbo');
      await expect(it.desk.as(it.aino).use(phone).extend({ callId, minutes: 5, reason: 'x' })).rejects.toMatchObject({
        code: 'phone.no-extension',
      });
    });

    test('is longer at a higher tier', async () => {
      const it = await openPhoneDesk(open);
      const { callId } = await it.desk.as(it.lea).use(phone).start({ client: 'acme' });
      expect((await it.desk.as(it.lea).use(phone).call({ callId })).turns).toMatchObject([{ limitMs: 1_200_000 }]);
    });
  });

  describe('a wrap-up', () => {
    test('with a time box ends by itself at its instant, with a code that says so; then comes a pause, then the next call', async () => {
      const it = await openPhoneDesk(open);
      const my = it.desk.as(it.aino).use(phone);
      const callId = await began(it);
      await it.travel('60s');
      await my.byHand({ callId, what: 'end' });
      expect((await line(it)).state).toBe('wrap-up');
      await it.travel('90s');
      expect(await line(it)).toMatchObject({ state: 'break', reason: 'breathing' });
      expect((await my.call({ callId })).turns).toMatchObject([
        { codes: ['timed-out'], wrappedBy: 'time', wrappedAt: new Date('2026-01-05T09:02:30Z') },
      ]);
      await it.travel('5s');
      expect((await line(it)).state).toBe('ready');
    });

    test('takes codes of the contract and no others, and ends with them', async () => {
      const it = await openPhoneDesk(open);
      const my = it.desk.as(it.aino).use(phone);
      const callId = await began(it);
      await my.byHand({ callId, what: 'end' });
      await expect(my.wrapUp({ callId, codes: [] })).rejects.toMatchObject({ code: 'phone.codes-needed' });
      await expect(my.wrapUp({ callId, codes: ['invented'] })).rejects.toMatchObject({ code: 'phone.codes-needed' });
      await it.travel('10s');
      await my.wrapUp({ callId, codes: ['wrong-number'] });
      expect((await it.events(turnWrapped)).map((f) => [f.payload.codes, f.payload.by])).toEqual([[['wrong-number'], 'agent']]);
      await it.travel('1h');
      expect(await it.events(turnWrapped)).toHaveLength(1);
    });

    test('that is mandatory waits for its codes as long as it takes', async () => {
      const it = await openPhoneDesk(open);
      const my = it.desk.as(it.aino).use(phone);
      const callId = await began(it, 'nordbo');
      await my.byHand({ callId, what: 'end' });
      await it.travel('8h');
      expect((await line(it)).state).toBe('wrap-up');
      await expect(my.setState({ state: 'ready' })).rejects.toMatchObject({ code: 'phone.still-busy' });
      await expect(my.start({ client: 'acme' })).rejects.toMatchObject({ code: 'phone.still-busy' });
      await my.wrapUp({ callId, codes: ['information'] });
      expect((await line(it)).state).toBe('ready');
    });
  });

  describe('an agent', () => {
    test('rings, talks, wraps up, and is ready for the call of another client', async () => {
      const it = await openPhoneDesk(open);
      const my = it.desk.as(it.aino).use(phone);
      await my.setState({ state: 'break', reason: 'lounas' });
      expect(await line(it)).toMatchObject({ state: 'break', reason: 'lounas' });
      await my.setState({ state: 'ready' });
      const acme = { callId: 'a', dialledNumber: '0912345678', from: '0401', agentExt: '101' };
      await it.tell({ event: 'call.ringing', ...acme });
      expect((await line(it)).state).toBe('ringing');
      await it.tell({ event: 'call.answered', ...acme });
      expect((await line(it)).state).toBe('on-call');
      await it.travel('30s');
      await it.tell({ event: 'call.ended', ...acme });
      await it.tell({ event: 'wrapup.ended', ...acme, code: 'ticket-created' });
      await it.travel('5s');
      expect((await line(it)).state).toBe('ready');
      await it.tell({ event: 'call.ringing', callId: 'n', dialledNumber: '+46812345678', agentExt: '101' });
      expect(await my.pop()).toMatchObject({ client: { slug: 'nordbo' }, greeting: 'Nordbo support, Aino.' });
    });

    test('whose ringing call is answered elsewhere is ready again, and a transfer is one contact with two parts', async () => {
      const it = await openPhoneDesk(open);
      await it.desk.as(it.aino).use(phone).setState({ state: 'ready' });
      const call = { dialledNumber: '0912345678', linkedId: 'one' };
      await it.tell({ event: 'call.ringing', ...call, callId: 'a', agentExt: '101' });
      await it.tell({ event: 'call.answered', ...call, callId: 'a', agentExt: '101' });
      await it.travel('1min');
      await it.tell({ event: 'call.transferred', ...call, callId: 'a', kind: 'warm', to: '201' });
      await it.tell({ event: 'call.answered', ...call, callId: 'b', agentExt: '201' });
      expect([(await line(it)).state, (await line(it, '201')).state]).toEqual(['wrap-up', 'on-call']);
      await it.travel('2min');
      await it.tell({ event: 'call.ended', ...call, callId: 'b' });
      const { items } = await it.desk.as(it.aino).use(phone).calls({});
      expect(items).toHaveLength(1);
      const { turns } = await it.desk.as(it.aino).use(phone).call({ callId: items[0]!.id });
      expect(turns.map((t) => (t.endedAt?.getTime() ?? 0) - t.answeredAt.getTime())).toEqual([60_000, 120_000]);
    });

    test('writes on no call of a colleague, and sees none of a client that they do not serve', async () => {
      const it = await openPhoneDesk(open);
      const callId = await began(it);
      await expect(it.desk.as(it.lea).use(phone).saveNotes({ callId, draft: 1, text: 'x' })).rejects.toMatchObject({
        code: 'phone.not-your-call',
      });
      await expect(it.desk.as(it.otto).use(phone).saveNotes({ callId, draft: 1, text: 'x' })).rejects.toMatchObject({
        code: 'row.not-found',
      });
      await expect(it.desk.as(it.otto).use(phone).start({ client: 'acme' })).rejects.toMatchObject({ code: 'client.not-found' });
    });
  });
});
