import './node-version.mjs';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, howToGetChromium } from './chromium.mjs';
import { findSamba, findSlapd, howToGetSamba, howToGetSlapd } from './directories.mjs';
import { install } from './install.mjs';
import { postgresForTests, runJest } from './jest.mjs';
import { howToGetPostgres } from './postgres.mjs';
import { onStop, runNode } from './run.mjs';

// `npm test`: every gate, then every test. A red gate stops nothing: one run tells all there is to mend.

const root = fileURLToPath(new URL('..', import.meta.url));
const report = path.join(root, '.cache/jest.json');
const strict = process.env.CI === 'true' || process.env.CI === '1';

/** Folders with code that people write. */
const written = ['packages', 'tests', 'examples', 'bench', 'scripts'].filter((folder) => existsSync(path.join(root, folder)));

/** What can be told without running the code; each is the command that a person would type, with its name. */
const gates = [
  { name: 'format', mend: 'npm run format', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'] },
  { name: 'lint', mend: 'npm run lint', args: ['node_modules/eslint/bin/eslint.js', '.'] },
  { name: 'types', mend: 'npm run types', args: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types (web)', mend: 'npm run types', args: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'packages/web'] },
  { name: 'build (web)', mend: 'node scripts/web.mjs', args: ['scripts/web.mjs'] },
  {
    name: 'imports',
    mend: 'npm run imports',
    args: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--output-type', 'err-long', ...written],
  },
  { name: 'unused', mend: 'npm run unused', args: ['node_modules/knip/bin/knip.js'] },
];

const results = [];
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

function note({ name, passed = 0, failed = 0, time, remark = '' }) {
  results.push({ name, passed, failed, time, remark });
}

async function gate({ name, mend, args }) {
  const since = performance.now();
  const { code, output } = await runNode(args, { cwd: root, quiet: true });
  const time = seconds(since);
  console.log(`\n== ${name}: ${code === 0 ? 'passed' : `FAILED (${mend})`}, ${time}`);
  if (code !== 0) console.log(output.trimEnd());
  note({ name, passed: Number(code === 0), failed: Number(code !== 0), time });
}

/** Two at a time: most machines have two cores, and each gate uses one. */
async function runGates() {
  const waiting = [...gates];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await gate(next);
  };
  await Promise.all([lane(), lane()]);
}

/** A part of the machine that some tests need. Without it they are left out, loudly; on a CI machine that is a failure. */
function part({ name, found, from, howToGet, time }) {
  const state = found ? `passed, ${from}` : `${strict ? 'FAILED' : 'NOT THERE, ITS TESTS ARE LEFT OUT'}: ${howToGet}`;
  console.log(`\n== ${name}: ${state}`);
  if (!found && from) console.log(from);
  note({ name, passed: Number(found), failed: Number(!found && strict), time, remark: found ? '' : 'not there' });
}

/** A test file that cannot even be loaded has no tests to count, and is one failure. */
function count(code) {
  if (!existsSync(report)) return { failed: 1, remark: 'jest ended without a report' };
  const all = JSON.parse(readFileSync(report, 'utf8'));
  const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = all;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  const leftOut = numPendingTests + numTodoTests;
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, remark: leftOut ? `${leftOut} left out` : '' };
}

async function runTests() {
  let since = performance.now();
  const postgres = await postgresForTests();
  onStop(postgres.stop);
  part({ name: 'postgresql', found: Boolean(postgres.url), from: postgres.from, howToGet: howToGetPostgres, time: seconds(since) });
  since = performance.now();
  const chromium = findChromium();
  part({ name: 'chromium', found: Boolean(chromium), from: chromium, howToGet: howToGetChromium, time: seconds(since) });

  since = performance.now();
  const slapd = findSlapd();
  part({ name: 'openldap', found: Boolean(slapd), from: slapd, howToGet: howToGetSlapd, time: seconds(since) });
  since = performance.now();
  const samba = findSamba();
  part({ name: 'samba', found: Boolean(samba), from: samba, howToGet: howToGetSamba, time: seconds(since) });

  console.log('\n== tests');
  since = performance.now();
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const { code } = await runJest(['--ci', '--json', `--outputFile=${report}`], { postgres: postgres.url, chromium, slapd, samba });
  await postgres.stop();
  note({ name: 'tests', time: seconds(since), ...count(code) });
}

function summary() {
  console.log('\n== summary');
  for (const { name, passed, failed, time, remark } of results) {
    console.log([name.padEnd(12), `${passed} passed, ${failed} failed`.padEnd(26), time.padStart(8), remark].join(' ').trimEnd());
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

if (await install(root)) {
  await runGates();
  await runTests();
} else {
  note({ name: 'install', failed: 1, time: '' });
}
process.exitCode = summary();
