import { describe, expect, test } from '@jest/globals';
import { personRows, proofs, tickets, toFetchHandler, type Actor } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { aftercareRows, resetRows } from './entities.ts';
import { aftercareEnded, resetCooling, resetEnded, securityAlert, temporaryEnded } from './events.ts';
import { acmeResets, ask, openResetDesk, proven, refused, rowsOf, tokenIn, wish, type ResetDesk } from './fixtures.ts';

/** Privileged accounts without a second agent, so that what they ask for waits. */
const patient = acmeResets('  actions: { remove-mfa: 1, change-phone: 1, reset-password: 3, unlock: 2 }\n').replace(
  'classes: {',
  'classes: { privileged: { extra: 0, four-eyes: false },',
);
const wishOf = { ...wish, login: 'rita', deed: 'remove-mfa' } as const;

/** Rita is called back, and what she asked for is done, which is to say: waits. */
async function cooling(it: ResetDesk) {
  const { id: resetId, ticketId } = await it.as(it.aino).begin(wishOf);
  await it.as(it.aino).attest({ resetId, factorId: await ask(it, resetId, 'call-back') });
  const { reset } = await it.as(it.aino).removeMfa({ resetId });
  return { resetId, ticketId, reset };
}
const page = (it: ResetDesk, path: string, form?: Record<string, string>) => {
  const sent = form && {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  };
  return toFetchHandler(it.desk)(new Request(`http://desk/password-resets/${path}`, sent));
};
const stateOf = async (it: ResetDesk, ticketId: number) => (await it.desk.as(it.aino).use(tickets).get({ ticketId })).state;
const personCalled = async (it: ResetDesk, name: string): Promise<Actor> => {
  const { id, clientId } = (await rowsOf(it.desk, personRows)).find((p) => p.name === name)!;
  return { id: `person:${String(id)}`, kind: 'person', permissions: ['portal.use'], reach: { client: [clientId], requester: [id] } };
};

eachDatabase((_name, open) => {
  describe('F9: what waits', () => {
    test('F9: is told of at once, done by itself after an hour, by the proof that was used up before, and nobody gets ahead of it', async () => {
      const it = await openResetDesk(open, { packs: [patient] });
      const { resetId, ticketId, reset } = await cooling(it);
      expect(reset).toMatchObject({ state: 'cooling', coolUntil: new Date('2026-01-05T10:00:00Z'), proofUntil: null });
      expect([it.fake.done, await stateOf(it, ticketId)]).toEqual([[], 'cooling-down']);
      await it.travel('1min');
      const told = it.mail.sent.map((m) => m.to);
      for (const to of ['rita@home.example', 'rita@acme.example', 'bella@acme.example', 'security@acme.example'])
        expect(told).toContain(to);
      expect(await refused(it.as(it.aino).removeMfa({ resetId }))).toBe('password-reset.over');
      expect(await refused(it.desk.as(it.lea).use(tickets).move({ ticketId, to: 'reset-done' }))).toBe('proof.missing');
      await it.travel('58min');
      expect(it.fake.done).toEqual([]);
      await it.travel('1min');
      expect(it.fake.done.map((d) => d.deed)).toEqual(['remove-mfa', 'revoke-sessions']);
      expect([await stateOf(it, ticketId), (await it.as(it.aino).get({ resetId })).state]).toEqual(['reset-done', 'done']);
      expect((await it.events(resetCooling)).map((f) => f.payload.until)).toEqual(['2026-01-05T10:00:00.000Z']);
      expect((await it.as(it.quinn).withoutProof({})).items).toEqual([]);
      expect((await it.desk.as(it.aino).use(proofs).list({ ticketId }))[0]).toMatchObject({ usedBy: 'password-reset.remove-mfa' });
      const { lines, brokenAt } = await it.as(it.quinn).evidence({ resetId });
      expect([lines.map((l) => l.what).filter((w) => /cool|stop|doing|done/.test(w)), brokenAt]).toEqual([
        ['cooling', 'stop-link-sent', 'doing', 'done'],
        null,
      ]);
    });

    test('F9: its owner stops it by the link that went past the outbox, once, and security hears of it', async () => {
      const it = await openResetDesk(open, { packs: [patient] });
      const { resetId, ticketId } = await cooling(it);
      await it.travel('1min');
      const token = tokenIn(it.mail.sent.find((m) => m.to === 'rita@home.example' && m.text.includes('stops/'))!.text);
      expect(await (await page(it, `stops/${token}`)).text()).toContain('<form method="post">');
      expect((await it.as(it.aino).get({ resetId })).state).toBe('cooling');
      expect((await page(it, `stops/${token}`, {})).status).toBe(200);
      expect([(await page(it, `stops/${token}`, {})).status, (await page(it, `stops/${'x'.repeat(43)}`)).status]).toEqual([404, 404]);
      await it.travel('2h');
      expect([it.fake.done, await stateOf(it, ticketId)]).toEqual([[], 'open']);
      expect((await it.events(resetEnded)).map((f) => f.payload.state)).toEqual(['called-off']);
      expect((await it.events(securityAlert)).map((f) => f.payload.why)).toEqual(['denied']);
      expect((await it.as(it.quinn).report({ client: 'acme', month: '2026-01' })).failRate).toBe(1);
      const kept = JSON.stringify([await it.events(), await rowsOf(it.desk, resetRows)]);
      expect(kept).not.toContain(token);
    });

    test('F9: its owner stops it in the portal, nobody else there does, and an agent stops it too', async () => {
      const it = await openResetDesk(open, { packs: [patient] });
      const { resetId } = await cooling(it);
      const [rita, bella] = [await personCalled(it, 'Rita Root'), await personCalled(it, 'Bella Boss')];
      expect(await it.as(rita).own({})).toMatchObject([{ id: resetId, state: 'cooling', coolUntil: new Date('2026-01-05T10:00:00Z') }]);
      expect(await refused(it.as(bella).stopOwn({ resetId }))).toBe('row.not-found');
      await it.as(rita).stopOwn({ resetId });
      expect(await refused(it.as(rita).stopOwn({ resetId }))).toBe('password-reset.over');
      await it.travel('1d');
      const again = await cooling(it);
      expect(await it.as(it.bo).stop({ resetId: again.resetId })).toMatchObject({ state: 'called-off' });
      await it.travel('2h');
      expect(it.fake.done).toEqual([]);
    });

    test('F9: what was marked as suspicious meanwhile is not done, nor what the contract has forbidden since', async () => {
      const it = await openResetDesk(open, { packs: [patient] });
      const { resetId } = await cooling(it);
      await it.as(it.bo).suspicious({ resetId });
      await it.travel('1h');
      expect([it.fake.done, (await it.as(it.aino).get({ resetId })).state]).toEqual([[], 'called-off']);
      await it.travel('1d');
      const other = await cooling(it);
      await it.apply(patient.replace('remove-mfa: 1, ', ''));
      await it.travel('1h');
      expect([it.fake.done, (await it.as(it.aino).get({ resetId: other.resetId })).state]).toEqual([[], 'called-off']);
    });

    test('F9: a directory that is away when the time has come is asked again; one that says no is not', async () => {
      const it = await openResetDesk(open, { packs: [patient] });
      const { resetId, ticketId } = await cooling(it);
      it.fake.away = true;
      await it.travel('61min');
      expect((await it.as(it.aino).get({ resetId })).state).toBe('cooling');
      it.fake.away = false;
      await it.travel('5min');
      expect([(await it.as(it.aino).get({ resetId })).state, await stateOf(it, ticketId)]).toEqual(['done', 'reset-done']);
      expect(it.fake.done.map((d) => d.deed)).toEqual(['remove-mfa', 'revoke-sessions']);
    });

    test('F9: a second factor that is enrolled within a day is looked at', async () => {
      const it = await openResetDesk(open, { packs: [patient] });
      await cooling(it);
      await it.travel('4h');
      expect(await it.events(securityAlert)).toEqual([]);
      it.fake.mfa = [{ id: 'm2', kind: 'totp' }];
      await it.travel('1h');
      expect((await it.events(securityAlert)).map((f) => f.payload.why)).toEqual(['mfa-enrolled']);
      await it.travel('1d');
      expect(await it.events(securityAlert)).toHaveLength(1);
    });
  });

  describe('F7: a temporary password', () => {
    test('F7: that nobody has changed in time is ended at its end, and its owner is told', async () => {
      const it = await openResetDesk(open);
      const { id: resetId } = await proven(it);
      await it.as(it.aino).resetPassword({ resetId, delivery: 'mail' });
      await it.travel('23h');
      expect(it.fake.done.map((d) => d.deed)).not.toContain('end-temporary');
      await it.travel('1h');
      expect(it.fake.done.map((d) => d.deed).at(-1)).toBe('end-temporary');
      expect((await it.events(temporaryEnded)).map((f) => f.payload.outcome)).toEqual(['ended']);
      expect((await it.as(it.quinn).evidence({ resetId })).flags).toContain('password-not-changed');
      await it.travel('1min');
      expect(it.lastTo('ada@home.example')).toContain('ei se enää kelpaa'.slice(3));
      expect((await rowsOf(it.desk, resetRows))[0]).toMatchObject({ secretHash: null });
    });

    test('F7: that was changed is left alone, and a directory that cannot end one says so from the start', async () => {
      const it = await openResetDesk(open);
      it.fake.changed = true;
      const { id: resetId } = await proven(it);
      await it.as(it.aino).resetPassword({ resetId, delivery: 'mail' });
      await it.travel('25h');
      expect((await it.events(temporaryEnded)).map((f) => f.payload.outcome)).toEqual(['changed']);
      expect((await it.as(it.quinn).evidence({ resetId })).flags).toEqual(['too-quick']);
      it.fake.ends = 'never';
      const { id: other } = await proven(it);
      await it.as(it.aino).resetPassword({ resetId: other, delivery: 'mail' });
      expect((await it.as(it.quinn).evidence({ resetId: other })).flags).toContain('password-does-not-end');
    });
  });

  describe('F10: aftercare', () => {
    test('F10: asks within one working day of the client, by a link that serves once; a no opens the ticket and is an alert', async () => {
      const it = await openResetDesk(open, { at: '2026-01-09T13:30:00Z' });
      // Friday, half past three in Helsinki; the office opens on Monday at eight.
      const { id: resetId, ticketId } = await proven(it);
      await it.as(it.aino).resetPassword({ resetId, delivery: 'mail' });
      expect(await rowsOf(it.desk, aftercareRows)).toMatchObject([
        { askAt: new Date('2026-01-12T06:00:00Z'), dueAt: new Date('2026-01-12T13:30:00Z') },
      ]);
      await it.travel('2d');
      expect(it.lastTo('ada@home.example')).not.toContain('aftercare/');
      await it.travelTo('2026-01-12T06:00:00Z');
      const token = tokenIn(it.lastTo('ada@home.example'));
      expect(await (await page(it, `aftercare/${token}`)).text()).toContain('value="no"');
      expect((await it.as(it.quinn).aftercare({})).items).toMatchObject([
        { resetId, answer: null, askedAt: new Date('2026-01-12T06:00:00Z') },
      ]);
      expect((await page(it, `aftercare/${token}`, { answer: 'perhaps' })).status).toBe(404);
      expect((await page(it, `aftercare/${token}`, { answer: 'no' })).status).toBe(200);
      expect((await page(it, `aftercare/${token}`, { answer: 'yes' })).status).toBe(404);
      expect(await stateOf(it, ticketId)).toBe('open');
      expect((await it.events(securityAlert)).map((f) => f.payload.why)).toEqual(['denied']);
      expect((await it.events(aftercareEnded)).map((f) => [f.payload.answer, f.payload.heldBy])).toEqual([['no', it.aino.id]]);
      expect((await it.as(it.quinn).aftercare({ answer: 'no' })).items).toMatchObject([{ resetId, heldBy: it.aino.id }]);
      expect((await it.as(it.quinn).report({ client: 'acme', month: '2026-01' })).aftercare).toEqual({ no: 1 });
      expect((await it.as(it.quinn).evidence({ resetId })).aftercare).toBe('no');
    });

    test('F10: is asked on the telephone by another agent than the one who verified, and silence within the day is kept', async () => {
      const it = await openResetDesk(open);
      const { id: resetId } = await proven(it);
      await it.as(it.aino).resetPassword({ resetId, delivery: 'mail' });
      expect(await refused(it.as(it.aino).answerAftercare({ resetId, answer: 'yes' }))).toBe('password-reset.other-agent-needed');
      await it.travelTo('2026-01-06T09:00:00Z');
      expect((await it.as(it.quinn).aftercare({ answer: 'none' })).items).toHaveLength(1);
      // Said late is said all the same.
      expect(await it.as(it.bo).answerAftercare({ resetId, answer: 'yes' })).toMatchObject({ answer: 'yes', answeredBy: it.bo.id });
      expect(await refused(it.as(it.bo).answerAftercare({ resetId, answer: 'no' }))).toBe('password-reset.not-asked-afterwards');
    });
  });
});
