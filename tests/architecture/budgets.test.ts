import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { configuration, root } from './cruise.ts';

/** Files that people write, below these folders of the repository. */
const written = ['packages', 'tests', 'examples', 'bench', 'scripts'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    // Nobody writes the types of the API: they come from its document.
    .filter((file) => !/(^|\/)(dist|node_modules)\/|^packages\/web\/src\/api\/schema\.d\.ts$/.test(file)),
);

/** Names that say nothing about what is inside, so that everything ends up inside. */
const saysNothing = /(^|[-./])(utils?|helpers?|common|managers?|base|misc)([-./]|$)/i;

const linesOf = (file: string) => readFileSync(path.join(root, file), 'utf8').split('\n').length - 1;

describe('budgets', () => {
  it('has files to look at', () => {
    expect(written.length).toBeGreaterThan(20);
  });

  it('names every file after what is in it', () => {
    expect(written.filter((file) => saysNothing.test(file))).toEqual([]);
  });

  it.each(['utils.ts', 'src/helpers/a.ts', 'string-utils.ts', 'base.entity.ts', 'queue-manager.ts', 'common/index.ts'])(
    'would refuse %s',
    (file) => {
      expect(saysNothing.test(file)).toBe(true);
    },
  );

  it.each(['database.ts', 'management.ts', 'commoner.ts'])('would not refuse %s', (file) => {
    expect(saysNothing.test(file)).toBe(false);
  });

  it('keeps every file within 400 lines', () => {
    expect(written.map((file) => `${linesOf(file)} ${file}`).filter((line) => parseInt(line, 10) > 400)).toEqual([]);
  });

  it('exports everything by name', () => {
    // Tools ask their configuration files for a default export.
    const ours = written.filter((file) => !/\.config\.\w+$/.test(file));
    const byDefault = ours.filter((file) => /^export (default\b|\{[^}]*\bas default\b)/m.test(readFileSync(path.join(root, file), 'utf8')));
    expect(byDefault).toEqual([]);
  });
});

describe('the rooms of the core', () => {
  const folders = readdirSync(path.join(root, 'packages/core/src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

  it('are those that the import rules know', async () => {
    const { rooms } = await configuration();
    expect(folders.map((entry) => entry.name).filter((name) => !rooms.includes(name))).toEqual([]);
  });

  it.each(folders.map((entry) => entry.name))('%s has a door', (room) => {
    expect(readdirSync(path.join(root, 'packages/core/src', room))).toContain('index.ts');
  });
});
