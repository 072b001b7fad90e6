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

test('exact words are marked where they follow each other, and not where they stand alone', () => {
  expect(marked('Se ei auta. Tulostin ei toimi, vaikka muu toimi.', '"ei toimi"')).toBe(
    'Se ei auta. Tulostin [ei] [toimi], vaikka muu toimi.',
  );
});

test('the stretch is shown in which most of what was asked for stands together', () => {
  const shown = marked(`Salasana vaihtui. ${'Muuta asiaa tässä. '.repeat(40)}Ääkkösellinen salasana on lukossa.`, 'salasana lukossa');
  expect(shown).toMatch(/Ääkkösellinen \[salasana\] on \[lukossa\]\.$/);
});

test('what stands far into a text is found when all of it is looked at', () => {
  const text = `${'sana '.repeat(10_000)}tulostin`;
  expect(highlight(text, wanted('tulostin'))).toBeUndefined();
  expect(highlight(text, wanted('tulostin'), Infinity)?.segments.at(-1)).toEqual({ text: 'tulostin', hit: true });
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
