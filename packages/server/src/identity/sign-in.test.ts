import { describe, expect, test } from '@jest/globals';
import { audit, system, teams } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import supertest from 'supertest';
import { passwordRows, sessionRows } from './entities/index.ts';
import { goodPassword, openWorld, signInAs, tokenIn } from './fixtures.ts';
import { identity } from './index.ts';
import { waitAfter, patienceWith } from './rules/backoff.ts';
import { weaknessOf } from './rules/password.ts';
import { pageToReturnTo } from './rules/session.ts';
import { argon2 } from './hasher.ts';
import { kept } from './kept.ts';
import { defineAction, onlySystem, type Desk, type Entity } from '@luuri/core';

const rowsOf = <Row extends { id: number }>(desk: Desk, entity: Entity<Row>): Promise<Row[]> =>
  desk
    .as(system)
    .run(defineAction('test.rows', { summary: '', allow: onlySystem, reads: true, run: (scope) => kept(scope, entity).find() }), {});

eachDatabase((_name, open) => {
  test('a right password begins a session in a cookie that no script reads', async () => {
    const { browser, hire, desk } = await openWorld(open);
    await hire('Ann');
    const ann = browser();
    const answer = await signInAs(ann, 'Ann');
    expect([answer.status, answer.body]).toEqual([
      200,
      { stage: 'complete', factors: [], csrfToken: expect.stringMatching(/^[\w-]{43}$/) },
    ]);
    expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(/^luuri_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)]);
    const me = await ann.get('/api/me');
    expect(me.body).toMatchObject({
      actor: 'agent:1',
      kind: 'agent',
      name: 'Ann',
      role: 'agent',
      stage: 'complete',
      language: 'en',
      clients: [],
    });
    expect((me.body as { permissions: string[] }).permissions).toContain('ticket.work');
    const token = ann.cookies.get('luuri_session')!;
    for (const kept of [await rowsOf(desk, sessionRows), await rowsOf(desk, passwordRows)])
      expect(JSON.stringify(kept)).not.toContain(token);
  });

  test('under TLS the cookie is bound to this very host', async () => {
    const { browser, hire } = await openWorld(open, { publicUrl: 'https://desk.example' });
    await hire('Ann');
    const ann = browser();
    const answer = await signInAs(ann, 'Ann');
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-luuri_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect((await ann.get('/api/me')).body).toMatchObject({ actor: 'agent:1' });
    // The name without the prefix is one that a sister domain could have set.
    ann.cookies = new Map([['luuri_session', ann.cookies.get('__Host-luuri_session')!]]);
    expect((await ann.get('/api/me')).body).toMatchObject({ actor: 'anonymous' });
  });

  test('nobody can tell whether there is an account: the same answer for the same work', async () => {
    const { browser, hire, hasher, desk } = await openWorld(open);
    const ann = await hire('Ann');
    const gone = await hire('Gone');
    await desk.as(system).use(teams).enrol({ name: 'New', address: 'new@desk.example', role: 'agent' });
    await desk.as(system).use(teams).change({ agentId: gone.id, active: false });
    const answers = [];
    for (const name of ['Ann', 'Nobody', 'Gone', 'New']) {
      hasher.verified = hasher.hashed = 0;
      const { status, body, headers } = await signInAs(browser(), name, 'not the password');
      const { instance: _instance, ...problem } = body as Record<string, unknown>;
      answers.push({ status, problem, cookie: headers['set-cookie'], work: [hasher.verified, hasher.hashed] });
    }
    expect(answers[0]).toMatchObject({ status: 401, problem: { code: 'identity.wrong-sign-in' }, cookie: undefined, work: [1, 0] });
    for (const other of answers.slice(1)) expect(other).toEqual(answers[0]);
    expect(ann.id).toBe(1);
  });

  test('nor by being locked out: an address that nobody has is locked out alike', async () => {
    const { browser, hire } = await openWorld(open);
    await hire('Ann');
    const courses = [];
    for (const name of ['Ann', 'Nobody']) {
      const course = [];
      for (let i = 0; i < 8; i++) course.push((await signInAs(browser(), name, 'wrong wrong wrong')).status);
      courses.push(course);
    }
    expect(courses[0]).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    expect(courses[1]).toEqual(courses[0]);
  });

  test('too many wrong passwords lock an account out, longer each time, also for the right one', async () => {
    const { browser, hire, travel, hasher } = await openWorld(open);
    await hire('Ann');
    for (let i = 0; i < 5; i++) await signInAs(browser(), 'Ann', 'wrong wrong wrong');
    hasher.verified = 0;
    const locked = await signInAs(browser(), 'Ann');
    expect([locked.status, locked.headers['retry-after'], hasher.verified]).toEqual([429, '15', 0]);
    expect(locked.body).toMatchObject({ code: 'identity.too-many-attempts', retryAfterSeconds: 15 });
    await travel('15s');
    expect((await signInAs(browser(), 'Ann', 'wrong wrong wrong')).status).toBe(401);
    expect((await signInAs(browser(), 'Ann')).headers['retry-after']).toBe('30');
    await travel('30s');
    expect((await signInAs(browser(), 'Ann')).status).toBe(200);
    // It was right: the account is clear again.
    for (let i = 0; i < 4; i++) expect((await signInAs(browser(), 'Ann', 'wrong wrong wrong')).status).toBe(401);
    expect((await signInAs(browser(), 'Ann')).status).toBe(200);
  });

  test('tries at the same moment are each counted', async () => {
    const { browser, hire, hasher } = await openWorld(open);
    await hire('Ann');
    hasher.verified = 0;
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await signInAs(browser(), 'Ann', 'wrong wrong wrong')).status),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(hasher.verified).toBe(5);
  });

  test('an address that tries many accounts is locked out, and one right sign-in of its own does not clear it', async () => {
    const { browser, hire } = await openWorld(open);
    await hire('Ann');
    const tried = [];
    for (let i = 0; i < 29; i++) tried.push((await signInAs(browser(), `Somebody${String(i)}`, 'x')).status);
    expect(new Set(tried)).toEqual(new Set([401]));
    expect((await signInAs(browser(), 'Ann')).status).toBe(200);
    expect((await signInAs(browser(), 'Other', 'x')).status).toBe(401);
    expect((await signInAs(browser(), 'Another', 'x')).status).toBe(429);
  });

  test('what changes something by cookie takes the token; by key it does not', async () => {
    const { app, browser, hire, desk } = await openWorld(open);
    await hire('Ann', 'administrator');
    const ann = browser();
    await signInAs(ann, 'Ann');
    const { csrfToken } = ann;
    for (const wrong of ['', 'x', csrfToken.slice(1), `${csrfToken}x`]) {
      ann.csrfToken = wrong;
      const { status, body } = await ann.post('/api/me/sessions/revoke-others');
      expect([status, (body as { code: string }).code]).toEqual([403, 'identity.wrong-csrf-token']);
    }
    expect((await ann.get('/api/me')).status).toBe(200);
    ann.csrfToken = csrfToken;
    expect((await ann.post('/api/me/sessions/revoke-others')).status).toBe(200);
    // Another session's token is none of this one's.
    const bob = browser();
    await hire('Bob', 'administrator');
    await signInAs(bob, 'Bob');
    ann.csrfToken = bob.csrfToken;
    expect((await ann.post('/api/me/sessions/revoke-others')).status).toBe(403);
    const { key } = await desk.as(system).use(identity).createKey({ agentId: 1, name: 'k' });
    const byKey = await supertest(app.getHttpServer()).post('/api/agents/1/invite').set('authorization', `Bearer ${key}`).send({});
    expect(byKey.status).toBe(200);
  });

  test('a session ends when nothing was heard of it, and after half a day in any case', async () => {
    const { browser, hire, travel } = await openWorld(open, { identity: { sessionIdleMinutes: 60 } });
    await hire('Ann');
    const ann = browser();
    await signInAs(ann, 'Ann');
    const stage = async () => ((await ann.get('/api/me')).body as { stage: string }).stage;
    for (let minutes = 0; minutes < 700; minutes += 50) {
      await travel('50min');
      expect(await stage()).toBe('complete');
    }
    await travel('20min');
    expect(await stage()).toBe('none');
    const again = browser();
    await signInAs(again, 'Ann');
    await travel('60min');
    expect(((await again.get('/api/me')).body as { stage: string }).stage).toBe('none');
    expect((await again.get('/api/tickets')).status).toBe(401);
  });

  test('one sees where one is signed in, and ends what is not oneself', async () => {
    const { browser, hire } = await openWorld(open);
    await hire('Ann');
    await hire('Bob');
    const [laptop, phone, bob] = [browser(), browser(), browser()];
    await signInAs(laptop, 'Ann');
    expect((await laptop.post('/api/me/sessions/revoke-others')).body).toEqual({ ended: 1 }); // where she set the password
    await signInAs(phone, 'Ann');
    await signInAs(bob, 'Bob');
    const { body } = await laptop.get('/api/me/sessions');
    expect(body).toHaveLength(2);
    expect(body).toContainEqual(expect.objectContaining({ isThis: true, by: 'password', address: expect.stringContaining('127.0.0.1') }));
    expect(JSON.stringify(body)).not.toMatch(/hash/);
    const other = (body as { id: number; isThis: boolean }[]).find((s) => !s.isThis)!;
    // Bob's number is not Ann's to end.
    const [bobs] = (await bob.get('/api/me/sessions')).body as { id: number }[];
    expect((await laptop.delete(`/api/me/sessions/${String(bobs!.id)}`)).body).toEqual({ ended: 0 });
    expect((await bob.get('/api/me')).body).toMatchObject({ kind: 'agent' });
    expect((await laptop.delete(`/api/me/sessions/${String(other.id)}`)).body).toEqual({ ended: 1 });
    expect((await phone.get('/api/me')).body).toMatchObject({ kind: 'anonymous' });
  });

  test('signing in again and signing out both end what was', async () => {
    const { browser, hire } = await openWorld(open);
    await hire('Ann');
    const ann = browser();
    await signInAs(ann, 'Ann');
    const first = ann.cookie;
    await signInAs(ann, 'Ann');
    const second = ann.cookie;
    expect(second).not.toBe(first);
    const old = browser();
    for (const cookie of [first]) {
      old.cookies.set('luuri_session', cookie.split('=')[1]!);
      expect((await old.get('/api/me')).body).toMatchObject({ kind: 'anonymous' });
    }
    const out = await ann.post('/api/sign-out');
    expect([out.status, out.headers['set-cookie']?.[0]]).toEqual([204, 'luuri_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
    old.cookies.set('luuri_session', second.split('=')[1]!);
    expect((await old.get('/api/me')).body).toMatchObject({ kind: 'anonymous' });
  });

  test('another role ends every session of the agent, and so does leaving', async () => {
    const { browser, hire, desk } = await openWorld(open);
    const { id: agentId } = await hire('Ann');
    const own = desk.as(system).use(teams);
    const ann = browser();
    const kind = async () => ((await ann.get('/api/me')).body as { kind: string }).kind;
    await signInAs(ann, 'Ann');
    await own.change({ agentId, name: 'Anna' });
    expect(await kind()).toBe('agent');
    await own.change({ agentId, role: 'team-lead' });
    expect(await kind()).toBe('anonymous');
    ann.csrfToken = '';
    await signInAs(ann, 'Ann');
    await own.change({ agentId, active: false });
    expect(await kind()).toBe('anonymous');
    expect((await signInAs(browser(), 'Ann')).status).toBe(401);
  });

  test('changing the password takes the old one, ends all sessions and goes on under another cookie', async () => {
    const { browser, hire } = await openWorld(open);
    await hire('Ann');
    const [laptop, phone] = [browser(), browser()];
    await signInAs(laptop, 'Ann');
    await signInAs(phone, 'Ann');
    const newPassword = 'neljä vihreää sammakkoa';
    expect((await laptop.post('/api/me/password', { password: 'not it at all', newPassword })).status).toBe(401);
    const weak = await laptop.post('/api/me/password', { password: goodPassword, newPassword: 'short' });
    expect([weak.status, (weak.body as { code: string }).code]).toEqual([400, 'identity.weak-password']);
    expect((await laptop.post('/api/me/password', { password: goodPassword, newPassword })).status).toBe(200);
    expect((await laptop.get('/api/me')).body).toMatchObject({ kind: 'agent' });
    expect((await phone.get('/api/me')).body).toMatchObject({ kind: 'anonymous' });
    expect((await signInAs(browser(), 'Ann')).status).toBe(401);
    expect((await signInAs(browser(), 'Ann', newPassword)).status).toBe(200);
  });

  test('a link sets a password once, until tomorrow, and a newer one ends it', async () => {
    const { browser, desk, travel } = await openWorld(open);
    const { url, isNew } = await desk.as(system).use(identity).inviteAdministrator({ address: 'Boss@desk.example' });
    expect([isNew, url]).toEqual([true, expect.stringMatching(/^http:\/\/localhost:3000\/set-password\?token=[\w-]{43}$/)]);
    const newer = await desk.as(system).use(identity).inviteAdministrator({ address: 'boss@desk.example' });
    expect(newer.isNew).toBe(false);
    const use = (link: string, newPassword = goodPassword) =>
      browser().post('/api/sign-in/set-password', { token: tokenIn(link), newPassword });
    expect((await use(url)).body).toMatchObject({ status: 404, code: 'identity.link-over' });
    expect((await use(newer.url, 'administrator')).body).toMatchObject({ status: 400, code: 'identity.weak-password' });
    const boss = browser();
    expect((await boss.post('/api/sign-in/set-password', { token: tokenIn(newer.url), newPassword: goodPassword })).status).toBe(200);
    expect((await boss.get('/api/me')).body).toMatchObject({ role: 'administrator', address: 'boss@desk.example' });
    expect((await use(newer.url)).status).toBe(404);
    const third = (await boss.post('/api/agents/1/invite')).body as { url: string };
    await travel('1d');
    expect((await use(third.url)).status).toBe(404);
  });

  test('a link to set a password opens nothing once the password was changed, nor for somebody who has left', async () => {
    const { browser, hire, desk } = await openWorld(open);
    const own = desk.as(system).use(identity);
    const { id: agentId } = await hire('Ann');
    const ann = browser();
    await signInAs(ann, 'Ann');
    const use = async (url: string) =>
      (await browser().post('/api/sign-in/set-password', { token: tokenIn(url), newPassword: 'viisi ruskeaa siiliä' })).body as object;
    const stolen = await own.invite({ agentId });
    await ann.post('/api/me/password', { password: goodPassword, newPassword: 'neljä vihreää sammakkoa' });
    expect(await use(stolen.url)).toMatchObject({ code: 'identity.link-over' });
    const late = await own.invite({ agentId });
    await desk.as(system).use(teams).change({ agentId, active: false });
    expect(await use(late.url)).toMatchObject({ code: 'identity.link-over' });
    expect(await rowsOf(desk, sessionRows)).toEqual([]);
  });

  test('a key begins a session that may what the key may, and ends with it', async () => {
    const { browser, hire, desk } = await openWorld(open);
    const { id: agentId } = await hire('Ann');
    const { key, id: keyId } = await desk
      .as(system)
      .use(identity)
      .createKey({ agentId, name: 'k', scopes: ['ticket.see'] });
    const ann = browser();
    expect((await ann.post('/api/sign-in/key', { apiKey: 'luuri_wrong' })).status).toBe(401);
    expect((await ann.post('/api/sign-in/key', { apiKey: key })).status).toBe(200);
    expect((await ann.get('/api/me')).body).toMatchObject({ permissions: ['ticket.see'] });
    // A program's key must not become a second factor of the agent's.
    expect((await ann.post('/api/me/totp')).body).toMatchObject({ code: 'identity.sign-in-again' });
    await desk.as(system).use(identity).revokeKey({ keyId });
    expect((await ann.get('/api/me')).body).toMatchObject({ kind: 'anonymous' });
  });

  test('sign-ins and refusals are in the audit, and no password is', async () => {
    const { browser, hire, desk } = await openWorld(open);
    await hire('Ann');
    await signInAs(browser(), 'Ann', 'secret of mine');
    await signInAs(browser(), 'Nobody', 'secret of mine');
    await signInAs(browser(), 'Ann');
    const { items } = await desk.as(system).use(audit).list();
    const lines = items.map(({ actor, action, outcome, code }) => [actor, action, outcome, code]);
    expect(lines).toContainEqual(['agent:1', 'identity.sign-in', 'refused', 'identity.wrong-sign-in']);
    expect(lines).toContainEqual(['anonymous', 'identity.sign-in', 'refused', 'identity.wrong-sign-in']);
    expect(lines).toContainEqual(['anonymous', 'identity.sign-in', 'done', null]);
    for (const secret of ['secret of mine', goodPassword]) expect(JSON.stringify(items)).not.toContain(secret);
    expect(items[0]).toMatchObject({ address: expect.stringContaining('127.0.0.1') });
  });

  test('whoever is turned away at any way in is in the audit, and nothing that they showed', async () => {
    const { browser, hire, desk } = await openWorld(open);
    await hire('Ann');
    const guess = 'a-guess-of-more-than-twenty-letters';
    await browser().post('/api/sign-in/key', { apiKey: guess });
    await browser().post('/api/sign-in/link/follow', { token: guess });
    await browser().post('/api/sign-in/set-password', { token: guess, newPassword: goodPassword });
    for (let i = 0; i < 7; i++) await signInAs(browser(), 'Ann', guess);
    const { items } = await desk.as(system).use(audit).list({ limit: 200 });
    const lines = items.map(({ actor, action, outcome, code }) => [actor, action, outcome, code]);
    for (const [action, code] of [
      ['identity.sign-in-with-key', 'identity.wrong-key'],
      ['identity.follow-link', 'identity.link-over'],
      ['identity.set-password', 'identity.link-over'],
      ['identity.sign-in', 'identity.too-many-attempts'],
    ])
      expect(lines).toContainEqual(['anonymous', action, 'refused', code]);
    expect(JSON.stringify(items)).not.toContain(guess);
  });
});

describe('the wait after wrong tries', () => {
  test('is nothing at first, doubles, and is never more than a quarter of an hour', () => {
    const waits = [1, 4, 5, 6, 7, 10, 11, 12, 1_000_000].map((failures) => waitAfter(failures, patienceWith.account) / 1_000);
    expect(waits).toEqual([0, 0, 15, 30, 60, 480, 900, 900, 900]);
  });
});

test.each([
  ['short', 'fewer than 12'],
  ['aaaaaaaaaaaaaaaa', 'repeats'],
  ['password12345', 'password'],
  ['ann.example1', 'own name'],
  ['Salasana2026!', 'salasana'],
])('%s is too easy to guess', (password, why) => {
  expect(weaknessOf(password, { address: 'ann.example@desk.example', name: 'Ann Example' })).toContain(why);
});
test.each([goodPassword, 'correct horse battery staple', 'xK3!pQ9#mZ7$', 'ett väldigt långt lösenord'])('%s will do', (password) => {
  expect(weaknessOf(password, { address: 'ann@desk.example', name: 'Ann' })).toBeUndefined();
});

test.each([
  ['/outbox', '/outbox'],
  ['/my/3', '/my/3'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/api/docs', '/'],
  ['javascript:alert(1)', '/'],
  [undefined, '/'],
])('a sign-in that wants back to %s leads to %s', (wanted, page) => {
  expect(pageToReturnTo(wanted)).toBe(page);
});

test('argon2id keeps a password, tells another, and knows a cost that is not its own', async () => {
  const hash = await argon2.hash(goodPassword);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect([await argon2.verify(hash, goodPassword), await argon2.verify(hash, 'x'), await argon2.verify(argon2.decoy, 'x')]).toEqual([
    true,
    false,
    false,
  ]);
  expect([argon2.isDated(hash), argon2.isDated(argon2.decoy), argon2.isDated(hash.replace('t=2', 't=1'))]).toEqual([false, false, true]);
});
