import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A rule of dependency-cruiser, as far as these tests look at it. */
export interface ImportRule {
  readonly name: string;
  readonly comment: string;
}

/** The rules and the rooms as the repository's own configuration has them. */
export async function configuration(): Promise<{ rules: ImportRule[]; rooms: string[] }> {
  const loaded = (await import(path.join(root, '.dependency-cruiser.mjs'))) as { default: { forbidden: ImportRule[] }; rooms: string[] };
  return { rules: loaded.default.forbidden, rooms: loaded.rooms };
}

/** Runs dependency-cruiser in a folder with the repository's configuration; its report, each run of blanks made one. */
export function cruise(folder: string, parts: readonly string[]): Promise<{ clean: boolean; report: string }> {
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, '--config', path.join(root, '.dependency-cruiser.mjs'), '--output-type', 'err-long', ...parts];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env: { ...process.env, NO_COLOR: '1' }, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      resolve({ clean: error === null, report: (stdout + stderr).replace(/\s+/g, ' ') });
    });
  });
}

/** Packages that stand in for the real ones, so that `@luuri/core` leads to the planted core. */
const packages = { '@luuri/core': 'core', '@luuri/server': 'server', '@luuri/testing': 'testing', '@luuri/plugin-mail': 'plugins/mail' };

async function writeTree(folder: string, files: Readonly<Record<string, string>>) {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
}

/** A small repository in a temporary folder, with nothing in it but these files and the packages that they may name. */
export async function plant(files: Readonly<Record<string, string>>): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'luuri-plant-')));
  const exported = { '.': { '@luuri/source': './src/index.ts' } };
  for (const [name, where] of Object.entries(packages)) {
    const own = { [`packages/${where}/package.json`]: JSON.stringify({ name, type: 'module', exports: exported }) };
    await writeTree(folder, { [`packages/${where}/src/index.ts`]: 'export const door = 1;\n', ...own });
    await mkdir(path.join(folder, 'node_modules/@luuri'), { recursive: true });
    await symlink(path.join(folder, 'packages', where), path.join(folder, 'node_modules', name));
  }
  await writeTree(folder, {
    'tsconfig.json': '{ "compilerOptions": { "module": "nodenext" } }',
    'package.json': '{ "type": "module" }',
    ...files,
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
