import { describe, expect, test } from '@jest/globals';
import { changedIn } from './change.ts';

describe('what changed', () => {
  test('is named place by place, and what stayed is left out', () => {
    expect(
      changedIn({ name: 'A', targets: { urgent: '1h', high: '2h' } }, { name: 'A', targets: { urgent: '30min', high: '2h' } }),
    ).toEqual([{ path: 'targets.urgent', before: '1h', after: '30min' }]);
  });
  test('may have come or gone', () => {
    expect(changedIn(null, { dropped: true, reason: 'x' })).toEqual([
      { path: 'dropped', before: '', after: 'true' },
      { path: 'reason', before: '', after: 'x' },
    ]);
    expect(changedIn({ a: 1 }, null)).toEqual([{ path: 'a', before: '1', after: '' }]);
  });
  test('may be a list, as a whole', () => {
    expect(changedIn({ languages: ['fi'] }, { languages: ['fi', 'sv'] })).toEqual([
      { path: 'languages', before: '["fi"]', after: '["fi","sv"]' },
    ]);
  });
  test('may be nothing', () => {
    expect(changedIn({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toEqual([]);
  });
});
