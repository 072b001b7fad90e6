import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const node = ['--import', './scripts/ts-loader.mjs', '--conditions=@luuri/source', 'tests/processes/worker.ts'];

/** A process that works on the jobs of a database. Resolves when it does. */
export async function startWorker(url: string): Promise<{ kill(): Promise<void> }> {
  const child: ChildProcess = spawn(process.execPath, [...node, url], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  if (child.stdout) await Promise.race([once(child.stdout, 'data'), gone]);
  return {
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
