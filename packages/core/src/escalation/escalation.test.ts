import { describe, expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { deliveryRows } from '../channel/index.ts';
import { clients } from '../client/index.ts';
import { acme, houseWith, postOffice, receive, rowsIn, staffed } from '../fixtures.ts';
import { defineAction, invalidInput, jobBoard, onlySystem, system, type Actor, type Scope } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { clockBreached } from '../sla/index.ts';
import { ticketTierChanged, tickets } from '../ticket/index.ts';
import { firingRows } from './entities.ts';
import { followContract } from './jobs.ts';
import { escalation, handOffAccepted, notificationRaised, ruleFired, ticketHandedBack, ticketHandedOff } from './index.ts';

const utc = (text: string) => new Date(`2026-06-${text}Z`);
const morning = '2026-06-01T06:00:00Z';

interface Follows {
  readonly run: (scope: Scope, input: { clientId: number; after: number; chain: string }) => Promise<unknown>;
}

eachDatabase((_name, open) => {
  const world = async (packs?: readonly string[]) => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at: morning });
    const staff = await staffed(opened.desk, packs);
    const as = (actor: Actor) => ({ ...opened.desk.as(actor).use(tickets), ...opened.desk.as(actor).use(escalation) });
    const ticket = (ticketId = 1) => as(staff.admin).get({ ticketId });
    await as(staff.aino).open({ from: 'ada@acme.example', subject: 'Salasana lukossa' });
    const told = async () => (await rowsIn(opened.desk, deliveryRows)).filter((d) => d.automatic).map((d) => [d.toAddress, d.subject]);
    return { ...opened, ...staff, office, as, ticket, told };
  };

  describe('a hand-off by hand', () => {
    test('goes up with its packet, is accepted, goes back with a reason, and every step can be read', async () => {
      const w = await world();
      const [one, two] = [w.as(w.aino), w.as(w.lea)];
      await one.assign({ ticketId: 1 });
      const handover = 'Tried a new password twice.\nAda was promised a call before noon.';
      expect(await one.escalate({ ticketId: 1, handover })).toMatchObject({
        tier: 2,
        team: 'specialists',
        assignee: null,
        bounces: 0,
        state: 'new',
      });
      await w.travel('10min');
      expect(await two.accept({ ticketId: 1 })).toMatchObject({ tier: 2, assignee: { name: 'Lea' } });
      await expect(two.accept({ ticketId: 1 })).rejects.toMatchObject({ code: 'escalation.nothing-to-accept', kind: 'conflict' });
      await w.travel('10min');
      expect(await two.handBack({ ticketId: 1, reason: 'The proof of identity is missing.' })).toMatchObject({
        tier: 1,
        team: 'service-desk',
        assignee: null,
        bounces: 1,
      });
      expect(await one.handOffs({ ticketId: 1 })).toMatchObject([
        {
          ...{ fromTier: 1, toTier: 2, handover, givenBy: w.aino.id, givenAt: utc('01T06:00:00') },
          ...{
            acceptedBy: w.lea.id,
            acceptedAt: utc('01T06:10:00'),
            returnedBy: w.lea.id,
            returnedAt: utc('01T06:20:00'),
            returnReason: 'The proof of identity is missing.',
          },
        },
      ]);
      await expect(two.handBack({ ticketId: 1, reason: 'x' })).rejects.toMatchObject({ code: 'escalation.nothing-to-hand-back' });
      await expect(one.accept({ ticketId: 1 })).rejects.toMatchObject({ code: 'escalation.nothing-to-accept' });
      const about = async (type: Parameters<typeof w.events>[0]) => (await w.events(type)).map((e) => [e.about, e.actor]);
      for (const [type, by] of [[ticketHandedOff, w.aino], [handOffAccepted, w.lea], [ticketHandedBack, w.lea]] as const) expect(await about(type as never)).toEqual([['ticket:1', by.id]]); // prettier-ignore
      expect((await w.events(ticketTierChanged)).map((e) => [e.payload.from, e.payload.to, e.payload.how])).toEqual([[1, 2, 'hand-off'], [2, 1, 'hand-back']]); // prettier-ignore
      // The tiers' holds: cycle after cycle, met where the ticket went on.
      const holds = ((await w.ticket()).clocks as { metric: string }[]).filter((c) => c.metric === 'tier-hold');
      expect(holds).toMatchObject([{ cycle: 1, state: 'met', elapsedMs: 1_200_000 }]);
    });

    test('may pass tiers by, and comes back to where it came from', async () => {
      const w = await world();
      expect(await w.as(w.aino).escalate({ ticketId: 1, toTier: 3, handover: 'x' })).toMatchObject({ tier: 3, team: 'engineers' });
      expect(await w.as(w.erik).handBack({ ticketId: 1, reason: 'y' })).toMatchObject({ tier: 1, bounces: 1 });
      await w.as(w.aino).escalate({ ticketId: 1, handover: 'x' });
      await w.as(w.lea).escalate({ ticketId: 1, handover: 'z' });
      expect(await w.as(w.erik).handBack({ ticketId: 1, reason: 'y' })).toMatchObject({ tier: 2, bounces: 2 });
      expect(await w.as(w.lea).handBack({ ticketId: 1, reason: 'y' })).toMatchObject({ tier: 1, bounces: 3 });
      expect(await w.as(w.aino).handOffs({ ticketId: 1 })).toHaveLength(3);
    });

    test('not below, not beyond, not at the top, and not of what is over', async () => {
      const w = await world();
      const one = w.as(w.aino);
      const refused = (input: object, code: string, message = /./) =>
        expect(one.escalate({ ticketId: 1, handover: 'x', ...input })).rejects.toMatchObject({
          code,
          message: expect.stringMatching(message),
        });
      await refused({ toTier: 1 }, 'escalation.not-higher', /toTier must be above 1/);
      await refused({ toTier: 4 }, 'ticket.no-such-tier', /tiers are 1, 2, 3/);
      await refused({ toTier: 2 ** 40 }, 'ticket.no-such-tier');
      for (const input of [{ toTier: 0 }, { toTier: 1.5 }, { handover: '' }, { handover: 'x'.repeat(4001) }, { handover: undefined }])
        await refused(input, invalidInput.code, new RegExp(Object.keys(input)[0]!));
      await expect(one.accept({ ticketId: 1 })).rejects.toMatchObject({ code: 'escalation.nothing-to-accept' });
      await expect(one.handBack({ ticketId: 1, reason: 'x' })).rejects.toMatchObject({ code: 'escalation.nothing-to-hand-back' });
      await one.escalate({ ticketId: 1, toTier: 3, handover: 'x' });
      await refused({}, 'escalation.top-tier', /Tell the team lead/);
      await refused({ toTier: 2 }, 'escalation.not-higher');
      for (const to of ['resolved', 'closed']) {
        await one.move({ ticketId: 1, to });
        await refused({}, 'escalation.ticket-over', new RegExp(to));
        for (const attempt of [one.accept({ ticketId: 1 }), one.handBack({ ticketId: 1, reason: 'x' })])
          await expect(attempt).rejects.toMatchObject({ code: 'escalation.ticket-over' });
      }
      expect(await w.ticket()).toMatchObject({ tier: 3, bounces: 0 });
      expect(await one.handOffs({ ticketId: 1 })).toHaveLength(1);
    });

    test('a rule takes it further than anybody handed it: nothing is there to hand back', async () => {
      const w = await world();
      await w.as(w.aino).escalate({ ticketId: 1, handover: 'x' });
      await w.as(w.lea).handBack({ ticketId: 1, reason: 'y' });
      await w.travelTo(utc('01T10:00:00.001'));
      expect(await w.ticket()).toMatchObject({ tier: 2 });
      await expect(w.as(w.lea).handBack({ ticketId: 1, reason: 'x' })).rejects.toMatchObject({ code: 'escalation.nothing-to-hand-back' });
    });
  });

  describe('a rule of the contract', () => {
    test('raises the tier and tells the lead, once, at the instant of the breach, in the words of whoever reads it', async () => {
      const w = await world();
      await w.travelTo(utc('01T10:00:00'));
      expect(await w.ticket()).toMatchObject({ tier: 1 });
      await w.travel(1);
      expect(await w.ticket()).toMatchObject({ tier: 2, team: 'specialists', bounces: 0 });
      const [fired] = await w.events(ruleFired);
      expect(fired).toMatchObject({
        about: 'ticket:1',
        actor: 'system',
        payload: { rule: 'late answer', when: 'first-response.breached', did: ['raised to tier 2', 'told lea@desk.example'] },
      });
      const cause = (await w.events()).find((e) => e.id === fired!.causeId);
      expect(cause).toMatchObject({ event: 'sla.breached', payload: { at: '2026-06-01T10:00:00.000Z' } });
      expect((await w.events(ticketTierChanged))[0]).toMatchObject({
        causeId: cause!.id,
        payload: { from: 1, to: 2, how: 'rule', rule: 'late answer' },
      });
      expect((await w.events(notificationRaised))[0]).toMatchObject({
        causeId: cause!.id,
        payload: { what: 'first-response.breached', at: '2026-06-01T10:00:00.000Z' },
      });
      expect(await w.told()).toEqual([['lea@desk.example', 'Överskriden SLA: #1 Salasana lukossa']]);
      expect(w.office.sent.at(-1)!.text).toMatch(/Regel: late answer/);
      expect(w.office.sent.at(-1)!.text).toMatch(/1 juni 2026 (kl\. )?13:00/);
      await w.travel('1h');
      expect(await w.events(ruleFired)).toHaveLength(1);
    });

    test('every notice names the due of its own cycle, whatever came after', async () => {
      const w = await world();
      await w.travelTo(utc('01T13:00:00')); // the second tier has sat on it for two hours by noon
      const held = w.office.sent.filter((m) => m.text.includes('tier.held-too-long'));
      expect(held).toHaveLength(1);
      expect(held[0]!.text).toMatch(/1 juni 2026 (kl\. )?15:00/);
    });

    test('stays at the top and still tells somebody; it never loops', async () => {
      const quiet = acme
        .replace(
          '{ when: tier.held-too-long, do: [{ raise-tier: 1 }, { notify: [team-lead] }] }',
          '{ when: tier.held-too-long, do: [{ raise-tier: 9 }] }',
        )
        .replace('level: 1, name: CSR1, team: service-desk', 'level: 1, name: CSR1, team: service-desk, hold-at-most: 30min');
      const w = await world([quiet]);
      await w.travel('30d');
      const fired = (await w.events(ruleFired)).filter((e) => e.payload.when === 'tier.held-too-long');
      expect(fired.map((e) => e.payload.did)).toEqual([['raised to tier 3'], ['stayed at tier 3, the highest', 'told lea@desk.example']]);
      expect(await w.ticket()).toMatchObject({ tier: 3, team: 'engineers' });
      expect((await rowsIn(w.desk, firingRows)).length).toBe((await w.events(ruleFired)).length);
      expect(await w.desk.deadLetters()).toEqual([]);
    });

    test('does nothing for a ticket that is over by then, or that the contract says nothing of', async () => {
      const w = await world();
      await w.as(w.aino).move({ ticketId: 1, to: 'resolved' });
      await w.as(w.aino).open({ client: 'polar', from: 'a@polar.example', subject: 'x' });
      await w.travel('20d');
      expect([await w.events(ruleFired), await w.told()]).toEqual([[], []]);
    });

    test('tells the assignee, or the team of a ticket that nobody has, and whoever an address names', async () => {
      const w = await world([
        acme
          .replace('{ notify: [assignee, team-lead] }', '{ notify: [assignee, Boss@Acme.example] }')
          .replace('  - { name: late answer, when: first-response.breached, do: [{ raise-tier: 1 }, { notify: [team-lead] }] }\n', ''),
      ]);
      await w.as(w.aino).open({ from: 'eve@acme.example', subject: 'Toinen' });
      await w.as(w.aino).assign({ ticketId: 2 });
      for (const ticketId of [1, 2]) await w.desk.as(w.aino).use(messages).write({ ticketId, text: 'Hei' });
      await w.travelTo(utc('03T08:30:00'));
      expect((await w.told()).map(([to]) => to).sort()).toEqual([
        'aino@desk.example',
        'aino@desk.example',
        'boss@acme.example',
        'boss@acme.example',
      ]);
      // A warning names the instant that is to come, not its own.
      await w.travel(0);
      const warned = w.office.sent.filter((m) => m.to === 'aino@desk.example');
      expect(warned).toHaveLength(2);
      expect(warned[0]!.text).toMatch(/Määräaika: torstai 4\. kesäkuuta 2026.*9[.:]00/);
    });

    test('acts once for each cause, however often it is told of it, and not on a ticket that is over meanwhile', async () => {
      const w = await world();
      await w.travelTo(utc('01T10:00:00.001'));
      const breach = (await w.events(clockBreached))[0]!;
      const listener = w.desk.catalogue.listeners.find((l) => l.event === clockBreached && l.when === 'after')!;
      const hear = (id: number) =>
        defineAction('test.hear', {
          summary: '',
          allow: onlySystem,
          run: (scope) => listener.handle(scope.as(system, id), breach.payload),
        });
      await w.desk.as(system).run(hear(breach.id), {});
      expect(await w.events(ruleFired)).toHaveLength(1);
      expect(await w.ticket()).toMatchObject({ tier: 2 });
      await w.as(w.aino).move({ ticketId: 1, to: 'resolved' });
      await w.desk.as(system).run(hear(breach.id + 1), {});
      expect(await w.events(ruleFired)).toHaveLength(1);
    });

    test('what follows an older contract and what follows a newer one each go on by themselves', async () => {
      const w = await world();
      const run = (chain: string) =>
        defineAction('test.follow', {
          summary: '',
          allow: onlySystem,
          run: (scope) => (followContract as Follows).run(scope, { clientId: 1, after: 0, chain }),
        });
      const waiting = defineAction('test.waiting', {
        summary: '',
        allow: onlySystem,
        reads: true,
        run: async (scope) => (await scope.get(jobBoard).counts(scope)).find(({ job }) => job === followContract.job)?.waiting,
      });
      for (const chain of ['1@1', '1@2', '1@2']) await w.desk.as(system).run(run(chain), {});
      expect(await w.desk.as(system).run(waiting, {})).toBe(2);
      await w.travel(0);
      expect(await w.desk.as(system).run(waiting, {})).toBeUndefined();
    });

    test('by the contract that is in force when it happens', async () => {
      const w = await world();
      await w.desk
        .as(system)
        .use(clients)
        .apply({ yaml: acme.replace(/escalation:\n(.*\n)+/, '') });
      await w.travelTo(utc('01T12:00:00'));
      expect(await w.events(ruleFired)).toEqual([]);
      await receive(w, { subject: 'x', text: 'y', externalId: 'x@x' });
      expect(await w.desk.deadLetters()).toEqual([]);
    });
  });
});
