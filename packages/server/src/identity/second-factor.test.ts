import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { system } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { Secret, TOTP } from 'otpauth';
import { openWorld, signInAs, type Browser, type World } from './fixtures.ts';
import { identity } from './index.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');

/** As much of CBOR as an authenticator writes. */
const cbor = {
  head: (major: number, n: number) =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255]),
  int: (n: number) => (n < 0 ? cbor.head(1, -1 - n) : cbor.head(0, n)),
  bytes: (b: Uint8Array) => Buffer.concat([cbor.head(2, b.length), b]),
  text: (t: string) => Buffer.concat([cbor.head(3, Buffer.byteLength(t)), Buffer.from(t)]),
  map: (...pairs: [Buffer, Buffer][]) => Buffer.concat([cbor.head(5, pairs.length), ...pairs.flat()]),
};

/** An authenticator in software: what a security key does, with its one key. */
function authenticator(origin = 'http://localhost:3000', rpId = 'localhost') {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(32);
  let uses = 0;
  const head = (flags: number) => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(++uses);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counter]);
  };
  const client = (type: string, challenge: string) => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const credential = (response: object) => ({
    id: base64url(id),
    rawId: base64url(id),
    type: 'public-key',
    response,
    clientExtensionResults: {},
  });
  return {
    setUses: (n: number) => (uses = n),
    create({ challenge }: { challenge: string }) {
      const part = (n: number, value: Buffer): [Buffer, Buffer] => [cbor.int(n), value];
      const coordinate = (c: string) => cbor.bytes(Buffer.from(c, 'base64url'));
      const key = cbor.map(
        part(1, cbor.int(2)),
        part(3, cbor.int(-7)),
        part(-1, cbor.int(1)),
        part(-2, coordinate(x)),
        part(-3, coordinate(y)),
      );
      const authData = Buffer.concat([head(0x41), Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const attestation = cbor.map(
        [cbor.text('fmt'), cbor.text('none')],
        [cbor.text('attStmt'), cbor.map()],
        [cbor.text('authData'), cbor.bytes(authData)],
      );
      const clientDataJSON = base64url(client('webauthn.create', challenge));
      return credential({ clientDataJSON, attestationObject: base64url(attestation), transports: ['internal'] });
    },
    get({ challenge }: { challenge: string }) {
      const authenticatorData = head(0x01);
      const clientData = client('webauthn.get', challenge);
      const signature = createSign('sha256')
        .update(Buffer.concat([authenticatorData, sha256(clientData)]))
        .sign(privateKey);
      const said = {
        clientDataJSON: base64url(clientData),
        authenticatorData: base64url(authenticatorData),
        signature: base64url(signature),
      };
      return credential(said);
    },
  };
}

const codeAt = (secret: string, clock: World['clock'], steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() + steps * 30_000 });

/** Signed in with an authenticator app set up: its secret, and the codes for the day that it is lost. */
async function withApp(world: World, browser: Browser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = (await browser.post('/api/me/totp')).body as { secret: string };
  const confirmed = await browser.post('/api/me/totp/confirm', { proof: codeAt(secret, world.clock) });
  expect(confirmed.status).toBe(200);
  return { secret, recoveryCodes: (confirmed.body as { recoveryCodes: string[] }).recoveryCodes };
}

async function withPasskey(browser: Browser, key = authenticator(), name = 'Laptop') {
  const { body: options } = await browser.post('/api/me/passkeys/options');
  const answer = await browser.post('/api/me/passkeys', { credential: key.create(options as { challenge: string }), name });
  return { key, answer };
}

eachDatabase((_name, open) => {
  test('an authenticator app is asked for from the first code on, and the session gets another cookie', async () => {
    const world = await openWorld(open);
    await world.hire('Ann');
    const ann = world.browser();
    await signInAs(ann, 'Ann');
    const before = ann.cookie;
    const begun = (await ann.post('/api/me/totp')).body as { secret: string; uri: string };
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Luuri:ann%40desk\.example\?issuer=Luuri&secret=[A-Z2-7]{32}&/);
    // Begun and not confirmed, it asks nobody for a code.
    const other = world.browser();
    expect((await signInAs(other, 'Ann')).body).toMatchObject({ stage: 'complete' });
    expect((await ann.post('/api/me/totp/confirm', { proof: '000000' })).status).toBe(401);
    const confirmed = await ann.post('/api/me/totp/confirm', { proof: codeAt(begun.secret, world.clock) });
    expect((confirmed.body as { recoveryCodes: string[] }).recoveryCodes).toHaveLength(10);
    expect(ann.cookie).not.toBe(before);
    expect((await ann.get('/api/me')).body).toMatchObject({ factors: ['totp', 'recovery-code'] });

    // Who came in by the password alone, before, is out.
    expect((await other.get('/api/me')).body).toMatchObject({ actor: 'anonymous' });

    const again = world.browser();
    expect((await signInAs(again, 'Ann')).body).toMatchObject({ stage: 'second-factor', factors: ['totp', 'recovery-code'] });
    const half = again.cookie;
    // Half signed in is nobody, may see nothing, and may not set up another factor to get round the first.
    expect((await again.get('/api/me')).body).toMatchObject({ actor: 'anonymous', stage: 'second-factor', permissions: [] });
    for (const path of ['/api/tickets', '/api/me/sessions']) expect((await again.get(path)).status).toBe(401);
    for (const path of ['/api/me/totp', '/api/me/passkeys/options'])
      expect((await again.post(path)).body).toMatchObject({ code: 'identity.sign-in-first' });
    // The code that set it up is used.
    expect((await again.post('/api/sign-in/second-factor', { proof: codeAt(begun.secret, world.clock) })).status).toBe(401);
    await world.travel('30s');
    expect((await again.post('/api/sign-in/second-factor', { proof: codeAt(begun.secret, world.clock) })).body).toMatchObject({
      stage: 'complete',
    });
    expect(again.cookie).not.toBe(half);
    expect((await again.get('/api/me')).body).toMatchObject({ actor: 'agent:1' });
    // Both steps count as one way in, and the half that was stepped up from leads to no second session.
    expect((await again.get('/api/me/sessions')).body).toContainEqual(expect.objectContaining({ isThis: true, by: 'password' }));
    const thief = world.browser();
    thief.cookies.set('luuri_session', half.split('=')[1]!);
    expect((await thief.get('/api/me')).body).toMatchObject({ stage: 'none' });
  });

  test('a code is taken once, by one of many who have it, from half a minute early to half a minute late', async () => {
    const world = await openWorld(open);
    await world.hire('Ann');
    const ann = world.browser();
    await signInAs(ann, 'Ann');
    const { secret } = await withApp(world, ann);
    await world.travel('10min');
    const give = async (proof: string) => {
      const browser = world.browser();
      await signInAs(browser, 'Ann');
      return (await browser.post('/api/sign-in/second-factor', { proof })).status;
    };
    expect(await give(codeAt(secret, world.clock, -2))).toBe(401);
    expect(await give(codeAt(secret, world.clock, 2))).toBe(401);
    expect(await give(codeAt(secret, world.clock, -1))).toBe(200);
    const code = codeAt(secret, world.clock);
    const statuses = await Promise.all([give(code), give(code), give(code)]);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  test('half a sign-in leads to one session, also for two proofs at the same moment', async () => {
    const world = await openWorld(open);
    await world.hire('Ann');
    const ann = world.browser();
    await signInAs(ann, 'Ann');
    const { secret, recoveryCodes } = await withApp(world, ann);
    await world.travel('1min');
    const half = world.browser();
    await signInAs(half, 'Ann');
    const [own, thief] = [world.browser(), world.browser()];
    for (const browser of [own, thief]) Object.assign(browser, { cookies: new Map(half.cookies), csrfToken: half.csrfToken });
    const proofs = [codeAt(secret, world.clock), recoveryCodes[0]!];
    const answers = await Promise.all([own, thief].map((browser, i) => browser.post('/api/sign-in/second-factor', { proof: proofs[i] })));
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  });

  test('guessing codes is locked out', async () => {
    const world = await openWorld(open);
    await world.hire('Ann');
    const ann = world.browser();
    await signInAs(ann, 'Ann');
    await withApp(world, ann);
    const thief = world.browser();
    await signInAs(thief, 'Ann');
    const statuses = [];
    for (let i = 0; i < 6; i++) statuses.push((await thief.post('/api/sign-in/second-factor', { proof: '123456' })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    // Signing in with the password again does not clear it.
    await signInAs(thief, 'Ann');
    expect((await thief.post('/api/sign-in/second-factor', { proof: '123456' })).status).toBe(429);
  });

  test('a recovery code opens the door once, however it is typed; new ones end the old', async () => {
    const world = await openWorld(open);
    await world.hire('Ann');
    const ann = world.browser();
    await signInAs(ann, 'Ann');
    const { recoveryCodes } = await withApp(world, ann);
    const give = async (proof: string) => {
      const browser = world.browser();
      await signInAs(browser, 'Ann');
      return (await browser.post('/api/sign-in/second-factor', { proof })).status;
    };
    const [first = '', second = ''] = recoveryCodes;
    expect(first).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect([await give(` ${first.toUpperCase().replaceAll('-', ' ')}`), await give(first)]).toEqual([200, 401]);
    const renewed = (await ann.post('/api/me/recovery-codes')).body as { recoveryCodes: string[] };
    expect([await give(second), await give(renewed.recoveryCodes[0]!)]).toEqual([401, 200]);
  });

  test('a passkey finishes signing in, for this desk, this challenge and this agent alone', async () => {
    const world = await openWorld(open);
    await world.hire('Ann');
    await world.hire('Bob');
    const [ann, bob] = [world.browser(), world.browser()];
    await signInAs(ann, 'Ann');
    await signInAs(bob, 'Bob');
    const { key, answer } = await withPasskey(ann);
    expect([answer.status, (answer.body as { recoveryCodes: string[] }).recoveryCodes.length]).toEqual([200, 10]);
    const bobs = (await withPasskey(bob)).key;
    // A passkey is one agent's.
    expect((await withPasskey(bob, key)).answer.status).toBe(401);

    const enter = async (prove: (options: { challenge: string }) => object) => {
      const browser = world.browser();
      expect((await signInAs(browser, 'Ann')).body).toMatchObject({ stage: 'second-factor', factors: ['passkey', 'recovery-code'] });
      const options = (await browser.post('/api/sign-in/passkey/options')).body as { challenge: string };
      const credential = prove(options);
      const { status } = await browser.post('/api/sign-in/passkey', { credential });
      // A challenge is answered once.
      expect((await browser.post('/api/sign-in/passkey', { credential })).status).not.toBe(200);
      return status;
    };
    expect(await enter((options) => key.get(options))).toBe(200);
    expect(await enter((options) => bobs.get(options))).toBe(401);
    expect(await enter(() => key.get({ challenge: base64url(randomBytes(32)) }))).toBe(401);
    expect(await enter((options) => ({ ...key.get(options), response: {} }))).toBe(401);
    await world.travel('15min');
    expect(await enter((options) => ({ ...key.get(options), id: 'nonsense' }))).toBe(401);
    key.setUses(0); // as a copy of it would count
    expect(await enter((options) => key.get(options))).toBe(401);
  });

  test('of a passkey and its copy that count the same at the same moment, one comes in', async () => {
    const world = await openWorld(open);
    await world.hire('Ann');
    const ann = world.browser();
    await signInAs(ann, 'Ann');
    const { key } = await withPasskey(ann);
    const begun = async () => {
      const browser = world.browser();
      await signInAs(browser, 'Ann');
      const options = (await browser.post('/api/sign-in/passkey/options')).body as { challenge: string };
      key.setUses(6);
      return { browser, credential: key.get(options) };
    };
    const both = [await begun(), await begun()];
    const answers = await Promise.all(both.map(({ browser, credential }) => browser.post('/api/sign-in/passkey', { credential })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  test('a passkey made at another site is none of this desk', async () => {
    const world = await openWorld(open);
    await world.hire('Ann');
    const ann = world.browser();
    await signInAs(ann, 'Ann');
    expect((await withPasskey(ann, authenticator('https://evil.example'))).answer.status).toBe(401);
    expect((await withPasskey(ann, authenticator('http://localhost:3000', 'evil.example'))).answer.status).toBe(401);
    expect((await ann.post('/api/me/passkeys', { credential: { id: 'x' }, name: 'x' })).status).toBe(401);
    expect((await ann.get('/api/me/passkeys')).body).toEqual([]);
  });

  test('one lists and removes what one has, soon after signing in', async () => {
    const world = await openWorld(open);
    await world.hire('Ann');
    const ann = world.browser();
    await signInAs(ann, 'Ann');
    await withPasskey(ann);
    const [passkey] = (await ann.get('/api/me/passkeys')).body as { id: number; name: string }[];
    expect(passkey).toEqual({ id: 1, name: 'Laptop', createdAt: expect.any(String), lastUsedAt: null });
    await world.travel('15min');
    for (const path of ['/api/me/passkeys/1', '/api/me/totp'])
      expect((await ann.delete(path)).body).toMatchObject({ code: 'identity.sign-in-again' });
    await world.desk.as(system).use(identity).resetSecondFactor({ agentId: 1 });
    expect((await ann.get('/api/me')).body).toMatchObject({ kind: 'anonymous' });
    ann.csrfToken = '';
    expect((await signInAs(ann, 'Ann')).body).toMatchObject({ stage: 'complete' });
    await withApp(world, ann);
    expect((await ann.post('/api/me/totp')).body).toMatchObject({ code: 'identity.totp-there' });
    expect((await ann.delete('/api/me/totp')).status).toBe(204);
    expect((await signInAs(world.browser(), 'Ann')).body).toMatchObject({ stage: 'complete' });
  });

  test('a role that takes a second factor sets one up before anything else, and keeps one', async () => {
    const world = await openWorld(open, { identity: { secondFactorFor: ['administrator'] } });
    await world.hire('Ann', 'administrator');
    await world.hire('Bob');
    expect((await signInAs(world.browser(), 'Bob')).body).toMatchObject({ stage: 'complete' });
    const ann = world.browser();
    expect((await signInAs(ann, 'Ann')).body).toMatchObject({ stage: 'enrolment' });
    expect((await ann.get('/api/me')).body).toMatchObject({ actor: 'anonymous', stage: 'enrolment' });
    expect((await ann.get('/api/api-keys')).status).toBe(401);
    await withApp(world, ann);
    expect((await ann.get('/api/api-keys')).status).toBe(200);
    expect((await ann.delete('/api/me/totp')).body).toMatchObject({ code: 'identity.second-factor-kept' });
    await withPasskey(ann);
    expect((await ann.delete('/api/me/totp')).status).toBe(204);
    expect((await ann.delete('/api/me/passkeys/1')).body).toMatchObject({ code: 'identity.second-factor-kept' });
  });

  test('a new password by link does not get round the second factor', async () => {
    const world = await openWorld(open);
    await world.hire('Ann');
    const ann = world.browser();
    await signInAs(ann, 'Ann');
    await withApp(world, ann);
    const { url } = await world.desk.as(system).use(identity).invite({ agentId: 1 });
    const thief = world.browser();
    const token = new URL(url).searchParams.get('token');
    expect((await thief.post('/api/sign-in/set-password', { token, newPassword: 'another long password' })).body).toMatchObject({
      stage: 'second-factor',
    });
    expect((await thief.get('/api/me')).body).toMatchObject({ actor: 'anonymous' });
    // Signing out is possible from half-way too.
    expect((await thief.post('/api/sign-out')).status).toBe(204);
  });
});
