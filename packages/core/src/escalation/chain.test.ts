import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { deliveryRows } from '../channel/index.ts';
import { clients } from '../client/index.ts';
import { acme, houseWith, nordbo, polar, postOffice, rowsIn, staffed, ask } from '../fixtures.ts';
import { notAllowed, notFound, system } from '../kernel/index.ts';
import { tickets } from '../ticket/index.ts';
import { chainClimbed, escalation, escalationAcknowledged, nothingToAcknowledge, ruleFired } from './index.ts';

const utc = (text: string) => new Date(`2026-06-${text}Z`);
const chain = `chain:
  - { name: lead, to: team-lead }
  - { name: owner, to: client-owner, after: 1h }
  - { name: director, to: [boss@desk.example, client-owner], after: 90min, counted: always }
duty: { calendar: office, outside: [Oncall@desk.example, engineers] }
`;
const rules = `escalation:
  - { name: stop, when: { priority: urgent }, do: [{ notify: [chain, assignee] }] }
  - { name: late, when: first-response.breached, do: [{ notify: chain }] }
`;
const pack = acme.replace(/escalation:\n(.*\n)+/, `${rules}${chain}`);

eachDatabase((_name, open) => {
  const world = async (at = '2026-06-01T06:00:00Z', yaml = pack) => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at });
    const staff = await staffed(opened.desk, [yaml, nordbo, polar]);
    const { desk } = opened;
    const on = { ...desk.as(staff.aino).use(tickets), ...desk.as(staff.aino).use(escalation) };
    const told = async () =>
      (await rowsIn(desk, deliveryRows))
        .filter((d) => d.automatic)
        .map((d) => `${d.createdAt.toISOString().slice(8, 16)} ${d.toAddress.split('@')[0]!}`);
    const steps = async () => (await opened.events(chainClimbed)).map((e) => [e.payload.step, e.at.toISOString().slice(8, 16)]);
    return { ...opened, ...staff, on, told, steps };
  };

  test('is climbed step by step until somebody acknowledges, each after the wait of its own', async () => {
    const w = await world();
    await ask(w.desk, { priority: 'urgent' });
    await w.travel(0);
    expect(await w.told()).toEqual(['01T06:00 aino', '01T06:00 lea']);
    await w.travelTo(utc('01T07:00:00'));
    expect((await w.told()).slice(2)).toEqual(['01T07:00 owner']);
    expect(await w.on.climbs({ ticketId: 1 })).toMatchObject([{ rule: 'stop', state: 'climbing', done: 2, toldAt: utc('01T07:00:00') }]);
    await w.travel('89min');
    const [acknowledged] = await w.on.acknowledge({ ticketId: 1 });
    expect(acknowledged).toMatchObject({ state: 'acknowledged', acknowledgedBy: w.aino.id, acknowledgedAt: utc('01T08:29:00') });
    await w.travel('3h');
    expect(await w.steps()).toEqual([['lead', '01T06:00'], ['owner', '01T07:00']]); // prettier-ignore
    expect((await w.events(escalationAcknowledged)).map((e) => [e.about, e.actor])).toEqual([['ticket:1', w.aino.id]]);
    await expect(w.on.acknowledge({ ticketId: 1 })).rejects.toMatchObject({ code: nothingToAcknowledge.code });
    const climbed = (await w.events(ruleFired))[0]!.payload;
    expect(climbed).toMatchObject({ rule: 'stop', did: ['told aino@desk.example', 'climbed to lead: told lea@desk.example'] });
  });

  test('ends at its last step, joins what is being climbed, and begins anew once that was acknowledged', async () => {
    const w = await world();
    await ask(w.desk, { priority: 'urgent' });
    await w.travel('15min');
    await w.travel(1); // the first response is broken: another cause
    expect((await w.events(ruleFired)).map((e) => e.payload.did.at(-1))).toEqual([
      'climbed to lead: told lea@desk.example',
      'the chain is being climbed already, for stop',
    ]);
    await w.travel('10h');
    expect(await w.steps()).toEqual([['lead', '01T06:00'], ['owner', '01T07:00'], ['director', '01T08:30']]); // prettier-ignore
    expect(await w.on.climbs({ ticketId: 1 })).toMatchObject([{ state: 'at-the-top', done: 3 }]);
    await w.on.prioritise({ ticketId: 1, priority: 'normal' });
    await w.on.prioritise({ ticketId: 1, priority: 'urgent' });
    await w.travel(0);
    expect((await w.on.climbs({ ticketId: 1 })).map((c) => c.state)).toEqual(['at-the-top', 'climbing']);
    expect((await w.on.acknowledge({ ticketId: 1 })).map((c) => c.state)).toEqual(['acknowledged', 'acknowledged']);
  });

  test('out of hours those on duty are told with every step; what is counted in open time waits for the morning', async () => {
    const w = await world('2026-06-01T12:50:00Z'); // ten minutes before closing
    await ask(w.desk, { priority: 'urgent' });
    await w.travel('14h');
    expect(await w.told()).toEqual(['01T12:50 aino', '01T12:50 lea']);
    await w.travelTo(utc('02T05:50:00'));
    expect((await w.told()).slice(2)).toEqual(['02T05:50 owner']);
    const night = await world('2026-06-01T20:00:00Z');
    await ask(night.desk, { priority: 'urgent' });
    await night.travel(0);
    expect((await night.told()).sort()).toEqual(['01T20:00 aino', '01T20:00 erik', '01T20:00 lea', '01T20:00 oncall']);
  });

  test('is climbed no further for a ticket that is over, and nobody of another client sees it', async () => {
    const w = await world();
    await ask(w.desk, { priority: 'urgent' });
    await w.travel(0);
    await expect(w.desk.as(w.nils).use(escalation).acknowledge({ ticketId: 1 })).rejects.toMatchObject({ code: notFound.code });
    await expect(w.desk.as(w.nils).use(escalation).climbs({ ticketId: 1 })).rejects.toMatchObject({ code: notFound.code });
    await expect(
      w.desk
        .as({ ...w.aino, permissions: [] })
        .use(escalation)
        .acknowledge({ ticketId: 1 }),
    ).rejects.toMatchObject({ code: notAllowed.code });
    await w.on.move({ ticketId: 1, to: 'resolved' });
    await w.travel('2h');
    expect(await w.on.climbs({ ticketId: 1 })).toMatchObject([{ state: 'over', done: 1 }]);
    await expect(w.on.acknowledge({ ticketId: 1 })).rejects.toMatchObject({ code: nothingToAcknowledge.code });
  });

  test('of a contract that has fewer steps by then ends there', async () => {
    const w = await world();
    await ask(w.desk, { priority: 'urgent' });
    await w.travel(0);
    const shorter = pack.replace(/ {2}- \{ name: owner[^\n]*\n {2}- \{ name: director[^\n]*\n/, '');
    await w.desk.as(system).use(clients).apply({ yaml: shorter });
    await w.travel('2h');
    expect(await w.steps()).toEqual([['lead', '01T06:00'], ['', '01T07:00']]); // prettier-ignore
    expect(await w.on.climbs({ ticketId: 1 })).toMatchObject([{ state: 'at-the-top' }]);
    expect(await w.desk.deadLetters()).toEqual([]);
  });
});
