import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { audit, bind, clients, secretStore, system, teams, tickets } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import Provider from 'oidc-provider';
import { Secret, TOTP } from 'otpauth';
import supertest from 'supertest';
import { Browser, openWorld, type World } from './fixtures.ts';
import { signInSection } from './requester/section.ts';

/** Who signs in at the provider next, and what it says of them. */
interface User {
  sub: string;
  email: string;
  email_verified: boolean;
  amr: string[];
}

let user: User = { sub: 'u1', email: 'ann@desk.example', email_verified: true, amr: ['pwd'] };
let server: Server;
let issuer = '';
/** True while it answers nobody. */
let isAway = false;
const desk = 'http://localhost:3000';

/** A real provider, at which one click signs in whoever the test says. */
function providerAt(address: string): Provider {
  return new Provider(address, {
    clients: [
      {
        client_id: 'desk',
        client_secret: 'between us',
        redirect_uris: [`${desk}/sign-in/provider/callback`, `${desk}/sign-in/provider/callback/acme`],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    cookies: { keys: ['for the test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ ...user, sub: accountId }) }),
  });
}

beforeAll(async () => {
  // It tells developers at length what they should set.
  for (const way of ['info', 'warn'] as const) jest.spyOn(console, way).mockImplementation(() => undefined);
  const held: { provider?: Provider } = {};
  server = createServer((request, response) => {
    if (isAway) {
      request.destroy();
      return;
    }
    void (async () => {
      const own = held.provider;
      if (!own || !request.url?.startsWith('/interaction/')) return own?.callback()(request, response);
      const { params } = await own.interactionDetails(request, response);
      const grant = new own.Grant({ accountId: user.sub, clientId: String(params['client_id']) });
      grant.addOIDCScope(String(params['scope']));
      const grantId = await grant.save();
      return own.interactionFinished(request, response, { login: { accountId: user.sub, amr: user.amr }, consent: { grantId } });
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  issuer = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  held.provider = providerAt(issuer);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const withProvider = (more: object = {}) => ({
  identity: { provider: { issuer, clientId: 'desk', clientSecret: 'between us', linkByAddress: true }, ...more },
});

/** From the desk to the provider, through it, and to the address at which it sends the browser back. */
async function leave(browser: Browser, query = 'back=%2Foutbox'): Promise<{ away: URL; home: string }> {
  const begun = await browser.get(`/sign-in/provider?${query}`);
  expect(begun.status).toBe(303);
  const away = new URL(begun.headers['location'] as string);
  const cookies = new Map<string, string>();
  let at = away.href;
  while (!at.startsWith(desk)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) cookies.set(line.split('=')[0]!, line.split(';')[0]!.split('=').slice(1).join('='));
    at = new URL(answer.headers.get('location') ?? '/lost', at).href;
    if (at.endsWith('/lost')) throw new Error(await answer.text());
  }
  return { away, home: at.slice(desk.length) };
}

const comeBack = async (browser: Browser, home: string) =>
  browser.keep(await supertest(browser.app.getHttpServer()).get(home).set('cookie', browser.cookie));
const me = async (browser: Browser) => (await browser.get('/api/me')).body as { actor: string; stage: string };
const enrol = (world: World) => world.desk.as(system).use(teams).enrol({ name: 'Ann', address: 'ann@desk.example', role: 'agent' });

eachDatabase((_name, open) => {
  test('an agent signs in with the provider, with PKCE, state and nonce, and comes back to the page', async () => {
    user = { sub: 'u1', email: 'Ann@desk.example', email_verified: true, amr: ['pwd'] };
    const world = await openWorld(open, withProvider());
    await enrol(world);
    const browser = world.browser();
    expect((await browser.get('/sign-in')).text).toContain('/sign-in/provider');
    const { away, home } = await leave(browser);
    expect(Object.fromEntries(away.searchParams)).toMatchObject({
      ...{ response_type: 'code', client_id: 'desk', scope: 'openid email', code_challenge_method: 'S256' },
      ...{
        code_challenge: expect.stringMatching(/^[\w-]{43}$/),
        state: expect.stringMatching(/^[\w-]{43}$/),
        nonce: expect.stringMatching(/^[\w-]{43}$/),
      },
    });
    const back = await comeBack(browser, home);
    expect([back.status, back.headers['location']]).toEqual([303, '/outbox']);
    expect(await me(browser)).toMatchObject({ actor: 'agent:1', stage: 'complete' });
    // The same answer is taken once.
    const again = await comeBack(browser, home);
    expect(again.status).toBe(401);
  });

  test('who was linked stays so, whatever the address becomes', async () => {
    user = { sub: 'u2', email: 'ann@desk.example', email_verified: true, amr: [] };
    const world = await openWorld(open, withProvider());
    await enrol(world);
    const first = world.browser();
    await comeBack(first, (await leave(first)).home);
    user = { ...user, email: 'married@desk.example', email_verified: false };
    const second = world.browser();
    await comeBack(second, (await leave(second)).home);
    expect(await me(second)).toMatchObject({ actor: 'agent:1' });
  });

  test('an answer is for the browser that left for it', async () => {
    user = { sub: 'u3', email: 'ann@desk.example', email_verified: true, amr: [] };
    const world = await openWorld(open, withProvider());
    await enrol(world);
    const { home } = await leave(world.browser());
    const victim = world.browser();
    // Somebody else's answer, brought by a link: without a journey, and in the midst of one.
    expect((await comeBack(victim, home)).status).toBe(401);
    await leave(victim);
    expect((await comeBack(victim, home)).status).toBe(401);
    expect(await me(victim)).toMatchObject({ actor: 'anonymous' });
    const third = world.browser();
    const own = await leave(third);
    expect((await comeBack(third, own.home.replace(/state=[\w-]+/, `state=${'x'.repeat(43)}`))).status).toBe(401);
    const fourth = world.browser();
    await leave(fourth);
    expect((await comeBack(fourth, `/sign-in/provider/callback?error=access_denied&state=x`)).status).toBe(401);
  });

  test('an address that comes back without proof again and again is not listened to for a while', async () => {
    user = { sub: 'u8', email: 'ann@desk.example', email_verified: true, amr: [] };
    const world = await openWorld(open, withProvider());
    await enrol(world);
    const own = world.browser();
    const { home } = await leave(own);
    const statuses: number[] = [];
    for (let i = 0; i < 32; i++) {
      const browser = world.browser();
      await browser.get('/sign-in/provider');
      statuses.push((await comeBack(browser, '/sign-in/provider/callback?error=access_denied&state=x')).status);
      // A good answer gives its try back.
      if (i === 10) expect((await comeBack(own, home)).status).toBe(303);
    }
    expect(statuses).toEqual([...Array<number>(30).fill(401), 429, 429]);
    const { items } = await world.desk.as(system).use(audit).list({ action: 'identity.finish-provider', outcome: 'refused', limit: 200 });
    expect(items).toHaveLength(31);
  });

  test.each([
    ['the provider has not verified the address', { email_verified: false }, true],
    ['nobody here has the address', { email: 'eve@desk.example' }, true],
    ['the settings do not say so', {}, false],
  ])('nobody is linked when %s', async (_why, said, linkByAddress) => {
    user = { sub: 'u4', email: 'ann@desk.example', email_verified: true, amr: [], ...said };
    const world = await openWorld(
      open,
      withProvider({ provider: { issuer, clientId: 'desk', clientSecret: 'between us', linkByAddress } }),
    );
    await enrol(world);
    const browser = world.browser();
    const answer = await comeBack(browser, (await leave(browser)).home);
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('this desk does not')]);
    expect(await me(browser)).toMatchObject({ actor: 'anonymous' });
  });

  test('a second factor that the provider asked for is one; without it the desk asks', async () => {
    user = { sub: 'u5', email: 'ann@desk.example', email_verified: true, amr: ['pwd'] };
    const world = await openWorld(open, withProvider({ secondFactorFor: ['agent'] }));
    await enrol(world);
    const browser = world.browser();
    const answer = await comeBack(browser, (await leave(browser)).home);
    expect(answer.headers['location']).toBe('/sign-in/second-factor?back=%2Foutbox');
    expect(await me(browser)).toMatchObject({ stage: 'enrolment' });
    const { secret } = (await browser.post('/api/me/totp')).body as { secret: string };
    const proof = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.clock.now().getTime() });
    expect((await browser.post('/api/me/totp/confirm', { proof })).status).toBe(200);
    // How somebody came in does not change by what they prove besides.
    expect((await browser.get('/api/me/sessions')).body).toMatchObject([{ by: 'provider' }]);
    user = { ...user, amr: ['pwd', 'mfa'] };
    const other = world.browser();
    await comeBack(other, (await leave(other)).home);
    expect(await me(other)).toMatchObject({ stage: 'complete' });
  });

  test('a provider that is away, or none at all, is told as it is', async () => {
    const away = await openWorld(open, withProvider({ provider: { issuer: 'http://localhost:1', clientId: 'desk' } }));
    expect((await away.browser().post('/api/sign-in/provider')).body).toMatchObject({ status: 503, code: 'identity.provider-away' });
    expect((await away.browser().get('/sign-in/provider')).status).toBe(503);
    const none = await openWorld(open);
    expect((await none.browser().post('/api/sign-in/provider')).body).toMatchObject({ status: 404, code: 'identity.no-provider' });
    expect((await none.browser().get('/sign-in')).text).not.toContain('/sign-in/provider');
  });

  test('whoever comes back while the provider is away has not failed, however often', async () => {
    const world = await openWorld(open, withProvider());
    await enrol(world);
    const browser = world.browser();
    // One more than an address may fail.
    for (let time = 0; time < 31; time++) {
      const { home } = await leave(browser);
      isAway = true;
      try {
        expect((await comeBack(browser, home)).status).toBe(503);
      } finally {
        isAway = false;
      }
    }
    expect((await comeBack(browser, (await leave(browser)).home)).status).toBe(303);
    expect(await me(browser)).toMatchObject({ stage: 'complete' });
  });

  const pack = (client: string, more = '') =>
    `client: ${client}\nname: ${client}\ndomains: [${client}.example]\nmailboxes: [help@${client}.example]\n${more}`;
  const atAcme = () => `sign-in: { issuer: '${issuer}', client-id: desk, secret: ACME_SIGN_IN }\n`;
  const clientsWorld = async () => {
    const secrets = new Map([['ACME_SIGN_IN', 'between us']]);
    const world = await openWorld(open, { ports: [bind(secretStore, { read: (name: string) => secrets.get(name) })] });
    const keeper = world.desk.as(system);
    for (const yaml of [pack('acme', atAcme()), pack('nordbo')]) await keeper.use(clients).apply({ yaml });
    return { ...world, secrets };
  };

  test('a requester signs in at the provider of their own client, as a person of that client', async () => {
    user = { sub: 'r1', email: 'Ada@acme.example', email_verified: true, amr: ['pwd'] };
    const { desk, browser: open } = await clientsWorld();
    await desk.as(system).use(tickets).open({ from: 'ada@acme.example', subject: 'Salasana' });
    const browser = open();
    const { home } = await leave(browser, 'client=acme');
    const back = await comeBack(browser, home);
    expect([back.status, back.headers['location']]).toEqual([303, '/my']);
    expect(await me(browser)).toMatchObject({ kind: 'person', stage: 'complete', clients: ['acme'] });
    expect((await browser.get('/api/my/tickets')).body.items).toHaveLength(1);
    expect((await browser.get('/api/tickets')).status).toBe(403);
  });

  test('an answer that comes back by another provider’s way is refused, and is carried to nobody', async () => {
    user = { sub: 'r2', email: 'ada@acme.example', email_verified: true, amr: ['pwd'] };
    const { desk, browser: open } = await clientsWorld();
    await desk
      .as(system)
      .use(clients)
      .apply({ yaml: pack('nordbo', `sign-in: { issuer: '${issuer}', client-id: desk, secret: ACME_SIGN_IN }\n`) });
    const browser = open();
    const { away, home } = await leave(browser, 'client=acme');
    expect([away.searchParams.get('redirect_uri'), home]).toEqual([
      'http://localhost:3000/sign-in/provider/callback/acme',
      expect.stringMatching(/^\/sign-in\/provider\/callback\/acme\?code=/),
    ]);
    for (const other of ['', '/nordbo', '/Acme', '/nobody']) {
      const begun = open();
      const { home: own } = await leave(begun, 'client=acme');
      expect([other, (await comeBack(begun, own.replace('/callback/acme', `/callback${other}`))).status]).toEqual([other, 401]);
      expect((await comeBack(begun, own)).status).toBe(401); // a journey ends once
    }
    expect((await comeBack(browser, home)).status).toBe(303);
  });

  test('whatever a client’s provider says, nobody comes in but a person of that client', async () => {
    const { desk, browser: open, secrets } = await clientsWorld();
    await desk.as(system).use(tickets).open({ from: 'sven@nordbo.example', subject: 'Lösenord' });
    await desk.as(system).use(teams).enrol({ name: 'Ann', address: 'ann@desk.example', role: 'administrator' });
    const outcome = async (email: string, isVerified = true) => {
      user = { sub: email, email, email_verified: isVerified, amr: ['pwd'] };
      const browser = open();
      const { home } = await leave(browser, 'client=acme');
      await comeBack(browser, home);
      return (await me(browser)).actor;
    };
    expect(await outcome('sven@nordbo.example')).toBe('anonymous');
    expect(await outcome('ann@desk.example')).toBe('anonymous');
    expect(await outcome('ada@acme.example', false)).toBe('anonymous');
    expect(await outcome('eva@acme.example')).toMatch(/^person:/);
    // One that has no provider sounds like one that there is not; and without its secret there is none.
    const refused = async (client: string) => (await open().post('/api/sign-in/provider', { client })).body.code as string;
    expect([await refused('nordbo'), await refused('nobody')]).toEqual(['identity.no-provider', 'identity.no-provider']);
    secrets.clear();
    expect(await refused('acme')).toBe('identity.no-provider');
  });
});

test('a contract names the secret of its provider and never says it', () => {
  const read = (raw: unknown) => {
    const wrong: string[] = [];
    const terms = signInSection.read(raw, { raw: {}, calendars: {} }, (path) => void wrong.push(path));
    return { terms, wrong };
  };
  expect(read(undefined)).toEqual({ terms: undefined, wrong: [] });
  const good = { issuer: 'https://login.acme.example', 'client-id': 'luuri' };
  expect(read(good)).toEqual({ terms: { issuer: 'https://login.acme.example', clientId: 'luuri', secret: undefined }, wrong: [] });
  expect(read({ ...good, secret: 'ACME_SIGN_IN' }).terms?.secret).toBe('ACME_SIGN_IN');
  expect(read({ ...good, secret: 'between us' }).wrong).toEqual(['secret']);
  expect(read({ issuer: 'http://login.acme.example', colour: 'red' }).wrong).toEqual(['colour', 'issuer', 'client-id']);
  expect(read('https://login.acme.example').wrong).toEqual(['']);
});
