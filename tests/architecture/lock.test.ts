import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './cruise.ts';

interface Locked {
  readonly version?: string;
  readonly hasInstallScript?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as unknown;
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };

const nameOf = (where: string) => where.slice(where.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('package-lock.json', () => {
  it('names the binaries of every platform, else `npm ci` refuses it', () => {
    const missing = Object.entries(packages).flatMap(([where, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages || `${where}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('names no program of ours that is not there before a build: npm would leave out its link, and `npx luuri` would find nothing', () => {
    const ours = Object.entries(packages).filter(([where]) => where !== '' && !where.includes('node_modules/'));
    const programs = ours.flatMap(([where, { bin = {} }]) => Object.values(bin).map((file) => path.join(where, file)));
    expect(programs).toContain('packages/server/bin/luuri.mjs');
    expect(programs.filter((file) => file.includes('/dist/') || !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('has no package with an install script that package.json does not allow or forbid by name', () => {
    const withScript = Object.entries(packages).filter(([, locked]) => locked.hasInstallScript);
    expect(withScript.map(([where]) => nameOf(where)).filter((name) => !(name in allowScripts))).toEqual([]);
  });
});
