import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { essentials } from '../essentials.ts';
import { escalation } from '../escalation/index.ts';
import { rowsIn, staffed } from '../fixtures.ts';
import { notAllowed, system } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { agentIdOf } from '../team/index.ts';
import { assignTo, lockTicket, tickets } from '../ticket/index.ts';
import { act, ask, hire, take, waitingIn, whoHas } from './fixtures.ts';
import { heldRows, onlyAgents, routing, ticketTaken, turnRows, waitingRows } from './index.ts';

/** For tests: a client without rules of escalation, served by the service desk. */
const client = (name: string, targets: string): string => `client: ${name}
name: ${name}
domains: [${name}.example]
mailboxes: [help@${name}.example]
languages: [fi, sv]
calendars: { always: { zone: Europe/Helsinki, hours: 24x7 } }
tiers: [{ level: 1, name: CSR1, team: service-desk }]
sla: [{ name: all, calendar: always, targets: { normal: { ${targets} } } }]
`;

eachDatabase((name, open) => {
  const world = async (packs?: readonly string[]) => {
    const made = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' }); // a Monday, 09:00 in Helsinki
    return { ...made, ...(await staffed(made.desk, packs)) };
  };

  test('an agent gets what has the least of its target left, and has it then', async () => {
    const { desk, aino, travel, events } = await world();
    const normal = await ask(desk);
    await travel('2h'); // half of its first response is gone
    const urgent = await ask(desk, { priority: 'urgent' });
    await travel('10min'); // two thirds of that of the urgent one
    const taken = await desk.as(aino).use(routing).takeNext();
    expect(taken).toMatchObject({ ticket: { id: urgent, assignee: { name: 'Aino' } }, reason: null, says: null });
    expect(await take(desk, aino)).toBe(normal);
    expect(await desk.as(aino).use(routing).takeNext()).toEqual({
      ticket: null,
      reason: 'nothing-waits',
      says: 'Nothing waits for your teams.',
    });
    expect((await events(ticketTaken)).map((fact) => fact.payload)).toEqual(
      [urgent, normal].map((ticketId) => ({ ticketId, clientId: 1, agentId: 1 })),
    );
    expect(await rowsIn(desk, turnRows)).toMatchObject([{ ticketId: urgent, agentId: 1, how: 'taken' }, { ticketId: normal }]);
    expect(await desk.schemaDrift()).toEqual([]);
  });

  test('nobody gets a ticket of a client, a tier or a language that is not theirs', async () => {
    const { desk, aino, lea, erik, nils } = await world();
    const id = await ask(desk);
    for (const other of [nils, lea, erik]) expect(await take(desk, other)).toBe('nothing-waits');
    await desk.as(aino).use(escalation).escalate({ ticketId: id, handover: 'Kokeiltu kaikki.' });
    for (const other of [nils, aino, erik]) expect(await take(desk, other)).toBe('nothing-waits');
    expect(await take(desk, lea)).toBe('other-languages'); // it is in Finnish, and she speaks Swedish
    expect(await take(desk, await hire(desk, 'Sanni', ['specialists'], { languages: ['sv', 'fi'] }))).toBe(id);
  });

  test('a reach that leaves a client out leaves its tickets out, whatever the teams', async () => {
    const { desk, aino } = await world();
    await ask(desk);
    const polar = await ask(desk, { client: 'polar' });
    const narrowed = { ...aino, reach: { client: [3] } };
    expect([await take(desk, narrowed), await take(desk, narrowed)]).toEqual([polar, 'nothing-waits']);
    expect(await take(desk, { ...aino, reach: {} })).toBe('nothing-waits');
  });

  test("what is in triage is a team lead's, until somebody says that it belongs there", async () => {
    const { desk, aino } = await world();
    const mia = await hire(desk, 'Mia', ['service-desk'], { role: 'team-lead' });
    const [first, second] = [await ask(desk, { triage: true }), await ask(desk, { triage: true })];
    expect(await take(desk, aino)).toBe('only-triage');
    expect(await take(desk, mia)).toBe(first);
    await desk.as(aino).use(tickets).acceptIntoService({ ticketId: second });
    expect(await take(desk, aino)).toBe(second);
  });

  test('only an agent who is enrolled asks for work, and only one of a team gets some', async () => {
    const { desk, admin } = await world();
    await ask(desk);
    for (const id of ['system', 'person:1', 'agent:999']) {
      await expect(
        desk
          .as({ ...system, id })
          .use(routing)
          .takeNext(),
      ).rejects.toMatchObject({ code: onlyAgents.code });
    }
    expect(await take(desk, admin)).toBe('no-team');
    const analyst = await hire(desk, 'Quentin', ['service-desk'], { role: 'quality' });
    await expect(take(desk, analyst)).rejects.toMatchObject({ code: notAllowed.code });
  });

  test('a ticket waits while it is new or open and nobody has it, by each of its clocks', async () => {
    const { desk, aino, lea, travel } = await world();
    const own = desk.as(aino).use(tickets);
    const ticketId = await ask(desk);
    const dues = async () => (await rowsIn(desk, waitingRows)).map((row) => row.dueAt.toISOString()).sort();
    expect(await dues()).toEqual(['2026-06-01T10:00:00.000Z', '2026-06-04T06:00:00.000Z']);
    await own.prioritise({ ticketId, priority: 'urgent' });
    expect(await dues()).toEqual(['2026-06-01T06:15:00.000Z', '2026-06-01T10:00:00.000Z']);
    await own.assign({ ticketId });
    expect([await waitingIn(desk), await rowsIn(desk, heldRows)]).toMatchObject([[], [{ ticketId, agentId: 1 }]]);
    await own.move({ ticketId, to: 'pending-scheduled', wakeAt: new Date('2026-06-01T06:10:00Z') });
    expect([await waitingIn(desk), await rowsIn(desk, heldRows)]).toEqual([[], []]);
    await act(desk, async (scope) => assignTo(scope, await lockTicket(scope, ticketId), null));
    expect(await waitingIn(desk)).toEqual([]);
    await travel('10min'); // it is woken
    expect(await waitingIn(desk)).toEqual([ticketId]);
    await desk.as(aino).use(messages).write({ ticketId, text: 'Hei!' }); // answers it, and takes nothing
    expect(await dues()).not.toContain('2026-06-01T06:15:00.000Z');
    await own.move({ ticketId, to: 'resolved' });
    expect(await waitingIn(desk)).toEqual([]);
    await own.move({ ticketId, to: 'open' });
    expect(await waitingIn(desk)).toEqual([ticketId]);
    await desk.as(aino).use(escalation).escalate({ ticketId, handover: 'Kokeiltu kaikki.' });
    expect(await take(desk, lea)).toBe('other-languages');
    await desk.as(lea).use(escalation).accept({ ticketId });
    expect([await waitingIn(desk), await rowsIn(desk, heldRows)]).toMatchObject([[], [{ ticketId, agentId: agentIdOf(lea) }]]);
    expect(await desk.as(aino).use(escalation).timeOf({ ticketId })).toBeDefined();
  });

  test('clients take turns where urgency is alike, and one that was promised nothing does not starve', async () => {
    const packs = [client('big', 'resolution: 4h'), client('small', 'resolution: 4h'), client('unpromised', '').replace(/sla: .*/, '')];
    const { desk, aino, travel } = await world(packs);
    const unpromised = await ask(desk, { client: 'unpromised' });
    const big = [];
    for (let i = 0; i < 4; i++) big.push(await ask(desk, { client: 'big' }));
    const small = await ask(desk, { client: 'small' });
    await travel('2h');
    expect([await take(desk, aino), await take(desk, aino), await take(desk, aino)]).toEqual([big[0], small, big[1]]);
    await travel('71h'); // all are overdue: those of a day by 69 hours, the one without a promise by one
    expect([await take(desk, aino), await take(desk, aino), await take(desk, aino)]).toEqual([unpromised, big[2], big[3]]);
  });

  test('two hundred agents ask at once: no ticket goes twice, every ticket goes, and nobody goes without', async () => {
    const { desk } = await world();
    const agents = [];
    for (let i = 0; i < 200; i++) agents.push(await hire(desk, `Agent${String(i)}`, ['service-desk']));
    const clientsOf = ['acme', 'polar'];
    for (let i = 0; i < 210; i++) await ask(desk, { client: clientsOf[i % 2]!, ...(i % 7 ? {} : { priority: 'urgent' as const }) });
    const got = await Promise.all(agents.map((agent) => take(desk, agent)));
    expect(got.filter((one) => typeof one === 'string')).toEqual([]);
    expect(new Set(got).size).toBe(200);
    expect(await waitingIn(desk)).toHaveLength(10);
    expect(new Set((await rowsIn(desk, heldRows)).map((row) => row.agentId)).size).toBe(200);
    // Ten tickets, and two hundred who ask for them: ten get one each.
    const again = await Promise.all(agents.map((agent) => take(desk, agent)));
    const taken = again.filter((one) => typeof one === 'number');
    expect(new Set(taken).size).toBe(taken.length);
    expect(again.filter((one) => typeof one === 'string').every((one) => one === 'nothing-waits' || one === 'in-other-hands')).toBe(true);
    expect([taken.length, await waitingIn(desk)]).toEqual([10, []]);
  }, 120_000);

  test('a ticket that somebody is at work on is passed over, and not waited for', async () => {
    const { desk, aino } = await world();
    const [first, second] = [await ask(desk), await ask(desk)];
    if (name === 'sqlite') {
      expect(await take(desk, aino)).toBe(first); // one writer: nobody is at work at the same time
      return;
    }
    let release: () => void = () => undefined;
    let locked: () => void = () => undefined;
    const isLocked = new Promise<void>((resolve) => (locked = resolve));
    const holding = act(desk, async (scope) => {
      await lockTicket(scope, first);
      locked();
      await new Promise<void>((resolve) => (release = resolve));
    });
    await isLocked;
    expect([await take(desk, aino), await take(desk, aino)]).toEqual([second, 'in-other-hands']);
    release();
    await holding;
    expect([await take(desk, aino), await whoHas(desk, first)]).toEqual([first, 'Aino']);
  });
});

eachDatabase(
  (_name, open) => {
    test('tickets that are older than the queue are put into it at the first start', async () => {
      const database = await open.database();
      const old = await open({ plugins: essentials().filter(({ spec }) => spec !== routing.spec), at: '2026-06-01T06:00:00Z', database });
      const { aino } = await staffed(old.desk);
      const ids = [await ask(old.desk), await ask(old.desk), await ask(old.desk, { client: 'polar' })];
      await old.desk.as(aino).use(tickets).assign({ ticketId: ids[1]! });
      await old.stop();
      const { desk, travel } = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z', database });
      await desk.as(system).use(routing).begin();
      await travel(0);
      expect([await waitingIn(desk), await rowsIn(desk, heldRows)]).toMatchObject([[ids[0], ids[2]], [{ ticketId: ids[1], agentId: 1 }]]);
      const before = await rowsIn(desk, waitingRows);
      await desk.as(system).use(routing).begin();
      expect([await travel(0), await rowsIn(desk, waitingRows)]).toEqual([0, before]);
    });
  },
  ['file', 'postgres'],
);
