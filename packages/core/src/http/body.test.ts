import { describe, expect, test } from '@jest/globals';
import { bodyLimitBytes, checkContentType, parseJsonBody, readBody } from './body.ts';

describe('readBody', () => {
  test('reads to the end', async () => {
    const chunks = (async function* () {
      yield Buffer.from('{"a":');
      yield Buffer.from('1}');
    })();
    expect(parseJsonBody(await readBody(chunks))).toEqual({ a: 1 });
  });
  test('stops reading when it becomes too much, though nobody said how much it would be', async () => {
    let handedOut = 0;
    const endless = (async function* () {
      while (handedOut < 30) {
        handedOut++;
        yield new Uint8Array(1_000_000);
      }
    })();
    await expect(readBody(endless)).rejects.toMatchObject({ code: 'http.body-too-large' });
    expect(handedOut).toBe(bodyLimitBytes / 1_000_000 + 1);
  });
  test('does not begin when it is said to be too much', async () => {
    const untouched = (async function* () {
      yield Buffer.from('');
      throw new Error('was read');
    })();
    await expect(readBody(untouched, String(bodyLimitBytes + 1))).rejects.toMatchObject({ code: 'http.body-too-large' });
  });
});

describe('parseJsonBody', () => {
  test('takes 64 levels and no more', () => {
    const nested = (depth: number) => Buffer.from('['.repeat(depth) + ']'.repeat(depth));
    expect(parseJsonBody(nested(64))).toBeDefined();
    expect(() => parseJsonBody(nested(65))).toThrow('nested more than 64 deep');
  });
  test('no bytes are no value', () => {
    expect(parseJsonBody(new Uint8Array())).toBeUndefined();
    expect(() => parseJsonBody(Buffer.from(' '))).toThrow('The body is not JSON');
  });
});

test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON', 'application/merge-patch+json'])(
  '%s is JSON',
  (type) => {
    expect(() => checkContentType(type)).not.toThrow();
  },
);
test.each([
  undefined,
  null,
  '',
  'text/plain',
  'application/jsonp',
  'application/json5',
  'text/json',
  'multipart/form-data',
  'x application/json',
])('%s is not', (type) => {
  expect(() => checkContentType(type)).toThrow('Send JSON');
});
