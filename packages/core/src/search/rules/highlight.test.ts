import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { highlight, wantedIn } from './highlight.ts';
import { parseQuery } from './query/parse.ts';
import type { Query } from './query/tree.ts';

const wanted = (query: string) => wantedIn(parseQuery(query) as Query);
const marked = (text: string, query: string) =>
  highlight(text, wanted(query))
    ?.segments.map((s) => (s.hit ? `[${s.text}]` : s.text))
    .join('');

test('every form of a word is marked, as it is written', () => {
  expect(marked('Salasanani ei toimi: unohdin salasanan.', 'salasana')).toBe('[Salasanani] ei toimi: unohdin [salasanan].');
  expect(marked('Tulostimessa on vika', 'tulostin')).toBe('[Tulostimessa] on vika');
  expect(marked('sähköpostilaatikko', 'sähk*')).toBe('[sähköpostilaatikko]');
});

test('what is excluded is not marked, and where nothing was found there is no snippet', () => {
  expect(marked('salasana ja tulostin', 'salasana -tulostin')).toBe('[salasana] ja tulostin');
  expect(marked('aivan muuta', 'salasana')).toBeUndefined();
});

test('of a long text the neighbourhood is shown, cut between words', () => {
  const shown = highlight(`${'sana '.repeat(500)}salasana ${'loppu '.repeat(500)}`, wanted('salasana'));
  const text = shown?.segments.map((s) => s.text).join('') ?? '';
  expect(text.length).toBeLessThan(300);
  expect(text).toMatch(/^(sana )+salasana( loppu)+$/);
});

test('markup is text: segments put together are a piece of what was written', () => {
  expect(highlight('<script>salasana</script>', wanted('salasana'))?.segments).toEqual([
    { text: '<script>', hit: false },
    { text: 'salasana', hit: true },
    { text: '</script>', hit: false },
  ]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const said = `${text} salasana ${text}`;
      const shown = highlight(said, wanted('salasana'));
      expect(said).toContain(shown?.segments.map((s) => s.text).join(''));
      expect(shown?.segments.some((s) => s.hit)).toBe(true);
    }),
  );
});
