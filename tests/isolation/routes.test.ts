import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  bind,
  createDesk,
  defineAction,
  essentials,
  onlySystem,
  requesterLink,
  log as logPort,
  routesOf,
  system,
  teams,
  ticketRows,
  tickets,
  clients,
  type Desk,
} from '@luuri/core';
import { committedEvents, createApp, createLog, host, identity } from '@luuri/server';
import { mark } from './mark.ts';

/** What the server answers beside the actions: what an agent of one client sees there of another. Add a route here with what it shows. */
const open = [
  '/',
  '/status',
  '/outbox',
  '/api/docs',
  '/api/openapi.json',
  '/health/live',
  '/health/ready',
  '/sign-in',
  '/sign-in/set-password',
  '/link',
];
/** Addresses of the console: all are answered with one page, which knows nobody. */
const ofTheConsole = [
  ...[
    '/queue',
    '/tickets',
    '/calls',
    '/chats',
    '/search',
    '/floor',
    '/wallboard',
    '/panels',
    '/reports',
    '/quality',
    '/settings',
    '/set-password',
  ],
  '/assets/:name',
];
/** Pages of the portal. Behind each is an action of the matrix, in the hands of the requester who is signed in; packages/server/src/portal has their tests. */
const ofThePortal = [
  ...[
    '',
    '/ask',
    '/asked',
    '/ask/:kind',
    '/articles',
    '/articles/:articleId',
    '/articles/:articleId/helped',
    '/tickets',
    '/tickets/:ticketId',
  ],
  ...['/tickets/:ticketId/:act', '/sign-in', '/sign-out', '/enter', '/rate', '/do/:page', '/own/:page', '/own/:page/:form'],
].map((path) => `/portal/:client${path}`);
/** What shows the reader their own, and lead on whoever has none. */
const own = ['/my', '/my/:ticketId'];
/** What takes a form, each with the action behind it in the matrix; what leads on; and what has a test of its own. */
const others = [
  ...[
    '/api/live',
    '/sign-out',
    '/dead-letters/retry',
    '/sign-in/key',
    '/sign-in/link',
    '/sign-in/provider',
    '/sign-in/provider/callback',
    '/sign-in/provider/callback/:client',
  ],
  ...['/sign-in/second-factor', '/second-factor/begin', '/second-factor/confirm'],
];

const makeOwnLink = defineAction<{ ticketId: number }, string>('test.own-link', {
  summary: 'The link that a requester would get by mail.',
  allow: onlySystem,
  async run(scope, { ticketId }) {
    const { requesterId: personId } = await scope.rows(ticketRows).get(ticketId);
    return (await scope.get(requesterLink)(scope, { ticketId, personId })) ?? '';
  },
});

const pack = (client: string, name: string) => `client: ${client}
name: ${name}
domains: [${client}.example]
mailboxes: [help@${client}.example]
tiers: [{ level: 1, name: one, team: ${client}-desk }]
`;

let desk: Desk;
let app: Awaited<ReturnType<typeof createApp>>;
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

/** Routes that differ in the name of a parameter stand in one line of the tree. */
const unnamed = (path: string): string => path.replaceAll(/:[^/]+/g, ':');

test('every route of the server is an action of the matrix, or stands in this list', () => {
  const found = routesIn(app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));
  const ofActions = routesOf(desk).map((route) => unnamed(`/api${route.path}`));
  expect(found.length).toBeGreaterThan(10);
  const known = new Set([...[...open, ...ofTheConsole, ...ofThePortal, ...own, ...others].map(unnamed), ...ofActions]);
  expect([...new Set(found.map(unnamed))].filter((path) => !known.has(path))).toEqual([]);
});

test.each(open)('%s shows nothing of another client', async (path) => {
  const headers = { authorization: `Bearer ${key}`, cookie: `luuri_key=${key}` };
  const answer = await fetch(`${await app.getUrl()}${path}`, { headers });
  expect([path, answer.status]).toEqual([path, 200]);
  expect(await answer.text()).not.toMatch(new RegExp(`${mark}|bravo`, 'i'));
});

test('the pages of requesters show one of their own tickets, and of those of others no more than of none', async () => {
  const asked = (await desk.as(system).use(tickets).open({ from: 'ada@acme.example', subject: 'Salasana', text: 'Apua' })).id;
  const url = await desk.as(system).run(makeOwnLink, { ticketId: asked });
  const token = new URL(url).searchParams.get('token') ?? '';
  const base = await app.getUrl();
  const followed = await fetch(`${base}/api/sign-in/link/follow`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const cookie = (followed.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const read = async (path: string) => {
    const answer = await fetch(`${base}${path}`, { headers: { cookie } });
    return { status: answer.status, text: await answer.text() };
  };
  expect(await read(`/my/${String(asked)}`)).toMatchObject({ status: 200, text: expect.stringContaining('Salasana') });
  const [theirs, nobodys] = [await read('/my/1'), await read('/my/900001')];
  expect([theirs.status, theirs.text]).toEqual([404, nobodys.text.replaceAll('900001', '1')]);
  for (const path of own) expect((await read(path.replace(':ticketId', '1'))).text).not.toMatch(new RegExp(`${mark}|bravo`, 'i'));
});
