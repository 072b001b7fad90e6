import { afterAll, expect, test } from '@jest/globals';
import { testDatabase } from '@luuri/testing';
import { ask, fleet, until, type Answer } from './desks.ts';

const ACTIONS = 1_000;
const AT_ONCE = 60;

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

interface Line {
  readonly id: number;
  readonly event: string;
  readonly what: { readonly from?: string | number; readonly to?: string | number; readonly public?: boolean };
}

interface Page {
  readonly items: readonly Line[];
  readonly next: number | null;
}

const priorities = ['urgent', 'high', 'normal', 'low'];
const states = ['open', 'pending-requester', 'resolved'];

/** What people do at the same moment: not one after the other, and not knowing of each other. */
function action(i: number): { path: string; body: object } {
  if (i % 4 === 0) return { path: 'messages', body: { text: `number ${String(i)}`, public: i % 8 === 0 } };
  if (i % 4 === 1) return { path: 'priority', body: { priority: priorities[i % priorities.length] } };
  return { path: 'move', body: { to: states[i % states.length] } };
}

test('1,000 concurrent actions of three processes on one ticket: each happens whole or not at all, one after another', async () => {
  const database = await testDatabase('postgres');
  ends.push(database.drop);
  const desks = fleet({ LUURI_DATABASE_URL: database.options.type === 'postgres' ? database.options.url : '' });
  ends.push(desks.endAll);
  const first = await desks.start('serve', '--no-work');
  const all = [first, ...(await Promise.all([desks.start('serve', '--no-work'), desks.start('work')]))];
  const webs = all.slice(0, 2);
  const health = await Promise.all(all.map(async (desk) => (await ask(desk, '/health/ready')).body));
  expect(health).toMatchObject([
    { does: ['web'], checks: { work: 'elsewhere' } },
    { does: ['web'], checks: { work: 'elsewhere' } },
    { does: ['work'], checks: { work: 'up' } },
  ]);
  expect((await ask(all[2]!, '/api/tickets').catch(() => ({ status: 404 }))).status).toBe(404); // it answers health alone

  const opened = (await ask(first, '/api/tickets', { client: 'acme', from: 'ada@acme.example', subject: 'x' })).body as { id: number };
  const answers: { i: number; answer: Answer }[] = [];
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < ACTIONS; i = next++) {
      const { path, body } = action(i);
      answers.push({ i, answer: await ask(webs[i % 2]!, `/api/tickets/${String(opened.id)}/${path}`, body) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));

  expect(answers.filter(({ answer }) => answer.status !== 200 && answer.status !== 409)).toEqual([]);
  const done = (which: string) => answers.filter(({ i, answer }) => answer.status === 200 && action(i).path === which).length;
  const lines: Line[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page = (await ask(first, `/api/tickets/${String(opened.id)}/timeline?limit=200&after=${String(after)}`)).body as Page;
    lines.push(...page.items);
    after = page.next;
  }
  const of = (event: string) => lines.filter((l) => l.event === event);

  // Nothing was lost, and nothing was done twice.
  expect(of('message.written').length).toBe(done('messages'));
  const moved = of('ticket.moved');
  expect(moved.length).toBeGreaterThanOrEqual(done('move')); // an answer may move a new ticket too
  // Each began where the one before had ended.
  for (const event of ['ticket.moved', 'ticket.prioritised']) {
    const steps = of(event);
    expect(steps.slice(1).filter((step, i) => step.what.from !== steps[i]!.what.to)).toEqual([]);
  }
  const ticket = (await ask(first, `/api/tickets/${String(opened.id)}`)).body as {
    state: string;
    priority: string;
    clocks: { state: string }[];
  };
  expect([ticket.state, ticket.priority]).toEqual([moved.at(-1)!.what.to, of('ticket.prioritised').at(-1)!.what.to]);
  // What was said in public goes out, from the process that works: once each.
  const said = of('message.written').filter((l) => l.what.public === true).length;
  const outbox = async () => {
    let count = 0;
    for (let after = ''; ;) {
      const page = (await ask(first, `/api/outbox?limit=200${after}`)).body as {
        items: { messageId: number | null }[];
        next: number | null;
      };
      count += page.items.filter((d) => d.messageId !== null).length;
      if (page.next === null) return count;
      after = `&after=${String(page.next)}`;
    }
  };
  await until(async () => (await outbox()) === said, 10);
}, 180_000);
