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

  test.each([
    ['Pekan kanssa', '••• kanssa', 'Pekka Salo'],
    ['Matin vuoro, Virran tiketti, Virrallekin', '••• vuoro, ••• tiketti, •••', 'Matti Virta'],
    ['Heikin Kosken', '••• •••', 'Heikki Koski'],
    ['Koskessa ja Koskea', '••• ja •••', 'Heikki Koski'],
    ['Pirkon puhelu', '••• puhelu', 'Pirkko Laine'],
    ['LAHDEN kanssa, Lahtea ja Lahteen', '••• kanssa, ••• ja •••', 'Ada Lahti'],
    ['Mäen Sepolta ja Mäkeen', '••• ••• ja •••', 'Seppo Mäki'],
    ['Jussi Virtasta kiitettiin', '••• kiitettiin', 'Jussi Virtanen'],
    ['Virtasemme ja Virtasia', '••• ja •••', 'Jussi Virtanen'],
    ['Aallon ja Kurjen', '••• ja •••', 'Aalto-Kurki'],
    ['Markuksen ja Tuomaan', '••• ja •••', 'Markus Tuomas'],
    ['Rannan, Helangon, Kummun', '•••, •••, •••', 'Ranta Helanko Kumpu'],
    // Other words that begin so.
    ['Antibiootti, anteeksi ja antenni', 'Antibiootti, anteeksi ja antenni', 'Antti'],
    ['Heikosti ja matalalla', 'Heikosti ja matalalla', 'Heikki Matti'],
  ])('%s of a name that changes', (text, blind, name) => {
    expect(withoutNames(text, [name])).toBe(blind);
  });

  test.each([
    ['Kirjoita: avirtanen@desk.example.', 'Kirjoita: •••.'],
    ['aino.v@other.example tai tuki@desk.example', '••• tai tuki@desk.example'],
    ['<AMAKI@DESK.EXAMPLE>', '<•••>'],
    ['Vuorossa: k17@desk.example', 'Vuorossa: •••'],
    ['Tunnus avirtanen, salasana k17', 'Tunnus •••, salasana k17'],
    ['bo@other.example, bobby@other.example', '•••, bobby@other.example'],
  ])('%s: addresses', (text, blind) => {
    expect(withoutNames(text, ['Aino Virtanen', 'avirtanen@desk.example', 'Mäki', 'k17@desk.example', 'Bo'])).toBe(blind);
  });

  test('takes parts of two letters as they are written, and as whole words', () => {
    expect(withoutNames('Terveisin Bo', ['Bo Berg'])).toBe('Terveisin •••');
    expect(withoutNames('Bo:n mukaan Bosse ska bo här', ['Bo Berg'])).toBe('••• mukaan Bosse ska bo här');
  });

  test.each([
    ['a word without an end', 'a'.repeat(1_000_000)],
    ['one that might be the beginning of an address', 'a.'.repeat(500_000)],
    ['many that begin as addresses do', 'a@'.repeat(200_000)],
    ['an address with a domain without an end', `tuki@${'a.'.repeat(200_000)}`],
  ])('goes once over %s', (_what, text) => {
    expect(withoutNames(`${text} bo@other.example`, ['Bo'])).toBe(`${text} •••`);
  });

  test('leaves texts without any', () => {
    expect(withoutNames('a b', ['A B'])).toBe('•••');
    expect(withoutNames('A B c', ['A'])).toBe('A B c');
    expect(withoutNames('Aino', [])).toBe('Aino');
    // Letter by letter as it was written, when there is nothing to hide.
    expect(withoutNames('Ma\u0308ki', [])).toBe('Ma\u0308ki');
    expect(withoutNames('a.b', ['a.b'])).toBe('•••');
  });
});
