import './node-version.mjs';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { onStop, runNode } from './run.mjs';

// `npm run bench -- NAME ...`: each file of bench/ in a process of its own, so that none is measured in the heap of another.
// Prints one JSON line per figure and nothing else on standard output.

const root = fileURLToPath(new URL('..', import.meta.url));
const self = fileURLToPath(import.meta.url);
const ending = '.bench.ts';
const fileOf = (name) => path.join(root, 'bench', name + ending);

async function measure(file) {
  const { run } = await import(pathToFileURL(file).href);
  for (const { bench, value, unit, ratio, beside } of await run()) console.log(JSON.stringify({ bench, value, unit, ratio, beside }));
  // A bench that leaves a desk or a timer behind has said all it has to say.
  process.exit(0);
}

async function measureAll(names) {
  const known = readdirSync(path.join(root, 'bench'))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
  const unknown = names.filter((name) => !existsSync(fileOf(name)));
  if (unknown.length > 0) {
    console.error(`There is no bench called ${unknown.join(', ')}; there are: ${known.join(', ') || 'none yet'}.`);
    return 1;
  }
  if (!(await install(root, console.error)) || !(await build(root, console.error))) return 1;
  onStop(() => {});
  const node = ['--import', './scripts/ts-loader.mjs', '--conditions=@luuri/source', '--expose-gc'];
  let worst = 0;
  for (const name of names.length > 0 ? names : known) {
    const { code } = await runNode([...node, self, '--file', fileOf(name)], { cwd: root });
    if (code !== 0) console.error(`bench ${name} failed with code ${code}.`);
    worst = Math.max(worst, code);
  }
  return worst;
}

const [first, file] = process.argv.slice(2);
if (first === '--file') await measure(file);
else process.exitCode = await measureAll(process.argv.slice(2));
