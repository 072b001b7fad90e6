import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express, { type Express } from 'express';
import Fastify from 'fastify';
import { createDesk, type Desk } from '../kernel/index.ts';
import { checkHostCase } from './conformance/check.ts';
import { hostCases } from './conformance/cases.ts';
import { badAddress, conformance, conformanceWhoIs, problemReply, toFetchHandler, toNodeHandler, toWire } from './index.ts';

interface Host {
  readonly base: string;
  close(): Promise<unknown>;
}

const listening = (handler: Parameters<typeof createServer>[1]): Promise<Host> =>
  new Promise((resolve) => {
    const server = createServer({}, handler).listen(0, '127.0.0.1', () => {
      resolve({
        base: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
        close: () => new Promise((closed) => server.close(closed)),
      });
    });
  });

async function underExpress(use: (app: Express) => void, path: string): Promise<Host> {
  const app = express();
  use(app);
  const host = await listening(app);
  return { ...host, base: host.base + path };
}

async function underFastify(desk: Desk): Promise<Host> {
  // What its own router cannot read never reaches a handler.
  const app = Fastify({
    frameworkErrors: (_error, request, response) => {
      const { status, headers, bytes } = toWire(problemReply(badAddress({ part: request.url }), request.id));
      response.raw.writeHead(status, headers).end(bytes);
    },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => {
    done(null);
  });
  app.all('/desk/*', toNodeHandler(desk, conformanceWhoIs, { basePath: '/desk' }));
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  return { base: `${base}/desk`, close: () => app.close() };
}

/** A fetch handler has no server of its own: this one stands in for Deno, Bun and workers. */
async function underFetch(desk: Desk): Promise<Host> {
  const handle = toFetchHandler(desk, { whoIs: conformanceWhoIs, basePath: '/api/' });
  const host = await listening((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const init = { method: request.method ?? 'GET', headers: request.headers as Record<string, string> };
      const asked = new Request(`http://desk${request.url ?? ''}`, chunks.length > 0 ? { ...init, body: Buffer.concat(chunks) } : init);
      void handle(asked).then(async (answered) => {
        response.writeHead(answered.status, Object.fromEntries(answered.headers));
        response.end(Buffer.from(await answered.arrayBuffer()));
      });
    });
  });
  return { ...host, base: `${host.base}/api` };
}

const hosts: Readonly<Record<string, (desk: Desk) => Promise<Host>>> = {
  'node:http': (desk) => listening((request, response) => void toNodeHandler(desk, conformanceWhoIs)(request, response)),
  Express: (desk) => underExpress((app) => app.use('/desk', toNodeHandler(desk, conformanceWhoIs)), '/desk'),
  Fastify: underFastify,
  fetch: underFetch,
};

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk({ database: { type: 'better-sqlite3', database: ':memory:' }, plugins: [conformance()] });
});
afterAll(() => desk.stop());

describe.each(Object.keys(hosts))('%s', (name) => {
  let host: Host;
  beforeAll(async () => {
    host = await hosts[name]!(desk);
  });
  afterAll(() => host.close());

  test.each(hostCases.map((one) => [one.it, one] as const))('%s', async (_it, one) => {
    expect(await checkHostCase(host.base, one)).toEqual([]);
  });
});

test('Express may have read the body already, and the bytes are there where it kept them', async () => {
  const letter = hostCases.find((one) => one.it === 'hands JSON over as it was sent, with its headers')!;
  const keeping = express.json({
    verify: (request, _response, bytes) => {
      Object.assign(request, { rawBody: bytes });
    },
  });
  const kept = await underExpress((app) => app.use(keeping).use(toNodeHandler(desk, conformanceWhoIs)), '');
  expect(await checkHostCase(kept.base, letter)).toEqual([]);
  await kept.close();
  const lost = await underExpress((app) => app.use(express.json()).use(toNodeHandler(desk, conformanceWhoIs)), '');
  const answer = await fetch(`${lost.base}${letter.ask.path}`, {
    method: 'POST',
    headers: letter.ask.headers!,
    body: String(letter.ask.body),
  });
  expect(await answer.json()).toMatchObject({ status: 500, code: 'http.body-already-read' });
  await lost.close();
});

test('Express may have read the body already', async () => {
  const host = await underExpress((app) => app.use(express.json()).use(toNodeHandler(desk, conformanceWhoIs)), '');
  const [first] = hostCases;
  expect(await checkHostCase(host.base, first!)).toEqual([]);
  await host.close();
});
