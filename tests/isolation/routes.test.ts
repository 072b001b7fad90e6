import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { bind, createDesk, essentials, log as logPort, routesOf, system, teams, tickets, clients, type Desk } from '@luuri/core';
import { committedEvents, createApp, createLog, host, identity } from '@luuri/server';
import { mark } from './world.ts';

/** What the server answers beside the actions: what an agent of one client sees there of another. Add a route here with what it shows. */
const pages = ['/', '/outbox', '/api/docs', '/api/openapi.json', '/health/live', '/health/ready'];
const others = ['/api/live', '/sign-in', '/sign-out', '/dead-letters/retry'];

const pack = (client: string, name: string) => `client: ${client}
name: ${name}
domains: [${client}.example]
mailboxes: [help@${client}.example]
tiers: [{ level: 1, name: one, team: ${client}-desk }]
`;

let desk: Desk;
let app: NestFastifyApplication;
let key: string;
beforeAll(async () => {
  const events = committedEvents();
  const plugins = [...essentials(), identity(), host()];
  const log = createLog('silent');
  desk = await createDesk({
    database: { type: 'better-sqlite3', database: ':memory:' },
    plugins: [...plugins, events.plugin(plugins)],
    ports: [bind(logPort, log)],
  });
  const facts = {
    publicUrl: 'http://desk.example',
    smtpListen: undefined,
    sendsMail: false,
    does: ['web', 'work'] as const,
    isReady: true,
  };
  app = await createApp({ desk, events, facts, log });
  await app.listen(0, '127.0.0.1');
  await app.getHttpAdapter().getInstance().ready();
  const own = desk.as(system);
  await own.use(clients).apply({ yaml: pack('acme', 'Acme') });
  await own.use(clients).apply({ yaml: pack('bravo', `Bravo ${mark}`) });
  const { id } = await own.use(teams).enrol({ name: 'Aino', address: 'aino@desk.example', role: 'team-lead', teams: ['acme-desk'] });
  key = (await own.use(identity).createKey({ agentId: id, name: 'x' })).key;
  await own.use(tickets).open({ from: 'vera@bravo.example', name: `Vera ${mark}`, subject: `${mark} subject`, text: `${mark} text` });
});
afterAll(() => app.close());

/** The paths of the router's own tree, whose lines are indented by four for each level. */
function routesIn(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods] = /^([│ ]*)[├└]── (\S*)(?: \((.+)\))?/.exec(line) ?? [];
    above.splice(indent.length / 4, Infinity, part);
    return methods === undefined || part === '*' ? [] : [above.join('')];
  });
}

test('every route of the server is an action of the matrix, or stands in this list', () => {
  const found = routesIn(app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));
  const ofActions = routesOf(desk).map((route) => `/api${route.path}`);
  expect(found.length).toBeGreaterThan(10);
  const known = new Set([...pages, ...others, ...ofActions]);
  expect([...new Set(found)].filter((path) => !known.has(path))).toEqual([]);
});

test.each(pages)('%s shows nothing of another client', async (path) => {
  const headers = { authorization: `Bearer ${key}`, cookie: `luuri_key=${key}` };
  const answer = await fetch(`${await app.getUrl()}${path}`, { headers });
  expect([path, answer.status]).toEqual([path, 200]);
  expect(await answer.text()).not.toMatch(new RegExp(`${mark}|bravo`, 'i'));
});
