import './node-version.mjs';
import { fileURLToPath } from 'node:url';
import { findChromium, howToGetChromium } from './chromium.mjs';
import { install } from './install.mjs';
import { howToGetPostgres, startPostgres } from './postgres.mjs';
import { onStop, runNode } from './run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const jestProgram = 'node_modules/jest/bin/jest.js';

/**
 * Jest, with what the tests need from the machine.
 * @param {string[]} args for jest
 * @param {{ postgres?: string, chromium?: string }} [machine] address and program, for the tests that want them
 */
export function runJest(args, { postgres, chromium } = {}) {
  // Settings of a desk that somebody runs from the same shell must not reach the tests.
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('LUURI_'));
  const env = { ...Object.fromEntries(clean), LUURI_TEST_DATABASE_URL: postgres, LUURI_TEST_CHROMIUM: chromium };
  // An argument of Node and not NODE_OPTIONS: jest hands it to its workers, and programs that tests start do not inherit it.
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  return runNode([...node, jestProgram, ...args], { cwd: root, env });
}

/**
 * A PostgreSQL for the tests: the one that LUURI_TEST_DATABASE_URL names, else a private one.
 * @returns {Promise<{ url?: string, from: string, stop: () => Promise<void> }>} without `url` when there is none; `from` then says why
 */
export async function postgresForTests() {
  const url = process.env.LUURI_TEST_DATABASE_URL;
  const nothing = async () => {};
  if (url) return { url, from: 'LUURI_TEST_DATABASE_URL', stop: nothing };
  try {
    return await startPostgres();
  } catch (error) {
    return { from: error.message, stop: nothing };
  }
}

// `npm run jest -- path`: some tests, with the same surroundings as all of them.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!(await install(root))) process.exit(1);
  const postgres = await postgresForTests();
  onStop(postgres.stop);
  if (!postgres.url) console.error(`NO POSTGRESQL, its tests are left out: ${howToGetPostgres}\n${postgres.from}`);
  const chromium = findChromium();
  if (!chromium) console.error(`NO CHROMIUM, its tests are left out: ${howToGetChromium}`);
  const { code } = await runJest(process.argv.slice(2), { postgres: postgres.url, chromium });
  await postgres.stop();
  process.exitCode = code;
}
