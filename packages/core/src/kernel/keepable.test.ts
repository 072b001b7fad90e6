import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keepable, keepableJson, keepableText } from './keepable.ts';

describe('what a database can keep', () => {
  test('of texts is all but U+0000 and halves of characters', () => {
    expect(keepableText('S\0a\0l\0a\0')).toBe('Sala');
    expect(keepableText('a\ud800b\udc00c')).toBe('a\ufffdb\ufffdc');
    expect(keepableText('Ääkköset ja 👋 \u0001')).toBe('Ääkköset ja 👋 \u0001');
  });

  test('of JSON is the same, in keys too, and a written backslash is none', () => {
    expect(keepableJson({ 'a\0': ['\0x', { b: 'y\ud800' }], c: String.raw`\u0000 \\u0000 \ud800` })).toEqual({
      a: ['x', { b: 'y\ufffd' }],
      c: String.raw`\u0000 \\u0000 \ud800`,
    });
    expect(keepableJson(undefined)).toBeUndefined();
    expect(keepableJson(null)).toBeNull();
  });

  test('of an input is the same, and what is no text stays what it is', () => {
    const bytes = Buffer.from('\0');
    const at = new Date(0);
    const kept = keepable({ a: ['x\0', { b: '\ud800' }], bytes, at, n: 1, none: undefined, nil: null });
    expect(kept).toEqual({ a: ['x', { b: '\ufffd' }], bytes, at, n: 1, none: undefined, nil: null });
    expect(kept.bytes).toBe(bytes);
  });

  test('leaves alone what needs nothing, and leaves nothing that needs it', () => {
    const some = fc.string({ unit: fc.constantFrom('\0', '\ud800', '\udc00', '\\', 'u', '0000', 'd800', '"', '👋') });
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), some, (value, text) => {
        const kept = keepableText(text);
        expect(kept).not.toMatch(/[\0\p{Surrogate}]/u);
        expect(keepableText(kept)).toBe(kept);
        expect(keepableJson([text, { [text]: text }])).toEqual([kept, { [kept]: kept }]);
        expect(keepableJson(keepableJson(value))).toEqual(keepableJson(value));
        expect(keepable({ value: text })).toEqual({ value: kept });
      }),
    );
  });
});
