import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeText } from './charset.ts';

const letters = fc.string({ unit: fc.constantFrom(...Array.from('aeikt äöåÄÖÅéß.,\n')), maxLength: 60 });
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const textOf = (bytes: Uint8Array, label?: string, language?: string) => decodeText(bytes, label, language).text;

describe('text whose label may be wrong', () => {
  it('is right as UTF-8 under any label of one byte a character, of UTF-8, or of nobody', () => {
    fc.assert(
      fc.property(
        letters,
        fc.constantFrom(undefined, 'utf-8', 'UTF8', 'us-ascii', 'iso-8859-1', 'windows-1252', 'x-nobody', ''),
        (text, label) => {
          expect(textOf(Buffer.from(text), label)).toBe(text);
        },
      ),
    );
  });

  it('is right as latin-1 without a label, under that of UTF-8, and under its own', () => {
    // two letters of latin-1 in a row may happen to be one of UTF-8: 'Ã¤' is the only way to write such a text, and nobody does
    fc.assert(
      fc.property(
        letters,
        fc.constantFrom(undefined, 'utf-8', 'us-ascii', 'iso-8859-1', 'iso-8859-15', 'cp1252', 'x-nobody'),
        (text, label) => {
          expect(textOf(latin1(text), label)).toBe(text);
        },
      ),
    );
  });

  it('is right where UTF-8 and latin-1 stand in one text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(letters, fc.boolean()), { maxLength: 6 }), (pieces) => {
        const bytes = Buffer.concat(pieces.flatMap(([text, utf8]) => [utf8 ? Buffer.from(text) : latin1(text), Buffer.from('\n')]));
        expect(textOf(bytes, 'utf-8')).toBe(pieces.map(([text]) => `${text}\n`).join(''));
      }),
    );
  });

  it('says so when the label was wrong, and only then', () => {
    expect(decodeText(Buffer.from('ä'), 'iso-8859-1').mislabelled).toBe(true);
    expect(decodeText(latin1('ä'), 'utf-8').mislabelled).toBe(true);
    expect(decodeText(latin1('ä'), 'iso-8859-1').mislabelled).toBe(false);
    expect(decodeText(Buffer.from('ä'), 'utf-8').mislabelled).toBe(false);
    expect(decodeText(Buffer.from('a'), 'iso-8859-1').mislabelled).toBe(false);
  });
});

describe('labels', () => {
  it.each([
    ['windows-1252', [0x80, 0x93, 0x94, 0x9f], '€“”Ÿ'],
    ['ISO-8859-1', [0x96], '–'],
    ['iso8859_15', [0xa4], '€'],
    ['"iso-8859-15"', [0xa4], '€'],
    ['win-1250', [0xf8, 0x9a], 'řš'],
    ['cp1251', [0xcf], 'П'],
    ['koi8-r', [0xf0], 'П'],
    ['shift_jis', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['gb2312', [0xd6, 0xd0], '中'],
    ['utf-16le', [0x41, 0, 0xe4, 0], 'Aä'],
    ['utf-8-sig', [0xc3, 0xa4], 'ä'],
  ])('%s', (label, bytes, text) => {
    expect(textOf(Buffer.from(bytes), label)).toBe(text);
  });

  it('windows-1250 is taken for what has no right label, where the language is written in it', () => {
    const bytes = Buffer.from([0xf8, 0xe8]);
    expect([textOf(bytes, undefined, 'cs'), textOf(bytes, 'utf-8', 'pl-PL'), textOf(bytes, undefined, 'fi'), textOf(bytes)]).toEqual([
      'řč',
      'řč',
      'øè',
      'øè',
    ]);
  });

  it('drops a byte order mark, and loses nothing when a character is cut', () => {
    expect(textOf(Buffer.from('\ufeffHei'), 'utf-8')).toBe('Hei');
    expect(textOf(Buffer.from('Hei ä').subarray(0, -1), 'utf-8')).toBe('Hei Ã');
  });

  it('any bytes under any label give a text without a throw', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.option(fc.oneof(fc.string(), fc.constantFrom('utf-7', 'replacement', 'iso-2022-kr', 'utf-16be', 'big5'))),
        (bytes, label) => {
          expect(typeof textOf(bytes, label ?? undefined)).toBe('string');
        },
      ),
    );
  });
});
