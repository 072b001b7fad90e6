import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';

/** Real servers of directories, started by the tests that need them. */

const run = promisify(execFile);

/** Runs a program to its end. */
export async function tool(
  program: string,
  args: readonly string[],
  { input, env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  // Jest's own copy of the environment does not reach programs by itself.
  const running = run(program, [...args], { timeout: 120_000, maxBuffer: 10_000_000, env: { ...process.env, ...env } });
  if (input !== undefined) running.child.stdin?.end(input);
  return (await running).stdout;
}

export function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until the answer is yes. */
export async function until(what: string, answers: () => Promise<boolean>, mostMs = 60_000): Promise<void> {
  const end = Date.now() + mostMs;
  while (Date.now() < end) {
    if (await answers().catch(() => false)) return;
    await wait(100);
  }
  throw new Error(`${what} did not come up within ${String(mostMs / 1000)} seconds`);
}

/** A server, in a process group of its own, that is gone with its children when it is stopped, and with the tests when they die. */
export function server(program: string, args: readonly string[]): { child: ChildProcess; output: () => string; stop: () => Promise<void> } {
  const child = spawn(program, [...args], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (bytes: Buffer) => (output = `${output}${bytes.toString()}`.slice(-20_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const signal = (name: 'SIGTERM' | 'SIGKILL') => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, name);
    } catch {
      // gone already
    }
  };
  const onExit = () => {
    signal('SIGKILL');
  };
  process.once('exit', onExit);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    process.removeListener('exit', onExit);
    signal('SIGTERM');
    const late = setTimeout(() => {
      signal('SIGKILL');
    }, 5_000);
    await ended;
    clearTimeout(late);
    // Whatever it started and left behind.
    signal('SIGKILL');
  };
  return { child, output: () => output, stop };
}
