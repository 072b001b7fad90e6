import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { program, temporaryFolder, type Program } from '../../../tests/examples/program.ts';

const { folder, remove } = temporaryFolder();
let running: Program;
let base: string;

beforeAll(async () => {
  running = program('examples/embed-nest/src/main.ts', { folder, env: { PORT: '0' } });
  base = await running.line(/^http:/);
}, 60_000);

afterAll(async () => {
  const { errors } = await running.stop();
  remove();
  expect(errors).toBe('');
});

const signedIn = { authorization: 'Bearer secret', 'content-type': 'application/json' };
const open = (ticket: object, headers: Record<string, string> = signedIn): Promise<Response> =>
  fetch(`${base}/desk/tickets`, { method: 'POST', headers, body: JSON.stringify(ticket) });

test('a ticket is opened by a route that nobody wrote, and a provider of the application hears of it', async () => {
  const opened = await open({ from: 'ada@acme.example', subject: 'Salasana lukossa' });
  expect(opened.status).toBe(200);
  expect(await opened.json()).toMatchObject({ id: 1, client: 'acme', clocks: [{ metric: 'first-response', state: 'running' }] });
  expect(await (await fetch(`${base}/bell`)).json()).toEqual([1]);
});

test('what is refused is heard of by nobody', async () => {
  expect((await open({ from: 'nobody' })).status).toBe(400);
  const anonymous = await open({ from: 'ada@acme.example', subject: 'x' }, { 'content-type': 'application/json' });
  expect(anonymous.status).toBe(401);
  expect(await (await fetch(`${base}/bell`)).json()).toEqual([1]);
});

test('a route of nobody is a problem like any other', async () => {
  const missing = await fetch(`${base}/nowhere`);
  expect(missing.status).toBe(404);
  expect(missing.headers.get('content-type')).toContain('application/problem+json');
});
