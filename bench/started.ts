import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });

/** Resident size in megabytes, as the kernel counts it; Linux only. */
const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? NaN) / 1024;

const pause = (ms: number) => new Promise((again) => setTimeout(again, ms));

async function ready(url: string, child: ChildProcess): Promise<void> {
  while (!(await fetch(`${url}/health/ready`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`the desk ended with code ${String(child.exitCode)} before it was ready`);
    await pause(10);
  }
}

/** From the command to ready on an empty data folder, and what the process takes at rest. `npm run bench` has built what it starts. */
export async function startOnce(): Promise<{ seconds: number; megabytes: number }> {
  const data = mkdtempSync(join(tmpdir(), 'luuri-bench-'));
  const port = await freePort();
  const env = {
    ...process.env,
    LUURI_PORT: String(port),
    LUURI_SMTP_LISTEN: `127.0.0.1:${String(await freePort())}`,
    LUURI_DATA: data,
    LUURI_LOG_LEVEL: 'warn',
  };
  const begun = performance.now();
  const child = spawn(process.execPath, ['packages/server/dist/cli.js', 'serve', '--demo'], { cwd: root, env, stdio: 'ignore' });
  try {
    await ready(`http://127.0.0.1:${String(port)}`, child);
    const seconds = (performance.now() - begun) / 1000;
    await pause(3_000); // at rest
    return { seconds, megabytes: residentMegabytes(child.pid ?? 0) };
  } finally {
    const gone = child.exitCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGTERM');
    await gone;
    rmSync(data, { recursive: true, force: true });
  }
}
