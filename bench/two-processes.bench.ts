import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { testDatabase } from '@luuri/testing';
import { freePort, serve, type Served } from '../tests/served-desk.ts';
import { median, rounded, type Figure } from './figure.ts';
import { perSecond, type Call } from './http.ask.ts';
import { onPostgres } from './postgres.ts';

const KEY = 'bench-key';
/** To each process, so that the second brings its own callers along. */
const CONNECTIONS = 12;
const ROUNDS = 3;
const SECONDS = 3;

const load = (seconds: number) => ({ key: KEY, seconds, connections: CONNECTIONS });

const opening: Call = {
  method: 'POST',
  path: () => '/api/tickets',
  body: (n) => ({ client: 'acme', from: `ada${String(n % 50)}@acme.example`, subject: `Salasana lukossa ${String(n)}` }),
};

/** Those that there are: a transaction that begins anew leaves a gap in the numbers. */
async function readingOf(server: string): Promise<Call> {
  const answer = await fetch(`${server}/api/tickets?limit=200`, { headers: { authorization: `Bearer ${KEY}` } });
  const { items } = (await answer.json()) as { items: readonly { id: number }[] };
  return { method: 'GET', path: (n) => `/api/tickets/${String(items[n % items.length]?.id)}` };
}

async function webServer(url: string): Promise<Served> {
  const environment = {
    ...{ LUURI_DATABASE_URL: url, LUURI_API_KEY: KEY, LUURI_LOG_LEVEL: 'error', LUURI_RATE_LIMIT: 'off', LUURI_SMTP_LISTEN: 'off' },
    LUURI_CONTRACTS: fileURLToPath(new URL('../examples/contracts', import.meta.url)),
  };
  return serve({ port: await freePort(), smtpPort: await freePort(), args: ['serve', '--no-work'], environment });
}

const idle = () => cpus().reduce((all, { times }) => all + times.idle, 0);

/** Cores that nobody uses, over a moment in which this bench does nothing either. */
async function freeCores(): Promise<number> {
  const [before, begun] = [idle(), performance.now()];
  await new Promise((over) => setTimeout(over, 1_000));
  return (idle() - before) / (performance.now() - begun);
}

/** A ratio says something about the desk only where a second process, those who ask and PostgreSQL have a core to run on. */
function surroundings(free: number): string {
  const cores = availableParallelism();
  const enough = free >= 1.8 && cores >= 4;
  const said = `${String(rounded(free, 2))} of ${String(cores)} cores were free, for two processes, PostgreSQL and who asks`;
  return enough ? said : `TOO FEW FREE CORES, the ratio is the machine's and not the desk's: ${said}`;
}

async function compare(bench: string, call: Call, { urls, free }: { urls: readonly [string, string]; free: number }): Promise<Figure> {
  const rates = { one: [] as number[], two: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const one = await perSecond([urls[round % 2] ?? urls[0]], call, load(SECONDS));
    const two = await perSecond(urls, call, load(SECONDS));
    if (round === 0) continue; // warm-up
    rates.one.push(one);
    rates.two.push(two);
  }
  const [one, two] = [median(rates.one), median(rates.two)];
  const beside = `one process: ${String(rounded(one))}/s; ${surroundings(free)}`;
  return { bench, value: rounded(two), unit: 'requests/s', ratio: rounded(two / one), beside };
}

async function measure(): Promise<Figure[]> {
  const { options, drop } = await testDatabase('postgres');
  const url = options.type === 'postgres' ? options.url : '';
  const free = await freeCores();
  const first = await webServer(url);
  const second = await webServer(url);
  try {
    const urls = [first.url, second.url] as const;
    await perSecond([first.url], opening, load(SECONDS)); // something to read
    return [
      await compare('two-processes-open', opening, { urls, free }),
      await compare('two-processes-read', await readingOf(first.url), { urls, free }),
    ];
  } finally {
    await Promise.all([first.interrupt(), second.interrupt()]);
    await drop();
  }
}

/** Requests per second of two server processes on one PostgreSQL, beside one of them. */
export const run = (): Promise<Figure[]> => onPostgres('two-processes', measure);
