import { createServer, request as ask, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anonymous, bind, createDesk, log, type Desk } from '../kernel/index.ts';
import { bodyLimitBytes, conformance, toFetchRequest, toNodeHandler, type NodeRequest } from './index.ts';

let desk: Desk;
let server: Server;
let port = 0;
const seen: { request: Request; original: NodeRequest }[] = [];
const logged: object[] = [];

beforeAll(async () => {
  const tell = (fields: object) => logged.push(fields);
  const ports = [bind(log, { info: tell, warn: tell, error: tell })];
  desk = await createDesk({ database: { type: 'better-sqlite3', database: ':memory:' }, plugins: [conformance()], ports });
  const handle = toNodeHandler(desk, (request, original) => {
    seen.push({ request, original });
    if (request.headers.has('x-break')) throw new RangeError('whoIs is broken');
    return anonymous;
  });
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await desk.stop();
});

/** What comes back for bytes on the wire, up to the end of the connection. */
const wire = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let back = '';
    connect(port, '127.0.0.1')
      .on('data', (chunk: Buffer) => (back += chunk.toString()))
      .on('end', () => resolve(back))
      .on('error', reject)
      .end(text);
  });
const firstLine = async (target: string) => (await wire(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).split('\r\n')[0];

test('whoIs is asked with a fetch request and with the host’s own', async () => {
  await fetch(`http://127.0.0.1:${String(port)}/who?a=b%20c`, { headers: { 'x-user': 'ada' } });
  const { request, original } = seen.at(-1)!;
  expect([
    request.method,
    new URL(request.url).pathname,
    new URL(request.url).searchParams.get('a'),
    request.headers.get('x-user'),
  ]).toEqual(['GET', '/who', 'b c', 'ada']);
  expect((original as IncomingMessage).headers['x-user']).toBe('ada');
});

test('a whoIs that breaks is a problem, and in the log', async () => {
  const { status } = await fetch(`http://127.0.0.1:${String(port)}/who`, { headers: { 'x-break': '1', 'x-request-id': 'r-9' } });
  expect(status).toBe(500);
  expect(logged.at(-1)).toMatchObject({ requestId: 'r-9', err: expect.any(RangeError) });
});

test.each([
  ['/who', 200],
  ['http://elsewhere.example/who', 200],
  ['//who', 404],
  ['//evil.example/who', 404],
  ['*', 404],
  ['/who?%zz=%', 400],
  ['/who?', 200],
])('takes the request line GET %s', async (target, status) => {
  expect(await firstLine(target)).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
});

test('a client that goes away in the middle of its body hurts nobody', async () => {
  const gone = ask({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/echo',
    headers: { 'content-type': 'application/json', 'content-length': '100' },
  });
  gone.on('error', () => undefined);
  await new Promise((resolve) => gone.write('{"text":', resolve));
  gone.destroy();
  const { status } = await fetch(`http://127.0.0.1:${String(port)}/who`);
  expect(status).toBe(200);
});

test('a body that is declared too large is not read', async () => {
  const back = await wire(
    `POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${String(bodyLimitBytes + 1)}\r\n\r\n{`,
  );
  expect(back).toMatch(/^HTTP\/1\.1 413 /);
  expect(back.toLowerCase()).toContain('connection: close');
});

test('toFetchRequest keeps headers that come several times', () => {
  const incoming = {
    method: 'GET',
    url: '//x/y?q=1',
    headers: { 'set-cookie': ['a=1', 'b=2'], ':path': '/', host: 'h' },
  } as unknown as IncomingMessage;
  const request = toFetchRequest(incoming);
  expect([request.url, request.headers.getSetCookie()]).toEqual(['http://localhost/x/y?q=1', ['a=1', 'b=2']]);
});
