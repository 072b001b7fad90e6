import { describe, expect, test } from '@jest/globals';
import { isDeskError } from '../kernel/error.ts';
import { office } from './rules/fixtures.ts';
import { readSlaTerms, readSlaSection, readTiersSection } from './section.ts';

const calendars = { office };
const wrong = (sla: unknown, tiers?: unknown): Record<string, string> => {
  try {
    readSlaTerms({ version: 1, calendars, sla, tiers });
  } catch (error) {
    if (!isDeskError(error)) throw error;
    const { mistakes } = error.details as { mistakes: { path: string; message: string }[] };
    return Object.fromEntries(mistakes.map((m) => [m.path, m.message]));
  }
  return {};
};

describe('the sla section of a contract pack', () => {
  test('reads what the pack says, in the order in which it says it', () => {
    const terms = readSlaTerms({
      version: 3,
      effectiveFrom: new Date('2026-01-01T00:00Z'),
      calendars,
      sla: [
        {
          ...{
            name: 'vip',
            calendar: 'office',
            when: { channel: 'phone', tier: [1, 2], type: ['incident', 'request'], category: 'new', service: 'mail' },
          },
          ...{
            targets: {
              urgent: { 'first-response': '15min', 'next-response': '30min', resolution: '4h', 'update-every': '1h' },
              low: { resolution: '10bd' },
            },
          },
          ...{ 'warn-at': ['75%', '12.5 %', '15min'], 'pause-in': ['pending-requester', 'pending-requester'], 'reopen-window': '24h' },
          ...{
            reopen: 'restart',
            'after-window': 'new-cycle',
            merge: 'earliest-origin-wins',
            'bot-answers': true,
            'through-quiet-hours': [],
          },
        },
        { name: 'all', calendar: 'office', targets: {} },
      ],
      tiers: [
        { level: 1, name: 'CSR1', team: 'service-desk' },
        { level: 2, name: 'CSR2', team: 'specialists', 'hold-at-most': '2h', calendar: 'office' },
      ],
    });
    const min = (value: number) => ({ value, unit: 'min' });
    expect(terms).toEqual({
      ...{ version: 3, effectiveFrom: new Date('2026-01-01T00:00Z'), calendars },
      policies: [
        {
          ...{
            name: 'vip',
            calendar: 'office',
            when: { channel: ['phone'], tier: [1, 2], type: ['incident', 'request'], category: ['new'], service: ['mail'] },
          },
          targets: {
            urgent: {
              'first-response': min(15),
              'next-response': min(30),
              resolution: { value: 4, unit: 'h' },
              'periodic-update': { value: 1, unit: 'h' },
            },
            low: { resolution: { value: 10, unit: 'bd' } },
          },
          warnAt: [
            { text: '75%', share: 0.75 },
            { text: '12.5 %', share: 0.125 },
            { text: '15min', before: min(15) },
          ],
          ...{ pauseIn: ['pending-requester'], reopenWindow: { value: 24, unit: 'h' }, reopen: 'restart', afterWindow: 'new-cycle' },
          ...{ merge: 'earliest-origin-wins', botAnswers: true, throughQuietHours: [] },
        },
        {
          ...{
            name: 'all',
            calendar: 'office',
            when: {},
            targets: {},
            warnAt: [],
            pauseIn: [],
            reopenWindow: { value: 72, unit: 'h' },
            reopen: 'continue',
          },
          ...{ afterWindow: 'follow-up', merge: 'own-origin', botAnswers: false, throughQuietHours: ['urgent'] },
        },
      ],
      tiers: [{ level: 1 }, { level: 2, holdAtMost: { value: 2, unit: 'h' }, calendar: 'office' }],
    });
  });

  test('a warning point may be a number of milliseconds; one alone needs no list', () => {
    const policy = { name: 'a', calendar: 'office', targets: {}, 'warn-at': 900_000, 'pause-in': 'pending-approval' };
    const [read] = readSlaTerms({ version: 1, calendars, sla: [policy, { ...policy, name: 'b', 'warn-at': ' 15min ' }] }).policies;
    expect(read).toMatchObject({ warnAt: [{ text: '900000ms', before: { value: 900_000, unit: 'ms' } }], pauseIn: ['pending-approval'] });
    const [, other] = readSlaTerms({ version: 1, calendars, sla: [policy, { ...policy, name: 'b', 'warn-at': ' 15min ' }] }).policies;
    expect(other?.warnAt[0]?.text).toBe('15min');
  });

  test('a pack may promise nothing', () => {
    expect(readSlaTerms({ version: 1, calendars: {} })).toEqual({ version: 1, calendars: {}, policies: [], tiers: [] });
    expect(readSlaSection(null, [], () => undefined)).toEqual([]);
    expect(readTiersSection(undefined, [], () => undefined)).toEqual([]);
  });

  test('every mistake comes at once, with its path and what would be right', () => {
    const policy = {
      ...{ name: '', calendar: 'night', colour: 'red', when: { channel: 5, tier: 'x', category: 'gone', weather: 'fair' } },
      ...{
        targets: { urgent: { 'first-response': 'soon', resolution: '0h', answer: '1h' }, super: {}, low: 'none' },
        'warn-at': ['120%', '100%', '5x', '0%'],
      },
      ...{
        'pause-in': ['sleeping'],
        'reopen-window': '1d',
        reopen: 'maybe',
        'after-window': 'never',
        merge: 1,
        'bot-answers': 'yes',
        'through-quiet-hours': ['loud'],
      },
    };
    const mistakes = wrong(
      [policy, 'x', { name: 'b', calendar: 'office', targets: [] }, { name: 'b', calendar: 'office', targets: {}, when: 'always' }],
      [{ level: 1, 'hold-at-most': '2' }, { level: 1, calendar: 'night' }, { name: 'x' }, 7],
    );
    expect(Object.keys(mistakes).sort()).toEqual(
      [
        ...['[0].name', '[0].calendar', '[0].colour', '[0].when.channel', '[0].when.tier', '[0].when.category[0]', '[0].when.weather'].map(
          (p) => `sla${p}`,
        ),
        ...['.urgent.first-response', '.urgent.resolution', '.urgent.answer', '.super', '.low'].map((p) => `sla[0].targets${p}`),
        ...['[0]', '[1]', '[2]', '[3]'].map((p) => `sla[0].warn-at${p}`),
        ...['pause-in[0]', 'reopen-window', 'reopen', 'after-window', 'merge', 'bot-answers', 'through-quiet-hours[0]'].map(
          (p) => `sla[0].${p}`,
        ),
        ...[
          'sla[1]',
          'sla[2].targets',
          'sla[3].when',
          'sla[3].name',
          'tiers[0].hold-at-most',
          'tiers[1].calendar',
          'tiers[1].level',
          'tiers[2].level',
          'tiers[3].level',
        ],
      ].sort(),
    );
    expect(mistakes['sla[0].calendar']).toBe("must be one of the pack's calendars (office), and is 'night'");
    expect(mistakes['sla[0].targets.urgent.first-response']).toContain("such as '90min', '4h' or '3bd'");
    expect(mistakes['sla[0].reopen-window']).toContain('write bd for business days');
    expect(mistakes['sla[0].pause-in[0]']).toContain('pending-requester, pending-third-party');
    expect(mistakes['sla[0].warn-at[0]']).toContain('under 100%');
    expect(mistakes['sla[0].targets.urgent.resolution']).toBe('must be more than 0');
    expect(mistakes['sla[3].name']).toBe("'b' is taken");
    expect(mistakes['tiers[1].level']).toBe('1 is given twice');
  });

  test('a section that is no list says so', () => {
    expect(wrong({}, 'x')).toEqual({
      sla: 'must be a list, each entry beginning with a dash, and is a map',
      tiers: "must be a list, each entry beginning with a dash, and is 'x'",
    });
    expect(wrong([{ name: 'a', calendar: 'office', targets: { low: { resolution: null } } }])).toHaveProperty([
      'sla[0].targets.low.resolution',
    ]);
  });

  test.each([
    [undefined],
    [null],
    [3],
    ['x'],
    [[[]]],
    [[null]],
    [[{ name: {}, calendar: {}, targets: { urgent: [] }, when: [], 'warn-at': {}, 'pause-in': {} }]],
    [new Date(0)],
  ])('no input crashes it: %j', (raw) => {
    expect(() => wrong(raw, raw)).not.toThrow();
  });
});
