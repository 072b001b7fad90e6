import { describe, expect, test } from '@jest/globals';
import { texts as en } from './en/index.ts';
import { texts as fi } from './fi/index.ts';
import { texts as sv } from './sv/index.ts';

/** `shell.nav.queue` and its text, of all texts. */
function flat(of: object, before = ''): [string, string][] {
  return Object.entries(of).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value as object, `${before}${key}.`),
  );
}

const holes = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe.each([
  ['Finnish', fi],
  ['Swedish', sv],
])('%s', (_language, texts) => {
  const english = flat(en);
  const own = new Map(flat(texts));
  test('has every text, and no other', () => {
    expect([...own.keys()].sort()).toEqual(english.map(([key]) => key).sort());
  });
  test('says something everywhere', () => {
    expect([...own].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
  test('has the same facts in every text', () => {
    expect(english.filter(([key, text]) => holes(own.get(key) ?? '').join() !== holes(text).join()).map(([key]) => key)).toEqual([]);
  });
  test('has both forms of every plural', () => {
    const forms = [...own.keys()].filter((key) => /_(one|other)$/.test(key));
    expect(forms.filter((key) => !own.has(key.replace(/_(one|other)$/, (form) => (form === '_one' ? '_other' : '_one'))))).toEqual([]);
  });
});
