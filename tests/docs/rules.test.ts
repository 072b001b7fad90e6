import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './blocks.ts';
import { citationsOf, holdsTitle } from './citations.ts';

const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${String(i + 1)}`);
/** Time, clocks, edge cases, vectors. */
const rules = [...numbered('T', 10), ...numbered('C', 21), ...numbered('E', 15), ...numbered('V', 11)];

interface Held {
  readonly rule: string;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}

/** The rows of the page's tables: `| C14 | what holds | tests |`. */
const rowsOf = (page: string): Held[] =>
  page.split('\n').flatMap((line) => {
    const rule = /^\| *([TCEV]\d+) *\|/.exec(line)?.[1];
    return rule === undefined ? [] : [{ rule, tests: citationsOf(line) }];
  });

const namesRule = (title: string, rule: string) => new RegExp(`\\b${rule}\\b`).test(title);

/** What is wrong with a page that should name a test for each rule; `sourceOf` is undefined for a file that is not there. */
function wrongIn(page: string, sourceOf: (file: string) => string | undefined): string[] {
  const rows = rowsOf(page);
  const count = (rule: string) => rows.filter((row) => row.rule === rule).length;
  return [
    ...rules.filter((rule) => count(rule) !== 1).map((rule) => `${rule} stands in the page ${String(count(rule))} times`),
    ...rows.filter((row) => !rules.includes(row.rule)).map(({ rule }) => `${rule} is no rule`),
    ...rows.filter((row) => row.tests.length === 0).map(({ rule }) => `${rule} has no test`),
    ...rows.flatMap(({ rule, tests }) =>
      tests.flatMap(({ file, title }) => {
        const source = sourceOf(file);
        if (source === undefined || !holdsTitle(source, title)) return [`${rule}: "${title}" is no test of ${file}`];
        return namesRule(title, rule) ? [] : [`${rule}: "${title}" does not name it`];
      }),
    ),
  ];
}

const text = (file: string) => readFileSync(path.join(root, file), 'utf8');

describe('the rules of time and clocks', () => {
  const page = text('docs/explanation/clocks.md');
  const files = readdirSync(path.join(root, 'packages'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
    .map((file) => path.posix.join('packages', file));

  it('each stand in the page once, with tests that are there and name it', () => {
    expect(wrongIn(page, (file) => (files.includes(file) ? text(file) : undefined))).toEqual([]);
  });

  it('are the only ones that tests name', () => {
    const titles = files.flatMap((file) =>
      [...text(file).matchAll(/\b(?:test|it|describe)\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g)].map((m) => m[2] ?? ''),
    );
    const named = titles.flatMap((title) => (/^(?:[TCEV]\d{1,2}[,: ]+)+/.exec(`${title} `)?.[0] ?? '').match(/[TCEV]\d+/g) ?? []);
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});

describe('the check of the rules, seen to bite', () => {
  const sources: Readonly<Record<string, string>> = { 'a.test.ts': "test('C1 one', () => {}); test('other', () => {});" };
  const wrong = (page: string) =>
    wrongIn(page, (file) => sources[file]).filter((line) => !/^[TCEV]\d+ stands in the page 0 times$/.test(line));

  it('misses a rule, a test, a name, and finds what is doubled or unknown', () => {
    expect(wrongIn('', () => undefined)).toHaveLength(rules.length);
    expect(wrong('| C1 | x | `a.test.ts`: _C1 one_ |')).toEqual([]);
    expect(wrong('| C1 | x | none |')).toEqual(['C1 has no test']);
    expect(wrong('| C1 | x | `a.test.ts`: _C1 two_ |')).toEqual(['C1: "C1 two" is no test of a.test.ts']);
    expect(wrong('| C1 | x | `b.test.ts`: _C1 one_ |')).toEqual(['C1: "C1 one" is no test of b.test.ts']);
    expect(wrong('| C2 | x | `a.test.ts`: _C1 one_ |')).toEqual(['C2: "C1 one" does not name it']);
    expect(wrong('| C1 | x | `a.test.ts`: _other_ |')).toEqual(['C1: "other" does not name it']);
    expect(wrong('| C99 | x | `a.test.ts`: _C1 one_ |')).toContain('C99 is no rule');
    expect(wrong('| C1 | x | `a.test.ts`: _C1 one_ |\n| C1 | x | `a.test.ts`: _C1 one_ |')).toEqual(['C1 stands in the page 2 times']);
  });
});
