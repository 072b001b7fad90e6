import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from './files.mjs';
import { runNode } from './run.mjs';

const projectsOf = (root) => JSON.parse(readFileSync(path.join(root, 'tsconfig.build.json'), 'utf8')).references.map((r) => r.path);

/** One hash over everything that a build reads: names, sizes and times, so that nothing needs to be opened. */
function fingerprint(root, projects) {
  const hash = createHash('sha256');
  const files = projects.flatMap((project) => [path.join(root, project, 'tsconfig.json'), ...filesUnder(path.join(root, project, 'src'))]);
  for (const file of [
    ...files,
    ...['package-lock.json', 'tsconfig.base.json', 'tsconfig.build.json'].map((f) => path.join(root, f)),
  ].sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/**
 * Compiles the packages unless nothing has changed since the last time. `tsc -b` would find that out too, in a second; this takes 20 ms.
 * @param {string} root folder of the repository
 * @param {(line: string) => void} [say] where to say that it builds; standard output when left out
 * @returns {Promise<boolean>} false when the compiler refused; it has said why
 */
export async function build(root, say = console.log) {
  const note = path.join(root, '.cache/build');
  const projects = projectsOf(root);
  const now = fingerprint(root, projects);
  const isBuilt = projects.every((project) => existsSync(path.join(root, project, 'dist/index.js')));
  if (isBuilt && existsSync(note) && readFileSync(note, 'utf8') === now) return true;
  say('Building the packages: tsc -b');
  const { code } = await runNode(['node_modules/typescript/bin/tsc', '-b', 'tsconfig.build.json'], { cwd: root });
  if (code !== 0) {
    console.error('The build failed; the compiler has said where.');
    return false;
  }
  mkdirSync(path.dirname(note), { recursive: true });
  writeFileSync(note, now);
  return true;
}
