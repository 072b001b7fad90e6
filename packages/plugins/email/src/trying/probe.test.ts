import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { probeListener, probeServer, serverOf, type Step } from './probe.ts';

const open: { close(done?: () => void): unknown }[] = [];
afterEach(() => {
  for (const one of open.splice(0).reverse()) one.close();
});

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

async function mailServer(options: SMTPServerOptions = {}): Promise<number> {
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    closeTimeout: 10,
    onAuth: ({ username, password }, _session, reply) =>
      username === 'ada' && password === 'hunter 2' ? reply(null, { user: 'ada' }) : reply(new RangeError('Wrong.')),
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  open.push(server);
  return portOf(server.server);
}

/** Something that listens and is no mail server. */
async function listener(greet: (socket: { write(text: string): unknown; end(): unknown }) => void): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    greet(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ close: () => server.close() });
  return portOf(server);
}

const LIMIT = 5_000;
const probe = (url: string, limit = LIMIT) => probeServer(serverOf(url, limit));
const said = (steps: readonly Step[]) =>
  steps.map(({ step, state, why }) => (why === null ? `${step} ${state}` : `${step} ${state} ${why}`));

describe('the server of a url', () => {
  test.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, trusts: true, upgrades: true }],
    ['smtps://ada:p%40ss@mail.example', { port: 465, secure: true, user: 'ada', password: 'p@ss' }],
    ['smtp://[::1]:2525?ignoreTLS=true', { host: '::1', port: 2525, upgrades: false }],
    ['smtp://mail.example:25?tls.rejectUnauthorized=false', { trusts: false, insists: false }],
    ['smtp://mail.example?requireTLS=true&ignoreTLS=true', { insists: true, upgrades: true }],
  ])('%s is read as the sender reads it', (url, expected) => {
    expect(serverOf(url, 1)).toMatchObject(expected);
  });
});

describe('a test of the outgoing server', () => {
  test('goes all the way, in TLS, and says what the server said', async () => {
    const port = await mailServer();
    const steps = await probe(`smtp://ada:hunter%202@127.0.0.1:${String(port)}?tls.rejectUnauthorized=false`);
    expect(said(steps)).toEqual(['connect done', 'greeting done', 'tls done', 'sign-in done']);
    expect(steps.map(({ detail }) => detail)).toEqual([
      `127.0.0.1:${String(port)}`,
      expect.stringMatching(/^220 /),
      expect.stringMatching(/^TLSv1\.\d/),
      'ada',
    ]);
  });
  test('in TLS from the first byte, too', async () => {
    const port = await mailServer({ secure: true });
    expect(said(await probe(`smtps://ada:hunter%202@127.0.0.1:${String(port)}?tls.rejectUnauthorized=false`))).toEqual([
      'connect done',
      'greeting done',
      'tls done',
      'sign-in done',
    ]);
  });
  test('tells a certificate that nobody vouches for', async () => {
    const port = await mailServer();
    expect(said(await probe(`smtp://127.0.0.1:${String(port)}`))).toEqual(['connect done', 'greeting done', 'tls failed not-trusted']);
  });
  test('tells a wrong password, and never shows it', async () => {
    const port = await mailServer();
    const steps = await probe(`smtp://ada:nonsense@127.0.0.1:${String(port)}?tls.rejectUnauthorized=false`);
    expect(said(steps).at(-1)).toBe('sign-in failed said-no');
    expect(JSON.stringify(steps)).not.toMatch(/nonsense|bm9uc2Vuc2U/);
    expect(steps.at(-1)?.detail).toMatch(/^535 /);
  });
  test('tells that the password went unencrypted, that nothing was offered, and that nobody signs in', async () => {
    const port = await mailServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    expect(said(await probe(`smtp://ada:hunter%202@127.0.0.1:${String(port)}`)).slice(2)).toEqual([
      'tls left-out not-offered',
      'sign-in done in-clear',
    ]);
    expect(said(await probe(`smtp://127.0.0.1:${String(port)}`)).at(-1)).toBe('sign-in left-out no-user');
    const none = await mailServer({ disabledCommands: ['STARTTLS', 'AUTH'] });
    expect(said(await probe(`smtp://ada:x@127.0.0.1:${String(none)}`)).at(-1)).toBe('sign-in failed not-offered');
    const odd = await mailServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true, authMethods: ['CRAM-MD5'] });
    expect(said(await probe(`smtp://ada:x@127.0.0.1:${String(odd)}`)).at(-1)).toBe('sign-in failed no-way');
  });
  test('by AUTH LOGIN where that is all there is', async () => {
    const port = await mailServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true, authMethods: ['LOGIN'] });
    expect(said(await probe(`smtp://ada:hunter%202@127.0.0.1:${String(port)}`)).at(-1)).toBe('sign-in done in-clear');
    expect(said(await probe(`smtp://ada:x@127.0.0.1:${String(port)}`)).at(-1)).toBe('sign-in failed said-no');
  });
  test('ends in time on a server that says nothing, wherever it falls silent', async () => {
    for (const greet of [() => undefined, (socket: { write(text: string): unknown }) => void socket.write('220 hello\r\n')]) {
      const port = await listener(greet);
      expect(said(await probe(`smtp://127.0.0.1:${String(port)}`, 300))).toEqual(['connect done', 'greeting failed timeout']);
    }
  });
  test('says no password in the clear where the settings insist on TLS, and goes no further', async () => {
    const port = await mailServer({ hideSTARTTLS: true, allowInsecureAuth: true });
    const url = `smtp://ada:hunter%202@127.0.0.1:${String(port)}`;
    expect(said(await probe(`${url}?requireTLS=true`))).toEqual(['connect done', 'greeting done', 'tls failed not-offered']);
    expect(said(await probe(url))).toEqual(['connect done', 'greeting done', 'tls left-out not-offered', 'sign-in done in-clear']);
  });
  test('tells what is no mail server, what hangs up, what refuses, and what is not there', async () => {
    const web = await listener((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(said(await probe(`smtp://127.0.0.1:${String(web)}`))).toEqual(['connect done', 'greeting failed not-smtp']);
    const endless = await listener((socket) => socket.write('x'.repeat(100_000)));
    expect(said(await probe(`smtp://127.0.0.1:${String(endless)}`)).at(-1)).toBe('greeting failed not-smtp');
    const shy = await listener((socket) => socket.end());
    expect(said(await probe(`smtp://127.0.0.1:${String(shy)}`))).toEqual(['connect done', 'greeting failed hung-up']);
    const busy = await listener((socket) => socket.write('421 too busy\r\n'));
    expect(said(await probe(`smtp://127.0.0.1:${String(busy)}`))).toEqual(['connect done', 'greeting failed said-no']);
    const closed = await listener(() => undefined);
    open.pop()?.close();
    expect(said(await probe(`smtp://127.0.0.1:${String(closed)}`))).toEqual(['connect failed refused']);
    expect(said(await probe('smtp://nowhere.invalid:25'))).toEqual(['connect failed no-such-host']);
    const plain = await mailServer();
    expect(said(await probe(`smtps://127.0.0.1:${String(plain)}`))[0]).toMatch(/^connect failed (tls-failed|hung-up)$/);
  });
});

test('a test of a listener goes up to the mailbox, and tells one that is refused', async () => {
  const port = await mailServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, reply) =>
      reply(address === 'help@acme.example' ? null : Object.assign(new RangeError('No.'), { responseCode: 550 })),
  });
  const to = { host: '127.0.0.1', port, secure: false, trusts: true, limit: LIMIT };
  expect(said(await probeListener(to, 'help@acme.example'))).toEqual(['connect done', 'greeting done', 'recipient done']);
  expect(said(await probeListener(to, 'who@acme.example')).at(-1)).toBe('recipient failed not-accepted');
});
