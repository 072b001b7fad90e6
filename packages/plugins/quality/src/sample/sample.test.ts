import { describe, expect, test } from '@jest/globals';
import { definePlugin, defineEvent, escalation, ratingGiven, system, ticketRows, tickets, within, type Scope } from '@luuri/core';
import { passwordReset } from '@luuri/plugin-password-reset';
import { phone } from '@luuri/plugin-phone';
import { eachDatabase } from '@luuri/testing';
import { pickChanged } from '../events.ts';
import { acmeQuality, openQualityDesk } from '../fixtures.ts';
import { heardByName } from '../marks/hear.ts';
import { quality } from '../plugin.ts';

const from = new Date('2026-01-01T00:00:00Z');

/** Stands for other plugins: it tells what they tell. */
const facts = {
  warned: defineEvent<object>('phone.budget-warned', { summary: '', about: () => 'call:1' }),
  logged: defineEvent<object>('phone.call-logged', { summary: '', about: () => 'call:1' }),
  begun: defineEvent<object>('password-reset.begun', { summary: '', about: () => 'ticket:1' }),
  overridden: defineEvent<object>('password-reset.override-begun', { summary: '', about: () => 'ticket:1' }),
  aftercare: defineEvent<object>('password-reset.aftercare-ended', { summary: '', about: () => 'ticket:1' }),
};
const others = definePlugin({ name: 'others', summary: 'Tells what other plugins tell.', events: Object.values(facts) });

test('what is heard by its name is what the other plugins declare', () => {
  const declared = [phone(), passwordReset()].flatMap(({ spec }) => spec.events ?? []).map((e) => e.event);
  expect(Object.keys(heardByName).filter((name) => !declared.includes(name))).toEqual([]);
});

eachDatabase((_name, open) => {
  describe('a draw', () => {
    test('takes solved contacts of the client, keeps its seed, and never takes a contact twice', async () => {
      const { desk, as, id, contact, travel } = await openQualityDesk(open);
      for (let i = 0; i < 4; i++) await contact();
      await contact({ by: ['bertta'], channel: 'chat' });
      await contact({ client: 'bravo', by: ['nora'] });
      await travel('1h');
      const analyst = desk.as(as.sanna).use(quality);
      const draw = await analyst.draw({ client: 'acme', from, seed: 'first' });
      expect(draw).toMatchObject({ client: 'acme', seed: 'first', contacts: 5, strata: 2, picked: 3, share: 0.5, by: 'Sanna Korhonen' });
      expect(draw.contract).toBe('acme@1');
      const picks = (await analyst.picks()).items;
      expect(picks).toHaveLength(3);
      // Blind: nothing says whose contact it is.
      for (const pick of picks)
        expect(pick).toMatchObject({ agentId: null, agent: null, ticketId: null, why: ['lot'], subject: 'Salasana lukossa' });
      expect(JSON.stringify(picks)).not.toMatch(/Aino|Bertta/);
      const again = await analyst.draw({ client: 'acme', from, seed: 'first' });
      expect(again).toMatchObject({ contacts: 2, picked: 1 });
      expect((await analyst.draws()).items).toHaveLength(2);
      expect((await desk.as(as.nora).use(quality).picks()).items).toEqual([]);
      expect(id.aino).not.toBe(id.bertta);
    });

    test('leaves what goes on, what nobody answered, and what was solved at another time', async () => {
      const { desk, as, contact, travel, clock } = await openQualityDesk(open);
      const ticketId = await contact();
      await desk.as(as.aino).use(tickets).move({ ticketId, to: 'open' });
      await travel('8d');
      const since = clock.now();
      await contact();
      await travel('1h');
      const analyst = desk.as(as.sanna).use(quality);
      expect(
        await analyst.draw({
          client: 'acme',
          from: new Date(since.getTime() + 3_600_000 * 24),
          to: new Date(since.getTime() + 3_600_000 * 48),
        }),
      ).toMatchObject({ contacts: 0 });
      expect(await analyst.draw({ client: 'acme', from })).toMatchObject({ contacts: 1 });
      await expect(analyst.draw({ client: 'acme', from: since, to: from })).rejects.toMatchObject({ code: 'input.invalid' });
      await expect(desk.as(as.aino).use(quality).draw({ client: 'acme', from })).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(desk.as(as.nora).use(quality).draw({ client: 'acme', from })).rejects.toMatchObject({ kind: 'not-found' });
    });

    test('picks for risks that the core tells: reopened within seven days, bounced, rated low', async () => {
      const pack = acmeQuality.replace('share: 50%', 'share: never');
      const { desk, as, contact, travel, does } = await openQualityDesk(open, { pack });
      const reopened = await contact();
      await desk.as(as.aino).use(tickets).move({ ticketId: reopened, to: 'open' });
      await desk.as(as.aino).use(tickets).move({ ticketId: reopened, to: 'resolved' });
      const late = await contact();
      const low = await contact();
      const high = await contact();
      const { clientId } = await does((scope) => scope.rows(ticketRows).get(low));
      await does((scope) => scope.emit(ratingGiven, { ticketId: low, clientId, score: 2, way: 'portal' }));
      await does((scope) => scope.emit(ratingGiven, { ticketId: high, clientId, score: 3, way: 'portal' }));
      const bounced = await contact();
      await desk.as(as.aino).use(tickets).move({ ticketId: bounced, to: 'open' });
      await desk.as(as.aino).use(escalation).escalate({ ticketId: bounced, handover: 'Ei osata' });
      await desk.as(as.bertta).use(escalation).handBack({ ticketId: bounced, reason: 'Kyllä osataan' });
      await desk.as(as.aino).use(tickets).move({ ticketId: bounced, to: 'resolved' });
      await travel('9d');
      await desk.as(as.aino).use(tickets).move({ ticketId: late, to: 'open' });
      await desk.as(as.aino).use(tickets).move({ ticketId: late, to: 'resolved' });
      await travel('1h');
      const analyst = desk.as(as.sanna).use(quality);
      await analyst.draw({ client: 'acme', from });
      const why = new Map<string, number>();
      for (const pick of (await analyst.picks()).items) for (const reason of pick.why) why.set(reason, (why.get(reason) ?? 0) + 1);
      expect(Object.fromEntries(why)).toEqual({ reopened: 2, 'low-rating': 1, bounce: 1 });
    });

    test('picks for what other plugins tell, where they are installed', async () => {
      const pack = acmeQuality.replace('share: 50%', 'share: never');
      const { desk, as, id, contact, travel, does } = await openQualityDesk(open, { pack, plugins: [others()] });
      const call = await contact({ channel: 'phone', by: ['bertta', 'aino'] });
      const reset = await contact();
      const quiet = await contact();
      const { clientId } = await does((scope) => scope.rows(ticketRows).get(call));
      await does(async (scope) => {
        await scope.emit(facts.warned, { callId: 1, clientId, turnId: 1, agentId: id.bertta, share: 0.7 });
        await scope.emit(facts.warned, { callId: 1, clientId, turnId: 1, agentId: id.bertta, share: 1 });
        await scope.emit(facts.warned, { callId: 1, clientId, turnId: 1, agentId: id.bertta, share: 1.2 });
        await scope.emit(facts.warned, { callId: 1, clientId, turnId: 2, agentId: id.aino, share: 1 });
        await scope.emit(facts.logged, { callId: 1, clientId, ticketId: call, opened: true });
        await scope.emit(facts.logged, { callId: 2, clientId, ticketId: quiet, opened: true });
        await scope.emit(facts.begun, { resetId: 1, clientId, ticketId: reset, deed: 'unlock', channel: 'phone' });
        await scope.emit(facts.overridden, { resetId: 1, clientId, ticketId: reset, deed: 'unlock' });
        await scope.emit(facts.aftercare, { resetId: 1, clientId, ticketId: reset, deed: 'unlock', answer: 'no', heldBy: as.aino.id });
        await scope.emit(facts.begun, { clientId: 'what', ticketId: null });
      });
      await travel('1h');
      const analyst = desk.as(as.sanna).use(quality);
      await analyst.draw({ client: 'acme', from });
      const picks = (await analyst.picks()).items;
      expect(picks.map(({ kind, why }) => ({ kind, why: [...why].sort() }))).toEqual([
        // One of each who spoke too long in the call.
        { kind: 'call', why: ['over-limit'] },
        { kind: 'call', why: ['over-limit'] },
        { kind: 'reset', why: ['denied', 'override', 'reset'] },
      ]);
      const review = await analyst.begin({ pickId: picks[0]!.id });
      expect(review.agentId).toBeNull();
      expect((await analyst.conversation({ reviewId: review.id })).filter((line) => line.reviewed)).toHaveLength(1);
      expect((await analyst.begin({ pickId: picks[2]!.id })).card.card).toBe('resets');
    });
  });

  describe('a pick by hand', () => {
    test('is of whoever spoke last, or of whom one says; once', async () => {
      const { desk, as, id, contact } = await openQualityDesk(open);
      const ticketId = await contact({ by: ['aino', 'bertta'] });
      const lead = desk.as(as.lea).use(quality);
      expect(await lead.pick({ ticketId })).toMatchObject({ why: ['by-hand'], drawId: null, state: 'open', tier: 1 });
      await expect(lead.pick({ ticketId })).rejects.toMatchObject({ code: 'quality.already-picked' });
      await lead.pick({ ticketId, agentId: id.aino });
      await expect(lead.pick({ ticketId, agentId: id.lea })).rejects.toMatchObject({ code: 'quality.no-contact' });
      await expect(desk.as(as.aino).use(quality).pick({ ticketId })).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(desk.as(as.nora).use(quality).pick({ ticketId })).rejects.toMatchObject({ kind: 'not-found' });
    });

    test('that says nothing is left, with the reason', async () => {
      const { desk, as, contact } = await openQualityDesk(open);
      const { id: pickId } = await desk
        .as(as.lea)
        .use(quality)
        .pick({ ticketId: await contact() });
      const analyst = desk.as(as.sanna).use(quality);
      const aino = { ...as.aino, permissions: ['*'] };
      await expect(desk.as(aino).use(quality).leave({ pickId, reason: 'x' })).rejects.toMatchObject({ code: 'quality.own-contact' });
      expect(await analyst.leave({ pickId, reason: 'Vain kiitos' })).toMatchObject({ state: 'left', leftFor: 'Vain kiitos' });
      await expect(analyst.begin({ pickId })).rejects.toMatchObject({ code: 'quality.not-to-take' });
      expect((await analyst.picks({ state: 'left' })).items).toHaveLength(1);
    });

    test('while a draw goes on waits for it: each contact is picked once, and whoever comes second is told', async () => {
      const waitsForMe =
        "SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid' AND transactionid = pg_current_xact_id()::xid";
      let begin = (): void => undefined;
      const begun = new Promise<void>((done) => (begin = done));
      let [isOver, events] = [false, 0];
      // In the middle of the draw somebody picks another of its contacts; the draw goes on once that is done, or waits for it.
      const between = async ({ sql }: Scope) => {
        begin();
        if (++events > 1) return;
        while (sql.dialect === 'postgres' && !isOver && (await sql.manager.query<unknown[]>(waitsForMe)).length === 0);
      };
      const listeners = [within(pickChanged, between)];
      const hurried = definePlugin({ name: 'hurried', summary: 'Picks during a draw.', needs: [quality], listeners });
      const pack = acmeQuality.replace('share: 50%', 'share: 100%');
      const { desk, as, contact, travel } = await openQualityDesk(open, { pack, plugins: [hurried()] });
      await contact();
      const ticketId = await contact();
      await travel('1h');
      const byHand = begun.then(() => desk.as(as.lea).use(quality).pick({ ticketId })).finally(() => (isOver = true));
      const refused = expect(byHand).rejects.toMatchObject({ code: 'quality.already-picked' });
      expect(await desk.as(as.sanna).use(quality).draw({ client: 'acme', from })).toMatchObject({ picked: 2 });
      await refused;
      expect((await desk.as(as.sanna).use(quality).picks()).items).toHaveLength(2);
    });

    test('the tier is the one that had the ticket when the agent spoke last', async () => {
      const { desk, as, id, contact, travel } = await openQualityDesk(open);
      const ticketId = await contact({ by: ['aino'] });
      await desk.as(as.aino).use(tickets).move({ ticketId, to: 'open' });
      await desk.as(as.aino).use(escalation).escalate({ ticketId, handover: 'Ei osata' });
      await travel('1min');
      const pick = await desk.as(as.lea).use(quality).pick({ ticketId, agentId: id.aino });
      expect(pick.tier).toBe(1);
      expect((await desk.as(system).use(tickets).get({ ticketId })).tier).toBe(2);
    });
  });
});
