import { spawn } from 'node:child_process';
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

/** From the command to ready on an empty data folder, and what the process takes at rest. Run `npm run build` first. */
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
    while (!(await fetch(`http://127.0.0.1:${String(port)}/health/ready`).catch(() => undefined))?.ok) await pause(10);
    const seconds = (performance.now() - begun) / 1000;
    await pause(3_000); // at rest
    return { seconds, megabytes: residentMegabytes(child.pid ?? 0) };
  } finally {
    child.kill('SIGTERM');
    await new Promise((gone) => child.once('exit', gone));
    rmSync(data, { recursive: true, force: true });
  }
}
