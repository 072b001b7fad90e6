import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';
import { askAs, seedTickets } from '../tests/browser/demo-tickets.ts';
import { freePort } from '../tests/served-desk.ts';
import { scrollFigures, scrollThrough } from './console.scroll.ts';
import { median, rounded, type Figure } from './figure.ts';
import { fillTickets } from './fill.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const ROUNDS = 5;
/** What the issue of the screens asks for. */
const budgets = { paint: 1.5, open: 100 };

/** Seconds from the press of Sign in to rows on the screen, with nothing in the browser's cache. */
async function signInToPaint(page: Page, home: string, key: string): Promise<number> {
  await page.goto(home);
  await page.getByRole('button', { name: 'Sign in with an API key' }).click();
  await page.getByLabel('API key').fill(key);
  const begun = performance.now();
  await page.keyboard.press('Enter');
  await page.locator('[role=listitem] [data-urgency]').first().waitFor();
  return (performance.now() - begun) / 1_000;
}

/** Seconds of a processor that the main thread has worked since the page began: what else the machine does is not in it. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
}

/** Milliseconds of the main thread from a click on a row to the conversation on the screen. */
async function openTicket(page: Page, session: CDPSession): Promise<number> {
  await page.locator('[role=listitem] a').first().waitFor();
  await page.waitForTimeout(1_000); // what the list still does is not the ticket's
  const before = await worked(session);
  await page.locator('[role=listitem] a').first().click();
  await page.locator('[role=log] article').first().waitFor();
  const after = await worked(session);
  await page.keyboard.press('Escape');
  await page.waitForURL(/\/queue/);
  return (after - before) * 1_000;
}

function program(): string {
  const found = findChromium();
  if (found) return found;
  throw new Error('no Chromium: set LUURI_TEST_CHROMIUM to its program');
}

async function inBrowser(home: string, key: string): Promise<{ paints: number[]; opens: number[] }> {
  const browser = await chromium.launch({ executablePath: program(), args: ['--no-sandbox', '--disable-gpu'] });
  const [paints, opens]: [number[], number[]] = [[], []];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
      const page = await context.newPage();
      paints.push(await signInToPaint(page, home, key));
      const session = await context.newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      opens.push(await openTicket(page, session));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return { paints, opens };
}

/** Of an administrator, where there is no demonstration. */
const KEY = 'bench-key';

/** A server as `npm start` starts it. */
interface Started {
  readonly home: string;
  readonly keyOf: (name: string) => string;
  end(): Promise<void>;
}

async function startDemo(data: string): Promise<Started> {
  const port = await freePort();
  const home = `http://localhost:${String(port)}`;
  const own = {
    LUURI_DATA: data,
    LUURI_PORT: String(port),
    LUURI_SMTP_LISTEN: `127.0.0.1:${String(await freePort())}`,
    LUURI_PUBLIC_URL: home,
    LUURI_API_KEY: KEY,
  };
  const env = { ...process.env, ...own, LUURI_LOG_LEVEL: 'error', LUURI_RATE_LIMIT: 'off' };
  const child = spawn(process.execPath, ['packages/server/dist/cli.js', 'serve', '--demo'], { cwd: root, env, stdio: 'ignore' });
  while (!(await fetch(`${home}/health/ready`).catch(() => undefined))?.ok) await new Promise((again) => setTimeout(again, 50));
  return {
    home,
    keyOf(name) {
      const keys = JSON.parse(readFileSync(join(data, 'demo-keys.json'), 'utf8')) as Record<string, string>;
      return keys[`${name}@desk.example`] ?? '';
    },
    async end() {
      const gone = child.exitCode === null ? once(child, 'exit') : undefined;
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function withFolder<T>(work: (data: string) => Promise<T>): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'luuri-bench-'));
  try {
    return await work(data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** On the demonstration with its tickets. */
const onDemo = (data: string): Promise<Figure[]> =>
  startDemo(data).then(async ({ home, keyOf, end }) => {
    try {
      const as = (name: string) => askAs(home, keyOf(name));
      await seedTickets({ aino: as('aino.virtanen'), oskar: as('oskar.lindqvist'), eero: as('eero.makinen'), maria: as('maria.lehtonen') });
      const { paints, opens } = await inBrowser(home, keyOf('aino.virtanen'));
      return [
        {
          bench: 'console sign-in to first useful paint',
          value: rounded(median(paints)),
          unit: 's',
          beside: `at most ${String(budgets.paint)} s`,
        },
        {
          bench: 'console ticket opened from the list, main thread',
          value: rounded(median(opens)),
          unit: 'ms',
          beside: `at most ${String(budgets.open)} ms`,
        },
      ];
    } finally {
      await end();
    }
  });

/** A fifth of these is not dealt with yet: more than anybody scrolls through. */
const FILLED = 60_000;

/** On a desk with very many tickets. */
async function onMany(data: string): Promise<Figure[]> {
  // A desk that has tickets gets no demonstration.
  await fillTickets({ type: 'better-sqlite3', database: join(data, 'desk.db') }, FILLED);
  const { home, end } = await startDemo(data);
  const browser = await chromium.launch({ executablePath: program(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await page.request.post(`${home}/api/sign-in/key`, { data: { apiKey: KEY } });
    await page.goto(`${home}/queue?view=all-open`);
    return scrollFigures(await scrollThrough(page));
  } finally {
    await browser.close();
    await end();
  }
}

/** The console as `npm start` serves it, in Chromium. */
export async function run(): Promise<Figure[]> {
  execFileSync(process.execPath, ['scripts/web.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return [...(await withFolder(onDemo)), ...(await withFolder(onMany))];
}
