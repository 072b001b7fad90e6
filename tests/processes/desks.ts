import { createTransport } from 'nodemailer';
import { freePort, serve, type Served } from '../served-desk.ts';

/** An administrator's key on every desk of these tests. */
export const key = 'process-test-key-0123456789abcdef01234567';
const config = 'tests/processes/desk.config.ts';

/** Processes of one desk; what is started is ended after the test. */
export function fleet(environment: Readonly<Record<string, string>>) {
  const all = new Set<Served>();
  return {
    async start(...args: string[]): Promise<Served> {
      const [port, smtpPort] = [await freePort(), await freePort()];
      const smtp = args[0] === 'work' || args.includes('--no-work') ? { LUURI_SMTP_LISTEN: 'off' } : {};
      const shared = { LUURI_CONTRACTS: 'examples/contracts', LUURI_API_KEY: key };
      const one = await serve({ port, smtpPort, args: ['--config', config, ...args], environment: { ...shared, ...smtp, ...environment } });
      all.add(one);
      return one;
    },
    async kill(one: Served): Promise<void> {
      all.delete(one);
      await one.kill();
    },
    endAll: () => Promise.all([...all].map((one) => one.kill())),
  };
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export async function ask(desk: Pick<Served, 'url'>, path: string, body?: object): Promise<Answer> {
  const headers = { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) };
  const answer = await fetch(`${desk.url}${path}`, { headers, ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}) });
  const text = await answer.text();
  return { status: answer.status, body: text ? (JSON.parse(text) as unknown) : undefined };
}

export async function until(what: () => Promise<boolean>, seconds = 30): Promise<void> {
  const last = performance.now() + seconds * 1_000;
  while (!(await what().catch(() => false))) {
    if (performance.now() > last) throw new Error(`it did not come to that within ${String(seconds)} seconds`);
    await new Promise((again) => setTimeout(again, 100));
  }
}

export const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

/** What a mail server does: what got no 250 is sent again under the same Message-ID. */
export async function sendUntilTaken(
  { smtpPort }: Served,
  mail: { id: string; subject: string; raw?: string },
  again = 500,
): Promise<void> {
  for (;;) {
    const transport = createTransport({
      host: '127.0.0.1',
      port: smtpPort,
      connectionTimeout: 2_000,
      socketTimeout: 5_000,
      ignoreTLS: true,
    });
    try {
      const envelope = { from: 'ada@acme.example', to: 'help@acme.example' };
      const plain = { ...envelope, subject: mail.subject, text: `Apua ${mail.id}`, messageId: `<${mail.id}>` };
      await transport.sendMail(mail.raw === undefined ? plain : { envelope, raw: mail.raw });
      return;
    } catch {
      await pause(again);
    } finally {
      transport.close();
    }
  }
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: number | null;
}

export async function everything<T>(desk: Served, path: string): Promise<T[]> {
  const all: T[] = [];
  for (let after = ''; ;) {
    const { status, body } = await ask(desk, `/api/${path}?limit=200${after}`);
    if (status !== 200) throw new Error(`${path}: ${String(status)} ${JSON.stringify(body)}`);
    const page = body as Page<T>;
    all.push(...page.items);
    if (page.next === null) return all;
    after = `&after=${String(page.next)}`;
  }
}
