import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { startPostgres } from '../../scripts/postgres.mjs';
import { openSink } from '../crash/sink.ts';
import { freePort } from '../served-desk.ts';
import { ask, everything, fleet, key, pause, sendUntilTaken, until } from './desks.ts';

let ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'luuri-trouble-'));
  ends.push(async () => rmSync(made, { recursive: true, force: true }));
  return made;
};

interface Line {
  readonly externalId: string;
  readonly state: string;
  readonly disposition: string | null;
  readonly subject: string;
}
const health = async (desk: { url: string }) =>
  (await ask(desk, '/health/ready')) as { status: number; body: { checks: Record<string, string>; troubles: string[] } };

test('a database that goes away and comes back: nothing that was taken is lost, health says so, and the desk goes on by itself', async () => {
  const postgres = await startPostgres();
  ends.push(postgres.stop);
  const desks = fleet({ LUURI_DATABASE_URL: postgres.url });
  ends.push(desks.endAll);
  const desk = await desks.start('serve');
  const stream = await fetch(`${desk.url}/api/live`, { headers: { authorization: `Bearer ${key}` } });
  let heard = '';
  void (async () => {
    for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk as Uint8Array).toString();
  })().catch(() => undefined);

  await sendUntilTaken(desk, { id: 'before@acme.example', subject: 'before' });
  await postgres.down();
  await until(async () => (await health(desk)).status === 503);
  expect((await health(desk)).body).toMatchObject({
    status: 'down',
    checks: { database: 'down' },
    troubles: [expect.stringContaining('does not answer')],
  });
  expect((await ask(desk, '/api/tickets')).status).toBe(503);
  const meanwhile = Promise.all(
    [0, 1, 2].map((i) => sendUntilTaken(desk, { id: `during-${String(i)}@acme.example`, subject: `during ${String(i)}` })),
  );
  await pause(1_000);
  await postgres.up();
  await until(async () => (await health(desk)).status === 200);
  await meanwhile;
  await sendUntilTaken(desk, { id: 'after@acme.example', subject: 'after' });
  const wanted = ['after', 'before', 'during 0', 'during 1', 'during 2'];
  await until(async () => (await everything<Line>(desk, 'intake')).filter((l) => l.disposition === 'opened').length === wanted.length);
  expect((await everything<{ subject: string }>(desk, 'tickets')).map((t) => t.subject).sort()).toEqual(wanted);
  const last = (await everything<{ id: number; subject: string }>(desk, 'tickets')).find((t) => t.subject === 'after')!;
  await until(async () => heard.includes(`"about":"ticket:${String(last.id)}"`)); // the open stream heard of it too
}, 120_000);

test('a disk that is full: mail is refused for now, health says so, and all is well when there is room', async () => {
  const desks = fleet({ LUURI_DATA: folder() });
  ends.push(desks.endAll);
  const desk = await desks.start('serve');
  await sendUntilTaken(desk, { id: 'before@acme.example', subject: 'before' });
  // Its ticket is small enough to be opened later in what room there is, and would be counted as one that came meanwhile.
  await until(async () => (await everything(desk, 'tickets')).length === 1);
  await ask(desk, '/api/disk/full', {});
  // Small ones: they use up what room there is inside the file before it has to grow.
  const small = (i: number) =>
    ask(desk, '/api/tickets', { client: 'acme', from: 'ada@acme.example', subject: 'x', text: `${String(i)} ${'x'.repeat(500)}` });
  const isFull = async () => (await small(0)).status === 503 && (await health(desk)).body.checks['writes'] === 'down';
  await until(isFull);
  expect((await health(desk)).status).toBe(503);
  const taken = (await everything(desk, 'tickets')).length;
  let arrived = false;
  const raw = `From: ada@acme.example\r\nTo: help@acme.example\r\nMessage-ID: <during@acme.example>\r\nSubject: during\r\n\r\n${'y'.repeat(70)}`;
  const long = raw + `\r\n${'y'.repeat(70)}`.repeat(3_000);
  const waiting = sendUntilTaken(desk, { id: 'during@acme.example', subject: 'during', raw: long }).then(() => (arrived = true));
  await pause(1_000);
  expect([arrived, (await everything(desk, 'tickets')).length]).toEqual([false, taken]);
  expect((await health(desk)).body.checks).toMatchObject({ database: 'up', writes: 'down' }); // it can still be read
  await ask(desk, '/api/disk/clear', {});
  await waiting;
  await until(async () =>
    (await everything<Line>(desk, 'intake')).some((l) => l.externalId === 'during@acme.example' && l.state === 'done'),
  );
  await until(async () => (await health(desk)).status === 200); // it may still tell of its last look, a second ago
}, 90_000);

test('a mail server that is dead and then slow, and a mail that is broken: nothing is lost, nothing stops, health names it', async () => {
  const port = await freePort();
  const desks = fleet({ LUURI_DATA: folder(), LUURI_SMTP_URL: `smtp://127.0.0.1:${String(port)}` });
  ends.push(desks.endAll);
  const desk = await desks.start('serve');
  const broken = `From: ada@acme.example\r\nTo: help@acme.example\r\nMessage-ID: <broken@acme.example>\r\nSubject: =?utf-8?Q?rikki?=\r\nContent-Type: multipart/mixed; boundary="none\r\n\r\n--\u0000\u00ff`;
  await sendUntilTaken(desk, { id: 'broken@acme.example', subject: 'rikki', raw: broken });
  await sendUntilTaken(desk, { id: 'whole@acme.example', subject: 'ehjä' });
  await until(async () => (await everything<Line>(desk, 'tickets')).length === 2);
  await until(async () => (await health(desk)).body.troubles.some((t) => /messages? waits? for another try/.test(t)));
  expect((await health(desk)).status).toBe(200); // it still takes whatever comes
  const sink = await openSink(1_500, port);
  ends.push(sink.close);
  await until(async () => (await everything<Line>(desk, 'outbox')).every((d) => d.state === 'sent'), 40);
  const outbox = await everything<Line>(desk, 'outbox');
  expect(outbox.length).toBeGreaterThan(0);
  expect(outbox.map((d) => sink.accepted.get(d.externalId))).toEqual(outbox.map(() => 1));
  await until(async () => (await health(desk)).body.troubles.length === 0);
}, 90_000);
