import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** What to type where there is none. */
export const howToGetChromium = 'apt-get install chromium (or set LUURI_TEST_CHROMIUM to the program)';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const onMac = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/** Asking for the version also sorts out Ubuntu's `chromium-browser`, which may be a script that only recommends a snap. */
const runs = (program) => spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

/**
 * The browser for the journeys: LUURI_TEST_CHROMIUM when set, else the first known one that runs.
 * @returns {string | undefined} its path; undefined when the machine has none
 */
export function findChromium() {
  const told = process.env.LUURI_TEST_CHROMIUM;
  if (told) return runs(told) ? told : undefined;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const known = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...known, ...onMac].find(runs);
}
