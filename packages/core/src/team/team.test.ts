import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { essentials } from '../essentials.ts';
import { nordbo, rowsIn, staffed } from '../fixtures.ts';
import { clients } from '../client/index.ts';
import { defineAction, invalidInput, notAllowed, onlySystem, system } from '../kernel/index.ts';
import {
  actorFrom,
  actorFromPerson,
  addressTaken,
  agentIdOf,
  agentRows,
  agentsOf,
  agentsWithRole,
  membershipRows,
  lastAdministrator,
  noSuchTeam,
  personIdOf,
  teamRows,
  teamTaken,
  teams,
} from './index.ts';
import { adjusted } from './rules.ts';

test('an administrator may all and sees all; others what their role holds, of the clients that their teams serve', () => {
  const declared = [
    { permission: 'a', summary: '', heldBy: ['agent', 'team-lead'] as const },
    { permission: 'b', summary: '', heldBy: [] },
  ];
  expect(actorFrom({ id: 3, role: 'agent', clients: [7] }, declared)).toEqual({
    id: 'agent:3',
    kind: 'agent',
    permissions: ['a'],
    reach: { client: [7] },
  });
  expect(actorFrom({ id: 4, role: 'quality', clients: [] }, declared)).toMatchObject({ permissions: [], reach: { client: [] } });
  expect(actorFrom({ id: 5, role: 'administrator', clients: [] }, declared)).toMatchObject({ permissions: ['*'], reach: 'all' });
});

test('a role holds what plugins declare, changed by what this desk has given and taken', () => {
  const declared = [
    { permission: 'a', summary: '', heldBy: ['agent', 'team-lead'] as const },
    { permission: 'b', summary: '', heldBy: [] },
  ];
  const here = adjusted(declared, [
    { role: 'agent', permission: 'a', held: false },
    { role: 'quality', permission: 'b', held: true },
  ]);
  expect(here.map((p) => p.heldBy)).toEqual([['team-lead'], ['quality']]);
  expect(adjusted(declared, [])).toBe(declared);
});

test('a requester sees their own, by a link one ticket, as a contact all of the client', () => {
  const declared = [
    { permission: 'own', summary: '', heldBy: ['requester', 'client-contact'] as const },
    { permission: 'more', summary: '', heldBy: ['client-contact'] as const },
  ];
  const asking = { id: 7, clientId: 3, isContact: false, ticketId: undefined };
  const one = { id: 'person:7', kind: 'person', permissions: ['own'] };
  expect(actorFromPerson(asking, declared)).toEqual({ ...one, reach: { client: [3], requester: [7] } });
  expect(actorFromPerson({ ...asking, ticketId: 5 }, declared)).toEqual({ ...one, reach: { client: [3], requester: [7], ticket: [5] } });
  expect(actorFromPerson({ ...asking, isContact: true }, declared)).toEqual({
    ...one,
    permissions: ['own', 'more'],
    reach: { client: [3] },
  });
  expect([personIdOf({ id: 'person:7' }), personIdOf({ id: 'agent:7' })]).toEqual([7, undefined]);
});

test.each([
  ['agent:12', 12],
  ['person:12', undefined],
  ['agent:', undefined],
  ['agent:1x', undefined],
  ['system', undefined],
])('the agent in %s is %s', (id, agent) => {
  expect(agentIdOf({ id })).toBe(agent);
});

eachDatabase((_name, open) => {
  const world = async () => {
    const { desk } = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(desk);
    return { desk, ...staff, own: desk.as(system).use(teams) };
  };

  test('agents are enrolled into teams, each address once', async () => {
    const { desk, own, admin, aino } = await world();
    const new_ = { name: 'Eero', address: 'Eero@Desk.example', role: 'agent' as const, teams: ['engineers', 'engineers', 'service-desk'] };
    const eero = await desk.as(admin).use(teams).enrol(new_);
    expect(eero).toMatchObject({ address: 'eero@desk.example', languages: ['en'], active: true });
    expect((await rowsIn(desk, membershipRows)).filter((m) => m.agentId === eero.id)).toHaveLength(2);
    await expect(own.enrol({ ...new_, address: 'EERO@desk.example' })).rejects.toMatchObject({ code: addressTaken.code });
    await expect(own.enrol({ ...new_, address: 'x@desk.example', teams: ['nobody'] })).rejects.toMatchObject({
      code: noSuchTeam.code,
      message: expect.stringContaining('Known teams: engineers, nordic-desk, nordic-experts, service-desk, specialists'),
    });
    expect((await rowsIn(desk, agentRows)).some((a) => a.address === 'x@desk.example')).toBe(false);
    await expect(desk.as(aino).use(teams).enrol(new_)).rejects.toMatchObject({ code: notAllowed.code });
    expect((await desk.as(aino).use(teams).agents()).items.map((a) => a.name)).toEqual(['Ada', 'Aino', 'Eero', 'Erik', 'Lea']); // Nils serves others
    expect((await desk.as(aino).use(teams).list()).items.map((t) => t.slug)).toEqual(['engineers', 'service-desk', 'specialists']);
  });

  test('a wrong enrolment names every wrong field', async () => {
    const { own } = await world();
    const wrong = { name: '', address: 'nobody', role: 'king', teams: [1], languages: ['tlh'], salary: 1 };
    await expect(own.enrol(wrong as never)).rejects.toMatchObject({
      code: invalidInput.code,
      details: {
        mistakes: expect.arrayContaining(
          ['name', 'address', 'role', 'teams', 'languages', 'salary'].map((path) => expect.objectContaining({ path })),
        ),
      },
    });
  });

  test('an agent reaches the clients that their teams serve, and one who left nothing', async () => {
    const { desk, aino, lea, nils, admin, own } = await world();
    // service-desk is also the team of the client that names no tiers.
    expect([aino.reach, lea.reach, nils.reach, admin.reach]).toEqual([{ client: [1, 3] }, { client: [1] }, { client: [2] }, 'all']);
    expect(aino.permissions).toContain('ticket.work');
    expect(aino.permissions).not.toContain('client.manage');
    const leave = defineAction('test.leave', {
      summary: '',
      allow: onlySystem,
      run: (scope) => scope.rows(agentRows).update({ id: agentIdOf(nils)! }, { active: false }),
    });
    await desk.as(system).run(leave, {});
    expect(await own.actorFor({ agentId: agentIdOf(nils)! })).toBeUndefined();
    expect(await own.actorFor({ agentId: 999 })).toBeUndefined();
    const look = defineAction('test.look', {
      summary: '',
      allow: onlySystem,
      run: async (scope) => {
        const of = async (slug: string, role?: 'team-lead') =>
          (await agentsOf(scope, (await scope.rows(teamRows).first({ slug }))!.id, role)).map((a) => a.name);
        return [
          await of('nordic-desk'),
          await of('specialists'),
          await of('specialists', 'team-lead'),
          await of('engineers', 'team-lead'),
          (await agentsWithRole(scope, 'administrator')).length,
        ];
      },
    });
    expect(await desk.as(system).run(look, {})).toEqual([[], ['Lea'], ['Lea'], [], 1]);
  });

  test('three clients that name one team share it', async () => {
    const { desk } = await world();
    await desk
      .as(system)
      .use(clients)
      .apply({ yaml: nordbo.replace('nordic-desk', 'service-desk') });
    expect((await rowsIn(desk, teamRows)).map((t) => t.slug)).toHaveLength(5);
    const aino = await desk.as(system).use(teams).actorFor({ agentId: 1 });
    expect([...(aino!.reach as { client: number[] }).client].sort()).toEqual([1, 2, 3]);
  });

  test('who serves whom is shown as far as one sees, and every permission in words', async () => {
    const { desk, own, nils, lea } = await world();
    await own.grantClient({ agentId: agentIdOf(lea)!, client: 'nordbo' });
    const all = await own.structure();
    expect(all.teams.find((t) => t.slug === 'service-desk')).toMatchObject({
      tiers: [
        { client: 'acme', level: 1, name: 'CSR1' },
        { client: 'polar', level: 1 },
      ],
      members: [1],
    });
    expect(all.grants).toEqual([{ agentId: agentIdOf(lea), client: 'nordbo' }]);
    const seen = await desk.as(nils).use(teams).structure();
    expect(seen.teams.map((t) => t.slug)).toEqual(['nordic-desk', 'nordic-experts']);
    expect(JSON.stringify(seen)).not.toMatch(/acme|polar/);
    await own.takePermission({ role: 'agent', permission: 'ticket.work' });
    const permissions = await own.permissions();
    expect(permissions.find((p) => p.permission === 'ticket.work')).toEqual({
      ...{ permission: 'ticket.work', plugin: 'ticket', heldBy: ['team-lead'] },
      summary: 'Answer, move, assign and hand on tickets.',
    });
    expect(permissions.every((p) => p.plugin !== '' && p.summary.endsWith('.'))).toBe(true);
  });

  test('a team is made and renamed by whoever sees every client, each short name once', async () => {
    const { desk, own, admin, lea } = await world();
    expect(await own.make({ team: 'night-watch', name: 'Night watch' })).toMatchObject({ slug: 'night-watch' });
    await expect(own.make({ team: 'night-watch', name: 'x' })).rejects.toMatchObject({ code: teamTaken.code });
    await expect(own.make({ team: 'Night Watch', name: 'x' })).rejects.toMatchObject({ code: invalidInput.code });
    await desk.as(admin).use(teams).rename({ team: 'night-watch', name: 'Owls' });
    expect((await own.list()).items.find((t) => t.slug === 'night-watch')?.name).toBe('Owls');
    await expect(own.rename({ team: 'nobody', name: 'x' })).rejects.toMatchObject({ code: noSuchTeam.code });
    const mighty = desk.as({ ...lea, permissions: ['*'] }).use(teams);
    for (const attempt of [() => mighty.make({ team: 'mine', name: 'x' }), () => mighty.rename({ team: 'specialists', name: 'x' })])
      await expect(attempt()).rejects.toMatchObject({ code: notAllowed.code });
  });

  test('the last administrator stays one, also when two of them go at the same moment', async () => {
    const { own, admin } = await world();
    const first = agentIdOf(admin)!;
    for (const change of [{ active: false }, { role: 'agent' as const }])
      await expect(own.change({ agentId: first, ...change })).rejects.toMatchObject({ code: lastAdministrator.code });
    const { id: second } = await own.enrol({ name: 'Berit', address: 'berit@desk.example', role: 'administrator' });
    const both = await Promise.allSettled([first, second].map((agentId) => own.change({ agentId, active: false })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await own.agents()).items.filter((a) => a.role === 'administrator' && a.active)).toHaveLength(1);
  });
});
