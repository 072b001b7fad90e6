import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pages, root } from './blocks.ts';
import { citationsOf, holdsTitle } from './citations.ts';
import { checkLink, linksOf } from './links.ts';

/** A test as a page names it: by its path from there, or by its name when it stands deeper. */
function testFile(folder: string, file: string): string | undefined {
  const named = [path.join(root, folder, file), path.join(root, file)].find((one) => existsSync(one));
  if (named !== undefined) return named;
  const below = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((found) => found.endsWith(`/${file}`));
  return below.length === 1 ? path.join(root, folder, below[0] ?? '') : undefined;
}

const textOf = (page: string) => readFileSync(path.join(root, page), 'utf8');
const all = pages();

describe('the pages', () => {
  it('link to what is there', () => {
    expect(all.flatMap((page) => linksOf(textOf(page)).flatMap((link) => checkLink(root, page, link)))).toEqual([]);
  });

  it('name only tests that there are', () => {
    const wrong = all.flatMap((page) =>
      citationsOf(textOf(page)).flatMap(({ file, title }) => {
        const source = testFile(path.dirname(page), file);
        if (source === undefined) return [`${page} names ${file}, which is not there`];
        return holdsTitle(readFileSync(source, 'utf8'), title) ? [] : [`${page} names "${title}", which is no test of ${file}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('has every decision in the list of decisions', () => {
    const index = textOf('docs/adr/README.md');
    const decisions = readdirSync(path.join(root, 'docs/adr')).filter((file) => /^\d{4}-.*\.md$/.test(file));
    expect(decisions.length).toBeGreaterThan(10);
    expect(decisions.filter((file) => !index.includes(`(${file})`))).toEqual([]);
  });

  it('has a README in every room of the core', () => {
    const rooms = readdirSync(path.join(root, 'packages/core/src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const missing = rooms.map(({ name }) => `packages/core/src/${name}/README.md`).filter((page) => !existsSync(path.join(root, page)));
    expect(missing).toEqual([]);
  });
});

describe('the checks of the pages, seen to bite', () => {
  it('finds links, and neither those to the web nor those in code', () => {
    const text = '[a](b.md#c) [w](https://x.example) `[no](no.md)`\n```md\n[no](no.md)\n```\n[d](<e f.md>)\n';
    expect(linksOf(text)).toEqual(['b.md#c']);
    expect(linksOf('[a](<b.md>)')).toEqual(['b.md']);
  });

  it('sees a link to nowhere and to no heading', () => {
    expect(checkLink(root, 'docs/adr/README.md', '0001-better-sqlite3.md')).toEqual([]);
    expect(checkLink(root, 'docs/adr/README.md', '0001-better-sqlite3.md#context')).toEqual([]);
    expect(checkLink(root, 'docs/adr/README.md', 'nowhere.md')).toEqual(['docs/adr/README.md links to nowhere.md, which is not there']);
    expect(checkLink(root, 'docs/adr/README.md', '#no-such-heading')).toEqual([
      'docs/adr/README.md links to #no-such-heading, and there is no such heading',
    ]);
  });

  it('finds the tests that a line names', () => {
    expect(citationsOf('| `a.test.ts`: _one_, _`two_b` three_; `x/b.test.ts`: _four_ | snake_case_name |\n`c.test.ts`')).toEqual([
      { file: 'a.test.ts', title: 'one' },
      { file: 'a.test.ts', title: '`two_b` three' },
      { file: 'x/b.test.ts', title: 'four' },
      { file: 'c.test.ts', title: '' },
    ]);
    expect(holdsTitle("test('what it isn\\'t', ...", "what it isn't")).toBe(true);
    expect(holdsTitle("test('another'", 'one')).toBe(false);
  });
});
