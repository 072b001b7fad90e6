import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isDeskError } from '../../../kernel/index.ts';
import { queryWrong } from '../../errors.ts';
import { parseQuery, partsOf } from './parse.ts';
import { fields, type Query } from './tree.ts';

/** A query in a form that is easily read: `(a AND NOT b)`. */
function told(query: Query | undefined): string {
  if (!query) return '';
  switch (query.kind) {
    case 'words': {
      const words = query.exact ? `"${query.words.join(' ')}"` : `${query.words.join('+')}${query.prefix ? '*' : ''}`;
      return query.field ? `${query.field}~${words}` : words;
    }
    case 'filter':
      return `${query.field}${query.by}${query.values.map((v) => v.text).join('|')}`;
    case 'own-field':
      return `field.${query.key}:${query.values.map((v) => v.text).join('|')}`;
    case 'not':
      return `NOT ${told(query.part)}`;
    default:
      return `(${query.parts.map(told).join(query.kind === 'all' ? ' AND ' : ' OR ')})`;
  }
}

test.each([
  ['', ''],
  ['   ', ''],
  ['salasana', 'salasana'],
  ['field.asset:X123', 'field.asset:X123'],
  ['Field.Asset:x1,"y 2" lukossa', '(field.asset:x1|y 2 AND lukossa)'],
  ['-field.vip:yes', 'NOT field.vip:yes'],
  ['Salasana LUKOSSA', '(salasana AND lukossa)'],
  ['salasana AND lukossa', '(salasana AND lukossa)'],
  ['state:open client:acme', '(state:open AND client:acme)'],
  ['state:open,new', 'state:open|new'],
  ['STATE:open', 'state:open'],
  ['due<4h', 'due<4h'],
  ['due:none', 'due:none'],
  ['created>=2026-01-01 updated<2026-02-01T09:00Z', '(created>=2026-01-01 AND updated<2026-02-01T09:00Z)'],
  ['tier>1 tier:2', '(tier>1 AND tier:2)'],
  ['"Salasana on lukossa"', '"salasana on lukossa"'],
  ['-not', 'NOT not'],
  ['NOT "exact words"', 'NOT "exact words"'],
  ['a b OR c', '((a AND b) OR c)'],
  ['(a OR b) c', '((a OR b) AND c)'],
  ['a ORDER b', '(a AND order AND b)'],
  ['-(a OR b)', 'NOT (a OR b)'],
  ['sähk*', 'sähk*'],
  ['foo-bar', 'foo+bar'],
  ['requester:Ada', 'requester~ada'],
  ['requester:ada@acme.example', 'requester:ada@acme.example'],
  ['subject:"ei toimi"', 'subject~"ei toimi"'],
  ['requester:@acme.example', 'requester~acme+example'],
  ['”ei toimi” «på svenska» “in English”', '("ei toimi" AND "på svenska" AND "in english")'],
  ['<ada@acme.example>', 'ada+acme+example'],
  ['assignee:"Aino Aho"', 'assignee:Aino Aho'],
  ['12:30', '12+30'],
])('%s', (text, meaning) => {
  expect(told(parseQuery(text))).toBe(meaning);
});

test.each([
  ['state:', 6, 'a value is missing after state:'],
  ['a "b', 2, 'the quotation mark has no partner'],
  ['a (b', 2, 'the bracket has no partner'],
  ['a b)', 3, 'a bracket is closed that was not opened'],
  ['due < 4h', 4, 'no space stands before <'],
  ['salasana due <4h', 13, 'no space stands before <'],
  ['“ei toimi', 0, 'the quotation mark has no partner'],
  ['()', 1, 'holds nothing'],
  ['kala:1', 0, 'there is no field kala; there are state, client'],
  ['x due<soon', 6, '"soon" is no time'],
  ['due:4h', 0, 'due is compared with < or >, as in due<4h'],
  ['created>2026-02-31', 8, '"2026-02-31" is no time'],
  ['client<acme', 0, 'client cannot be more or less'],
  ['priority:highest', 9, 'priority is one of urgent, high, normal, low'],
  ['tier:one', 5, 'a tier is a number from 1 up'],
  ['a OR', 4, 'something to look for must follow'],
  ['OR a', 0, 'something to look for must stand before OR and AND'],
  ['a -', 2, 'what is not to be found must follow'],
  ['a !!!', 2, '"!!!" has no letter or digit'],
  ['state:open OR salasana', 11, 'OR stands between words, or between fields'],
  ['-(state:open salasana)', 0, 'excluded one by one'],
  [`${'('.repeat(30)}a`, 15, 'brackets go 15 deep'],
  [Array.from({ length: 60 }, () => 'a').join(' '), 80, '40 parts are the most'],
  ['a'.repeat(1_001), 1_000, 'it is too long'],
])('%s is wrong at character %i', (text, at, problem) => {
  const wrong = () => partsOf(parseQuery(text));
  expect(wrong).toThrow(expect.objectContaining({ code: queryWrong.code, details: expect.objectContaining({ at }) }));
  expect(wrong).toThrow(problem);
});

const pieces = fc.constantFrom(
  ' ',
  '"',
  '(',
  ')',
  '-',
  ':',
  '<',
  '>',
  '=',
  ',',
  '*',
  'OR',
  'AND',
  'NOT',
  'a',
  'ä',
  '2026-01-01',
  '4h',
  '\0',
  '\ud800',
  ...fields,
);

test('whatever is written is a query or one clear error that points into it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.array(pieces, { maxLength: 30 }).map((p) => p.join('')),
      ),
      (text) => {
        try {
          partsOf(parseQuery(text));
        } catch (e) {
          expect(isDeskError(e) && e.code).toBe(queryWrong.code);
          const { at } = (e as { details: { at: number } }).details;
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(text.length);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test('words and fields are told apart, brackets or not', () => {
  const { words, filters } = partsOf(parseQuery('(salasana state:open) -lukossa (client:acme OR tier:2)'));
  expect(told(words)).toBe('(salasana AND NOT lukossa)');
  expect(filters.map(told)).toEqual(['state:open', '(client:acme OR tier:2)']);
});
