import { describe, expect, test } from '@jest/globals';
import { withoutNames } from './blind.ts';

describe('a blind text', () => {
  test.each([
    ['Hei, täällä Aino Virtanen.', 'Hei, täällä •••.'],
    ['Terveisin Aino', 'Terveisin •••'],
    ['AINO kirjoitti', '••• kirjoitti'],
    ['Virtasen Aino? Kysy Ainolta.', '••• •••? Kysy •••.'],
    ['Lindqvist:in mukaan', '••• mukaan'],
    ['Best regards, Oskar', 'Best regards, •••'],
    ['Kainolta kuuluu mainos', 'Kainolta kuuluu mainos'],
    ['(Aino)', '(•••)'],
  ])('%s', (text, blind) => {
    expect(withoutNames(text, ['Aino Virtanen', 'Oskar Lindqvist'])).toBe(blind);
  });

  test('leaves short parts of names and texts without any', () => {
    expect(withoutNames('An den Bo', ['Bo An'])).toBe('An den Bo');
    expect(withoutNames('Aino', [])).toBe('Aino');
    expect(withoutNames('a.b', ['a.b'])).toBe('•••');
  });
});
