import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { freePort, serve, type Served } from '../served-desk.ts';
import { askAs, type Ask } from './demo-tickets.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Screenshots of this run: look at them. */
export const pictures = join(root, '.cache/pictures');

/** Chromium as root needs --no-sandbox; the rest keeps it from calling home. */
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A desk of its own with a built console, and a browser to work in it. */
export interface ConsoleDesk {
  readonly home: string;
  readonly served: Served;
  readonly browser: Browser;
  /** What the desk said when it started. */
  readonly said: () => string;
  /** The API in the hands of an agent of the demonstration. */
  as(address: string): Ask;
  keyOf(address: string): string;
  /** A browser of somebody's own. What goes wrong in its pages is noted in `complaints`. */
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A page of somebody who is signed in. */
  signedIn(address: string, options?: BrowserContextOptions): Promise<Page>;
  readonly complaints: string[];
  end(): Promise<void>;
}

/** The console as `npm start` builds it; nothing is done when nothing has changed. */
export function buildConsole(): void {
  execFileSync(process.execPath, ['scripts/web.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

function executable(): string {
  const executablePath = process.env['LUURI_TEST_CHROMIUM'];
  if (executablePath) return executablePath;
  throw new Error('No Chromium: run the tests with `npm test`, which looks for one, or set LUURI_TEST_CHROMIUM to its program.');
}

/** Errors that a test brings about on purpose are none to complain of. */
const expected = /Failed to load resource|net::ERR_INTERNET_DISCONNECTED/;

export async function openConsoleDesk(options: {
  readonly demo: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** More words for the command. */
  readonly args?: readonly string[];
}): Promise<ConsoleDesk> {
  buildConsole();
  mkdirSync(pictures, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'luuri-console-'));
  const [port, smtpPort] = [await freePort(), await freePort()];
  const home = `http://localhost:${port}`;
  const environment = { LUURI_DATA: data, LUURI_PUBLIC_URL: home, LUURI_RATE_LIMIT: 'off', ...options.environment };
  const served = await serve({
    port,
    smtpPort,
    environment,
    args: [...(options.args ?? []), 'serve', ...(options.demo ? ['--demo'] : [])],
  });
  const browser = await chromium.launch({ executablePath: executable(), args: quietly });
  const complaints: string[] = [];
  const keyOf = (address: string): string =>
    (JSON.parse(readFileSync(join(data, 'demo-keys.json'), 'utf8')) as Record<string, string>)[`${address}@desk.example`] ?? '';
  const context = async (more: BrowserContextOptions = {}) => {
    const made = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Europe/Helsinki',
      ...more,
    });
    made.on('weberror', (e) => complaints.push(e.error().message));
    made.on('console', (message) => {
      if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text());
    });
    return made;
  };
  return {
    ...{ home, served, browser, complaints, keyOf, context },
    said: served.said,
    as: (address) => askAs(home, keyOf(address)),
    async signedIn(address, more) {
      const own = await context(more);
      await own.request.post(`${home}/api/sign-in/key`, { data: { apiKey: keyOf(address) } });
      return own.newPage();
    },
    async end() {
      await browser.close();
      await served.kill();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
