import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { audit, bind, clock, createDesk, essentials, openApi, system, teams, type Desk } from '@luuri/core';
import { actorForKey, byKeyOrCookie, hashOf, identity, newKey } from './index.ts';
import { bearerKey } from './rules/header.ts';

let now = new Date('2026-01-05T09:00:00Z');
let desk: Desk;
beforeEach(async () => {
  now = new Date('2026-01-05T09:00:00Z');
  const ports = [bind(clock, { now: () => now })];
  desk = await createDesk({ database: { type: 'better-sqlite3', database: ':memory:' }, plugins: [...essentials(), identity()], ports });
});
afterEach(() => desk.stop());

const enrol = (name: string, role: 'agent' | 'administrator') =>
  desk
    .as(system)
    .use(teams)
    .enrol({ name, address: `${name}@desk.example`, role });
const asked = (authorization?: string) =>
  byKeyOrCookie(desk)(new Request('http://x', authorization ? { headers: { authorization } } : {}), undefined);

describe('who sends a request', () => {
  test('nobody in particular, without a header', async () => {
    expect(await asked()).toMatchObject({ kind: 'anonymous' });
  });
  test('the agent whose key it is', async () => {
    const { id: agentId } = await enrol('ann', 'agent');
    const { key } = await desk.as(system).use(identity).createKey({ agentId, name: 'laptop' });
    expect(key).toMatch(/^luuri_[\w-]{43}$/);
    expect(await asked(`Bearer ${key}`)).toMatchObject({ id: `agent:${String(agentId)}`, kind: 'agent' });
    expect(await asked(`bearer  ${key} `)).toMatchObject({ id: `agent:${String(agentId)}` });
  });
  test.each(['Bearer nonsense', 'Bearer ', 'Basic YTpi', 'nonsense'])('refused with %s', async (header) => {
    await expect(Promise.resolve().then(() => asked(header))).rejects.toMatchObject({ kind: 'unauthenticated' });
  });
  test('refused with a key that is none is on record, once in a while of each network', async () => {
    const lines = async () => (await desk.as(system).use(audit).list({ outcome: 'refused' })).items;
    const from = (ip: string) => byKey(new Request('http://x', { headers: { authorization: 'Bearer luuri_stolen-and-revoked' } }), { ip });
    const byKey = byKeyOrCookie(desk);
    for (const ip of ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.7'])
      await expect(from(ip)).rejects.toMatchObject({ code: 'identity.wrong-key' });
    while ((await lines()).length < 2) await new Promise((later) => setImmediate(later));
    expect((await lines()).map(({ action, actor, code, address }) => [action, actor, code, address]).sort()).toEqual([
      ['identity.request', 'anonymous', 'identity.wrong-key', '192.0.2.1'],
      ['identity.request', 'anonymous', 'identity.wrong-key', '192.0.2.7'],
    ]);
    now = new Date(now.getTime() + 15_000);
    await expect(from('192.0.2.1')).rejects.toMatchObject({ code: 'identity.wrong-key' });
    while ((await lines()).length < 3) await new Promise((later) => setImmediate(later));
    expect(JSON.stringify(await lines())).not.toContain('stolen');
  });
  test('refused once the key is revoked', async () => {
    const { id: agentId } = await enrol('ann', 'agent');
    const { key, id: keyId } = await desk.as(system).use(identity).createKey({ agentId, name: 'laptop' });
    await desk.as(system).use(identity).revokeKey({ keyId });
    await expect(actorForKey(desk, key)).rejects.toMatchObject({ code: 'identity.wrong-key' });
    await expect(desk.as(system).use(identity).revokeKey({ keyId })).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('keys', () => {
  test('are shown once and kept as a hash', async () => {
    const { id: agentId } = await enrol('ann', 'agent');
    const { key } = await desk.as(system).use(identity).createKey({ agentId, name: 'laptop' });
    const listed = (await desk.as(system).use(identity).listKeys()).items;
    expect(listed).toEqual([{ id: 1, name: 'laptop', agentId, createdAt: now, lastUsedAt: null, scopes: null, expiresAt: null }]);
    expect(JSON.stringify(listed)).not.toContain(hashOf(key));
  });
  test('note their last use, once an hour', async () => {
    const { id: agentId } = await enrol('ann', 'agent');
    const { key } = await desk.as(system).use(identity).createKey({ agentId, name: 'laptop' });
    const usedAt = async () => {
      await actorForKey(desk, key);
      return (await desk.as(system).use(identity).listKeys()).items[0]?.lastUsedAt;
    };
    const first = now;
    expect(await usedAt()).toEqual(first);
    now = new Date('2026-01-05T09:59:59Z');
    expect(await usedAt()).toEqual(first);
    now = new Date('2026-01-05T10:00:00Z');
    expect(await usedAt()).toEqual(now);
  });
  test('are for agents that exist, and for administrators to make', async () => {
    await expect(desk.as(system).use(identity).createKey({ agentId: 77, name: 'x' })).rejects.toMatchObject({ kind: 'not-found' });
    const { id: agentId } = await enrol('ann', 'agent');
    const { key } = await desk.as(system).use(identity).createKey({ agentId, name: 'x' });
    const ann = await actorForKey(desk, key);
    await expect(desk.as(ann).use(identity).createKey({ agentId, name: 'y' })).rejects.toMatchObject({ code: 'access.denied' });
    const boss = await actorForKey(desk, await keyOf('boss'));
    expect((await desk.as(boss).use(identity).listKeys()).items).toHaveLength(2);
    await desk.as(boss).use(identity).revokeKey({ keyId: 1 });
  });
  const keyOf = async (name: string) => {
    const { id: agentId } = await enrol(name, 'administrator');
    return (await desk.as(system).use(identity).createKey({ agentId, name })).key;
  };
});

describe('a key with limits', () => {
  test('may what it is limited to, of what its agent may', async () => {
    const { id: agentId } = await enrol('ann', 'agent');
    const own = desk.as(system).use(identity);
    const { key, scopes } = await own.createKey({ agentId, name: 'reader', scopes: ['ticket.see', 'client.manage'] });
    expect(scopes).toEqual(['ticket.see', 'client.manage']);
    expect((await actorForKey(desk, key)).permissions).toEqual(['ticket.see']);
    const { id: bossId } = await enrol('boss', 'administrator');
    const limited = await own.createKey({ agentId: bossId, name: 'reader', scopes: ['ticket.see'] });
    expect(await actorForKey(desk, limited.key)).toMatchObject({ permissions: ['ticket.see'], reach: 'all' });
  });
  test('lets nobody in who may more than it may itself', async () => {
    const own = desk.as(system).use(identity);
    const { id: annId } = await enrol('ann', 'agent');
    const { id: agentId } = await enrol('boss', 'administrator');
    const scopes = ['identity.manage', 'team.manage'];
    const limited = await actorForKey(desk, (await own.createKey({ agentId, name: 'staff', scopes })).key);
    const refused = { code: 'access.denied' };
    await expect(desk.as(limited).use(identity).createKey({ agentId: annId, name: 'x' })).rejects.toMatchObject(refused);
    await expect(desk.as(limited).use(identity).invite({ agentId: annId })).rejects.toMatchObject(refused);
    const lea = { name: 'Lea', address: 'lea@desk.example', role: 'team-lead' as const };
    await expect(desk.as(limited).use(teams).enrol(lea)).rejects.toMatchObject(refused);
    const { permissions } = (await desk.as(system).use(teams).roles()).find(({ role }) => role === 'agent')!;
    const wide = await actorForKey(desk, (await own.createKey({ agentId, name: 'staff', scopes: [...scopes, ...permissions] })).key);
    await desk.as(wide).use(identity).createKey({ agentId: annId, name: 'x' });
    await expect(desk.as(wide).use(teams).enrol(lea)).rejects.toMatchObject(refused);
  });
  test('is limited to permissions that there are', async () => {
    const { id: agentId } = await enrol('ann', 'agent');
    await expect(
      desk
        .as(system)
        .use(identity)
        .createKey({ agentId, name: 'x', scopes: ['ticket.se'] }),
    ).rejects.toMatchObject({
      code: 'identity.unknown-permission',
    });
  });
  test('opens nothing from the instant on that it expires', async () => {
    const { id: agentId } = await enrol('ann', 'agent');
    const own = desk.as(system).use(identity);
    const { key } = await own.createKey({ agentId, name: 'x', expiresAt: new Date('2026-01-06T09:00:00Z') });
    now = new Date('2026-01-06T08:59:59Z');
    await actorForKey(desk, key);
    now = new Date('2026-01-06T09:00:00Z');
    await expect(actorForKey(desk, key)).rejects.toMatchObject({ code: 'identity.wrong-key' });
    await expect(own.createKey({ agentId, name: 'x', expiresAt: now })).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe("the settings' key", () => {
  const admit = (key: string) =>
    desk
      .as(system)
      .use(identity)
      .admitAdministrator({ hash: hashOf(key) });
  test('makes one administrator, however often the desk starts and with whichever keys', async () => {
    await admit('first');
    await admit('first');
    await admit('second');
    expect((await desk.as(system).use(teams).agents()).items).toMatchObject([{ name: 'Administrator', role: 'administrator' }]);
    const [first, second] = [await actorForKey(desk, 'first'), await actorForKey(desk, 'second')];
    expect(first).toEqual({ ...second, via: 'key:1' });
    expect(second).toMatchObject({ permissions: ['*'], reach: 'all', via: 'key:2' });
  });
  test('finds the administrator again when all keys were revoked', async () => {
    await admit('first');
    await desk.as(system).use(identity).revokeKey({ keyId: 1 });
    await admit('second');
    expect((await desk.as(system).use(teams).agents()).items).toHaveLength(1);
  });
});

test('inner actions have no address', () => {
  const { paths } = openApi(desk, { title: 't', version: '1', server: '' });
  expect(Object.keys(paths).filter((p) => p.includes('api-key'))).toEqual(['/api-keys', '/api-keys/{keyId}']);
});

test('new keys differ, and are read from a header as they are', () => {
  const [a, b] = [newKey(), newKey()];
  expect(a).not.toBe(b);
  expect(bearerKey(`Bearer ${a}`)).toBe(a);
  for (const wrong of ['', 'Bearer', 'Bearer a b', `Bearer ${'x'.repeat(201)}`, 'Bearer ä']) expect(bearerKey(wrong)).toBeUndefined();
});

describe('whoever was found out lately', () => {
  const shown = async () => {
    const { id: agentId } = await enrol('ann', 'agent');
    const { key, id: keyId } = await desk.as(system).use(identity).createKey({ agentId, name: 'laptop' });
    await actorForKey(desk, key);
    await actorForKey(desk, key);
    return { agentId, key, keyId };
  };
  test('is refused by the very next request when the key is revoked', async () => {
    const { key, keyId } = await shown();
    await desk.as(system).use(identity).revokeKey({ keyId });
    await expect(actorForKey(desk, key)).rejects.toMatchObject({ code: 'identity.wrong-key' });
  });
  test('may and sees something else as soon as the role, the teams or the agent themselves are others', async () => {
    const { agentId, key } = await shown();
    const staff = desk.as(system).use(teams);
    expect((await actorForKey(desk, key)).permissions).not.toContain('host.operate');
    await staff.change({ agentId, role: 'team-lead' });
    const lead = await actorForKey(desk, key);
    await staff.change({ agentId, role: 'agent' });
    const agent = await actorForKey(desk, key);
    expect(lead.permissions.length).toBeGreaterThan(agent.permissions.length);
    await staff.change({ agentId, active: false });
    await expect(actorForKey(desk, key)).rejects.toMatchObject({ code: 'identity.wrong-key' });
  });
});
