import { expect, test } from '@jest/globals';
import { audit, clients, notAllowed, system, teams } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { goodPassword, openWorld, signInAs, tokenIn } from './fixtures.ts';
import { identity } from './index.ts';

const pack = (client: string) => `client: ${client}\nname: ${client}\ntiers: [{ level: 1, name: one, team: ${client}-desk }]\n`;

eachDatabase((_name, open) => {
  test('how each agent comes in is told, and no secret with it', async () => {
    const { browser, hire, desk, clock, travel } = await openWorld(open);
    const boss = await hire('Boss', 'administrator');
    await signInAs(browser(), 'Boss');
    await signInAs(browser(), 'Boss');
    const { id } = await desk.as(system).use(teams).enrol({ name: 'New', address: 'new@desk.example', role: 'agent' });
    const own = desk.as(system).use(identity);
    await own.invite({ agentId: id });
    await own.createKey({ agentId: id, name: 'x' });
    await own.createKey({ agentId: id, name: 'for a minute', expiresAt: new Date(clock.now().getTime() + 60_000) });
    expect((await own.access()).items.at(-1)).toMatchObject({ keys: 2 });
    await travel('1min');
    const found = (await own.access()).items;
    expect(found).toEqual([
      {
        ...{ agentId: boss.id, hasPassword: true, factors: [], sessions: 3, keys: 0, invitedUntil: null },
        seenAt: expect.any(Date),
      },
      { agentId: id, hasPassword: false, factors: [], sessions: 0, seenAt: null, keys: 1, invitedUntil: expect.any(Date) },
    ]);
  });

  test('an agent is signed out everywhere, and can sign in again', async () => {
    const { browser, hire, desk } = await openWorld(open);
    await hire('Boss', 'administrator');
    const { id: agentId } = await hire('Ann');
    const [boss, one, two] = [browser(), browser(), browser()];
    await signInAs(boss, 'Boss');
    await signInAs(one, 'Ann');
    await signInAs(two, 'Ann');
    expect((await boss.post(`/api/agents/${String(agentId)}/end-sessions`)).body).toEqual({ ended: 3 });
    for (const gone of [one, two]) expect((await gone.get('/api/me')).body).toMatchObject({ kind: 'anonymous' });
    expect((await boss.get('/api/me')).body).toMatchObject({ name: 'Boss' });
    expect((await signInAs(one, 'Ann')).body).toMatchObject({ stage: 'complete' });
    const { items } = await desk.as(system).use(audit).list({ action: 'identity.end-sessions' });
    expect(items).toMatchObject([{ input: { agentId } }]);
  });

  test('whoever serves one client hears of nobody who serves another, and signs nobody out who serves more', async () => {
    const { browser, hire, desk } = await openWorld(open);
    for (const client of ['acme', 'nordbo'])
      await desk
        .as(system)
        .use(clients)
        .apply({ yaml: pack(client) });
    const lea = await hire('Lea', 'team-lead', ['acme-desk']);
    const both = await hire('Both', 'agent', ['acme-desk', 'nordbo-desk']);
    await hire('Nora', 'agent', ['nordbo-desk']);
    await desk.as(system).use(teams).grantPermission({ role: 'team-lead', permission: 'identity.manage' });
    const browserOfLea = browser();
    await signInAs(browserOfLea, 'Lea');
    const seen = (await browserOfLea.get('/api/agents/access')).body as { items: { agentId: number }[] };
    expect(seen.items.map(({ agentId }) => agentId).sort()).toEqual([lea.id, both.id].sort());
    const answer = await browserOfLea.post(`/api/agents/${String(both.id)}/end-sessions`);
    expect(answer.body).toMatchObject({ code: notAllowed.code });
  });

  test('the one-time link of an invitation opens once', async () => {
    const { browser, hire, desk } = await openWorld(open);
    await hire('Boss', 'administrator');
    const { id: agentId } = await desk.as(system).use(teams).enrol({ name: 'New', address: 'new@desk.example', role: 'agent' });
    const { url } = await desk.as(system).use(identity).invite({ agentId });
    const body = { token: tokenIn(url), newPassword: goodPassword };
    expect((await browser().post('/api/sign-in/set-password', body)).status).toBe(200);
    expect((await browser().post('/api/sign-in/set-password', body)).body).toMatchObject({ code: 'identity.link-over' });
    expect((await desk.as(system).use(identity).access()).items.at(-1)).toMatchObject({ agentId, hasPassword: true, invitedUntil: null });
  });
});
