import { describe, expect, test } from '@jest/globals';
import { channels, deliveryRows, proofs, system, tickets, toFetchHandler } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { attemptRows, evidenceRows, factorRows, resetRows } from './entities.ts';
import { noticeFailed, securityAlert } from './events.ts';
import {
  acmeResets,
  approve,
  ask,
  bravoResets,
  byMail,
  codeIn,
  openResetDesk,
  proven,
  refused,
  rowsOf,
  tokenIn,
  wish,
} from './fixtures.ts';

eachDatabase((_name, open) => {
  describe('a reset', () => {
    test('is verified, proven, done at the directory, told of, and leaves nothing secret behind', async () => {
      const it = await openResetDesk(open);
      const begun = await it.as(it.aino).begin(wish);
      expect(begun).toMatchObject({
        state: 'proving',
        name: 'Ada Lahti',
        phone: '+358 40 ••• ••12',
        needed: 3,
        points: 0,
        lacking: ['points', 'factor-besides-knowledge'],
      });
      // F1: nothing more of the person than it takes.
      expect(JSON.stringify(begun)).not.toMatch(/ada@|1234512|Bella/);
      const after = await byMail(it, begun.id);
      expect([after.points, after.state]).toEqual([2, 'proving']);
      const mailed = codeIn(it.lastTo('ada@home.example'));
      const factorId = await ask(it, begun.id, 'call-back');
      const done = await it.as(it.aino).attest({ resetId: begun.id, factorId });
      expect(done).toMatchObject({ state: 'proven', lacking: [], proofUntil: new Date('2026-01-05T09:15:00Z') });
      const result = await it.as(it.aino).resetPassword({ resetId: begun.id, delivery: 'mail' });
      expect(result).toMatchObject({ reset: { state: 'done' }, delivery: 'mail', secret: null });
      const password = it.fake.done.find((d) => d.deed === 'reset-password')!.password!;
      expect(it.fake.done.map((d) => d.deed)).toEqual(['reset-password', 'revoke-sessions']);
      expect(it.lastTo('ada@home.example')).toContain(password);
      const ticket = await it.desk.as(it.aino).use(tickets).get({ ticketId: begun.ticketId });
      expect([ticket.state, ticket.category, ticket.type]).toEqual(['reset-done', 'resolved', 'password-reset']);
      await it.travel('1min');
      // F8: on two addresses of record, the one that is not the account's own first, and the manager.
      const told = (await rowsOf(it.desk, deliveryRows)).filter((d) => d.text.includes('+358 9 123 456'));
      expect(told.map((d) => [d.toAddress, d.state])).toEqual([
        ['ada@home.example', 'sent'],
        ['ada@acme.example', 'sent'],
        ['bella@acme.example', 'sent'],
      ]);
      // F7: nothing is kept of it but its hash, and nothing of the code either.
      const kept = JSON.stringify([
        ...[await it.events(), await rowsOf(it.desk, resetRows), await rowsOf(it.desk, factorRows), await rowsOf(it.desk, evidenceRows)],
        ...[await rowsOf(it.desk, deliveryRows), await it.desk.as(it.lea).use(channels).outbox({})],
      ]);
      expect([kept.includes(password), kept.includes(mailed)]).toEqual([false, false]);
      expect((await it.as(it.quinn).withoutProof({})).items).toEqual([]);
    });

    test('F6: is done by nobody without a proof, and a proof for one deed does for no other (P1)', async () => {
      const it = await openResetDesk(open);
      const { id: resetId, ticketId } = await it.as(it.aino).begin(wish);
      for (const who of [it.aino, it.lea, system]) expect(await refused(it.as(who).resetPassword({ resetId }))).toBe('proof.missing');
      expect(await refused(it.desk.as(system).use(tickets).move({ ticketId, to: 'reset-done' }))).toBe('proof.missing');
      await byMail(it, resetId);
      await it.as(it.aino).attest({ resetId, factorId: await ask(it, resetId, 'call-back') });
      for (const other of ['unlock', 'removeMfa', 'temporaryPass'] as const)
        expect(await refused(it.as(it.aino)[other]({ resetId }))).toBe('proof.missing');
      expect(await refused(it.as(it.bo).resetPassword({ resetId }))).toBe('proof.missing');
      expect(it.fake.done).toEqual([]);
      const all = await Promise.allSettled([1, 2, 3].map(() => it.as(it.aino).resetPassword({ resetId })));
      expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      expect(it.fake.done.filter((d) => d.deed === 'reset-password')).toHaveLength(1);
      expect((await it.desk.as(it.aino).use(proofs).list({ ticketId }))[0]).toMatchObject({
        deed: 'password-reset.reset-password',
        usedBy: 'password-reset.reset-password',
      });
    });

    test('F6: is too late after fifteen minutes', async () => {
      const it = await openResetDesk(open);
      const { id: resetId } = await proven(it);
      await it.travel('15min');
      expect(await refused(it.as(it.aino).resetPassword({ resetId }))).toBe('proof.missing');
    });

    test('F2: stops after two tries, with the same words whatever failed, and keeps it', async () => {
      const it = await openResetDesk(open);
      const { id: resetId, say, ticketId } = await it.as(it.aino).begin(wish);
      const first = await ask(it, resetId, 'code-mail');
      expect(await it.as(it.aino).answer({ resetId, factorId: first, answer: '000000' })).toMatchObject({ state: 'proving', say });
      const second = await ask(it, resetId, 'knowledge');
      expect(await it.as(it.aino).answer({ resetId, factorId: second, answer: 'Kalle Kanto' })).toMatchObject({
        state: 'stopped',
        say,
        offered: [],
      });
      expect(await refused(it.as(it.aino).ask({ resetId, factor: 'code-mail' }))).toBe('password-reset.over');
      expect((await it.desk.as(it.aino).use(tickets).get({ ticketId })).state).toBe('open');
      const { lines, brokenAt } = await it.as(it.quinn).evidence({ resetId });
      expect([lines.map((l) => l.what), brokenAt]).toEqual([
        ['begun', 'factor-asked', 'factor-failed', 'factor-asked', 'factor-failed', 'stopped'],
        null,
      ]);
      expect(JSON.stringify(lines)).not.toContain('Kalle Kanto');
    });

    test('F1: asks for what the agent is not shown: the name of the manager', async () => {
      const it = await openResetDesk(open);
      const { id: resetId } = await it.as(it.aino).begin(wish);
      const asked = await it.as(it.aino).ask({ resetId, factor: 'knowledge' });
      expect(JSON.stringify(asked)).not.toContain('Bella');
      const factorId = asked.factors.at(-1)!.id;
      expect(await it.as(it.aino).answer({ resetId, factorId, answer: ' bella BOSS ' })).toMatchObject({ points: 1, state: 'proving' });
    });

    test('is refused in the same words for an account that is not there, one of a service, and one of nobody any more', async () => {
      const it = await openResetDesk(open);
      it.fake.people.push({ ...it.fake.people[0]!, id: 'a-old', login: 'olga', enabled: false });
      const refusal = (login: string) =>
        it
          .as(it.aino)
          .begin({ ...wish, login })
          .catch((e: unknown) => String(e));
      const all = [await refusal('nobody'), await refusal('svc-backup'), await refusal('olga'), await refusal('*')];
      expect(new Set(all).size).toBe(1);
      expect((await rowsOf(it.desk, attemptRows)).map((a) => a.outcome)).toEqual(['unknown', 'refused', 'refused', 'unknown']);
    });

    test('P4: contact data that changed within fourteen days proves nothing', async () => {
      const it = await openResetDesk(open);
      it.fake.people[0] = { ...it.fake.people[0]!, contacts: [{ kind: 'phone', address: '+358409999999', ofAccount: false }] };
      const factors = async () => (await it.as(it.aino).begin(wish)).offered.map((o) => o.factor);
      expect(await factors()).toEqual(['manager', 'knowledge', 'second-agent']);
      await it.travel('13d');
      expect(await factors()).not.toContain('call-back');
      await it.travel('1d');
      expect(await factors()).toContain('call-back');
    });

    test('P6: once a day for one person; a number that asks for many is blocked, over all clients, and told of', async () => {
      const it = await openResetDesk(open, { packs: [acmeResets(), bravoResets] });
      const { id: resetId } = await proven(it);
      await it.as(it.aino).resetPassword({ resetId });
      expect(await refused(it.as(it.aino).begin(wish))).toBe('password-reset.not-this-way');
      await it.travel('1d');
      const callerNumber = '+358501112223';
      await it.as(it.aino).begin({ ...wish, callerNumber });
      await it.as(system).begin({ ...wish, client: 'bravo', login: 'bella', callerNumber });
      expect(await refused(it.as(it.aino).begin({ ...wish, login: 'rita', callerNumber }))).toBe('password-reset.not-this-way');
      expect((await it.events(securityAlert)).map((f) => f.payload.why)).toEqual(['velocity']);
    });

    test('that the directory refuses has failed, says why, and is done again after another verification only', async () => {
      const it = await openResetDesk(open);
      const { id: resetId } = await proven(it);
      it.fake.refuses = 'the new password does not meet the rules of the domain.';
      await expect(it.as(it.aino).resetPassword({ resetId })).rejects.toMatchObject({ code: 'directory.refused' });
      expect(await it.as(it.aino).get({ resetId })).toMatchObject({ state: 'failed' });
      it.fake.refuses = undefined;
      expect(await refused(it.as(it.aino).resetPassword({ resetId }))).toBe('password-reset.over');
    });

    test('F4: counts in full a call-back that a telephone system saw, and no answering machine that was hung up on', async () => {
      const heard = { seconds: 9 };
      const it = await openResetDesk(open, { heard });
      const { id: resetId } = await it.as(it.aino).begin(wish);
      const factorId = await ask(it, resetId, 'call-back');
      expect((await it.as(it.aino).get({ resetId })).factors[0]).toMatchObject({ number: '+358401234512', target: '+358 40 ••• ••12' });
      expect(await refused(it.as(it.aino).attest({ resetId, factorId }))).toBe('password-reset.factor-settled');
      heard.seconds = 10;
      expect(await it.as(it.aino).attest({ resetId, factorId })).toMatchObject({ points: 2, factors: [{ number: null }] });
      expect(JSON.stringify((await it.as(it.quinn).evidence({ resetId })).lines)).toContain('rec-7');
    });

    test('F7, F8: goes by text where something carries texts, and so does the news', async () => {
      const it = await openResetDesk(open, { texts: true, packs: [acmeResets().replace('[mail, manager, spoken]', '[sms]')] });
      const { id: resetId } = await it.as(it.aino).begin(wish);
      const factorId = (await it.as(it.aino).ask({ resetId, factor: 'code-sms' })).factors.at(-1)!.id;
      await it.as(it.aino).answer({ resetId, factorId, answer: codeIn(it.textsSent.at(-1)!.text) });
      await byMail(it, resetId);
      await it.as(it.aino).resetPassword({ resetId });
      expect(it.textsSent.at(-1)).toMatchObject({ to: '+358401234512', text: expect.stringContaining(it.fake.done[0]!.password!) });
      await it.travel('1min');
      const { notices } = await it.as(it.quinn).evidence({ resetId });
      expect(notices).toContainEqual({ to: 'person', target: '+358 40 ••• ••12', state: 'sent' });
    });

    test('F7: is spoken only after a call-back, once, with how each character is said', async () => {
      const it = await openResetDesk(open);
      const { id: resetId, delivery } = await proven(it);
      expect(delivery).toEqual(['mail', 'manager', 'spoken']);
      const result = await it.as(it.aino).resetPassword({ resetId, delivery: 'spoken' });
      expect(result.secret).toMatch(/^[A-Z][a-z]{5}(-[a-z]{6}){3}-\d\d$/);
      expect(result.spelling).toHaveLength(result.secret!.length);
      expect(JSON.stringify([await it.events(), await rowsOf(it.desk, evidenceRows)])).not.toContain(result.secret);
      const other = await it.as(it.aino).begin({ ...wish, deed: 'unlock' });
      expect(other.delivery).not.toContain('spoken');
    });

    test('F8: somebody who could not be told opens the ticket again', async () => {
      const it = await openResetDesk(open);
      const { id: resetId, ticketId } = await proven(it);
      await it.as(it.aino).resetPassword({ resetId });
      it.mail.refuse(new Error('no such mailbox'));
      await it.travel('1min');
      expect((await it.desk.as(it.aino).use(tickets).get({ ticketId })).state).toBe('open');
      expect((await it.events(noticeFailed)).map((f) => f.payload.to)).toEqual(['a•••@home.example']);
      expect((await it.as(it.quinn).evidence({ resetId })).flags).toContain('notice-failed');
    });
  });

  describe('a privileged account', () => {
    test('takes a call-back and a second agent who is another one, and security is told', async () => {
      const it = await openResetDesk(open);
      const { id: resetId, needed, offered } = await it.as(it.aino).begin({ ...wish, login: 'rita' });
      expect([needed, offered.map((o) => o.factor)]).toEqual([5, ['code-mail', 'call-back', 'manager', 'second-agent']]);
      await byMail(it, resetId, 'rita@home.example');
      await it.as(it.aino).attest({ resetId, factorId: await ask(it, resetId, 'call-back') });
      const factorId = await ask(it, resetId, 'second-agent');
      expect(await refused(it.as(it.aino).attest({ resetId, factorId }))).toBe('password-reset.other-agent-needed');
      expect(await it.as(it.bo).attest({ resetId, factorId })).toMatchObject({ state: 'proving', lacking: ['points'] });
      await it.as(it.aino).ask({ resetId, factor: 'manager' });
      const token = tokenIn(it.lastTo('bella@acme.example'));
      expect((await approve(it, token, 'rita')).status).toBe(200);
      expect(await it.as(it.aino).get({ resetId })).toMatchObject({ state: 'proven' });
      await it.as(it.aino).resetPassword({ resetId });
      await it.travel('1min');
      expect(it.mail.sent.map((m) => m.to)).toContain('security@acme.example');
    });
  });

  describe('F5: a manager’s link', () => {
    test('shows who and what, takes the name typed, serves once and for thirty minutes', async () => {
      const it = await openResetDesk(open);
      const { id: resetId } = await it.as(it.aino).begin(wish);
      await it.as(it.aino).ask({ resetId, factor: 'manager' });
      const token = tokenIn(it.lastTo('bella@acme.example'));
      const shown = await toFetchHandler(it.desk)(new Request(`http://desk/password-resets/approvals/${token}`));
      expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining('Ada Lahti (ada)')]);
      expect(await (await approve(it, token, 'someone')).text()).toContain('role="alert"');
      expect(await it.as(it.aino).get({ resetId })).toMatchObject({ points: 0 });
      expect((await approve(it, token, 'ADA')).status).toBe(200);
      expect(await it.as(it.aino).get({ resetId })).toMatchObject({ points: 2 });
      expect((await approve(it, token, 'ada')).status).toBe(404);
      const late = await it.as(it.aino).begin({ ...wish, deed: 'unlock' });
      await it.as(it.aino).ask({ resetId: late.id, factor: 'manager' });
      const other = tokenIn(it.lastTo('bella@acme.example'));
      await it.travel('30min');
      expect((await approve(it, other, 'ada')).status).toBe(404);
      expect((await approve(it, 'x'.repeat(43), 'ada')).status).toBe(404);
    });
  });

  describe('F3: an override', () => {
    test('takes a team lead and the client’s contact for security, and no agent alone', async () => {
      const it = await openResetDesk(open);
      const { id: resetId } = await it.as(it.aino).begin(wish);
      const reason = 'Phone and laptop were both lost on a trip';
      expect(await refused(it.as(it.aino).override({ resetId, reason }))).toBe('access.denied');
      expect(await it.as(it.lea).override({ resetId, reason })).toMatchObject({ state: 'proving' });
      await approve(it, tokenIn(it.lastTo('security@acme.example')), 'ada');
      expect(await it.as(it.aino).get({ resetId })).toMatchObject({ state: 'proven' });
      await it.as(it.aino).resetPassword({ resetId });
      const { flags, lines } = await it.as(it.quinn).evidence({ resetId });
      expect(flags).toContain('override');
      expect(JSON.stringify(lines)).toContain(reason);
      expect((await it.as(it.quinn).report({ client: 'acme', month: '2026-01' })).overrides).toBe(1);
      await it.travel('1min');
      expect(it.mail.sent.filter((m) => m.to === 'security@acme.example')).toHaveLength(2);
    });
  });

  describe('what goes wrong', () => {
    test('F2: three that were broken off within seven days are told of; one that nobody ends is broken off', async () => {
      const it = await openResetDesk(open);
      for (let i = 0; i < 2; i++) await it.as(it.aino).abort({ resetId: (await it.as(it.aino).begin(wish)).id, reason: 'hung up' });
      await it.as(it.aino).begin(wish);
      expect(await it.events(securityAlert)).toEqual([]);
      await it.travel('30min');
      expect((await it.events(securityAlert)).map((f) => f.payload.why)).toEqual(['aborted-often']);
    });

    test('F12: a mark changes nothing that can be seen, and security hears of it', async () => {
      const it = await openResetDesk(open);
      const begun = await it.as(it.aino).begin(wish);
      expect(await it.as(it.aino).suspicious({ resetId: begun.id })).toEqual(begun);
      expect((await it.events(securityAlert)).map((f) => f.payload.why)).toEqual(['suspicious']);
      await it.travel('1min');
      expect(it.mail.sent.map((m) => m.to)).toEqual(expect.arrayContaining(['security@acme.example', 'lea@desk.example']));
    });

    test('A5: a drill does nothing at the directory, and looks like any other to the agent', async () => {
      const it = await openResetDesk(open);
      const { id: resetId } = await it.as(it.lea).begin({ ...wish, drill: true });
      expect((await it.as(it.aino).get({ resetId })).drill).toBeUndefined();
      expect((await it.as(it.lea).get({ resetId })).drill).toBe(true);
      expect((await it.as(it.quinn).report({ client: 'acme', month: '2026-01' })).requests).toBe(0);
    });
  });
});
