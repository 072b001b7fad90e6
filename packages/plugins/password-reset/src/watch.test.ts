import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { channels, deliveryRows, system } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { attemptRows, evidenceRows, resetRows } from './entities.ts';
import { securityAlert } from './events.ts';
import { acmeResets, approve, ask, bravoResets, byMail, openResetDesk, proven, refused, rowsOf, tokenIn, wish } from './fixtures.ts';
import { signatureOf, type SiemEvent } from './rules/siem.ts';

/** A client's security system, that answers as the test says. */
const told: { headers: IncomingHttpHeaders; body: string; event: SiemEvent }[] = [];
let answers: (() => number)[] = [];
let url = '';
const siem = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const status = answers.shift()?.() ?? 204;
    const body = Buffer.concat(parts).toString('utf8');
    if (status === 204) told.push({ headers: request.headers, body, event: JSON.parse(body) as SiemEvent });
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
  });
});
beforeAll(async () => {
  await new Promise<void>((resolve) => siem.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((siem.address() as AddressInfo).port)}/in`;
});
afterAll(() => new Promise((resolve) => siem.close(resolve)));

eachDatabase((_name, open) => {
  describe('F9: the client’s security system', () => {
    const watched = () => acmeResets(`  siem: { url: '${url}', secret: ACME_SIEM }\n`);
    const secrets = { ACME_SIEM: 'between-you-and-me' };

    test('F9: is told of each fact, signed, in order, with nothing secret in it', async () => {
      told.length = 0;
      const it = await openResetDesk(open, { packs: [watched()], secrets });
      const { id: resetId } = await proven(it);
      await it.as(it.aino).resetPassword({ resetId, delivery: 'mail' });
      await it.travel('1min');
      expect(told.map(({ event }) => [event.event, event.facts['state'] ?? null])).toEqual([
        ['password-reset.begun', null],
        ['password-reset.ended', 'done'],
      ]);
      expect(told[0]!.event).toMatchObject({
        client: 'acme',
        actor: it.aino.id,
        risk: 'none',
        facts: { resetId, deed: 'reset-password', account: 'ada' },
      });
      for (const { headers, body } of told)
        expect(headers['x-luuri-signature']).toBe(signatureOf(secrets.ACME_SIEM, String(headers['x-luuri-timestamp']), body));
      expect(new Set(told.map(({ event }) => event.id)).size).toBe(told.length);
      const password = it.fake.done.find((d) => d.password)!.password!;
      expect(JSON.stringify(told)).not.toMatch(/ada@|1234512|Ada Lahti|Bella|between-you-and-me/);
      expect(JSON.stringify(told)).not.toContain(password);
    });

    test('F9: that is away, says no or sends elsewhere is told again, and of an alert as of a risk', async () => {
      told.length = 0;
      const it = await openResetDesk(open, { packs: [watched()], secrets });
      const { id: resetId } = await it.as(it.aino).begin(wish);
      await it.as(it.aino).suspicious({ resetId });
      answers = [() => 503, () => 302, () => 500];
      await it.travel('5min');
      expect(answers).toEqual([]);
      expect(told.map(({ event }) => [event.event, event.risk]).sort()).toEqual([
        ['password-reset.alert', 'raised'],
        ['password-reset.begun', 'none'],
      ]);
    });

    test('F9: is told nothing without its secret, and of no rehearsal', async () => {
      told.length = 0;
      const it = await openResetDesk(open, { packs: [watched()] });
      await it.as(it.aino).begin(wish);
      await it.travel('10h');
      expect(told).toEqual([]);
      expect((await it.desk.deadLetters()).map((d) => d.lastError)).toEqual([
        expect.stringContaining('ACME_SIEM is not set'),
        expect.anything(),
      ]);
      const other = await openResetDesk(open, { packs: [watched()], secrets });
      await other.as(other.lea).begin({ ...wish, drill: true });
      await other.travel('1h');
      expect(told).toEqual([]);
    });
  });

  describe('P6: patterns', () => {
    test('P6: are mailed to whom the pack names, in no outbox that an agent reads, and somebody says what came of them', async () => {
      const it = await openResetDesk(open, { packs: [acmeResets('  alerts: [soc@acme.example, Security@acme.example]\n'), bravoResets] });
      const callerNumber = '+358 50 111 2223';
      await it.as(it.aino).begin({ ...wish, callerNumber });
      await it.as(it.aino).begin({ ...wish, login: 'bella', callerNumber: '050 1112223' });
      for (let i = 0; i < 3; i++)
        expect(await refused(it.as(it.aino).begin({ ...wish, login: 'rita', callerNumber }))).toBe('password-reset.not-this-way');
      await it.travel('1min');
      const alerts = it.mail.sent.filter((m) => /hälytys|alert/i.test(m.subject));
      expect(alerts.map((m) => m.to).sort()).toEqual(['lea@desk.example', 'security@acme.example', 'soc@acme.example']);
      expect((await rowsOf(it.desk, deliveryRows)).filter((d) => /hälytys|alert/i.test(d.subject))).toEqual([]);
      expect(JSON.stringify(await it.desk.as(it.aino).use(channels).outbox({}))).not.toContain('soc@');
      const [alert] = (await it.as(it.quinn).alerts({})).items;
      expect(alert).toMatchObject({ why: 'velocity', actor: it.aino.id, seenBy: null });
      expect(await refused(it.as(it.aino).alerts({}))).toBe('access.denied');
      await it.as(it.quinn).settleAlert({ alertId: alert!.id, note: 'A family of three' });
      expect((await it.as(it.quinn).alerts({})).items).toMatchObject([{ seenBy: it.quinn.id, note: 'A family of three' }]);
    });

    test('P6: one account is tried a few times a day, by whatever name; a team lead lets it pass with a reason', async () => {
      const it = await openResetDesk(open);
      for (let i = 0; i < 5; i++) await it.as(it.aino).begin({ ...wish, login: i % 2 ? 'ada' : 'ada@acme.example' });
      expect(await refused(it.as(it.aino).begin(wish))).toBe('password-reset.not-this-way');
      expect((await it.events(securityAlert)).map((f) => f.payload.why)).toEqual(['tried-often']);
      const reason = 'Her telephone broke while she was on the line';
      expect(await refused(it.as(it.aino).beginBeyond({ ...wish, reason }))).toBe('access.denied');
      const { id: resetId } = await it.as(it.lea).beginBeyond({ ...wish, reason });
      const { flags, lines } = await it.as(it.quinn).evidence({ resetId });
      expect([flags, JSON.stringify(lines[0]!.facts)]).toEqual([['beyond-limits'], expect.stringContaining(reason)]);
    });

    test('P6: an identity that failed counts against the number, by whatever name and however the number is typed', async () => {
      const it = await openResetDesk(open);
      for (const callerNumber of ['+358 50 111 2223', '0501112223', '050-111 2223']) {
        const { id: resetId } = await it.as(it.aino).begin({ ...wish, login: 'ada@acme.example', callerNumber });
        for (const _ of [1, 2]) await it.as(it.aino).answer({ resetId, factorId: await ask(it, resetId, 'knowledge'), answer: 'Nobody' });
      }
      expect((await rowsOf(it.desk, attemptRows)).map((a) => a.outcome)).toEqual(['failed', 'failed', 'failed']);
      expect(await refused(it.as(it.aino).begin({ ...wish, callerNumber: '+358501112223' }))).toBe('password-reset.not-this-way');
      expect(await refused(it.as(it.lea).beginBeyond({ ...wish, callerNumber: '+358501112223', reason: 'I believe them this time' }))).toBe(
        'password-reset.not-this-way',
      );
    });
  });

  describe('A5: a rehearsal', () => {
    test('A5: that quality planned is taken like any other, touches no directory, and stands apart', async () => {
      const it = await openResetDesk(open);
      await it.as(it.quinn).planDrill({ client: 'acme', login: 'ADA' });
      const view = await it.as(it.aino).begin({ ...wish, login: 'ada@acme.example' });
      const { id: resetId } = view;
      expect(view).not.toHaveProperty('drill');
      await byMail(it, resetId);
      const settled = await it.as(it.aino).attest({ resetId, factorId: await ask(it, resetId, 'call-back') });
      expect(settled).toMatchObject({ state: 'proven' });
      const done = await it.as(it.aino).resetPassword({ resetId, delivery: 'mail' });
      expect(done).toMatchObject({ reset: { state: 'done' }, delivery: 'mail' });
      await it.travel('2d');
      expect(it.fake.done).toEqual([]);
      const mailed = it.mail.sent.map((m) => [m.to, m.subject]);
      expect(mailed).toEqual([['ada@home.example', expect.stringContaining('Vahvistuskoodi')]]);
      expect(await it.as(it.quinn).report({ client: 'acme', month: '2026-01' })).toMatchObject({ requests: 0, done: {} });
      expect(await it.as(it.quinn).drills({ client: 'acme', month: '2026-01' })).toMatchObject({
        ...{ drills: 1, forged: 1, held: 0 },
        lines: [{ resetId, heldBy: it.aino.id, result: 'forged', criticalFail: true }],
      });
      const { bytes } = await it.as(it.quinn).export({ client: 'acme', month: '2026-01', format: 'json' });
      expect(JSON.parse(Buffer.from(bytes).toString('utf8')).packs).toEqual([]);
      expect([await rowsOf(it.desk, attemptRows), (await it.as(it.quinn).withoutProof({})).items]).toEqual([[], []]);
      // It was one request that was a rehearsal, and the next is none.
      expect((await it.as(it.lea).get({ resetId: (await it.as(it.aino).begin(wish)).id })).drill).toBe(false);
    });

    test('A5: that is refused or marked is passed, alerts nobody, and is planned for some hours and by quality alone', async () => {
      const it = await openResetDesk(open);
      expect(await refused(it.as(it.aino).planDrill({ client: 'acme', login: 'ada' }))).toBe('access.denied');
      await it.as(it.quinn).planDrill({ client: 'acme', login: 'ada', hours: 2 });
      const { id: resetId } = await it.as(it.aino).begin(wish);
      await it.as(it.aino).suspicious({ resetId });
      for (const _ of [1, 2]) await it.as(it.aino).answer({ resetId, factorId: await ask(it, resetId, 'knowledge'), answer: 'Nobody' });
      expect(await it.as(it.quinn).drills({ client: 'acme', month: '2026-01' })).toMatchObject({ drills: 1, noticed: 1, forged: 0 });
      expect([await it.events(securityAlert), (await it.as(it.quinn).alerts({})).items]).toEqual([[], []]);
      await it.as(it.quinn).planDrill({ client: 'acme', login: 'ada' });
      await it.travel('1h');
      expect((await it.as(it.lea).get({ resetId: (await it.as(it.aino).begin(wish)).id })).drill).toBe(false);
    });
  });

  describe('F3: an override', () => {
    test('F3: is not two words of one team lead: the client’s contact is one of the two', async () => {
      const it = await openResetDesk(open);
      const { id: resetId } = await it.as(it.aino).begin(wish);
      const reason = 'Phone and laptop were both lost on a trip';
      for (const _ of [1, 2]) await it.as(it.lea).override({ resetId, reason });
      const factorId = await ask(it, resetId, 'call-back');
      expect(await it.as(it.aino).attest({ resetId, factorId })).toMatchObject({ state: 'proving', points: 1 });
      expect(await refused(it.as(it.aino).resetPassword({ resetId }))).toBe('proof.missing');
      await approve(it, tokenIn(it.lastTo('security@acme.example')), 'ada');
      expect(await it.as(it.aino).get({ resetId })).toMatchObject({ state: 'proven' });
      await it.as(it.aino).resetPassword({ resetId, delivery: 'mail' });
      await it.travel('1min');
      // The client reads why before they confirm, and the person reads it afterwards.
      expect(it.mail.sent.filter((m) => m.text.includes(reason)).map((m) => m.to)).toEqual(
        expect.arrayContaining(['security@acme.example', 'ada@home.example', 'ada@acme.example']),
      );
    });
  });

  describe('A1: the evidence', () => {
    test('A1: names the rules, the words and the call by which somebody was verified, as they were when it mattered', async () => {
      const it = await openResetDesk(open, { heard: { seconds: 20 } });
      const { id: resetId } = await it.as(it.aino).begin({ ...wish, selfService: 'did-not-work' });
      await byMail(it, resetId);
      await it.apply(acmeResets('  shortest: 30s\n'));
      await it.as(it.aino).attest({ resetId, factorId: await ask(it, resetId, 'call-back') });
      await it.as(it.aino).resetPassword({ resetId, delivery: 'mail' });
      await it.travel('1min');
      const { lines, script, notices } = await it.as(it.quinn).evidence({ resetId });
      const facts = (what: string) => lines.find((l) => l.what === what)!.facts;
      const call = { callId: 3, recordingRef: 'rec-3', script: 'password@acme@1' };
      expect(facts('begun')).toMatchObject({ policy: 'acme@1', script: 'password-reset/3', selfService: 'did-not-work', call });
      expect([facts('proven'), facts('done')]).toMatchObject([
        { policy: 'acme@2' },
        { policy: 'acme@2', directory: { kind: 'fake', did: ['reset-password', 'revoke-sessions'] }, passwordEnds: 'when-told' },
      ]);
      expect([script, new Set(notices.map((n) => n.state))]).toEqual(['password-reset/3', new Set(['sent'])]);
      expect((await it.as(it.quinn).report({ client: 'acme', month: '2026-01' })).selfServiceAnswers).toEqual({ 'did-not-work': 1 });
    });

    test('F4: one call is evidence of one call-back, for one request', async () => {
      const heard = { seconds: 20, callId: 7 };
      const it = await openResetDesk(open, { heard });
      const ids = [(await it.as(it.aino).begin(wish)).id, (await it.as(it.aino).begin({ ...wish, deed: 'unlock' })).id];
      const factors = [];
      for (const resetId of ids) factors.push({ resetId, factorId: await ask(it, resetId, 'call-back') });
      await it.as(it.aino).attest(factors[0]!);
      expect(await refused(it.as(it.aino).attest(factors[1]!))).toBe('password-reset.factor-settled');
      heard.callId = 8;
      expect(await it.as(it.aino).attest(factors[1]!)).toMatchObject({ points: 2 });
    });
  });

  describe('P1: deeds', () => {
    const allowing = acmeResets('  actions: { change-phone: 2, enable: 2, disable: 2, temporary-pass: 2 }\n');
    const prove = async (it: Awaited<ReturnType<typeof openResetDesk>>, deed: 'change-phone' | 'enable' | 'disable', more: object = {}) => {
      const { id: resetId } = await it.as(it.aino).begin({ ...wish, deed, ...more });
      await byMail(it, resetId);
      return resetId;
    };

    test('P1: a change of telephone sets the number that was named when it began, and no other', async () => {
      const it = await openResetDesk(open, { packs: [allowing] });
      for (const bad of [{}, { newNumber: '050 123' }, { newNumber: '*' }])
        expect(await refused(it.as(it.aino).begin({ ...wish, deed: 'change-phone', ...bad }))).toBe('input.invalid');
      expect(await refused(it.as(it.aino).begin({ ...wish, deed: 'disable', newNumber: '+358405550000' }))).toBe('input.invalid');
      const resetId = await prove(it, 'change-phone', { newNumber: '+358405550000' });
      await it.as(it.aino).changePhone({ resetId });
      expect(it.fake.done).toEqual([
        { deed: 'change-phone', id: 'a-ada', password: '+358405550000' },
        { deed: 'revoke-sessions', id: 'a-ada' },
      ]);
      const lines = JSON.stringify(await rowsOf(it.desk, evidenceRows));
      expect([lines.includes('+358405550000'), lines.includes('+358 40 ••• ••00')]).toEqual([false, true]);
      await it.travel('1min');
      // The new number proves nothing for a while, and the old one is not asked any more.
      it.fake.people[0] = { ...it.fake.people[0]!, contacts: [{ kind: 'phone', address: '+358405550000', ofAccount: false }] };
      await it.travel('1d');
      expect((await it.as(it.aino).begin({ ...wish, deed: 'disable' })).offered.map((o) => o.factor)).not.toContain('call-back');
    });

    test('P1: an account is disabled, and is enabled again by nobody whose manager has not confirmed it', async () => {
      const it = await openResetDesk(open, { packs: [allowing] });
      await it.as(it.aino).disable({ resetId: await prove(it, 'disable') });
      it.fake.people[0] = { ...it.fake.people[0]!, enabled: false };
      expect(await refused(it.as(it.aino).begin({ ...wish, deed: 'disable' }))).toBe('password-reset.not-this-way');
      const resetId = await prove(it, 'enable');
      expect(await it.as(it.aino).get({ resetId })).toMatchObject({ state: 'proving', lacking: ['manager'] });
      await it.as(it.aino).ask({ resetId, factor: 'manager' });
      await approve(it, tokenIn(it.lastTo('bella@acme.example')), 'ada');
      await it.as(it.aino).enable({ resetId });
      expect(it.fake.done.map((d) => d.deed)).toEqual(['disable', 'revoke-sessions', 'enable']);
    });

    test('P1: what a directory cannot do is not begun, and never taken for done', async () => {
      const it = await openResetDesk(open, { packs: [allowing] });
      expect(await refused(it.as(it.aino).begin({ ...wish, deed: 'temporary-pass' }))).toBe('directory.cannot');
      expect(await rowsOf(it.desk, resetRows)).toEqual([]);
    });

    test('P1: what the contract does not allow any more is not done, whatever was proven', async () => {
      const it = await openResetDesk(open, { packs: [allowing] });
      const resetId = await prove(it, 'disable');
      await it.apply(acmeResets('  actions: { unlock: 2 }\n'));
      expect(await refused(it.as(it.aino).disable({ resetId }))).toBe('password-reset.not-this-way');
      expect(it.fake.done).toEqual([]);
    });
  });

  describe('F5: a manager', () => {
    test('F5: confirms nothing who has left, or whose mail the account itself reads', async () => {
      const it = await openResetDesk(open);
      const offered = async () => (await it.as(it.aino).begin(wish)).offered.map((o) => o.factor);
      expect(await offered()).toContain('manager');
      const bella = it.fake.people[1]!;
      it.fake.people[1] = { ...bella, contacts: [{ kind: 'email', address: 'ada@acme.example', ofAccount: true }] };
      await it
        .as(it.aino)
        .begin({ ...wish, login: 'bella' })
        .catch(() => undefined);
      expect(await offered()).not.toContain('manager');
      it.fake.people[1] = { ...bella, enabled: false };
      await it
        .as(it.aino)
        .begin({ ...wish, login: 'bella' })
        .catch(() => undefined);
      expect(await offered()).not.toContain('manager');
      expect(await refused(it.as(system).begin({ ...wish, login: 'bella' }))).toBe('password-reset.not-this-way');
    });
  });
});
