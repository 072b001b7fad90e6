import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escaped, fill, inLanguage, paragraphsOf, unknownIn, variables, type Values } from './variables.ts';

const values: Values = {
  ...{ 'ticket.number': '12', 'ticket.subject': 'A & B', 'ticket.due': '', 'client.name': 'Acme Oy' },
  ...{ 'requester.name': '<b>Ada</b>', 'requester.address': 'ada@acme.example', 'agent.name': 'Aino' },
};

describe('variables of a macro', () => {
  test('are filled in, and what has no value stands as it was written and is named', () => {
    const text = '{{ticket.number}} {{ requester.name }} {{ticket.due}}';
    expect(fill(text, values, escaped)).toEqual({ text: '12 &lt;b&gt;Ada&lt;/b&gt; {{ticket.due}}', unfilled: ['ticket.due'] });
    expect(fill(text, values, (value) => value).text).toBe('12 <b>Ada</b> {{ticket.due}}');
  });

  test.each([
    ['Hei {{requester.name}}', []],
    ['{{ticket.nubmer}} {{ticket.nubmer}} {{}} {{#if x}}', ['ticket.nubmer', '', '#if x']],
    ['{ticket.number} {{{ticket.number}}}', []],
    ['{{constructor}} {{__proto__}}', ['constructor', '__proto__']],
  ])('%j: unknown are %j', (text, unknown) => {
    expect(unknownIn(text)).toEqual(unknown);
  });

  test('a value is never read as a variable', () => {
    fc.assert(
      fc.property(fc.constantFrom(...variables), fc.string({ minLength: 1 }), (name, value) => {
        const said = fill(`a{{${name}}}b`, { ...values, [name]: `{{ticket.number}}${value}` }, (text) => text);
        expect(said).toEqual({ text: `a{{ticket.number}}${value}b`, unfilled: [] });
      }),
    );
  });
});

test('a text without tags becomes paragraphs; one with tags stays', () => {
  expect(paragraphsOf('Hei,\nkiitos & anteeksi\n\nAino ')).toBe('<p>Hei,<br>kiitos &amp; anteeksi</p>\n<p>Aino</p>');
  expect(paragraphsOf('<p>Hei</p>')).toBe('<p>Hei</p>');
  expect(paragraphsOf('5 < 6')).toBe('<p>5 &lt; 6</p>');
});

test('the text is in the language of the requester, else in one of the client, else in any', () => {
  expect(inLanguage({ fi: 'a', en: 'b' }, 'fi', ['en'])).toEqual({ language: 'fi', text: 'a' });
  expect(inLanguage({ fi: 'a', en: 'b' }, 'sv', ['sv', 'en'])).toEqual({ language: 'en', text: 'b' });
  expect(inLanguage({ sv: 'c' }, 'de', ['fi'])).toEqual({ language: 'sv', text: 'c' });
  expect(inLanguage({}, 'fi', ['fi'])).toBeUndefined();
});
