import { describe, expect, test } from '@jest/globals';
import { clientColours, languagesOfTheDesk } from '@luuri/core';
import { momentText } from './moment.ts';
import { bad, ground, letters, paper, shades, soft } from './style.ts';
import { portalTexts, textsIn } from './texts/index.ts';

/** Every text by its path, those of functions with something filled in. */
function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return [[path, (value as (...args: unknown[]) => string)(path.endsWith('onDay') ? { weekday: 'X', date: 'Y', time: 'Z' } : '7', '9')]];
  return Object.entries(value as object).flatMap(([key, part]) => flat(part, `${path}.${key}`));
}

describe('the words of the portal', () => {
  test('are there in every language, and none is empty', () => {
    expect(Object.keys(portalTexts).sort()).toEqual([...languagesOfTheDesk].sort());
    const keys = flat(textsIn('en')).map(([path]) => path);
    for (const language of languagesOfTheDesk) {
      const texts = flat(textsIn(language));
      expect(texts.map(([path]) => path)).toEqual(keys);
      expect(texts.filter(([, text]) => text.trim() === '' || text.includes('undefined'))).toEqual([]);
    }
  });
  test('are no terms of the desk', () => {
    for (const language of languagesOfTheDesk)
      expect(
        flat(textsIn(language)).filter(([, text]) => /tiketti|ticket|tier|taso|eskal|SLA\b|queue|jono\b|resolved|pending/i.test(text)),
      ).toEqual([]);
  });
  test('are in English where nobody wrote another', () => {
    expect(textsIn('de')).toBe(textsIn('en'));
    expect(textsIn('constructor')).toBe(textsIn('en'));
  });
});

test.each([
  ['fi', '2026-06-01T11:20:00Z', 'tänään klo 14.20'],
  ['fi', '2026-06-02T06:00:00Z', 'huomenna klo 9.00'],
  ['fi', '2026-06-08T06:00:00Z', 'maanantaina 8.6. klo 9.00'],
  ['sv', '2026-06-01T11:20:00Z', 'i dag kl. 14:20'],
  ['sv', '2026-06-08T06:00:00Z', 'måndag 8 juni kl. 9:00'],
  ['en', '2026-06-02T06:00:00Z', '9:00 tomorrow'],
  ['en', '2026-06-08T06:00:00Z', '9:00 on Monday 8 June'],
  ['fi', '2027-06-08T06:00:00Z', 'tiistaina 8.6.2027 klo 9.00'],
])('%s says %s as %s', (language, at, text) => {
  const telling = { t: textsIn(language), language, zone: 'Europe/Helsinki', now: new Date('2026-06-01T06:00:00Z') };
  expect(momentText(new Date(at), telling)).toBe(text);
});

/** By WCAG 2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = parseInt(colour.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

test.each(clientColours)('%s can be read, as ground and as letters, in the light and in the dark', (colour) => {
  const shade = shades[colour];
  expect(contrast('#ffffff', shade.ground)).toBeGreaterThanOrEqual(4.5);
  for (const scheme of ['light', 'dark'] as const)
    for (const below of [paper[scheme], ground[scheme]])
      for (const above of [shade[scheme], letters[scheme], soft[scheme], bad[scheme]])
        expect(contrast(above, below)).toBeGreaterThanOrEqual(4.5);
});
