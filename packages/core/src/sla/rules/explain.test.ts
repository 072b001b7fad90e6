import { describe, expect, test } from '@jest/globals';
import { parseCalendar } from '../../calendar/index.ts';
import type { ReplayEvent } from './event.ts';
import { explainClock, type Explanation } from './explain.ts';
import { explainText } from './explainText.ts';
import { always, promising, t, termsWith } from './fixtures.ts';
import { replayTicket } from './replay.ts';
import type { SlaTerms } from '../terms.ts';

const on = (time: string) => t(`2026-06-${time}`);
const midsummer = parseCalendar({
  zone: 'Europe/Helsinki',
  hours: { 'mon-fri': ['08:00-16:00'] },
  holidays: { extra: { '2026-06-19': 'closed' } },
});
const state = (time: string, to: 'open' | 'pending-requester' | 'resolved', reason?: string): ReplayEvent => ({
  at: on(time),
  kind: 'state',
  to,
  ...(reason !== undefined && { reason }),
});

function explained(
  terms: SlaTerms,
  events: ReplayEvent[],
  { from, until, clock = 'resolution:1' }: { from: string; until: string; clock?: string },
): Explanation {
  const ticket = replayTicket({ contract: terms, priority: 'normal', receivedAt: on(from), events, until: on(until) });
  const explanation = explainClock({ ...ticket, clock, until: on(until) });
  if (!explanation) throw new TypeError(`nothing to explain of ${clock}`);
  return explanation;
}
const told = ({ rows }: Explanation) =>
  rows.map((row) => [row.kind === 'event' ? row.entry?.kind : row.kind, row.seconds, row.total, row.rule]);

describe('explain', () => {
  test('C20 every stretch with its seconds, running total, due and rule; a holiday by its name', () => {
    const terms = termsWith(promising('4h', 'resolution', { 'pause-in': ['pending-requester'] }), { calendars: { office: midsummer } });
    const events = [state('18 15:00', 'pending-requester', 'more-info'), state('18 15:30', 'open'), state('22 09:00', 'resolved')];
    const explanation = explained(terms, events, { from: '18 14:00', until: '23 12:00' });
    expect(told(explanation)).toEqual([
      ['started', 0, 0, 'C6'],
      ['open', 3600, 3600, 'T1'],
      ['paused', 0, 3600, 'C8'],
      ['paused', 1800, 3600, 'C6'],
      ['resumed', 0, 3600, 'C9'],
      ['open', 1800, 5400, 'T1'],
      ['closed', 28800, 5400, 'T2'],
      ['holiday', 86400, 5400, 'T7'],
      ['closed', 201600, 5400, 'T2'],
      ['open', 3600, 9000, 'T1'],
      ['met', 0, 9000, 'T4'],
    ]);
    expect(explanation.rows.find((row) => row.kind === 'holiday')).toMatchObject({
      name: '2026-06-19: closed',
      dueAt: on('22 10:30'),
      policy: 'standard',
      version: 'acme@1',
    });
    expect(explanation.rows.find((row) => row.kind === 'paused')).toMatchObject({ category: 'pending-requester', reason: 'more-info' });
    expect(explanation.rows.find((row) => row.kind === 'paused')).not.toHaveProperty('dueAt');
    expect(explanation.zone).toBe('Europe/Helsinki');
  });

  test('C20 looks at time that nobody has looked at yet, also ahead', () => {
    const terms = termsWith(promising('4h', 'resolution', { 'warn-at': ['75%'] }));
    const ticket = replayTicket({ contract: terms, priority: 'normal', receivedAt: on('01 09:00'), events: [], until: on('01 09:00') });
    const ahead = explainClock({ ...ticket, clock: 'resolution:1', until: on('01 13:30') });
    expect(ahead && told(ahead)).toEqual([
      ['started', 0, 0, 'C6'],
      ['open', 10800, 10800, 'T1'],
      ['warned', 0, 10800, 'C16'],
      ['open', 3600, 14400, 'T1'],
      ['breached', 0, 14400, 'T10'],
      ['open', 1800, 16200, 'T1'],
    ]);
    expect(explainClock({ ...ticket, clock: 'resolution:2', until: on('01 13:30') })).toBeUndefined();
  });

  test('C20 C10 the time between a solution and a reopening is there and does not count', () => {
    const explanation = explained(termsWith(promising('4h')), [state('01 10:00', 'resolved'), state('01 12:00', 'open')], {
      from: '01 09:00',
      until: '01 12:30',
    });
    expect(told(explanation)).toEqual([
      ['started', 0, 0, 'C6'],
      ['open', 3600, 3600, 'T1'],
      ['met', 0, 3600, 'T4'],
      ['resolved', 7200, 3600, 'C10'],
      ['reopened', 0, 3600, 'C10'],
      ['open', 1800, 5400, 'T1'],
    ]);
  });

  test('C20 C12 after a correction the life is told as it should have been, under the version that decided', () => {
    const right = termsWith({ ...promising('1h'), calendar: 'always' }, { version: 'other@7' });
    const events: ReplayEvent[] = [{ at: on('01 12:00'), kind: 'contract', mode: 'correction', contract: right }];
    const explanation = explained(termsWith(promising('4h')), events, { from: '01 07:00', until: '01 09:00' });
    expect(told(explanation).map(([kind]) => kind)).toEqual(['started', 'closed', 'open']);
    const later = explained(termsWith(promising('4h')), events, { from: '01 07:00', until: '01 12:30' });
    expect(told(later).map(([kind]) => kind)).toEqual(['started', 'open', 'breached', 'open']);
    expect(later.rows[1]).toMatchObject({ version: 'other@7' });
  });

  test('C20 C14 a moved origin is told from the origin on', () => {
    const terms = termsWith(promising('2h', 'first-response', { merge: 'earliest-origin-wins' }));
    const events: ReplayEvent[] = [{ at: on('01 09:30'), kind: 'merge', role: 'target', origin: on('01 08:30') }];
    expect(told(explained(terms, events, { from: '01 09:00', until: '01 10:00', clock: 'first-response:1' }))).toEqual([
      ['started', 0, 0, 'C3'],
      ['retargeted', 0, 0, 'C14'],
      ['open', 3600, 3600, 'T1'],
      ['open', 1800, 5400, 'T1'],
    ]);
  });

  test('C20 C11 a promise that was gained late tells what it had counted before', () => {
    const terms = termsWith({ targets: { normal: {}, urgent: { resolution: '8h' } }, 'pause-in': ['pending-requester'] });
    const events: ReplayEvent[] = [
      state('01 10:00', 'pending-requester'),
      state('01 11:00', 'open'),
      { at: on('01 12:00'), kind: 'priority', to: 'urgent' },
    ];
    const explanation = explained(terms, events, { from: '01 09:00', until: '01 12:30' });
    expect(told(explanation)).toEqual([
      ['open', 3600, 3600, 'T1'],
      ['paused', 3600, 3600, 'C6'],
      ['open', 3600, 7200, 'T1'],
      ['started', 0, 7200, 'C6'],
      ['open', 1800, 9000, 'T1'],
    ]);
  });

  test('C20 C11 each row names the policy and version that ruled then', () => {
    const events: ReplayEvent[] = [
      { at: on('01 10:00'), kind: 'contract', contract: termsWith({ ...promising('8h'), name: 'standard' }, { version: 'acme@2' }) },
    ];
    const { rows } = explained(termsWith(promising('4h')), events, { from: '01 09:00', until: '01 11:00' });
    const open = rows.filter((row) => row.kind === 'open');
    expect(open.map((row) => row.version)).toEqual(['acme@1', 'acme@2']);
    expect(rows.find((row) => row.entry?.kind === 'retargeted')).toMatchObject({ version: 'acme@2', rule: 'C11', dueAt: on('02 09:00') });
  });

  test('C20 what comes after the instant asked for is not told, what comes at it is', () => {
    const terms = termsWith(promising('4h'));
    const ticket = replayTicket({
      contract: terms,
      priority: 'normal',
      receivedAt: on('01 09:00'),
      events: [state('01 10:00', 'resolved')],
      until: on('01 12:00'),
    });
    const at = (until: Date) => explainClock({ ...ticket, clock: 'resolution:1', until })!;
    expect(told(at(on('01 10:00'))).map(([kind]) => kind)).toEqual(['started', 'open', 'met']);
    expect(told(at(on('01 09:59')))).toEqual([
      ['started', 0, 0, 'C6'],
      ['open', 3540, 3540, 'T1'],
    ]);
  });

  test('C20 late by less than an open minute is told as such', () => {
    const events = [state('01 19:00', 'resolved')];
    const explanation = explained(termsWith(promising('1h')), events, { from: '01 15:00', until: '01 20:00' });
    expect(explainText(explanation, 'en')).toContain('Done late, by 0 min of working hours.');
  });

  test('C20 C13 new hours count from their instant on', () => {
    const events: ReplayEvent[] = [{ at: on('01 17:00'), kind: 'calendar', calendars: { office: always } }];
    expect(told(explained(termsWith(promising('20h')), events, { from: '01 15:00', until: '01 18:00' }))).toEqual([
      ['started', 0, 0, 'C6'],
      ['open', 3600, 3600, 'T1'],
      ['closed', 3600, 3600, 'T2'],
      ['recalendared', 0, 3600, 'C13'],
      ['open', 3600, 7200, 'T1'],
    ]);
  });
});

describe('explain in words', () => {
  const sla = [
    { ...promising('1h', 'resolution', { 'warn-at': ['75%'], 'pause-in': ['pending-requester'] }), name: 'standard', calendar: 'office' },
    { ...promising('2bd'), name: 'wide', calendar: 'office' },
  ];
  const terms = termsWith({}, { sla, calendars: { office: midsummer } });
  const events: ReplayEvent[] = [
    state('18 15:00', 'pending-requester', 'more-info'),
    state('18 15:45', 'open'),
    { at: on('22 08:20'), kind: 'waive', metric: 'resolution', reason: 'agreed' },
    state('22 08:30', 'resolved'),
  ];
  const explanation = explained(terms, events, { from: '18 14:30', until: '23 12:00' });

  test('C20 English', () => {
    expect(explainText(explanation, 'en').split('\n')).toEqual([
      'Resolution: promised within 1 h.',
      "Agreed in policy standard, version acme@1 of the contract, hours 'office, Europe/Helsinki'.",
      'Policies that also fit and come later in the contract: wide.',
      'Thu 18 Jun 2026 14:30: The clock starts, due Thu 18 Jun 2026 15:30. [rule C6, standard acme@1]',
      'Thu 18 Jun 2026 14:30 – Thu 18 Jun 2026 15:00: open, 30 min counted, 30 min in all [rule T1, standard acme@1]',
      'Thu 18 Jun 2026 15:00: The clock is paused: waiting for the requester. [rule C8, standard acme@1]',
      'Thu 18 Jun 2026 15:00 – Thu 18 Jun 2026 15:45: paused, waiting for the requester (more-info) [rule C6, standard acme@1]',
      'Thu 18 Jun 2026 15:45: The clock goes on, due Mon 22 Jun 2026 08:15. [rule C9, standard acme@1]',
      'Thu 18 Jun 2026 15:45 – Thu 18 Jun 2026 16:00: open, 15 min counted, 45 min in all [rule T1, standard acme@1]',
      'Thu 18 Jun 2026 16:00: Warning: 75% of the time is used. [rule C16, standard acme@1]',
      'Thu 18 Jun 2026 16:00 – Fri 19 Jun 2026 00:00: closed, not counted [rule T2, standard acme@1]',
      'Fri 19 Jun 2026 00:00 – Sat 20 Jun 2026 00:00: holiday (2026-06-19: closed), not counted [rule T7, standard acme@1]',
      'Sat 20 Jun 2026 00:00 – Mon 22 Jun 2026 08:00: closed, not counted [rule T2, standard acme@1]',
      'Mon 22 Jun 2026 08:00 – Mon 22 Jun 2026 08:15: open, 15 min counted, 1 h in all [rule T1, standard acme@1]',
      'Mon 22 Jun 2026 08:15: The promise is broken: it was due Mon 22 Jun 2026 08:15. [rule T10, standard acme@1]',
      'Mon 22 Jun 2026 08:15 – Mon 22 Jun 2026 08:20: open, 5 min counted, 1 h 5 min in all [rule T1, standard acme@1]',
      'Mon 22 Jun 2026 08:20: Waived: agreed. [rule C11, standard acme@1]',
      'Mon 22 Jun 2026 08:20 – Mon 22 Jun 2026 08:30: open, 10 min counted, 1 h 15 min in all [rule T1, standard acme@1]',
      'Mon 22 Jun 2026 08:30: Kept in time. [rule T4, standard acme@1]',
    ]);
  });

  test('C20 a length that was given in milliseconds is told in hours, minutes and seconds', () => {
    const fine = termsWith({ targets: { normal: { resolution: 3_690_000 } } });
    expect(explainText(explained(fine, [], { from: '18 14:30', until: '18 14:31' }), 'en')).toContain(
      'Resolution: promised within 1 h 1 min 30 s.',
    );
  });

  test('C20 Finnish and Swedish tell the same rows', () => {
    const fi = explainText(explanation, 'fi').split('\n');
    const sv = explainText(explanation, 'sv').split('\n');
    expect(fi).toHaveLength(19);
    expect(sv).toHaveLength(19);
    expect(fi[0]).toBe('Ratkaisu: luvattu aika 1 h.');
    expect(fi[6]).toBe(
      'to 18.6.2026 klo 15.00 – to 18.6.2026 klo 15.45: keskeytetty, odottaa yhteydenottajaa (more-info) [sääntö C6, standard acme@1]',
    );
    expect(fi[14]).toBe(
      'ma 22.6.2026 klo 08.15: Palvelulupaus ylittyi: määräaika oli ma 22.6.2026 klo 08.15. [sääntö T10, standard acme@1]',
    );
    expect(sv[0]).toBe('Lösning: utlovat inom 1 h.');
    expect(sv[11]).toContain('helgdag (2026-06-19: closed), räknas inte');
  });

  test.each(['fi', 'sv', 'en'] as const)('C20 every kind of line has its sentence in %s', (language) => {
    const targets = { normal: { resolution: '1h', 'first-response': '2h' }, urgent: { resolution: '30min', 'first-response': '1bd' } };
    const wide = termsWith({ targets, merge: 'earliest-origin-wins', 'pause-in': ['pending-requester'] });
    const life: ReplayEvent[] = [
      { at: on('01 09:10'), kind: 'merge', role: 'target', origin: on('01 08:00') },
      { at: on('01 09:20'), kind: 'calendar', calendars: { office: always } },
      { at: on('01 09:40'), kind: 'priority', to: 'urgent' },
      state('01 09:50', 'resolved'),
      state('01 10:00', 'open'),
      { at: new Date(on('01 10:10').getTime() + 5000), kind: 'state', to: 'resolved' },
    ];
    const resolution = explainText(explained(wide, life, { from: '01 09:00', until: '01 12:00' }), language);
    const first = explainText(explained(wide, life, { from: '01 09:00', until: '01 12:00', clock: 'first-response:1' }), language);
    expect(`${resolution}${first}`).not.toContain('undefined');
    expect(resolution.split('\n').length).toBeGreaterThan(12);
    const instants = resolution.match(/10[.:]10[.:]05/g);
    expect(instants).not.toBeNull();
  });
});

test('C20 C12 a clock that should never have been is told up to its correction', () => {
  const right = termsWith(promising('8h'), { version: 'other@1' });
  const events: ReplayEvent[] = [{ at: on('01 12:00'), kind: 'contract', mode: 'correction', contract: right }];
  const explanation = explained(termsWith(promising('4h', 'first-response')), events, {
    from: '01 10:00',
    until: '02 12:00',
    clock: 'first-response:1',
  });
  expect(told(explanation)).toEqual([
    ['started', 0, 0, 'C3'],
    ['open', 7200, 7200, 'T1'],
    ['corrected', 0, 7200, 'C12'],
  ]);
});
