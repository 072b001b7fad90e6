import { describe, expect, test } from '@jest/globals';
import { formOf } from './multipart.ts';

const type = 'multipart/form-data; boundary=----X7';
const body = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'), 'utf8');
const field = (name: string, value: string) => ['------X7', `Content-Disposition: form-data; name="${name}"`, '', value];
const file = (name: string, value: string) => [
  '------X7',
  `Content-Disposition: form-data; name="files"; filename="${name}"`,
  'Content-Type: application/octet-stream',
  '',
  value,
];

describe('a form with files', () => {
  test('is its fields and its files, to the byte', async () => {
    const form = await formOf(body(...field('text', 'Hei\r\n\r\nä'), ...file('näyttö.png', '\r\n-- ------X\r\n'), '------X7--', ''), type);
    expect(form?.fields.get('text')).toBe('Hei\r\n\r\nä');
    expect(form?.files.map(({ field: of, name, bytes }) => [of, name, bytes.toString()])).toEqual([
      ['files', 'näyttö.png', '\r\n-- ------X\r\n'],
    ]);
  });

  test('has no file where none was chosen, and names as browsers write them', async () => {
    const form = await formOf(body(...file('', ''), ...file('a%22b%0D%0A.txt', 'x'), ...file('empty.txt', ''), '------X7--'), type);
    expect(form?.files.map(({ name }) => name)).toEqual(['a"b\r\n.txt']);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['no boundary in it', body('hello')],
    ['a part that does not end', body(...field('text', 'x'))],
    ['a part without a head', body('------X7', 'x', '------X7--')],
    ['a part that is no field', body('------X7', 'Content-Type: text/plain', '', 'x', '------X7--')],
  ])('is empty when it is %s', async (_what, bytes) => {
    const form = await formOf(bytes, type);
    expect([[...(form?.fields ?? [])], form?.files]).toEqual([[], []]);
  });

  test('is none without a boundary, and takes one in quotes', async () => {
    expect(await formOf(Buffer.alloc(0), 'multipart/form-data')).toBeUndefined();
    expect((await formOf(body(...field('a', 'b'), '------X7--'), 'multipart/form-data; boundary="----X7"'))?.fields.get('a')).toBe('b');
  });

  test('of more parts than any form has is cut off', async () => {
    const many = Array.from({ length: 200 }, (_, i) => field(`f${String(i)}`, 'x')).flat();
    expect((await formOf(body(...many, '------X7--'), type))?.fields.size).toBe(100);
  });
});
