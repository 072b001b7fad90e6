import { describe, expect, it } from '@jest/globals';
import { addressIn, readAddresses, readIds, readLanguage, readOwnId } from './headers.ts';

describe('ids in a header', () => {
  it('are found in every shape, each once, in order', () => {
    expect(readIds(['<a@x> <b@x>', '<a@x>\t<c @ x>'])).toEqual(['a@x', 'b@x', 'c@x']);
    expect(readIds(['a@x, b@x'])).toEqual(['a@x', 'b@x']);
    expect(readIds(['Your message of Monday <a@x>'])).toEqual(['a@x']);
    expect(readIds(['nothing here', ''])).toEqual([]);
    expect(readIds(undefined)).toEqual([]);
  });

  it('are a hundred at most: the first and the last ninety-nine', () => {
    const ids = Array.from({ length: 150 }, (_, i) => `m${i}@x`);
    expect(readIds([ids.map((id) => `<${id}>`).join(' ')])).toEqual(['m0@x', ...ids.slice(-99)]);
  });

  it('of the mail itself is taken whatever it looks like', () => {
    const own = (value: string) => readOwnId(new Map([['message-id', [value]]]));
    expect([own('<a@x>'), own('a@x'), own('<a b@x>'), own('no-at-sign'), own(''), own('<>')]).toEqual([
      'a@x',
      'a@x',
      'ab@x',
      'no-at-sign',
      undefined,
      '<>',
    ]);
    expect(readOwnId(new Map())).toBeUndefined();
  });
});

describe('addresses', () => {
  it('are what stands where one should, lower-cased', () => {
    expect(addressIn('Ada@Acme.Example')).toBe('ada@acme.example');
    expect(addressIn('"Ada <ada@acme.example')).toBe('ada@acme.example');
    expect(addressIn('ada at acme')).toBeUndefined();
    expect(addressIn('@')).toBeUndefined();
    expect(addressIn('a'.repeat(100_000))).toBeUndefined();
  });

  it('come out of groups, each once', () => {
    const list = [
      {
        name: 'All',
        group: [
          { name: '', address: 'A@x.example' },
          { name: '', address: 'b@x.example' },
        ],
      },
      { name: '', address: 'a@x.example' },
      { name: 'nobody', address: '' },
    ];
    expect(readAddresses(list)).toEqual(['a@x.example', 'b@x.example']);
    expect(readAddresses(undefined)).toEqual([]);
  });
});

describe('the language', () => {
  it.each([
    ['fi', 'fi'],
    ['sv-FI, en', 'sv-FI'],
    ['en;q=1', 'en'],
    ['', undefined],
    ['suomi', undefined],
    ['1', undefined],
  ])('%j', (value, language) => {
    expect(readLanguage(new Map([['content-language', [value]]]))).toBe(language);
  });
});
