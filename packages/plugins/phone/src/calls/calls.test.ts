import { describe, expect, test } from '@jest/globals';
import { clients, introduce, system } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { callEventRows, callRows, personNumberRows } from '../entities/index.ts';
import { acmePhone, keep, openPhoneDesk, rowsOf, type PhoneDesk } from '../fixtures.ts';
import { phone } from '../plugin.ts';

const acme = '+358912345678';
const inCall = { callId: 'c1', dialledNumber: '0912345678', from: '0401234567' };
const status = async (answer: Promise<Response>) => (await answer).status;
const code = async (answer: Promise<Response>) => ((await (await answer).json()) as { code: string }).code;
const the = async (it: PhoneDesk) => (await it.desk.as(it.aino).use(phone).calls({})).items;

eachDatabase((_name, open) => {
  describe('a signed event', () => {
    test('makes a call of the client whose number was dialled', async () => {
      const it = await openPhoneDesk(open);
      expect(await status(it.tell({ event: 'call.queued', ...inCall }))).toBe(200);
      expect(await the(it)).toMatchObject([
        { phase: 'queued', fromNumber: '+358401234567', toNumber: acme, language: 'fi', queue: 'acme' },
      ]);
    });

    test('is refused when its signature is not right, or its system is not known, and nothing is kept', async () => {
      const it = await openPhoneDesk(open);
      const change = (name: string, value: string) => (request: Request) => {
        request.headers.set(name, value);
        return request;
      };
      const event = { event: 'call.queued', ...inCall };
      expect(await code(it.tell(event, change('x-luuri-signature', 'a'.repeat(64))))).toBe('phone.not-signed');
      expect(await code(it.tell(event, change('x-luuri-system', 'other')))).toBe('phone.not-signed');
      const stamp = String(Math.floor(it.now().getTime() / 1000) + 1);
      expect(await status(it.tell(event, change('x-luuri-timestamp', stamp)))).toBe(401);
      expect(await rowsOf(it.desk, callEventRows)).toEqual([]);
    });

    test('is refused when it is older than five minutes, and taken when it is as old', async () => {
      const it = await openPhoneDesk(open);
      let late: Request | undefined;
      await it.tell({ event: 'call.queued', ...inCall }, (request) => {
        late = request.clone();
        return request;
      });
      await it.travel('5min');
      expect(await status(it.fetch(late!.clone()))).toBe(200);
      await it.travel('1s');
      expect(await status(it.fetch(late!))).toBe(401);
    });

    test('twice is one, at the same time too', async () => {
      const it = await openPhoneDesk(open);
      const event = { event: 'call.answered', id: 'same', agentExt: '101', ...inCall };
      const answers = await Promise.all([it.tell(event), it.tell(event), it.tell(event)]);
      expect(answers.map((a) => a.status)).toEqual([200, 200, 200]);
      expect(await rowsOf(it.desk, callEventRows)).toHaveLength(1);
      expect(await rowsOf(it.desk, callRows)).toHaveLength(1);
      const [call] = await the(it);
      expect((await it.desk.as(it.aino).use(phone).call({ callId: call!.id })).turns).toHaveLength(1);
    });

    test('that comes late changes what it is late for: the end of a call may come before its answer', async () => {
      const it = await openPhoneDesk(open);
      const at = (seconds: number) => new Date(it.now().getTime() + seconds * 1000);
      await it.tell({ event: 'call.ended', ...inCall, at: at(100) });
      await it.tell({ event: 'call.answered', ...inCall, agentExt: '101', at: at(20) });
      await it.tell({ event: 'call.queued', ...inCall, at: at(5) });
      const [call] = await the(it);
      expect(call).toMatchObject({ phase: 'ended', waitMs: 15_000, queuedAt: at(5), endedAt: at(100) });
      const { turns } = await it.desk.as(it.aino).use(phone).call({ callId: call!.id });
      expect(turns).toMatchObject([{ answeredAt: at(20), endedAt: at(100) }]);
    });

    test('that makes no sense is refused with its fields, and takes nothing down', async () => {
      const it = await openPhoneDesk(open);
      const answer = await it.tell({ event: 'call.exploded', extra: 1 } as never);
      expect(answer.status).toBe(400);
      const { mistakes } = (await answer.json()) as { mistakes: { path: string }[] };
      expect(mistakes.map((m) => m.path).sort()).toEqual(['event', 'extra']);
      expect(await status(it.tell([] as never))).toBe(400);
    });

    test('of one client is nobody else’s to see', async () => {
      const it = await openPhoneDesk(open);
      await it.tell({ event: 'call.queued', ...inCall });
      expect((await it.desk.as(it.otto).use(phone).calls({})).items).toEqual([]);
      const [call] = await the(it);
      await expect(it.desk.as(it.otto).use(phone).call({ callId: call!.id })).rejects.toMatchObject({ code: 'row.not-found' });
    });

    test('of a system that tells of one client says nothing of another', async () => {
      const it = await openPhoneDesk(open);
      const { path } = await it.desk.as(it.admin).use(phone).connect({ name: 'theirs', kind: 'cti', client: 'nordbo' });
      const body = JSON.stringify({ event: 'newCall', callId: 'x', from: '0401', to: acme, direction: 'in' });
      await it.fetch(new Request(`http://desk${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } }));
      const [call] = await rowsOf(it.desk, callRows);
      const nordbo = (await it.desk.as(it.admin).use(clients).list()).items.find((c) => c.slug === 'nordbo');
      expect(call?.clientId).toBe(nordbo?.id);
    });
  });

  describe('a bridge of the generic form', () => {
    const newCall = { event: 'newCall', callId: 'z1', from: '0401234567', to: '0912345678', direction: 'in' };

    test.each(['form', 'json'] as const)('tells of a call as %s, from its ringing to its end', async (as) => {
      const it = await openPhoneDesk(open);
      expect(await (await it.cti(newCall, as)).json()).toEqual({});
      await it.travel('10s');
      await it.cti({ ...newCall, event: 'answer', user: 'Aino', answeringNumber: '101' }, as);
      await it.cti({ ...newCall, event: 'answer', user: 'Aino', answeringNumber: '101' }, as);
      await it.travel('60s');
      expect((await it.cti({ ...newCall, event: 'hangup', cause: 'normalClearing' }, as)).status).toBe(200);
      const [call] = await the(it);
      expect(call).toMatchObject({ phase: 'ended', waitMs: 10_000, endReason: 'normalClearing' });
      expect((await it.desk.as(it.aino).use(phone).call({ callId: call!.id })).turns).toMatchObject([
        { agentId: expect.any(Number) as unknown },
      ]);
    });

    test('is told to turn blocked callers away, and to dial who is on duty outside the hours', async () => {
      const it = await openPhoneDesk(open);
      expect(await (await it.cti({ ...newCall, callId: 'b', from: '0406660666' })).json()).toEqual({ action: 'reject', reason: 'busy' });
      await it.travel('8h');
      expect(await (await it.cti({ ...newCall, callId: 'n' })).json()).toMatchObject({
        action: 'dial',
        number: '+358405550100',
        caller_id: '+358401234567',
      });
    });

    test('without the right token is nobody, and one that was disconnected is none', async () => {
      const it = await openPhoneDesk(open);
      const body = JSON.stringify(newCall);
      const headers = { 'content-type': 'application/json' };
      expect((await it.fetch(new Request('http://desk/phone/cti/guess', { method: 'POST', body, headers }))).status).toBe(401);
      await it.desk.as(it.admin).use(phone).disconnect({ name: 'bridge' });
      expect((await it.cti(newCall)).status).toBe(401);
      expect((await it.fetch(new Request('http://desk/phone/cti/', { method: 'POST', body, headers }))).status).toBe(404);
    });

    test('hears what is wrong with what it sends', async () => {
      const it = await openPhoneDesk(open);
      const answer = await it.cti({ event: 'ring' });
      expect(answer.status).toBe(400);
      expect(((await answer.json()) as { mistakes: { path: string }[] }).mistakes.map((m) => m.path)).toEqual(['event', 'callId']);
    });
  });

  describe('who calls', () => {
    const ring = async (it: PhoneDesk, from: string, dialledNumber = '0912345678') => {
      await it.tell({ event: 'call.ringing', callId: `r${from}${dialledNumber}`, from, dialledNumber, agentExt: '101' });
      const pop = await it.desk.as(it.aino).use(phone).pop();
      await it.tell({ event: 'call.ended', callId: `r${from}${dialledNumber}`, at: new Date(it.now().getTime() + 1) });
      return pop!;
    };
    const give = async (it: PhoneDesk, client: string, address: string, number: string) => {
      const { id: clientId } = (await it.desk.as(system).use(clients).list()).items.find((c) => c.slug === client)!;
      const { id: personId } = await it.desk.as(system).run(introduce, { clientId, address, name: address.split('@')[0]! });
      await keep(it.desk, personNumberRows, { personId, clientId, number, addedAt: it.now() });
    };

    test('is looked for among the people of the dialled client alone; another client is said to know the number and nothing more', async () => {
      const it = await openPhoneDesk(open);
      await give(it, 'nordbo', 'sven@nordbo.example', '+358401234567');
      expect((await ring(it, '0401234567')).caller).toEqual({ match: 'none', people: [], perhapsElsewhere: true });
      expect((await ring(it, '+358401234567', '08-123 456 78')).caller).toMatchObject({ match: 'one', people: [{ name: 'sven' }] });
    });

    test('is chosen among several with one number, and is never verified by it', async () => {
      const it = await openPhoneDesk(open);
      for (const address of ['ada@acme.example', 'bo@acme.example']) await give(it, 'acme', address, '+358401234567');
      const pop = await ring(it, '040 123 4567');
      expect([pop.caller.match, pop.caller.people.map((p) => p.name), pop.verified]).toEqual(['several', ['ada', 'bo'], false]);
    });

    test('is nobody when the number was withheld', async () => {
      const it = await openPhoneDesk(open);
      expect((await ring(it, 'anonymous')).caller).toEqual({ match: 'withheld', people: [], perhapsElsewhere: false });
    });
  });

  test('a number is one client’s: a pack that takes another’s is refused', async () => {
    const it = await openPhoneDesk(open);
    const yaml = acmePhone.replace('client: acme', 'client: rival').replaceAll('acme.example', 'rival.example');
    await expect(it.desk.as(system).use(clients).apply({ yaml })).rejects.toMatchObject({
      code: 'contract.invalid',
      details: { mistakes: [{ path: 'phone.numbers' }, { path: 'phone.numbers' }] },
    });
  });

  test('the tables are what the entities say', async () => {
    const it = await openPhoneDesk(open);
    expect(await it.desk.schemaDrift()).toEqual([]);
  });
});
