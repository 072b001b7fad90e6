import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { essentials } from '../essentials.ts';
import { staffed } from '../fixtures.ts';
import { tickets } from '../ticket/index.ts';
import { ask, hire, take } from './fixtures.ts';
import { routing } from './index.ts';

eachDatabase((name, open) => {
  const world = async () => {
    const made = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' }); // a Monday, 09:00 in Helsinki
    const staff = await staffed(made.desk);
    return { ...made, ...staff, mia: await hire(made.desk, 'Mia', ['service-desk'], { role: 'team-lead' }) };
  };

  test('the floor says who has what, what waits for whom, and what falls due', async () => {
    const { desk, aino, mia, travel } = await world();
    const [first, second] = [await ask(desk), await ask(desk, { priority: 'urgent' })];
    const taken = await take(desk, aino);
    expect(taken).toBe(second);
    await travel('10min');
    const floor = await desk.as(mia).use(routing).floor();
    expect(floor.agents.find((a) => a.name === 'Aino')).toMatchObject({
      ...{ role: 'agent', teams: ['service-desk'], awaySince: null },
      has: [{ id: second, client: 'acme', priority: 'urgent', assigneeId: 1, team: 'service-desk' }],
    });
    expect(floor.queues).toEqual([
      expect.objectContaining({ client: 'acme', team: 'service-desk', waiting: 1, oldestAt: new Date('2026-06-01T06:00:00Z') }),
    ]);
    // By its due: the nearest first, and what is late is late.
    expect(floor.due.map((t) => t.id)).toContain(second);
    expect(floor.due.map((t) => t.dueAt?.getTime())).toEqual(
      floor.due.map((t) => t.dueAt?.getTime()).sort((a, b) => Number(a) - Number(b)),
    );
    const far = await desk.as(mia).use(routing).floor({ hours: 48 });
    expect(far.due.map((t) => t.id)).toEqual(expect.arrayContaining([first, second]));
  });

  test('whoever is away is away on it, and what is given to somebody leaves the queue', async () => {
    const { desk, aino, mia } = await world();
    const id = await ask(desk);
    await desk.as(aino).use(routing).away();
    await desk.as(mia).use(tickets).assign({ ticketId: id, agentId: 2 });
    const floor = await desk.as(mia).use(routing).floor();
    expect(floor.agents.find((a) => a.name === 'Aino')?.awaySince).toEqual(new Date('2026-06-01T06:00:00Z'));
    expect(floor.agents.find((a) => a.agentId === 2)?.has.map((t) => t.id)).toEqual([id]);
    expect(floor.queues).toEqual([]);
  });

  test('nothing of a client out of reach is on it, and an agent has no floor to look at', async () => {
    const { desk, aino, mia } = await world();
    await ask(desk);
    const elsewhere = await desk
      .as({ ...mia, reach: { client: [3] } })
      .use(routing)
      .floor({ hours: 48 });
    expect([elsewhere.queues, elsewhere.due, elsewhere.agents.flatMap((a) => a.has)]).toEqual([[], [], []]);
    await expect(desk.as(aino).use(routing).floor()).rejects.toMatchObject({ code: 'access.denied' });
  });
});
