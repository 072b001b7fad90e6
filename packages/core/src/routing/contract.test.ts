import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { clients } from '../client/index.ts';
import { escalation } from '../escalation/index.ts';
import { essentials } from '../essentials.ts';
import { acme, staffed } from '../fixtures.ts';
import { system } from '../kernel/index.ts';
import { sla, type ClockView } from '../sla/index.ts';
import { ticketTeamChanged, ticketTierChanged, tickets } from '../ticket/index.ts';
import { ask, hire, take, waitingIn, whoHas } from './fixtures.ts';

eachDatabase((_name, open) => {
  const world = async () => {
    const made = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(made.desk);
    const { desk } = made;
    const apply = async (yaml: string) => {
      await desk.as(system).use(clients).apply({ yaml });
      await made.travel(0);
    };
    const own = desk.as(staff.admin).use(tickets);
    const at = async (ticketId: number) => {
      const { tier, team, assignee } = await own.get({ ticketId });
      return [tier, team, assignee?.name];
    };
    return { ...made, ...staff, own, apply, at };
  };

  test('a promise that was let go makes nothing urgent any more', async () => {
    const { desk, own, admin, aino, travel } = await world();
    const urgent = await ask(desk, { priority: 'urgent' });
    const normal = await ask(desk);
    await travel('14min');
    const clocks = (await own.get({ ticketId: urgent })).clocks as ClockView[];
    for (const { id: clockId } of clocks) await desk.as(admin).use(sla).waive({ ticketId: urgent, clockId, reason: 'A drill.' });
    expect(((await own.get({ ticketId: urgent })).clocks as ClockView[]).map((c) => [c.metric, c.dueAt])).toEqual([
      ['first-response', null],
      ['periodic-update', null],
      ['resolution', null],
    ].filter(([metric]) => clocks.some((c) => c.metric === metric))); // prettier-ignore
    expect(await waitingIn(desk)).toEqual([urgent, normal]);
    expect(await take(desk, aino)).toBe(normal);
    expect(await take(desk, aino)).toBe(urgent);
  });

  test('a tier that a new version of the contract drops hands its tickets to the highest that is left', async () => {
    const { desk, own, apply, at, events, erik } = await world();
    const [top, low, done] = [await ask(desk), await ask(desk), await ask(desk)];
    for (const ticketId of [top, done]) await desk.as(erik).use(escalation).escalate({ ticketId, toTier: 3, handover: 'x' });
    await own.assign({ ticketId: top, agentId: 3 });
    await own.move({ ticketId: done, to: 'resolved' });
    await own.move({ ticketId: done, to: 'closed' });
    await apply(acme.replace(/ {2}- \{ level: 3[^\n]*\n/, ''));
    expect(await at(top)).toEqual([2, 'specialists', undefined]);
    expect(await at(low)).toEqual([1, 'service-desk', undefined]);
    expect(await at(done)).toEqual([3, 'engineers', undefined]);
    const moved = (await events(ticketTierChanged)).at(-1)!.payload;
    expect(moved).toMatchObject({ ticketId: top, from: 3, to: 2, how: 'contract' });
    expect(await take(desk, await hire(desk, 'Sanni', ['specialists']))).toBe(top);
    expect(await desk.deadLetters()).toEqual([]);
  });

  test('a tier that another team serves now goes there, and stays with whoever has it where they are in that team too', async () => {
    const { desk, own, apply, at, events, aino } = await world();
    const [waits, has, keeps] = [await ask(desk), await ask(desk), await ask(desk)];
    const both = await hire(desk, 'Mia', ['service-desk', 'engineers']);
    await desk.as(aino).use(tickets).assign({ ticketId: has });
    await desk.as(both).use(tickets).assign({ ticketId: keeps });
    const newer = acme.replace('level: 1, name: CSR1, team: service-desk', 'level: 1, name: CSR1, team: engineers');
    await apply(newer.replace('level: 3, name: Experts, team: engineers', 'level: 3, name: Experts, team: front'));
    expect(await Promise.all([waits, has, keeps].map(at))).toEqual([[1, 'engineers', undefined], [1, 'engineers', undefined], [1, 'engineers', 'Mia']]); // prettier-ignore
    expect((await events(ticketTeamChanged)).map((e) => [e.payload.ticketId, e.payload.tier])).toEqual([[waits, 1], [has, 1], [keeps, 1]]); // prettier-ignore
    expect(await take(desk, aino)).toBe('nothing-waits');
    expect(await waitingIn(desk)).toEqual([waits, has]);
    expect(await take(desk, await hire(desk, 'Eero', ['engineers']))).toBe(waits);
    expect(await whoHas(desk, keeps)).toBe('Mia');
    await own.move({ ticketId: keeps, to: 'resolved' });
    await apply(newer); // back to engineers at the top, and nothing else
    expect((await events(ticketTeamChanged)).length).toBe(3);
  });

  test('a version of a later day moves nothing before it', async () => {
    const { desk, apply, at, travelTo } = await world();
    const id = await ask(desk, { priority: 'low' });
    await apply(acme.replace('team: service-desk', 'team: night-desk').replace('2026-01-01', '2026-06-03'));
    expect(await at(id)).toEqual([1, 'service-desk', undefined]);
    await travelTo('2026-06-02T21:00:00Z');
    expect(await at(id)).toEqual([1, 'night-desk', undefined]);
  });
});
