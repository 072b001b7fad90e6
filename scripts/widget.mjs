import './node-version.mjs';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesUnder } from './files.mjs';
import { runNode } from './run.mjs';
import { alone } from './web.mjs';

// `node scripts/widget.mjs`: builds the chat's widget into packages/plugins/chat/dist/widget.js, unless nothing has changed since the last time.

/** One hash over all that the build reads: names, sizes and times, so that nothing needs to be opened. */
function fingerprint(root, widget) {
  const hash = createHash('sha256');
  for (const file of [...filesUnder(widget), fileURLToPath(import.meta.url)].sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/**
 * Build what pages of clients load, unless it is there and nothing has changed.
 * @param {string} root folder of the repository
 * @returns {Promise<boolean>} false when the build failed; it has said why
 */
export async function buildWidget(root) {
  const [widget, outDir] = ['widget', 'dist'].map((folder) => path.join(root, 'packages/plugins/chat', folder));
  const note = path.join(root, '.cache/widget');
  const isFresh = () =>
    existsSync(path.join(outDir, 'widget.js')) && existsSync(note) && readFileSync(note, 'utf8') === fingerprint(root, widget);
  if (isFresh()) return true;
  mkdirSync(path.dirname(note), { recursive: true });
  return alone(`${note}.lock`, async () => {
    if (isFresh()) return true;
    console.log('Building the widget of the chat: vite build');
    const { code, output } = await runNode(['node_modules/vite/bin/vite.js', 'build', widget, '--logLevel', 'error'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      quiet: true,
    });
    if (code !== 0) {
      console.error(`${output.trimEnd()}\nThe widget was not built; Vite has said why.`);
      return false;
    }
    writeFileSync(note, fingerprint(root, widget));
    return true;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await buildWidget(fileURLToPath(new URL('..', import.meta.url)))) ? 0 : 1;
}
