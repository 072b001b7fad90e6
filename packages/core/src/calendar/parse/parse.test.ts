import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isDeskError } from '../../kernel/index.ts';
import { checkCalendar, openSpans, parseCalendar } from '../index.ts';

const zone = 'Europe/Helsinki';
const mistakesOf = (raw: unknown, check = {}) => {
  const checked = checkCalendar(raw, check);
  return 'mistakes' in checked ? checked.mistakes.map((m) => `${m.path} ${m.message}`) : [];
};
const ofHours = (hours: unknown) => mistakesOf({ zone, hours, holidays: {} });
const ofHolidays = (holidays: unknown) => mistakesOf({ zone, hours: { mon: ['08:00-16:00'] }, holidays });
const weekOf = (hours: unknown) => parseCalendar({ zone: 'UTC', hours, holidays: {} }).versions[0]!.week;

describe('hours', () => {
  test('days are named alone, as ranges and as lists', () => {
    const spans = [{ start: 480, end: 960 }];
    expect(weekOf({ 'mon-fri': ['08:00-16:00'] })).toEqual([spans, spans, spans, spans, spans, [], []]);
    expect(weekOf({ 'sat,sun': '08:00-16:00' })).toEqual([[], [], [], [], [], spans, spans]);
    expect(weekOf({ 'sat-mon, wed': ['08:00-16:00'] })).toEqual([spans, [], spans, [], [], spans, spans]);
  });

  test('T2: several spans, over midnight, 24:00; touching ones merge', () => {
    expect(weekOf({ mon: ['13:00-16:00', '08:00-12:00'] })[0]).toEqual([
      { start: 480, end: 720 },
      { start: 780, end: 960 },
    ]);
    expect(weekOf({ mon: ['12:00-24:00', '08:00-12:00'] })[0]).toEqual([{ start: 480, end: 1440 }]);
    expect(weekOf({ mon: ['22:00-06:00'] })[0]).toEqual([{ start: 1320, end: 1800 }]);
    expect(weekOf({ mon: ['22:00-00:00'] })[0]).toEqual([{ start: 1320, end: 1440 }]);
    expect(weekOf({ mon: ['08:00-08:00'] })[0]).toEqual([{ start: 480, end: 1920 }]);
    expect(weekOf({ mon: ['08:00-12:00'], 'mon-tue': ['13:00-14:00'] }).slice(0, 2)).toEqual([
      [
        { start: 480, end: 720 },
        { start: 780, end: 840 },
      ],
      [{ start: 780, end: 840 }],
    ]);
    expect(weekOf('24x7')).toEqual(weekOf({ 'mon-sun': ['00:00-24:00'] }));
  });

  test('T2: overlaps are mistakes, within a day, over midnight and from Sunday to Monday', () => {
    expect(ofHours({ mon: ['08:00-12:00', '11:59-16:00'] })).toEqual([
      "hours.mon.1 '11:59-16:00' overlaps '08:00-12:00' at hours.mon.0: join them or move one",
    ]);
    expect(ofHours({ 'mon-fri': ['08:00-16:00'], wed: ['15:00-17:00'] })).toEqual([
      "hours.wed.0 '15:00-17:00' overlaps '08:00-16:00' at hours.mon-fri.0: join them or move one",
    ]);
    expect(ofHours({ mon: ['22:00-06:00'], tue: ['05:00-08:00'] })).toHaveLength(1);
    expect(ofHours({ sun: ['22:00-06:00'], mon: ['05:00-08:00'] })).toEqual([
      "hours.mon.0 '05:00-08:00' overlaps '22:00-06:00' at hours.sun.0: join them or move one",
    ]);
    expect(ofHours({ 'mon-fri': ['00:00-24:00', '08:00-16:00'] })).toHaveLength(1);
    expect(ofHours({ mon: ['00:00-20:00', '01:00-02:00', '10:00-21:00'] })).toHaveLength(2);
    expect(ofHours({ sun: ['22:00-06:00'], mon: ['06:00-08:00'] })).toEqual([]);
    expect(ofHours({ 'mon-sun': ['08:00-08:00'] })).toEqual([]);
  });

  test.each(['8:00-16:00', '08:00', '08:00-25:00', '24:00-06:00', '08:60-09:00', '08:00-24:01', '', 'open', 5, null, {}])(
    '%j is no span',
    (span) => {
      expect(ofHours({ mon: [span] })).toEqual([expect.stringMatching(/^hours\.mon\.0 must be hours such as '08:00-16:00'/)]);
    },
  );

  test.each(['monday', 'mon-', 'mon-fri-sun', '', 'Mon', 'mon,,tue', 'mon;tue', '__proto__x'])('%j names no days', (key) => {
    expect(ofHours({ [key]: ['08:00-16:00'], tue: ['08:00-16:00'] })).toContainEqual(
      expect.stringContaining('must name weekdays: mon, tue'),
    );
  });
});

describe('mistakes', () => {
  test('are collected, each with its path, and thrown as one error', () => {
    const raw = {
      zone: 'Europe/Turku',
      hours: { 'mon-fri': ['08-16'], weekend: ['08:00-10:00'] },
      holidays: { country: 'fi', sets: ['legal'], extra: { '2026-02-30': 'closed', '2026-12-31': 'half' }, 'stop-24x7': 'yes' },
      closed: true,
    };
    const paths = ['closed', 'zone', 'hours.mon-fri.0', 'hours.weekend', 'holidays.stop-24x7', 'holidays.sets', 'holidays.country'];
    const checked = checkCalendar(raw, { path: 'calendars.office' });
    expect('mistakes' in checked && checked.mistakes.map((m) => m.path)).toEqual(
      [...paths, 'holidays.extra.2026-02-30', 'holidays.extra.2026-12-31'].map((path) => `calendars.office.${path}`),
    );
    let thrown: unknown;
    try {
      parseCalendar(raw);
    } catch (e) {
      thrown = e;
    }
    expect(isDeskError(thrown) && [thrown.code, thrown.kind]).toEqual(['input.invalid', 'invalid']);
    expect(String(thrown)).toContain("zone must be an IANA time zone such as 'Europe/Helsinki', and 'Europe/Turku' is none");
  });

  test.each([
    [{ region: 'BY' }, 'holidays.region needs a country beside it'],
    [{ sets: ['statutory'] }, 'holidays.sets needs a country beside it'],
    [{ country: 'FI', region: 'BY' }, 'holidays.region must be left out: FI has no regions'],
    [{ country: 'DE', region: 'XX' }, 'holidays.region must be one of BB, BE'],
    [{ country: 'FI', sets: [] }, 'holidays.sets must be a list of statutory, customary'],
    [{ country: 'FI', sets: 'statutory' }, 'holidays.sets must be a list of statutory, customary'],
    [{ country: 'constructor' }, 'holidays.country must be a country code in capitals'],
    [{ countries: ['FI'] }, 'holidays.countries is not known here; known are country, region, sets, extra, stop-24x7'],
    [{ extra: ['2026-01-01'] }, "holidays.extra must be dates with 'closed' or hours"],
    [{ extra: { '2026-01-01': [] } }, "holidays.extra.2026-01-01 must be hours, or 'closed' for none"],
    [{ extra: { '2026-01-01': ['08:00-12:00', '11:00-13:00'] } }, "holidays.extra.2026-01-01.1 '11:00-13:00' overlaps"],
    ['FI', 'holidays must be a section with country, sets or extra'],
  ])('%j', (holidays, sentence) => {
    expect(ofHolidays(holidays)).toEqual([expect.stringContaining(sentence)]);
  });

  test('no value at all makes it fail otherwise', () => {
    const deep = fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true, maxDepth: 3 });
    const part = (known: unknown) => fc.oneof(fc.constant(known), deep);
    const calendar = fc.record(
      { zone: part(zone), hours: part({ mon: ['08:00-09:00'] }), holidays: part({ country: 'FI' }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(deep, calendar), (raw) => {
        const checked = checkCalendar(raw);
        expect('mistakes' in checked ? checked.mistakes.length > 0 : checked.calendar.versions.length === 1).toBe(true);
      }),
    );
  });
});

describe('T8: at least one open minute in 400 days', () => {
  const from = new Date('2026-01-01T00:00Z');
  const year = (first: number, last: number) =>
    Object.fromEntries(
      Array.from({ length: last - first }, (_, i) => [new Date(Date.UTC(2026, 0, 1 + first + i)).toISOString().slice(0, 10), 'closed']),
    );

  test('is checked from an instant on', () => {
    const shut = (days: number) => ({ zone: 'UTC', hours: { 'mon-sun': ['08:00-16:00'] }, holidays: { extra: year(0, days) } });
    expect(mistakesOf(shut(399), { from })).toEqual([]);
    expect(mistakesOf(shut(400), { from })).toEqual([
      'hours must leave at least one minute open in the 400 days after 2026-01-01T00:00:00.000Z',
    ]);
    expect(mistakesOf(shut(400), { from: new Date('2026-02-01T00:00Z') })).toEqual([]);
    expect(mistakesOf(shut(400))).toEqual([]);
    expect(mistakesOf(shut(1), { from: new Date(NaN) })).toEqual(['from must be a valid Date']);
  });

  test('without an instant, some hours must be given', () => {
    expect(ofHours({})).toEqual(['hours must have hours on some day']);
    expect(ofHours(undefined)).toEqual([expect.stringContaining("hours must be '24x7' or hours by weekday")]);
    const fair = parseCalendar({ zone: 'UTC', hours: {}, holidays: { extra: { '2026-06-01': '10:00-11:00' } } });
    expect(openSpans(fair, from, new Date('2027-01-01'))).toHaveLength(1);
    expect(mistakesOf({ zone, hours: {}, holidays: { extra: { '2026-06-01': 'closed' } } })).toEqual(['hours must have hours on some day']);
  });
});

describe('warnings', () => {
  const warningsOf = (raw: unknown) => checkCalendar(raw).warnings.map((w) => `${w.path} ${w.message}`);

  test('edge case: a calendar without holidays works through them, and says so', () => {
    expect(warningsOf({ zone, hours: { mon: ['08:00-16:00'] } })).toEqual(['holidays are not given, so every holiday is working time']);
    expect(warningsOf({ zone, hours: { mon: ['08:00-16:00'] }, holidays: {} })).toEqual([]);
    expect(warningsOf({ zone, hours: '24x7' })).toEqual([]);
  });

  test('edge case: holidays that do not stop 24×7', () => {
    const holidays = { country: 'FI' };
    expect(warningsOf({ zone, hours: '24x7', holidays })).toEqual([expect.stringContaining('holidays do not stop a calendar')]);
    expect(warningsOf({ zone, hours: '24x7', holidays: { ...holidays, 'stop-24x7': true } })).toEqual([]);
  });
});
