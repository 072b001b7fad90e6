import { expect, test } from '@jest/globals';
import { isConversation, isDecentHour, missingToGiveUp, type Attempt } from './call-back.ts';

const tried = (at: string): Attempt => ({ at: new Date(at), outcome: 'no-answer', seconds: 0 });
const rule = { attempts: 3, halfDays: 2, spreadMs: 4 * 3_600_000 };
const zone = 'Europe/Helsinki';

test('three tries in one morning are not enough', () => {
  const morning = [tried('2026-01-05T07:00:00Z'), tried('2026-01-05T07:10:00Z'), tried('2026-01-05T09:30:00Z')];
  expect(missingToGiveUp(morning, { rule, zone })).toEqual(['an attempt on 1 more half-day(s)', 'attempts over 240 minutes']);
  expect(missingToGiveUp([], { rule, zone })).toHaveLength(3);
});

test('three tries over a morning and an afternoon are, at noon of the zone', () => {
  const spread = [tried('2026-01-05T07:00:00Z'), tried('2026-01-05T09:59:00Z'), tried('2026-01-05T11:00:00Z')];
  expect(missingToGiveUp(spread, { rule, zone })).toEqual([]);
  expect(missingToGiveUp(spread, { rule, zone: 'Europe/London' })).toEqual(['an attempt on 1 more half-day(s)']);
});

test('ten seconds make a conversation', () => {
  expect([9, 10].map((seconds) => isConversation({ outcome: 'answered', seconds }))).toEqual([false, true]);
  expect(isConversation({ outcome: 'voicemail', seconds: 40 })).toBe(false);
});

test('decent hours are those of who is called, both ends included', () => {
  const times = ['2026-01-05T05:59:00Z', '2026-01-05T06:00:00Z', '2026-01-05T18:00:00Z', '2026-01-05T18:01:00Z'];
  expect(times.map((at) => isDecentHour(new Date(at), zone, [480, 1200]))).toEqual([false, true, true, false]);
});
