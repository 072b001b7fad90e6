import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const loader = pathToFileURL(path.join(root, 'scripts/ts-loader.mjs')).href;

/** A folder of its own, and the way to be rid of it. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'luuri-example-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** How a program ended. */
export interface Ending {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A program that runs. */
export interface Program {
  /** The first line of its output that fits; rejects when it ends without one. */
  line(pattern: RegExp): Promise<string>;
  readonly ended: Promise<Ending>;
  /** Asks it to end, as Ctrl-C does. */
  stop(): Promise<Ending>;
}

interface Run {
  /** Where it runs. */
  readonly folder: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program from its sources in a process of its own, as a person would. */
export function program(file: string, { folder, args = [], env = {} }: Run): Program {
  const node = ['--import', loader, '--conditions=@luuri/source', path.join(root, file), ...args];
  const child = spawn(process.execPath, node, { cwd: folder, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const ended = new Promise<Ending>((resolve) => child.once('close', (code) => resolve({ code, output: lines.join('\n'), errors })));
  return {
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find((line) => pattern.test(line));
          if (found !== undefined) resolve(found);
        };
        look();
        reader.on('line', look);
        void ended.then((ending) =>
          reject(new Error(`${file} ended with ${String(ending.code)} and without ${String(pattern)}:\n${errors}`)),
        );
      }),
    stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}
