import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { spokenLanguage } from './language.ts';

const all = ['fi', 'sv', 'en'];
const said = (subject: string, text: string, more: { language?: string; textStripped?: string } = {}) =>
  spokenLanguage({ subject, text, ...more }, all);

test.each([
  ['Salasana lukossa', 'En pääse sisään. Auttakaa, kiitos!', 'fi'],
  ['Tulostin ei toimi', '', 'fi'],
  ['Jag kommer inte in', 'Kan ni hjälpa mig med mitt lösenord?', 'sv'],
  ['Skrivaren fungerar inte', 'Hej, kan någon komma hit?', 'sv'],
  ['I cannot sign in', 'My password does not work any more, please help me.', 'en'],
])('%j is %s', (subject, text, language) => {
  expect(said(subject, text)).toBe(language);
});

test('only what the contract offers is spoken, and what cannot be told is left open', () => {
  expect(spokenLanguage({ subject: 'Salasana lukossa', text: 'En pääse sisään.' }, ['sv', 'en'])).not.toBe('fi');
  expect(said('', '')).toBeUndefined();
  expect(said('12345 +++', '???')).toBeUndefined();
});

test('what the mail program says of itself counts only where words do not', () => {
  expect(said('12345', '', { language: 'sv-FI' })).toBe('sv');
  expect(said('12345', '', { language: 'de' })).toBeUndefined();
  expect(said('Salasana lukossa', 'En pääse sisään, auttakaa pian.', { language: 'en' })).toBe('fi');
});

test('the answer decides, not the quoted mail under it', () => {
  const quoted = '> We have received your message and will come back to you as soon as we can.\n'.repeat(10);
  expect(said('Re: x', `Kiitos, nyt se toimii taas hyvin.\n${quoted}`, { textStripped: 'Kiitos, nyt se toimii taas hyvin.' })).toBe('fi');
});

test('any text has a language that is offered, or none', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => expect([undefined, ...all]).toContain(said(text, text))));
});
