import { expect, test } from '@jest/globals';
import { eachDatabase, type TestDesk } from '@luuri/testing';
import { clients } from '../client/index.ts';
import { essentials } from '../essentials.ts';
import { escalation } from '../escalation/index.ts';
import { acme, nordbo, polar, rowsIn, staffed } from '../fixtures.ts';
import { notAllowed, notFound, system, type Actor, type Desk } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { agentIdOf, teams } from '../team/index.ts';
import { ticketRows, tickets, type OpenTicket } from '../ticket/index.ts';
import { absenceRows, agentCameBack, agentWentAway, heldRows, laneRows, onlyAgents, routing, ticketTaken, turnRows, waitingRows } from './index.ts';

/** For tests: hire somebody and have them as an actor. */
async function hire(desk: Desk, name: string, of: string[], more: { languages?: string[]; role?: 'agent' | 'team-lead' } = {}): Promise<Actor> {
  const { languages = ['fi'], role = 'agent' } = more;
  const { id: agentId } = await desk.as(system).use(teams).enrol({ name, address: `${name.toLowerCase()}@desk.example`, role, teams: of, languages });
  return (await desk.as(system).use(teams).actorFor({ agentId })) as Actor;
}

const take = async (desk: Desk, who: Actor): Promise<number | string> => {
  const { ticket, reason } = await desk.as(who).use(routing).takeNext();
  return ticket?.id ?? reason ?? '';
};

eachDatabase((_name, open) => {
  const world = async (packs?: readonly string[]) => {
    const made: TestDesk = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' }); // a Monday, 09:00 in Helsinki
    const staff = await staffed(made.desk, packs);
    const own = made.desk.as(system);
    const ask = async (more: Partial<OpenTicket> = {}) => (await own.use(tickets).open({ from: 'ada@acme.example', subject: 'Salasana lukossa', ...more })).id;
    return { ...made, ...staff, own, ask };
  };
  const waiting = async (desk: Desk) => [...new Set((await rowsIn(desk, waitingRows)).map((row) => row.ticketId))].sort((a, b) => a - b);

  test('an agent gets what has the least of its target left, and has it then', async () => {
    const { desk, aino, ask, travel, events } = await world();
    await ask();
    await travel('2h'); // half of the first response of the first ticket is gone
    const urgent = await ask({ priority: 'urgent' });
    await travel('10min'); // two thirds of that of the urgent one
    const taken = await desk.as(aino).use(routing).takeNext();
    expect(taken).toMatchObject({ ticket: { id: urgent, assignee: { name: 'Aino' } }, reason: null, says: null });
    expect(await take(desk, aino)).toBe(1);
    expect(await desk.as(aino).use(routing).takeNext()).toEqual({ ticket: null, reason: 'nothing-waits', says: 'Nothing waits for your teams.' });
    expect((await events(ticketTaken)).map((fact) => fact.payload)).toEqual([urgent, 1].map((ticketId) => ({ ticketId, clientId: 1, agentId: 1 })));
    expect(await rowsIn(desk, turnRows)).toMatchObject([{ ticketId: urgent, how: 'taken', agentId: 1 }, { ticketId: 1 }]);
    expect(await desk.schemaDrift()).toEqual([]);
  });

  test('nobody gets a ticket of a client, a tier or a language that is not theirs, nor one in triage', async () => {
    const { desk, own, aino, lea, erik, nils, ask } = await world();
    const mia = await hire(desk, 'Mia', ['service-desk'], { role: 'team-lead' });
    await ask();
    expect(await take(desk, nils)).toBe('nothing-waits'); // of another client
    expect(await take(desk, lea)).toBe('nothing-waits'); // of another tier
    await desk.as(aino).use(escalation).escalate({ ticketId: 1, handover: 'Kokeiltu kaikki.' });
    expect(await take(desk, aino)).toBe('nothing-waits');
    expect(await take(desk, erik)).toBe('nothing-waits');
    expect(await take(desk, lea)).toBe('other-languages'); // she speaks Swedish, and it is in Finnish
    const sanni = await hire(desk, 'Sanni', ['specialists'], { languages: ['sv', 'fi'] });
    expect(await take(desk, sanni)).toBe(1);
    const stranger = await own.use(tickets).open({ client: 'acme', from: 'eve@elsewhere.example', subject: 'Hei' });
    if (!stranger.triage) await ask();
  });

  test('what is in triage is a team lead’s, until somebody says that it belongs there', async () => {
    const { desk, aino, ask } = await world();
    const mia = await hire(desk, 'Mia', ['service-desk'], { role: 'team-lead' });
    const [first, second] = [await ask(), await ask()];
    await intoTriage(desk, first);
    await intoTriage(desk, second);
    expect(await take(desk, aino)).toBe('only-triage');
    expect(await take(desk, mia)).toBe(first);
    await desk.as(aino).use(tickets).acceptIntoService({ ticketId: second });
    expect(await take(desk, aino)).toBe(second);
  });
});
