import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { safeName } from './attachments.ts';

describe('the name of a file', () => {
  it.each([
    ['lasku.pdf', 'lasku.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system.ini', 'system.ini'],
    ['/', ''],
    ['..', ''],
    ['.htaccess', 'htaccess'],
    ['a.txt.', 'a.txt'],
    ['  a   b .txt ', 'a b .txt'],
    ['a\0b\nc.txt', 'a b c.txt'],
    ['NUL', '_NUL'],
    ['com1.txt', '_com1.txt'],
    ['comma.txt', 'comma.txt'],
    ['a<b>:"|?*.txt', 'a_b______.txt'],
    ['a\u202egpj.exe', 'agpj.exe'],
    ['a\u200bb.txt', 'ab.txt'],
    ['', ''],
  ])('%j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('keeps its ending when it is cut, and never cuts a character in two', () => {
    expect(safeName(`${'a'.repeat(300)}.tar.gz`)).toBe(`${'a'.repeat(117)}.gz`);
    const smileys = safeName(`${'😀'.repeat(200)}.png`);
    expect(smileys).toMatch(/^(?:😀)+\.png$/u);
    expect(Buffer.byteLength(smileys)).toBeLessThanOrEqual(240);
  });

  it('is safe whatever it was', () => {
    const odd = fc.constantFrom('/', '\\', '..', '.', ' ', '\0', '\r\n', '\u202e', 'CON', 'a', 'ä', '😀', '\ud800', '%2F', '\u2215', ':');
    fc.assert(
      fc.property(fc.array(fc.oneof(odd, fc.string({ unit: 'binary' })), { maxLength: 200 }), (pieces) => {
        const name = safeName(pieces.join(''));
        // eslint-disable-next-line no-control-regex -- what must not be left
        expect(name).not.toMatch(/[/\\<>:"|?*\u0000-\u001f\u007f-\u009f\u2215\u2044\uff0f\u202a-\u202e\u200b]|^[. ]|[. ]$/);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(Array.from(name).length).toBeLessThanOrEqual(121);
        expect(Buffer.from(name).toString()).toBe(name);
        expect(safeName(name)).toBe(name);
      }),
    );
  });
});
