import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { essentials } from '../essentials.ts';
import { rowsIn, staffed } from '../fixtures.ts';
import { bind, invalidInput, notAllowed, notFound, system } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { agentIdOf } from '../team/index.ts';
import { tickets } from '../ticket/index.ts';
import { act, ask, hire, take, waitingIn, whoHas } from './fixtures.ts';
import {
  agentCameBack,
  agentWentAway,
  assignmentPolicy,
  heldRows,
  leastLoaded,
  onlyAgents,
  roundRobin,
  routing,
  strangerChosen,
  ticketGiven,
  type AssignmentPolicy,
} from './index.ts';

eachDatabase((_name, open) => {
  const world = async (policy?: AssignmentPolicy) => {
    const made = await open({
      plugins: essentials(),
      at: '2026-06-01T06:00:00Z',
      ...(policy ? { ports: [bind(assignmentPolicy, policy)] } : {}),
    });
    const staff = await staffed(made.desk);
    const liisa = await hire(made.desk, 'Liisa', ['service-desk']);
    const mia = await hire(made.desk, 'Mia', ['service-desk'], { role: 'team-lead', languages: ['en'] });
    return { ...made, ...staff, liisa, mia };
  };

  test('whoever is away gets nothing until they are back', async () => {
    const { desk, aino, mia, events } = await world();
    const id = await ask(desk);
    const own = desk.as(aino).use(routing);
    expect(await own.away()).toMatchObject({ agentId: 1, by: 'agent:1' });
    expect(await own.takeNext()).toEqual({ ticket: null, reason: 'away', says: 'You are away. Come back first.' });
    await own.away(); // saying it again says nothing new
    expect((await desk.as(mia).use(routing).absences()).items.map((absence) => absence.agentId)).toEqual([1]);
    await own.back();
    await own.back();
    expect(await take(desk, aino)).toBe(id);
    expect((await events(agentWentAway)).map((fact) => fact.payload)).toEqual([{ agentId: 1, reassign: false }]);
    expect((await events(agentCameBack)).map((fact) => fact.about)).toEqual(['agent:1']);
  });

  test('what they have not begun with goes back to the queue when they say so, and the rest stays theirs', async () => {
    const { desk, aino, liisa } = await world();
    const [answered, noted, waits, unstarted] = [await ask(desk), await ask(desk), await ask(desk), await ask(desk)];
    for (const ticketId of [answered, noted, waits, unstarted]) await desk.as(aino).use(tickets).assign({ ticketId });
    await desk.as(aino).use(messages).write({ ticketId: answered, text: 'Hei!' });
    await desk.as(aino).use(messages).write({ ticketId: noted, text: 'hankala', public: false });
    await desk.as(liisa).use(messages).write({ ticketId: unstarted, text: 'Autan Ainoa.', public: false });
    await desk.as(aino).use(tickets).move({ ticketId: waits, to: 'pending-requester' });
    await desk.as(aino).use(routing).away();
    expect(await waitingIn(desk)).toEqual([]);
    await desk.as(aino).use(routing).away({ reassign: true });
    expect(await waitingIn(desk)).toEqual([unstarted]);
    expect(await Promise.all([answered, noted, waits].map((id) => whoHas(desk, id)))).toEqual(['Aino', 'Aino', 'Aino']);
    expect(await take(desk, liisa)).toBe(unstarted);
  });

  test('a team lead sends others away and calls them back, of the clients that they serve too', async () => {
    const { desk, aino, lea, liisa, mia, nils, admin } = await world();
    const ticketId = await ask(desk);
    await desk.as(aino).use(tickets).assign({ ticketId });
    const agentId = agentIdOf(aino)!;
    await expect(desk.as(liisa).use(routing).away({ agentId })).rejects.toMatchObject({ code: notAllowed.code });
    await expect(desk.as(liisa).use(routing).back({ agentId })).rejects.toMatchObject({ code: notAllowed.code });
    for (const stranger of [agentIdOf(nils)!, agentIdOf(admin)!, 999]) {
      await expect(desk.as(mia).use(routing).away({ agentId: stranger })).rejects.toMatchObject({ code: notFound.code });
    }
    expect(await desk.as(lea).use(routing).away({ agentId, reassign: true })).toMatchObject({ agentId, by: lea.id });
    expect([await take(desk, aino), await waitingIn(desk)]).toEqual(['away', [ticketId]]);
    await desk.as(admin).use(routing).back({ agentId });
    expect(await take(desk, aino)).toBe(ticketId);
    await expect(desk.as(system).use(routing).away()).rejects.toMatchObject({ code: onlyAgents.code });
    await expect(
      desk
        .as(aino)
        .use(routing)
        .away({ agentId: 'x', reassign: 'no' } as never),
    ).rejects.toMatchObject({ code: invalidInput.code });
  });

  test('with a policy what comes in is given out, to each in turn who speaks its language and is here', async () => {
    const { desk, aino, liisa, travel, events } = await world(roundRobin());
    const given = async (ids: number[]) => {
      await travel(0);
      return Promise.all(ids.map((id) => whoHas(desk, id)));
    };
    const some = async (n: number, start = {}) => {
      const ids = [];
      for (let i = 0; i < n; i++) ids.push(await ask(desk, start));
      return ids;
    };
    expect(await given(await some(3))).toEqual(['Aino', 'Liisa', 'Aino']);
    await desk.as(liisa).use(routing).away();
    expect(await given(await some(2))).toEqual(['Aino', 'Aino']);
    expect(await given(await some(1, { language: 'sv' }))).toEqual([undefined]);
    expect(await given(await some(1, { triage: true, language: 'en' }))).toEqual(['Mia']);
    await desk.as(liisa).use(routing).back();
    await desk.as(aino).use(routing).away({ reassign: true });
    await travel(0);
    const of = async (who: number | undefined) => (await rowsIn(desk, heldRows)).filter((row) => row.agentId === who).length;
    expect([await of(agentIdOf(aino)), await of(agentIdOf(liisa))]).toEqual([0, 5]);
    expect((await events(ticketGiven))[0]?.payload).toEqual({ ticketId: 1, clientId: 1, agentId: 1, policy: 'round-robin' });
  });

  test('nobody is given more than they can have; the rest waits to be taken', async () => {
    const { desk, aino, travel } = await world(leastLoaded({ capacity: 2 }));
    for (let i = 0; i < 5; i++) await ask(desk);
    await travel(0);
    const had = (await rowsIn(desk, heldRows)).map((row) => row.agentId).sort((a, b) => a - b);
    expect(had).toEqual([...had.slice(0, 1), had[0], had[2], had[2]]);
    expect(await waitingIn(desk)).toEqual([5]);
    expect(await take(desk, aino)).toBe(5);
  });

  test('a policy gives what somebody took meanwhile to nobody, and a stranger nothing', async () => {
    const { desk, aino, travel } = await world({ policy: 'odd', choose: () => 999 });
    const id = await ask(desk, { client: 'polar' }); // no promise that breaks, and no rule that raises it
    expect(await take(desk, aino)).toBe(id);
    await travel(0);
    expect(await whoHas(desk, id)).toBe('Aino');
    const second = await ask(desk, { client: 'polar' });
    for (let i = 0; i < 12; i++) await travel('2d').catch(() => 0);
    expect((await desk.deadLetters()).map((letter) => letter.job)).toEqual(['routing.give-out']);
    expect((await desk.deadLetters())[0]?.lastError).toContain(String(second));
    expect(strangerChosen.code).toBe('routing.stranger-chosen');
    expect(await act(desk, async (scope) => scope.rows(heldRows).count({ ticketId: second }))).toBe(0);
  });
});
