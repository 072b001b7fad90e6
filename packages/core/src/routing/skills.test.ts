import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { clients, readPack } from '../client/index.ts';
import { escalation } from '../escalation/index.ts';
import { essentials } from '../essentials.ts';
import { acme, rowsIn, staffed } from '../fixtures.ts';
import { bind, defineAction, invalidInput, notAllowed, notFound, onlySystem, system, type Scope } from '../kernel/index.ts';
import { agentIdOf } from '../team/index.ts';
import { agentSkillRows } from './entities.ts';
import { ask, hire, take, waitingIn, whoHas } from './fixtures.ts';
import { followSkills } from './know.ts';
import { assignmentPolicy, roundRobin, routing, skillsSection, type AssignmentPolicy } from './index.ts';

/** Without rules that raise what waits too long. */
const calm = acme.slice(0, acme.indexOf('escalation:'));
const skilled = `${calm}skills:
  - { needs: [linux], when: { service: [servers] } }
  - { needs: [sap, finance], when: { service: sap } }
`;

interface Ran {
  readonly run: (scope: Scope, input: { clientId: number; after: number; chain?: string }) => Promise<unknown>;
}

eachDatabase((_name, open) => {
  const world = async (policy?: AssignmentPolicy, pack = skilled) => {
    const made = await open({
      ...{ plugins: essentials(), at: '2026-06-01T06:00:00Z' },
      ...(policy ? { ports: [bind(assignmentPolicy, policy)] } : {}),
    });
    const staff = await staffed(made.desk, [pack]);
    const mia = await hire(made.desk, 'Mia', ['service-desk'], { languages: ['fi'] });
    const teach = (who: { id: string }, ...skills: string[]) =>
      made.desk
        .as(staff.admin)
        .use(routing)
        .setSkills({ agentId: agentIdOf(who)!, skills });
    return { ...made, ...staff, mia, teach };
  };

  test('what asks for a skill goes to whoever has it, and to nobody else; who has none is told so', async () => {
    const { desk, aino, mia, teach } = await world();
    const server = await ask(desk, { service: 'servers', priority: 'urgent' });
    const plain = await ask(desk);
    await teach(mia, 'linux', 'windows');
    expect(await take(desk, aino)).toBe(plain);
    expect(await take(desk, aino)).toBe('other-skills');
    expect(await take(desk, mia)).toBe(server);
    expect(await take(desk, mia)).toBe('nothing-waits');
  });

  test('all that is asked for is needed, and what somebody has forgotten they do not get any more', async () => {
    const { desk, mia, teach } = await world();
    const books = await ask(desk, { service: 'sap' });
    await teach(mia, 'sap');
    expect(await take(desk, mia)).toBe('other-skills');
    await teach(mia, 'sap', 'finance', 'sap');
    expect((await rowsIn(desk, agentSkillRows)).map((row) => row.skills)).toEqual([['finance', 'sap']]);
    await teach(mia);
    expect(await take(desk, mia)).toBe('other-skills');
    await teach(mia, 'finance', 'sap');
    expect(await take(desk, mia)).toBe(books);
  });

  test('a policy is offered only those who know what the ticket asks for', async () => {
    const { desk, aino, mia, teach, travel } = await world(roundRobin());
    await teach(mia, 'linux');
    const given: number[] = [];
    for (let i = 0; i < 3; i++) given.push(await ask(desk, { service: 'servers' }));
    const books = await ask(desk, { service: 'sap' });
    await travel(0);
    expect(await Promise.all(given.map((id) => whoHas(desk, id)))).toEqual(['Mia', 'Mia', 'Mia']);
    expect([await whoHas(desk, books), await waitingIn(desk)]).toEqual([undefined, [books]]);
    expect(await take(desk, aino)).toBe('other-skills');
  });

  test('a new contract asks for other skills, also of what waits already, from its day on', async () => {
    const { desk, aino, mia, teach, travel } = await world(undefined, calm);
    const [first, second] = [await ask(desk, { service: 'servers' }), await ask(desk, { service: 'servers' })];
    await teach(mia, 'linux');
    const apply = async (yaml: string) => {
      await desk.as(system).use(clients).apply({ yaml });
      await travel(0);
    };
    await apply(skilled.replace('2026-01-01', '2026-06-02'));
    expect(await take(desk, aino)).toBe(first);
    await travel('1d');
    expect(await take(desk, aino)).toBe('other-skills');
    await apply(calm.replace('2026-01-01', '2026-06-02'));
    expect(await take(desk, aino)).toBe(second);
    expect(await desk.deadLetters()).toEqual([]);
  });

  test('what an older contract had begun goes on, and the newer one begins with the first all the same', async () => {
    const { desk, aino, travel } = await world(undefined, skilled.replace('linux', 'unix'));
    const waiting = [await ask(desk, { service: 'servers' }), await ask(desk, { service: 'servers' })];
    await travel(0);
    // Of the older one a hundred tickets were done as the newer one was applied: it goes on behind these.
    const older = { clientId: 1, after: waiting[0]!, chain: '1@1' };
    await desk.as(system).use(clients).apply({ yaml: calm });
    const goOn = defineAction('test.go-on', { summary: '', allow: onlySystem, run: (scope) => (followSkills as Ran).run(scope, older) });
    await desk.as(system).run(goOn, {});
    await travel(0);
    expect(await take(desk, aino)).toBe(waiting[0]);
    expect(await take(desk, aino)).toBe(waiting[1]);
  });

  test('a ticket asks for what its tier needs once it is there', async () => {
    const { desk, aino, lea, teach } = await world(undefined, `${acme}skills: [{ needs: [kernel], when: { tier: 2 } }]\n`);
    const ticketId = await ask(desk, { language: 'sv' });
    await desk.as(aino).use(escalation).escalate({ ticketId, handover: 'x' });
    expect(await take(desk, lea)).toBe('other-skills');
    await teach(lea, 'kernel');
    expect(await take(desk, lea)).toBe(ticketId);
  });

  test('who manages teams says what agents know, of those whom they may change; the others read it', async () => {
    const { desk, aino, nils, admin, mia, teach } = await world();
    await teach(mia, 'linux');
    await expect(
      desk
        .as(aino)
        .use(routing)
        .setSkills({ agentId: 1, skills: ['sap'] }),
    ).rejects.toMatchObject({ code: notAllowed.code });
    await expect(desk.as(admin).use(routing).setSkills({ agentId: 999, skills: [] })).rejects.toMatchObject({ code: notFound.code });
    await expect(
      desk
        .as(admin)
        .use(routing)
        .setSkills({ agentId: 1, skills: ['A skill'] }),
    ).rejects.toMatchObject({
      code: invalidInput.code,
    });
    expect((await desk.as(aino).use(routing).skills()).items.map(({ agentId, skills }) => [agentId, skills])).toEqual([
      [agentIdOf(mia), ['linux']],
    ]);
    expect((await desk.as(nils).use(routing).skills()).items).toEqual([]);
  });
});

test('what is wrong in the skills of a pack is named with its path', () => {
  const wrong = `client: acme
name: Acme Oy
skills:
  - { needs: [] }
  - { needs: 'A b', when: { team: x, tier: one, service: [], priority: [top] } }
  - { when: 7, also: 1 }
`;
  const read = readPack(wrong, [skillsSection]);
  const paths = 'mistakes' in read ? read.mistakes.map((mistake) => mistake.path) : [];
  expect(paths).toEqual([
    ...['skills[0].needs', 'skills[1].needs', 'skills[1].when.team', 'skills[1].when.service', 'skills[1].when.priority'],
    ...['skills[1].when.tier', 'skills[2].also', 'skills[2].needs', 'skills[2].when'],
  ]);
});
