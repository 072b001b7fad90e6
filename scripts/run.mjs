import { spawn } from 'node:child_process';

/** Children that still run, so that Ctrl-C can end them. */
const running = new Set();

/**
 * Run a program to its end.
 * @param {string[]} command program and arguments; no shell reads them
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, quiet?: boolean }} [options] `quiet`: collect the output in place of showing it
 * @returns {Promise<{ code: number, output: string }>} 127 when the program could not be started at all
 */
export function run([program, ...args], { cwd, env = process.env, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    let output = '';
    running.add(child);
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const end = (code, more = '') => {
      running.delete(child);
      resolve({ code, output: output + more });
    };
    child.once('error', (error) => end(127, `${program}: ${error.message}\n`));
    child.once('close', (code, signal) => end(code ?? 1, signal ? `ended by ${signal}\n` : ''));
  });
}

/** Run a program of an installed package with this very Node: no shell, no PATH, no `.cmd` files. */
export const runNode = (args, options) => run([process.execPath, ...args], options);

/** When the process is told to stop: end the children, run `cleanUp`, and go. */
export function onStop(cleanUp) {
  let stopping = false;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(signal, () => {
      // npm forwards the Ctrl-C that the terminal has sent to everybody already, so each one comes twice.
      if (stopping) return;
      stopping = true;
      for (const child of running) child.kill('SIGTERM');
      void Promise.resolve(cleanUp()).finally(() => process.exit(code));
    });
  }
}
