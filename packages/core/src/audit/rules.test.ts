import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { forAudit } from './rules.ts';

test('secrets are left out by name, at any depth; long texts are cut, bytes are counted', () => {
  const given = {
    ...{
      ticketId: 1,
      newPassword: 'x',
      apiKey: 'x',
      api_key: 'x',
      accessToken: 'x',
      clientSecret: 'x',
      credentials: { user: 'a' },
      proof: 7,
    },
    nested: [{ list: [{ Password: 'x', note: 'y'.repeat(600) }] }],
    ...{ bytes: Buffer.from('abc'), at: new Date(0), none: null, gone: undefined, flag: false },
  };
  expect(forAudit(given)).toEqual({
    ...{
      ticketId: 1,
      newPassword: '(secret)',
      apiKey: '(secret)',
      api_key: '(secret)',
      accessToken: '(secret)',
      clientSecret: '(secret)',
      credentials: '(secret)',
      proof: '(secret)',
    },
    nested: [{ list: [{ Password: '(secret)', note: `${'y'.repeat(500)}… (600 characters)` }] }],
    ...{ bytes: '(3 bytes)', at: '1970-01-01T00:00:00.000Z', none: null, gone: undefined, flag: false },
  });
});

test('whatever is given, what is kept is small, is JSON, and holds no secret', () => {
  const anything = fc.anything({ withDate: true, withTypedArray: true, withNullPrototype: true, maxDepth: 8 });
  fc.assert(
    fc.property(anything, fc.string({ minLength: 20 }), (value, secret) => {
      const kept = JSON.stringify(forAudit({ value, inner: { password: secret, deeper: { TOKEN: secret } } }));
      expect(kept).not.toContain(JSON.stringify(secret));
      expect(() => JSON.parse(kept) as unknown).not.toThrow();
    }),
  );
});

test('a date that is none is told as such, and breaks nothing', () => {
  expect(forAudit({ at: new Date(NaN) })).toEqual({ at: '(no instant)' });
});

test('a circle has an end', () => {
  const circle: Record<string, unknown> = {};
  circle['again'] = circle;
  expect(JSON.stringify(forAudit(circle)).length).toBeLessThan(200);
});
