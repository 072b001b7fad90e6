import './node-version.mjs';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesUnder } from './files.mjs';
import { runNode } from './run.mjs';

// `node scripts/web.mjs`: builds the console and the portal into packages/web/dist, unless nothing has changed since the last time.

const PATIENCE_MS = 300_000;

/** One hash over all that the build reads: names, sizes and times, so that nothing needs to be opened. */
function fingerprint(root) {
  const web = path.join(root, 'packages/web');
  const own = ['vite.config.ts', 'package.json', 'console.html', 'portal.html'].map((file) => path.join(web, file));
  const files = [...filesUnder(path.join(web, 'src')), ...own, path.join(root, 'package-lock.json')].filter((file) => existsSync(file));
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Several tests may want the build at the same moment: the others wait for the one that makes it. A lock that is old was left behind. */
export async function alone(lock, work) {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > PATIENCE_MS)
        rmSync(lock, { recursive: true, force: true });
      await sleep(200);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/**
 * Build what the browser runs, unless it is there and nothing has changed.
 * @param {string} root folder of the repository
 * @returns {Promise<boolean>} false when the build failed; it has said why
 */
export async function buildWeb(root) {
  const note = path.join(root, '.cache/web');
  const isFresh = () =>
    existsSync(path.join(root, 'packages/web/dist/console.html')) && existsSync(note) && readFileSync(note, 'utf8') === fingerprint(root);
  if (isFresh()) return true;
  mkdirSync(path.dirname(note), { recursive: true });
  return alone(`${note}.lock`, async () => {
    if (isFresh()) return true;
    const now = fingerprint(root);
    console.log('Building the console: vite build');
    const { code, output } = await runNode(['node_modules/vite/bin/vite.js', 'build', 'packages/web', '--logLevel', 'warn'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      quiet: true,
    });
    if (code !== 0) {
      console.error(`${output.trimEnd()}\nThe console was not built; Vite has said why.`);
      return false;
    }
    writeFileSync(note, now);
    return true;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await buildWeb(fileURLToPath(new URL('..', import.meta.url)))) ? 0 : 1;
}
