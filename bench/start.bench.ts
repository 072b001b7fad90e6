import { spawn } from 'node:child_process';
import { median, rounded, type Figure } from './figure.ts';
import { startOnce } from './started.ts';

const ROUNDS = 3;

/** The bare runtime, to hold the figures against. */
async function bareNode(): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await new Promise((gone) => child.once('exit', gone));
  return (performance.now() - begun) / 1000;
}

/** From the command to ready, on an empty data folder. */
export async function run(): Promise<Figure[]> {
  const started: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    started.push((await startOnce()).seconds);
    bare.push(await bareNode());
  }
  const [seconds, beside] = [median(started), median(bare)];
  return [
    {
      bench: 'start',
      value: rounded(seconds),
      unit: 's',
      ratio: rounded(seconds / beside),
      beside: `node -e '': ${String(rounded(beside))} s`,
    },
  ];
}
