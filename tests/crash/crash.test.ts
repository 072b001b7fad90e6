import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { freePort, serve, type Served } from '../served-desk.ts';
import { openSink, type Sink } from './sink.ts';

const KILLS = 5;
const data = mkdtempSync(join(tmpdir(), 'luuri-crash-'));
const key = 'crash-test-key-0123456789abcdef0123456789';
let sink: Sink | undefined;
let desk: Served | undefined;

afterAll(async () => {
  await desk?.kill();
  await sink?.close();
  rmSync(data, { recursive: true, force: true });
});

/** A sender that does as mail servers do: what got no 250 is sent again under the same Message-ID. */
function mailServer(smtpPort: number) {
  const acknowledged = new Set<string>();
  const waiting: string[] = [];
  let next = 0;
  const send = async (id: string): Promise<void> => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: smtpPort,
      connectionTimeout: 2_000,
      socketTimeout: 5_000,
      ignoreTLS: true,
    });
    try {
      // The same mail again is the same to the letter.
      const from = `person${String(id.length + (Number(/\d+/.exec(id)?.[0] ?? 0) % 7))}@acme.example`;
      await transport.sendMail({
        from,
        to: 'help@acme.example',
        subject: `Salasana lukossa ${id}`,
        text: `Apua, ${id}`,
        messageId: `<${id}>`,
      });
      acknowledged.add(id);
    } catch {
      waiting.push(id);
    } finally {
      transport.close();
    }
  };
  return {
    acknowledged,
    waiting,
    sendNext: () => send(waiting.shift() ?? `crash-${String(next++)}@acme.example`),
    async sendRest() {
      while (waiting.length > 0) await send(waiting.shift() as string);
    },
  };
}

interface Page<T> {
  items: T[];
  next: number | null;
}

async function everything<T>(url: string, path: string): Promise<T[]> {
  const all: T[] = [];
  for (let after = ''; ;) {
    const answer = await fetch(`${url}/api/${path}?limit=200${after}`, { headers: { authorization: `Bearer ${key}` } });
    expect(answer.status).toBe(200);
    const page = (await answer.json()) as Page<T>;
    all.push(...page.items);
    if (page.next === null) return all;
    after = `&after=${String(page.next)}`;
  }
}

async function until(what: () => Promise<boolean>): Promise<void> {
  const last = performance.now() + 60_000;
  while (!(await what())) {
    if (performance.now() > last) throw new Error('it did not come to that within a minute');
    await new Promise((again) => setTimeout(again, 100));
  }
}

test('killed at any instant: every acknowledged mail is a ticket once, and nothing automatic goes out twice', async () => {
  sink = await openSink(30);
  const [port, smtpPort] = [await freePort(), await freePort()];
  const environment = { LUURI_DATA: data, LUURI_CONTRACTS: 'examples/contracts', LUURI_SMTP_URL: sink.url, LUURI_API_KEY: key };
  const sender = mailServer(smtpPort);

  for (let kill = 0; kill < KILLS; kill++) {
    desk = await serve({ port, smtpPort, environment });
    let sending = true;
    const lanes = Array.from({ length: 3 }, async () => {
      while (sending) await sender.sendNext();
    });
    await new Promise((wait) => setTimeout(wait, 300 + 331 * kill));
    await desk.kill();
    sending = false;
    await Promise.all(lanes);
  }
  const alive = await serve({ port, smtpPort, environment });
  desk = alive;
  await sender.sendRest();

  interface Line {
    externalId: string;
    disposition: string | null;
    state: string;
  }
  interface Sent {
    externalId: string;
    state: string;
    automatic: boolean;
  }
  await until(async () => (await everything<Line>(alive.url, 'intake')).every((l) => l.state === 'done'));
  await until(async () => (await everything<Sent>(alive.url, 'outbox')).every((d) => d.state === 'sent' || d.state === 'in-doubt'));

  const opened = (await everything<Line>(alive.url, 'intake')).filter((l) => l.disposition === 'opened').map((l) => l.externalId);
  expect([...opened].sort()).toEqual([...sender.acknowledged].sort());
  expect(sender.acknowledged.size).toBeGreaterThan(KILLS);
  const tickets = await everything<{ subject: string }>(alive.url, 'tickets');
  expect(new Set(tickets.map((t) => t.subject)).size).toBe(tickets.length);
  expect(tickets).toHaveLength(sender.acknowledged.size);

  const outbox = await everything<Sent>(alive.url, 'outbox');
  expect([...sink.accepted].filter(([, times]) => times > 1)).toEqual([]);
  for (const { externalId, state } of outbox) if (state === 'sent') expect(sink.accepted.get(externalId)).toBe(1);
  expect(await alive.interrupt()).toBe(0);
}, 180_000);
