import './node-version.mjs';
import { fileURLToPath } from 'node:url';
import { findChromium, howToGetChromium } from './chromium.mjs';
import { findSamba, findSlapd, howToGetSamba, howToGetSlapd } from './directories.mjs';
import { install } from './install.mjs';
import { howToGetPostgres, startPostgres } from './postgres.mjs';
import { onStop, runNode } from './run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const jestProgram = 'node_modules/jest/bin/jest.js';

/**
 * Jest, with what the tests need from the machine.
 * @param {string[]} args for jest
 * @param {{ postgres?: string, chromium?: string, slapd?: string, samba?: string }} [machine] address and program, for the tests that want them
 */
export function runJest(args, { postgres, chromium, slapd, samba } = {}) {
  // Settings of a desk that somebody runs from the same shell must not reach the tests.
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('LUURI_'));
  const found = { LUURI_TEST_DATABASE_URL: postgres, LUURI_TEST_CHROMIUM: chromium, LUURI_TEST_SLAPD: slapd, LUURI_TEST_SAMBA: samba };
  const env = { ...Object.fromEntries(clean), ...found };
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
  const slapd = findSlapd();
  if (!slapd) console.error(`NO OPENLDAP, its tests are left out: ${howToGetSlapd}`);
  const samba = findSamba();
  if (!samba) console.error(`NO SAMBA, its tests are left out: ${howToGetSamba}`);
  const { code } = await runJest(process.argv.slice(2), { postgres: postgres.url, chromium, slapd, samba });
  await postgres.stop();
  process.exitCode = code;
}
