import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { audit, clients, essentials, messages, screens, tickets, toFetchHandler, type Actor, type Session } from '@luuri/core';
import { testDesk, type TestDesk } from '@luuri/testing';
import { praises } from './main.ts';

const pack = (more = '') => `
client: acme
name: Acme Oy
domains: [acme.example]
${more}`;
const admin: Actor = { id: 'test', kind: 'agent', permissions: ['*'], reach: 'all' };

let time: TestDesk;
let desk: Session;

beforeEach(async () => {
  time = await testDesk({ plugins: [...essentials(), praises()] });
  desk = time.desk.as(admin);
  await desk.use(clients).apply({ yaml: pack() });
  await desk.use(tickets).open({ from: 'ada@acme.example', subject: 'Salasana lukossa' });
  await desk.use(tickets).move({ ticketId: 1, to: 'resolved' });
});
afterEach(() => time.stop());

const notes = async (): Promise<string[]> => (await desk.use(messages).list({ ticketId: 1 })).items.map(({ text }) => text);

test('praise is seen on the ticket and in its timeline', async () => {
  await desk.use(praises).give({ ticketId: 1, stars: 2 });
  await desk.use(praises).give({ ticketId: 1, stars: 5 });
  expect(await desk.use(tickets).get({ ticketId: 1 })).toMatchObject({ stars: 5 });
  const timeline = (await desk.use(tickets).timeline({ ticketId: 1 })).items;
  expect(timeline.filter((line) => line.event === 'praise.given').map((line) => line.what)).toMatchObject([{ stars: 2 }, { stars: 5 }]);
});

test('a low praise leaves a note, by the limit of the contract', async () => {
  await desk.use(praises).give({ ticketId: 1, stars: 3 });
  await time.travel(0);
  expect(await notes()).toEqual([]);

  await desk.use(clients).apply({ yaml: pack('praises: 4') });
  await desk.use(praises).give({ ticketId: 1, stars: 3 });
  await time.travel(0);
  expect(await notes()).toEqual(['A colleague gave 3 of 5 stars.']);
});

test('a day after it was resolved, somebody is reminded to ask', async () => {
  await time.travel('23h');
  expect(await notes()).toEqual([]);
  await time.travel('1h');
  expect(await notes()).toEqual(['Ask a colleague what they think of it.']);
});

test('nobody is reminded when the ticket was reopened, or praised', async () => {
  await desk.use(tickets).move({ ticketId: 1, to: 'open' });
  await time.travel('2d');
  await desk.use(tickets).move({ ticketId: 1, to: 'resolved' });
  await desk.use(praises).give({ ticketId: 1, stars: 5 });
  await time.travel('2d');
  expect(await notes()).toEqual([]);
});

test('a ticket that is not resolved is not praised, and what is wrong with the input is named', async () => {
  await desk.use(tickets).move({ ticketId: 1, to: 'open' });
  await expect(desk.use(praises).give({ ticketId: 1, stars: 5 })).rejects.toMatchObject({ code: 'praise.not-resolved' });
  await expect(desk.use(praises).give({ ticketId: 1, stars: 6 })).rejects.toMatchObject({
    code: 'input.invalid',
    details: { mistakes: [{ path: 'stars', message: 'must not be greater than 5' }] },
  });
  await expect(desk.use(clients).apply({ yaml: pack('praises: many') })).rejects.toMatchObject({ code: 'contract.invalid' });
});

test('the route, the permission and the line in the audit come with the action', async () => {
  const handle = toFetchHandler(time.desk, { whoIs: ({ headers }) => ({ ...admin, permissions: [headers.get('x-may') ?? ''] }) });
  const rate = (may: string) =>
    handle(
      new Request('http://desk/tickets/1/praise', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-may': may },
        body: '{"stars":4}',
      }),
    );
  expect((await rate('ticket.see')).status).toBe(403);
  expect((await rate('praise.keep')).status).toBe(200);
  const { items } = await desk.use(audit).list({ limit: 2 });
  expect(items.map(({ action, outcome }) => [action, outcome])).toEqual([
    ['praise.give', 'done'],
    ['praise.give', 'refused'],
  ]);
});

test('its form and its panel are told to whoever may use them', async () => {
  const { forms, panels } = await desk.use(screens).list({ language: 'fi' });
  const fields = [{ name: 'stars', kind: 'number', label: 'Tähdet', required: true, minimum: 1, maximum: 5 }];
  expect(forms).toContainEqual(expect.objectContaining({ form: 'praise.give', stands: ['ticket'], fields }));
  expect(panels).toContainEqual(expect.objectContaining({ panel: 'praise.all', path: '/praises', follows: ['praise.given'] }));
});
