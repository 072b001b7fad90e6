import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { program, temporaryFolder, type Program } from '../../../tests/examples/program.ts';

const { folder, remove } = temporaryFolder();
let running: Program;
let base: string;

beforeAll(async () => {
  running = program('examples/embed-express/src/main.ts', { folder, env: { PORT: '0', KEY: 'k1' } });
  base = await running.line(/^http:/);
}, 60_000);

afterAll(async () => {
  const { code, errors } = await running.stop();
  remove();
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
});

const complain = (complaint: object): Promise<Response> =>
  fetch(`${base}/orders/A-17/complaint`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(complaint),
  });

const atTheCounter = { headers: { authorization: 'Bearer k1' } };

test('a complaint becomes a ticket that the counter sees', async () => {
  const opened = await complain({ from: 'ada@home.example', text: 'Paketti oli tyhjä.' });
  expect(opened.status).toBe(200);
  const ticket = (await opened.json()) as { id: number };
  expect(ticket).toMatchObject({ client: 'shop', subject: 'Order A-17: complaint', state: 'new' });

  const seen = await fetch(`${base}/desk/tickets/${String(ticket.id)}`, atTheCounter);
  expect(await seen.json()).toMatchObject({ requester: { address: 'ada@home.example' }, clocks: [{ metric: 'first-response' }] });
  const said = await fetch(`${base}/desk/tickets/${String(ticket.id)}/messages`, atTheCounter);
  expect(await said.json()).toMatchObject({ items: [{ author: 'requester', text: 'Paketti oli tyhjä.' }], next: null });
});

test('a complaint without a sender is a problem that names the field', async () => {
  const refused = await complain({ text: 'Ei osoitetta.' });
  expect(refused.status).toBe(400);
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(await refused.json()).toMatchObject({ code: 'input.invalid', mistakes: [{ path: 'from' }] });
});

test('nobody reads the desk without the key, and the counter may not open tickets', async () => {
  expect((await fetch(`${base}/desk/tickets`)).status).toBe(401);
  const opening = { ...atTheCounter, method: 'POST', body: '{}' };
  const refused = await fetch(`${base}/desk/tickets`, { ...opening, headers: { ...opening.headers, 'content-type': 'application/json' } });
  expect(refused.status).toBe(403);
});
