import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { openTestApp, type TestApp } from './fixtures.ts';

let it: TestApp;
beforeAll(async () => {
  it = await openTestApp();
  for (const client of ['acme', 'nordbo']) {
    const yaml = readFileSync(new URL(`../../../../examples/contracts/${client}.yaml`, import.meta.url), 'utf8');
    await post(it.keys.administrator, '/contracts', { yaml });
  }
});
afterAll(() => it.app.close());

type Answer = Record<string, unknown>;

async function post(key: string, path: string, body: object, status = 200): Promise<Answer> {
  const answer = await supertest(it.app.getHttpServer()).post(`/api${path}`).set('authorization', `Bearer ${key}`).send(body);
  expect([path, answer.status, status === 200 ? answer.body : {}]).toEqual([path, status, status === 200 ? answer.body : {}]);
  return answer.body as Answer;
}
async function get(key: string, path: string, status = 200): Promise<Answer> {
  return (await supertest(it.app.getHttpServer()).get(`/api${path}`).set('authorization', `Bearer ${key}`).expect(status)).body as Answer;
}

/** Everything by HTTP alone, as a program of the desk's keeper would. */
async function agentIn(team: string): Promise<string> {
  const { id } = await post(it.keys.administrator, '/agents', {
    name: team,
    address: `${team}@desk.example`,
    role: 'agent',
    teams: [team],
  });
  return (await post(it.keys.administrator, '/api-keys', { agentId: id, name: 'test' }))['key'] as string;
}

test('a ticket is opened, answered, handed up, handed back, resolved, closed; and its life is told', async () => {
  const [first, second, third] = [await agentIn('service-desk'), await agentIn('specialists'), await agentIn('engineers')];

  const opened = await post(first, '/tickets', {
    client: 'acme',
    from: 'ada@acme.example',
    subject: 'Salasana lukossa',
    text: 'En pääse sisään.',
    priority: 'high',
  });
  expect(opened).toMatchObject({ client: 'acme', state: 'new', tier: 1, team: 'service-desk', priority: 'high', language: 'fi' });
  const at = `/tickets/${String(opened['id'])}`;
  const metrics = async () => ((await get(first, at))['clocks'] as Answer[]).map(({ metric, state }) => [metric, state]);
  expect(await metrics()).toContainEqual(['first-response', 'running']);

  await post(first, `${at}/messages`, { text: 'Katsomme asiaa.', public: false });
  expect(await metrics()).toContainEqual(['first-response', 'running']);
  await post(first, `${at}/messages`, { text: 'Hei Ada, katsomme asiaa.', public: true });
  expect(await metrics()).toContainEqual(['first-response', 'met']);
  expect((await get(first, `${at}/messages`))['items']).toMatchObject([{ author: 'requester' }, { public: false }, { public: true }]);
  expect((await get(first, '/outbox'))['items']).toMatchObject([
    { toAddress: 'ada@acme.example', text: expect.stringContaining('Hei Ada') },
  ]);

  expect(await post(first, `${at}/escalate`, { handover: 'Unlocked twice, locks again.' })).toMatchObject({ tier: 2, team: 'specialists' });
  await post(second, `${at}/accept`, {});
  expect(await post(second, `${at}/hand-back`, { reason: 'Nothing was tried.' })).toMatchObject({ tier: 1, bounces: 1 });
  await post(first, `${at}/escalate`, { handover: 'Tried again.', toTier: 7 }, 409);
  await post(first, `${at}/move`, { to: 'nowhere' }, 409);
  for (const to of ['resolved', 'closed']) expect(await post(first, `${at}/move`, { to })).toMatchObject({ state: to });

  const timeline = (await get(first, `${at}/timeline?limit=200`))['items'] as {
    event: string;
    actor: string;
    at: string;
    cause: number | null;
  }[];
  expect(timeline.map((l) => l.event)).toEqual(expect.arrayContaining(['ticket.opened', 'message.written', 'ticket.moved']));
  expect(timeline[0]).toMatchObject({ event: 'ticket.opened', actor: expect.stringMatching(/^agent:/), at: expect.stringMatching(/Z$/) });

  // The experts serve Acme's third tier and nobody of Nordbo's: what is not theirs is not there.
  const other = await post(first, '/tickets', { client: 'nordbo', from: 'bo@nordbo.example', subject: 'Skrivaren' });
  expect((await get(third, '/tickets?limit=1'))['items']).toMatchObject([{ client: 'acme' }]);
  await get(third, `/tickets/${String(other['id'])}`, 404);
});
