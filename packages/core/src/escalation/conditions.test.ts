import { describe, expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { deliveryRows } from '../channel/index.ts';
import { clients, wrongPack } from '../client/index.ts';
import { acme, houseWith, nordbo, polar, postOffice, rowsIn, staffed, act, ask } from '../fixtures.ts';
import { system } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { sla } from '../sla/index.ts';
import { assignTo, lockTicket, tickets } from '../ticket/index.ts';
import { firingRows } from './entities.ts';
import { escalation, ruleFired } from './index.ts';

const utc = (text: string) => new Date(`2026-06-${text}Z`);
const monday = '2026-06-01T06:00:00Z'; // nine in Helsinki, an hour into the day

/** For tests: acme with rules of its own in place of the fixture's. */
export const withRules = (rules: string, pack = acme): string => pack.replace(/escalation:\n(.*\n)+/, `escalation:\n${rules}`);

eachDatabase((_name, open) => {
  const world = async (rules: string) => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at: monday });
    const staff = await staffed(opened.desk, [withRules(rules), nordbo, polar]);
    const { desk } = opened;
    const on = { ...desk.as(staff.aino).use(tickets), ...desk.as(staff.aino).use(escalation) };
    const up = { ...desk.as(staff.lea).use(tickets), ...desk.as(staff.lea).use(escalation) };
    const fired = async () =>
      (await opened.events(ruleFired)).map((f) => [f.payload.ticketId, f.payload.rule, f.at.toISOString().slice(8, 19)]);
    const told = async () => (await rowsIn(desk, deliveryRows)).filter((d) => d.automatic).map((d) => [d.toAddress, d.subject]);
    return { ...opened, ...staff, office, on, up, fired, told };
  };

  describe('a rule on where a ticket is', () => {
    test('fires when it has been there so long in open time, once for each stay, at that very instant', async () => {
      const w = await world(
        '  - { name: supplier sleeps, when: { state: pending-third-party, for: 2bd }, do: [{ notify: [team-lead] }] }\n',
      );
      await ask(w.desk);
      await w.travel('1h');
      await w.on.move({ ticketId: 1, to: 'open' });
      await w.on.move({ ticketId: 1, to: 'pending-third-party' }); // Monday 10:00
      await w.travelTo(utc('03T06:59:59.999'));
      expect(await w.fired()).toEqual([]);
      await w.travel(1);
      expect(await w.fired()).toEqual([[1, 'supplier sleeps', '03T07:00:00']]);
      const [fact] = await w.events(ruleFired);
      expect(fact!.payload).toMatchObject({ when: 'state pending-third-party for 2bd', did: ['told lea@desk.example'] });
      const cause = (await w.events()).find((e) => e.id === fact!.causeId);
      expect(cause).toMatchObject({ event: 'ticket.moved', payload: { to: 'pending-third-party' } });
      await w.travel('10d');
      expect(await w.fired()).toHaveLength(1);
      await w.on.move({ ticketId: 1, to: 'open' });
      await w.travel('1h');
      await w.on.move({ ticketId: 1, to: 'pending-third-party' });
      await w.travel('7d');
      expect((await w.fired()).map(([, rule]) => rule)).toEqual(['supplier sleeps', 'supplier sleeps']);
      expect(await rowsIn(w.desk, firingRows)).toHaveLength(2);
    });

    test('says so in the language of whoever reads it', async () => {
      const w = await world(
        '  - { name: hidas, when: { state: [pending-third-party, pending-approval], for: 1h }, do: [{ notify: [team-lead] }] }\n',
      );
      await ask(w.desk);
      await w.on.move({ ticketId: 1, to: 'pending-third-party' });
      await w.travel('2h');
      expect(await w.told()).toEqual([['lea@desk.example', 'Kräver uppmärksamhet: #1 Salasana lukossa']]);
      expect(w.office.sent.at(-1)!.text).toMatch(
        /kräver uppmärksamhet: status pending-third-party\/pending-approval i 1h\.[\s\S]*Regel: hidas/,
      );
    });

    test('does not fire for one that left in time, nor for one that is over', async () => {
      const w = await world('  - { name: stuck, when: { state: open, for: 4h }, do: [{ raise-tier: 1 }] }\n');
      for (const n of [1, 2]) {
        await ask(w.desk);
        await w.on.move({ ticketId: n, to: 'open' });
      }
      await w.travel('3h');
      await w.on.move({ ticketId: 1, to: 'pending-requester' });
      await w.on.move({ ticketId: 2, to: 'resolved' });
      await w.travel('5d');
      expect(await w.fired()).toEqual([]);
    });

    test('without a time fires as soon as it is so, also when it was opened so', async () => {
      const w = await world(
        '  - { name: urgent, when: { priority: urgent }, do: [{ notify: [team] }] }\n  - { name: top, when: { tier: ">=2" }, do: [{ notify: [team-lead] }] }\n',
      );
      await ask(w.desk, { priority: 'urgent' });
      await ask(w.desk);
      await w.travel(0);
      expect(await w.fired()).toEqual([[1, 'urgent', '01T06:00:00']]);
      await w.on.prioritise({ ticketId: 2, priority: 'urgent' });
      await w.on.escalate({ ticketId: 2, toTier: 2, handover: 'x' });
      await w.travel(0);
      expect(await w.fired()).toEqual([[1, 'urgent', '01T06:00:00'], [2, 'urgent', '01T06:00:00'], [2, 'top', '01T06:00:00']]); // prettier-ignore
      await w.on.escalate({ ticketId: 2, toTier: 3, handover: 'x' });
      await w.travel(0);
      expect(await w.fired()).toHaveLength(3); // it was at the second or above already
    });

    test('climbs from tier to tier by itself, and ends at the top', async () => {
      const w = await world(
        '  - { name: too long, when: { tier: [1, 2, 3], for: 1h }, do: [{ raise-tier: 1 }] }\n  - { name: again, when: tier-changed, do: [{ raise-tier: 1 }] }\n',
      );
      await ask(w.desk);
      await w.travel('30d');
      expect(await w.fired()).toEqual([
        [1, 'too long', '01T07:00:00'],
        [1, 'again', '01T07:00:00'],
        [1, 'again', '01T07:00:00'],
      ]);
      expect((await w.events(ruleFired)).map((f) => f.payload.did[0])).toEqual([
        'raised to tier 2',
        'raised to tier 3',
        'stayed at tier 3, the highest',
      ]);
      expect(await w.on.get({ ticketId: 1 })).toMatchObject({ tier: 3, team: 'engineers' });
      expect(await w.desk.deadLetters()).toEqual([]);
    });
  });

  describe('a rule on age', () => {
    test('counts open time since the ticket was received, and waits for its conditions', async () => {
      const w = await world(
        '  - { name: old, when: { age: 1bd }, if: { assigned: false, priority: [normal, high] }, do: [{ notify: [team-lead] }] }\n',
      );
      await ask(w.desk, { receivedAt: utc('01T05:30:00') });
      await ask(w.desk);
      await w.on.assign({ ticketId: 2 });
      await w.travelTo(utc('02T05:30:00'));
      expect(await w.fired()).toEqual([[1, 'old', '02T05:30:00']]);
      await w.travel('3h');
      await act(w.desk, async (scope) => assignTo(scope, await lockTicket(scope, 2), null));
      await w.travel(0);
      expect(await w.fired()).toEqual([[1, 'old', '02T05:30:00'], [2, 'old', '02T08:30:00']]); // prettier-ignore
    });

    test('in a calendar that it names', async () => {
      const w = await world(
        '  - { name: old, when: { age: 10h }, calendar: always, do: [{ raise-tier: 1 }] }\n'.replace('always', 'office'),
      );
      await ask(w.desk);
      await w.travelTo(utc('02T07:59:59'));
      expect(await w.fired()).toEqual([]);
      await w.travelTo(utc('02T08:00:00')); // seven hours of Monday, three of Tuesday
      expect(await w.fired()).toHaveLength(1);
    });
  });

  describe('a rule on what happened', () => {
    test('a second bounce, only then, and only while its conditions hold', async () => {
      const w = await world(
        "  - { name: ping-pong, when: bounced, if: { bounces: '>=2', tier: 1, age: '>1h' }, do: [{ notify: [team-lead] }] }\n",
      );
      await ask(w.desk);
      const bounce = async () => {
        await w.on.escalate({ ticketId: 1, handover: 'x' });
        await w.up.handBack({ ticketId: 1, reason: 'y' });
        await w.travel(0);
      };
      await bounce();
      await bounce();
      expect(await w.fired()).toEqual([]); // two of them, and an age of nothing
      await w.travel('1h');
      await bounce();
      expect(await w.fired()).toEqual([]); // an hour is not more than an hour
      await w.travel(1);
      await bounce();
      expect(await w.fired()).toEqual([[1, 'ping-pong', '01T07:00:00']]);
    });

    test('any fact of a clock', async () => {
      const facts = ['resolution.started', 'first-response.met', 'resolution.paused', 'resolution.resumed', 'resolution.retargeted', 'resolution.waived', 'resolution.reopened', 'next-response.started', 'next-response.cancelled']; // prettier-ignore
      const w = await world(facts.map((when) => `  - { name: ${when}, when: ${when}, do: [{ notify: [assignee] }] }\n`).join(''));
      await ask(w.desk);
      const seen = async () => {
        await w.travel('1min');
        return (await w.fired()).map(([, rule]) => rule);
      };
      expect(await seen()).toEqual(['resolution.started']);
      await w.desk.as(w.aino).use(messages).write({ ticketId: 1, text: 'Hei' });
      expect((await seen()).at(-1)).toBe('first-response.met');
      await w.on.move({ ticketId: 1, to: 'pending-requester' });
      expect((await seen()).at(-1)).toBe('resolution.paused');
      await w.on.move({ ticketId: 1, to: 'open' });
      expect((await seen()).at(-1)).toBe('resolution.resumed');
      await w.on.prioritise({ ticketId: 1, priority: 'urgent' });
      expect((await seen()).at(-1)).toBe('resolution.retargeted');
      const { clocks } = (await w.on.get({ ticketId: 1 })) as unknown as { clocks: { id: number; metric: string }[] };
      await w.desk
        .as(w.lea)
        .use(sla)
        .waive({ ticketId: 1, clockId: clocks.find((c) => c.metric === 'resolution')!.id, reason: 'agreed' });
      expect((await seen()).at(-1)).toBe('resolution.waived');
      expect(await w.desk.deadLetters()).toEqual([]);
    });

    test('nothing that was imported, and everything that comes after', async () => {
      const w = await world(
        '  - { name: new, when: opened, do: [{ notify: [team] }] }\n  - { name: late, when: first-response.breached, do: [{ raise-tier: 1 }] }\n  - { name: old, when: { age: 1h }, do: [{ notify: [team] }] }\n  - { name: slow, when: { state: new, for: 2h }, do: [{ notify: [team] }] }\n',
      );
      await ask(w.desk, { receivedAt: new Date('2026-05-20T06:00:00Z'), imported: true });
      await w.travel('1h');
      expect([await w.fired(), await w.told()]).toEqual([[], []]);
      const { clocks } = (await w.on.get({ ticketId: 1 })) as unknown as { clocks: { metric: string; breachedAt: Date | null }[] };
      expect(clocks.find((c) => c.metric === 'first-response')!.breachedAt).toEqual(new Date('2026-05-20T10:00:00Z'));
      await w.travel('1h');
      expect(await w.fired()).toEqual([[1, 'slow', '01T08:00:00']]);
      await ask(w.desk);
      await w.travel('5h');
      expect((await w.fired()).filter(([id]) => id === 2).map(([, rule]) => rule)).toEqual(['new', 'old', 'slow', 'late']);
    });
  });

  test('a new version of the contract counts for the tickets that there are, from the day on that it names', async () => {
    const w = await world('  - { name: never, when: { age: 300h }, do: [{ raise-tier: 1 }] }\n');
    await ask(w.desk);
    await ask(w.desk);
    await w.on.move({ ticketId: 2, to: 'resolved' });
    const newer = withRules('  - { name: two days, when: { age: 2bd }, do: [{ notify: [team-lead] }] }\n').replace(
      '2026-01-01',
      '2026-06-05',
    );
    await w.desk.as(system).use(clients).apply({ yaml: newer });
    await w.travelTo(utc('04T20:59:59'));
    expect(await w.fired()).toEqual([]);
    await w.travelTo(utc('05T09:00:00'));
    expect(await w.fired()).toEqual([[1, 'two days', '04T21:00:00']]); // midnight in Helsinki
  });

  test('a pack that names a state that no plugin declares, or a team that there is not, is refused with the path', async () => {
    const w = await world('');
    const apply = (yaml: string) => w.desk.as(system).use(clients).apply({ yaml });
    const wrong = `${withRules('  - { when: { state: pending-requestor, for: 1h }, if: { state: opne }, do: [{ notify: chain }] }\n')}chain: [{ name: lead, to: team-lead }]\nduty: { outside: [night-desk] }\n`;
    await expect(apply(wrong)).rejects.toMatchObject({
      code: wrongPack.code,
      details: {
        mistakes: [
          { path: 'escalation[0].when.state', message: expect.stringContaining('pending-requestor, which no installed plugin declares') },
          { path: 'escalation[0].if.state' },
          { path: 'duty.outside', message: expect.stringContaining('night-desk') },
        ],
      },
    });
    expect(
      (await apply(wrong.replace('pending-requestor', 'pending-requester').replace('opne', 'open').replace('night-desk', 'specialists')))
        .changed,
    ).toBe(true);
  });
});
