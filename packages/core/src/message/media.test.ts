import { expect, test } from '@jest/globals';
import { fits, mediaTypeOf, nameIn, plainName } from './media.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

/** An archive with these files, as far as a glance at it goes: heads, bytes, and the directory. */
export function zip(files: Readonly<Record<string, string>>): Buffer {
  const two = (n: number) => String.fromCharCode(n % 256, Math.floor(n / 256));
  const heads = Object.entries(files).map(([name, text]) => `PK\x03\x04${'\0'.repeat(22)}${two(name.length)}\0\0${name}${text}`);
  const lines = Object.keys(files).map((name) => `PK\x01\x02${'\0'.repeat(24)}${two(name.length)}${'\0'.repeat(16)}${name}`);
  return bytes([...heads, ...lines, 'PK\x05\x06'].join(''));
}
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const odt = 'application/vnd.oasis.opendocument.text';

test.each([
  ['a PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
  ['a PNG', bytes('\x89PNG\r\n\x1a\n....'), 'image/png'],
  ['a JPEG', bytes('\xff\xd8\xff\xe0'), 'image/jpeg'],
  ['a GIF', bytes('GIF89a'), 'image/gif'],
  ['a WebP', bytes('RIFF\0\0\0\0WEBPVP8 '), 'image/webp'],
  ['words that come where a WebP has its mark', bytes('1234567 WEBP'), 'text/plain'],
  ['text', Buffer.from('Näyttö on musta.\r\n\tEi käynnisty.'), 'text/plain'],
  ['text of colours, from a terminal', bytes('\x1b[31mfail\x1b[0m'), 'text/plain'],
  ['a page of the web', bytes('\n <!DOCTYPE html><script>'), 'application/octet-stream'],
  ['a drawing that can run', bytes('<svg onload=alert(1)>'), 'application/octet-stream'],
  ['a script', bytes('#!/bin/sh\nrm -rf /'), 'application/octet-stream'],
  ['a Windows program', bytes('MZ\x90\0\x03\0'), 'application/octet-stream'],
  ['a Linux program', bytes('\x7fELF\x02'), 'application/octet-stream'],
  ['nothing', Buffer.alloc(0), 'application/octet-stream'],
  ['an archive', zip({ 'a.exe': 'MZ' }), 'application/zip'],
  ['a Word document', zip({ '[Content_Types].xml': '', 'word/document.xml': '' }), docx],
  [
    'a Word document with a program',
    zip({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': '' }),
    'application/zip',
  ],
  ['an OpenDocument text', zip({ mimetype: odt, 'content.xml': '' }), odt],
  ['an OpenDocument text with a program', zip({ mimetype: odt, 'Basic/Standard/a.xml': '' }), 'application/zip'],
])('%s is told by its content', (_what, content, type) => {
  expect(mediaTypeOf(content)).toBe(type);
});

test('a name fits what a file is, whatever its letters', () => {
  expect(fits('application/pdf', 'Report.PDF')).toBe(true);
  expect(fits('application/pdf', 'report.exe')).toBe(false);
  expect(fits('image/jpeg', 'kuva.jpeg')).toBe(true);
  expect(fits('text/plain', 'no-ending')).toBe(false);
  expect(fits('application/octet-stream', 'x.bin')).toBe(false);
});

test.each([
  ["attachment; filename*=UTF-8''n%C3%A4ytt%C3%B6.png", 'näyttö.png'],
  ['attachment; filename="a \\"b\\".txt"', 'a "b".txt'],
  ['attachment; filename=plain.txt', 'plain.txt'],
  ["attachment; filename=old.txt; filename*=UTF-8''new.txt", 'new.txt'],
  ['attachment', undefined],
  [undefined, undefined],
  ["attachment; filename*=UTF-8''%E4%ZZ", undefined],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename="C:\\\\temp\\\\x.png"', 'x.png'],
  ['attachment; filename="..."', undefined],
])('the name in %s', (header, name) => {
  expect(nameIn(header)).toBe(name);
});

test('a name has nothing that cannot be seen, such as what turns letters round', () => {
  expect(plainName('invoice\u202egnp.exe')).toBe('invoicegnp.exe');
  expect(plainName('a\nb.txt')).toBe('ab.txt');
});
