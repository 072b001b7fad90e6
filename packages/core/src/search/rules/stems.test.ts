import { expect, test } from '@jest/globals';
import { stemsOf, stemsOfAny, type Language } from './stems.ts';

const forms: readonly (readonly [Language, string, string])[] = [
  ['fi', 'salasana', 'salasanan salasanaa salasanani salasanalla salasanat salasanoja'],
  ['fi', 'sähköposti', 'sähköpostin sähköpostia sähköpostissa sähköpostiin sähköpostini sähköpostit'],
  ['fi', 'tulostin', 'tulostimen tulostimessa tulostimet tulostinta tulostimeni'],
  ['fi', 'palvelin', 'palvelimelle palvelimen'],
  ['fi', 'lukko', 'lukossa lukon lukkoon'],
  ['fi', 'näyttö', 'näytön näytössä näytöt näyttöä'],
  ['fi', 'tietokone', 'tietokoneen tietokoneeni tietokonetta tietokoneella'],
  ['fi', 'tunnus', 'tunnuksen tunnukset tunnusta tunnuksella'],
  ['fi', 'yhteys', 'yhteyden yhteyttä yhteydet'],
  ['fi', 'kirjautuminen', 'kirjautumisen kirjautumista'],
  ['fi', 'virhe', 'virheen virhettä virheitä virheet'],
  ['fi', 'osoite', 'osoitteen osoitetta'],
  ['sv', 'lösenord', 'lösenordet lösenorden'],
  ['sv', 'skrivare', 'skrivaren skrivarna'],
  ['sv', 'dator', 'datorn datorer datorerna'],
  ['sv', 'konto', 'kontot konton'],
  ['en', 'password', 'passwords'],
  ['en', 'printer', 'printers'],
  ['en', 'lock', 'locked locking'],
];

test.each(forms)('%s: every form of %s finds it, and is found by it', (language, base, inflected) => {
  const found = stemsOf(base, language);
  for (const form of inflected.split(' ')) {
    const stems = stemsOf(form, language);
    expect({ form, common: stems.filter((s) => found.includes(s)) }).toEqual({
      form,
      common: expect.arrayContaining([expect.any(String)]),
    });
  }
});

test('words that are not of one kind have no stem in common', () => {
  const words = ['salasana', 'sähköposti', 'tulostin', 'näyttö', 'virhe', 'verkko', 'laite', 'ohjelma'];
  for (const one of words)
    for (const other of words.filter((w) => w !== one))
      expect({ one, other, common: stemsOf(one, 'fi').filter((s) => stemsOf(other, 'fi').includes(s)) }).toMatchObject({ common: [] });
});

test('short words and numbers are their own stems', () => {
  expect(stemsOf('vpn', 'fi')).toEqual(['vpn']);
  expect(stemsOf('lt48213a', 'fi')).toEqual(['lt48213a']);
});

test('whoever asks in any language finds what was written in one', () => {
  for (const [language, base, inflected] of forms)
    for (const form of inflected.split(' ')) expect(stemsOfAny(form).some((s) => stemsOf(base, language).includes(s))).toBe(true);
});
