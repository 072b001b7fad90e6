import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keepableJson, keepableText } from './keepable.ts';

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

  test('leaves alone what needs nothing, and leaves nothing that needs it', () => {
    const bad = /[\0\p{Surrogate}]/u;
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.string({ unit: fc.constantFrom('\0', '\ud800', '\udc00', '\\', 'u', '0000', 'd800', '"') }), (value, text) => {
        const kept = keepableJson([value, text, { [text]: text }]) as [unknown, string, Record<string, string>];
        expect(bad.test(JSON.stringify(kept).replaceAll(/\\\\/g, '')) || /[^\\]\\u(0000|d[89a-f])/.test(JSON.stringify(kept).replaceAll(/\\\\/g, ''))).toBe(false);
        expect(kept[1]).toBe(keepableText(text));
        expect(kept[2]).toEqual({ [keepableText(text)]: keepableText(text) });
        if (!bad.test(text)) expect(kept[1]).toBe(text);
      }),
    );
  });
});
