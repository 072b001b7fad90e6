import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A port of this machine that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A desk in a process of its own. */
export interface Served {
  readonly url: string;
  readonly smtpPort: number;
  /** Of its process. */
  readonly pid: number;
  /** What it said so far. */
  readonly said: () => string;
  /** The end that no process can prepare for. */
  kill(): Promise<void>;
  /** As Ctrl-C does; resolves with the exit code. */
  interrupt(): Promise<number | null>;
}

export interface ServeOptions {
  readonly port: number;
  readonly smtpPort: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Command and options; `serve` when left out. */
  readonly args?: readonly string[];
}

async function ready(child: ChildProcess, url: string, said: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the desk ended before it was ready:\n${said()}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((again) => setTimeout(again, 50));
  }
}

/** Start the server from its sources and wait until it is ready. */
export async function serve({ port, smtpPort, environment, args = ['serve'] }: ServeOptions): Promise<Served> {
  const node = ['--import', './scripts/ts-loader.mjs', '--conditions=@luuri/source', 'packages/server/src/cli.ts', ...args];
  const settings = {
    LUURI_PORT: String(port),
    LUURI_SMTP_LISTEN: `127.0.0.1:${String(smtpPort)}`,
    LUURI_LOG_LEVEL: 'warn',
    ...environment,
  };
  const child = spawn(process.execPath, node, {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  const hear = (chunk: Buffer) => (words += chunk.toString());
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const url = `http://127.0.0.1:${String(port)}`;
  await ready(child, url, () => words);
  const end = async (signal: NodeJS.Signals) => {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
    child.kill(signal);
    await gone;
    return child.exitCode;
  };
  const pid = child.pid ?? 0;
  return { url, smtpPort, pid, said: () => words, kill: () => end('SIGKILL').then(() => undefined), interrupt: () => end('SIGINT') };
}
