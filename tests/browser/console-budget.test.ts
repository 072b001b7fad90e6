import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from '@jest/globals';
import { buildConsole } from './console-desk.ts';

const dist = fileURLToPath(new URL('../../packages/web/dist', import.meta.url));

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** Every file that a page loads before anything can be seen. */
function filesOf(manifest: Readonly<Record<string, Chunk>>, page: string): Set<string> {
  const files = new Set<string>();
  const walk = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) walk(next);
  };
  walk(page);
  return files;
}

const KILO = 1_000;
const sizeOf = (files: ReadonlySet<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file))).length, 0) / KILO;

beforeAll(() => buildConsole(), 300_000);

test('the first load of the console, with its queue and the longest language, is at most 350 kB', () => {
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const first = [
    ...filesOf(manifest, 'console.html'),
    ...filesOf(manifest, 'src/queue/screen.tsx'),
    ...filesOf(manifest, 'src/i18n/fi/index.ts'),
  ];
  expect(first.length).toBeGreaterThan(3);
  expect(sizeOf(new Set(first))).toBeLessThan(350);
});
