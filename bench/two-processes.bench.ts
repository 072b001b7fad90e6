import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { testDatabase } from '@luuri/testing';
import { freePort, serve, type Served } from '../tests/served-desk.ts';
import { median, rounded, type Figure } from './figure.ts';
import { perSecond, type Call } from './http.ask.ts';
import { onPostgres } from './postgres.ts';
import { holdToShare, type Held } from './share.ts';
import { watchOn, type Watch, type Work } from './watched.ts';

const KEY = 'bench-key';
/** To each process, so that the second brings its own callers along. */
const CONNECTIONS = 12;
const ROUNDS = 3;
const SECONDS = 3;
/** With so many free cores each process has one for itself, and nobody has to be held back. */
const ROOMY = 5;
/** Of a core: twice as much, PostgreSQL and who asks fit into two cores. */
const SHARE = 0.25;

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

/** In each respect the middle of several rounds. */
function middle(rounds: readonly Work[]): Work {
  const of = (what: keyof Work) => median(rounds.map((work) => work[what]));
  return { perSecond: of('perSecond'), servers: of('servers'), database: of('database'), asking: of('asking'), waiting: of('waiting') };
}

const said = (value: number): string => String(rounded(value, 2));

/**
 * A ratio says something about the desk only where a second process has as much of a processor as the first, and those who ask and PostgreSQL
 * have theirs. On a machine with few cores each process is held to a share of one, so that there is room for a second.
 */
function surroundings(free: number, { perSecond: rate, servers, database, asking }: Work, held: Held | undefined): string {
  const taken = (rate * (servers + database + asking)) / 1_000;
  const room = `${said(free)} of ${String(availableParallelism())} cores were free, and two processes, PostgreSQL and who asks took ${said(taken)}`;
  const each = held ? `each process was held to ${said(held.share)} of a core; ` : '';
  // Where nobody can tell what a process takes (only Linux does), it takes a core.
  const most = free / (servers === 0 ? 4 : taken);
  return most > 1.2 ? each + room : `TOO FEW FREE CORES, the ratio is the machine's and not the desk's: ${each}${room}`;
}

/**
 * What a machine of any size can say: whether sharing a database makes work, and whether the processes wait for each other. Where it does
 * not and they do not, a second core brings what it can do.
 */
function shared(one: Work, two: Work): string {
  const all = ({ servers, database }: Work) => servers + database;
  const parts = (work: Work) => `${said(all(work))} ms (servers ${said(work.servers)}, PostgreSQL ${said(work.database)})`;
  const times = `processor time of an answer by one: ${parts(one)}, by two: ${parts(two)}, ${said(all(two) / all(one))} times as much`;
  return [
    ...(one.servers === 0 ? [] : [times]),
    `who asks took ${said(two.asking)} ms`,
    `busy connections that waited for another's lock: ${said(one.waiting * 100)} % with one, ${said(two.waiting * 100)} % with two`,
  ].join('; ');
}

interface Surroundings {
  readonly urls: readonly [string, string];
  readonly free: number;
  readonly watch: Watch;
  readonly held: Held | undefined;
}

async function compare(bench: string, call: Call, { urls, free, watch, held }: Surroundings): Promise<Figure> {
  const seen = { one: [] as Work[], two: [] as Work[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const one = await watch.over(() => perSecond([urls[round % 2] ?? urls[0]], call, load(SECONDS)));
    const two = await watch.over(() => perSecond(urls, call, load(SECONDS)));
    if (round === 0) continue; // warm-up
    seen.one.push(one);
    seen.two.push(two);
  }
  const [one, two] = [middle(seen.one), middle(seen.two)];
  const beside = `one process: ${String(rounded(one.perSecond))}/s; ${surroundings(free, two, held)}; ${shared(one, two)}`;
  return { bench, value: rounded(two.perSecond), unit: 'requests/s', ratio: rounded(two.perSecond / one.perSecond), beside };
}

async function measure(): Promise<Figure[]> {
  const { options, drop } = await testDatabase('postgres');
  const url = options.type === 'postgres' ? options.url : '';
  const free = await freeCores();
  const first = await webServer(url);
  const second = await webServer(url);
  const pids = [first.pid, second.pid];
  const watch = await watchOn(url, pids);
  let held: Held | undefined;
  try {
    const urls = [first.url, second.url] as const;
    await perSecond(urls, opening, load(2 * SECONDS)); // something to read, by code that is warm
    const reading = await readingOf(first.url);
    await perSecond(urls, reading, load(SECONDS));
    held = free < ROOMY ? holdToShare(pids, SHARE) : undefined;
    return [
      await compare('two-processes-open', opening, { urls, free, watch, held }),
      await compare('two-processes-read', reading, { urls, free, watch, held }),
    ];
  } finally {
    await watch.stop();
    await Promise.all([first.interrupt(), second.interrupt()]);
    held?.release();
    await drop();
  }
}

/** Requests per second of two server processes on one PostgreSQL, beside one of them. */
export const run = (): Promise<Figure[]> => onPostgres('two-processes', measure);
