import { describe, expect, test } from '@jest/globals';
import type { Clock } from './clock.ts';
import type { ExplainRow } from './explain.ts';
import { explainText } from './explainText.ts';
import { hours, minutes, t } from './fixtures.ts';
import type { EntryData, LedgerEntry } from './ledger.ts';

const on = (time: string) => t(`2026-06-01 ${time}`);
const run = { elapsedMs: 0, targetMs: hours(4), warnings: [], since: on('09:00') };
const clock: Clock = {
  ...{ metric: 'resolution', cycle: 1, state: 'running', policy: 'standard', version: 'acme@1', calendar: 'office' },
  ...{ calendarVersion: 'acme@1', target: { value: 4, unit: 'h' }, startedAt: on('09:00'), spans: [], ...run },
};
const decided = { rule: 'C2', policy: 'standard', version: 'acme@1' };
const stretch = (row: Partial<ExplainRow>): ExplainRow => ({
  ...{ from: on('09:00'), to: on('10:00'), kind: 'open', seconds: 3600, total: 3600 },
  ...decided,
  ...row,
});

/** One row as a line, without its head and without the rule behind it. */
function lineOf(row: ExplainRow, language: 'fi' | 'sv' | 'en' = 'en'): string {
  const text = explainText({ clock, zone: 'Europe/Helsinki', passedOver: [], rows: [row] }, language);
  return (text.split('\n').at(-1) ?? '').replace(/ \[[^\]]*\]$/, '');
}
/** An event that took effect at ten; the row may name the due time that it leaves. */
function told(data: EntryData, dueAt?: Date): string {
  const entry: LedgerEntry = { metric: 'resolution', cycle: 1, at: on('10:00'), policy: 'standard', version: 'acme@1', ...data };
  const row = stretch({ to: on('10:00'), entry, ...(dueAt ? { dueAt } : {}) });
  return lineOf(row).replace(/^Mon 1 Jun 2026 10:00: /, '');
}

test('the head names the promise, the terms, and the policies that also fit only where there are some', () => {
  const headOf = (passedOver: string[], over: Partial<Clock> = {}) =>
    explainText({ clock: { ...clock, ...over }, zone: 'Europe/Helsinki', passedOver, rows: [] }, 'en').split('\n');
  expect(headOf([])).toEqual([
    'Resolution: promised within 4 h.',
    "Agreed in policy standard, version acme@1 of the contract, hours 'office, Europe/Helsinki'.",
  ]);
  expect(headOf(['gold', 'silver']).at(-1)).toBe('Policies that also fit and come later in the contract: gold, silver.');
  expect(headOf([], { target: { value: 3, unit: 'bd' }, cycle: 2 })[0]).toBe('Resolution, round 2: promised within 3 business days.');
  expect(headOf([], { target: { value: hours(1) + minutes(1) + 1000, unit: 'ms' } })[0]).toBe('Resolution: promised within 1 h 1 min 1 s.');
  expect(headOf([], { target: { value: 400, unit: 'ms' } })[0]).toBe('Resolution: promised within 0 min.');
});

describe('a stretch', () => {
  test.each<[Partial<ExplainRow>, string]>([
    [{ kind: 'open', seconds: 1800, total: 5400 }, 'open, 30 min counted, 1 h 30 min in all'],
    [{ kind: 'closed' }, 'closed, not counted'],
    [{ kind: 'holiday', name: 'Juhannus' }, 'holiday (Juhannus), not counted'],
    [{ kind: 'resolved' }, 'resolved, not counted'],
    [{ kind: 'paused', category: 'pending-requester' }, 'paused, waiting for the requester'],
    [{ kind: 'paused', category: 'pending-third-party', reason: 'parts' }, 'paused, waiting for a supplier (parts)'],
    [{ kind: 'paused' }, 'paused, not counted'],
  ])('of %j says %s', (row, said) => {
    expect(lineOf(stretch(row))).toBe(`Mon 1 Jun 2026 09:00 – Mon 1 Jun 2026 10:00: ${said}`);
  });
});

describe('an event', () => {
  const four = { value: 4, unit: 'h' } as const;
  const two = { value: 2, unit: 'bd' } as const;
  test.each<[EntryData, Date | undefined, string]>([
    [
      { kind: 'started', data: { startedAt: on('09:00'), target: four, calendar: 'office', calendarVersion: 'acme@1', run } },
      on('13:00'),
      'The clock starts, due Mon 1 Jun 2026 13:00.',
    ],
    [{ kind: 'resumed', data: { run } }, undefined, 'The clock goes on.'],
    [{ kind: 'paused', data: { elapsedMs: 0, category: 'pending-approval' } }, undefined, 'The clock is paused: waiting for approval.'],
    [
      { kind: 'retargeted', data: { from: four, target: two, because: 'priority', run } },
      on('13:00'),
      'The target changes from 4 h to 2 business days, due Mon 1 Jun 2026 13:00. What was counted stays.',
    ],
    [
      { kind: 'recalendared', data: { calendar: 'office', calendarVersion: 'acme@2', elapsedMs: 0, run } },
      on('14:30'),
      'New working hours hold from here on, due Mon 1 Jun 2026 14:30.',
    ],
    [{ kind: 'warned', data: { point: '75%' } }, undefined, 'Warning: 75% of the time is used.'],
    [{ kind: 'breached', data: { dueAt: on('09:30') } }, undefined, 'The promise is broken: it was due Mon 1 Jun 2026 09:30.'],
    [{ kind: 'breached', data: {} }, undefined, 'The promise is broken: it was due Mon 1 Jun 2026 10:00.'],
    [
      { kind: 'breached', data: { dueAt: on('09:30'), reason: 'retargeted' } },
      undefined,
      'The promise is broken by the change: the new due had passed already.',
    ],
    [{ kind: 'met', data: { elapsedMs: 1, dueAt: on('13:00') } }, undefined, 'Kept in time.'],
    [
      { kind: 'met', data: { elapsedMs: 1, dueAt: on('09:00'), lateByMs: minutes(61) } },
      undefined,
      'Done late, by 1 h 1 min of working hours.',
    ],
    [
      { kind: 'cancelled', data: { elapsedMs: 0, reason: 'merged' } },
      undefined,
      'The clock ends without a verdict (it goes on in another ticket).',
    ],
    [{ kind: 'cancelled', data: { elapsedMs: 0, reason: 'by a plugin' } }, undefined, 'The clock ends without a verdict (by a plugin).'],
    [{ kind: 'waived', data: { reason: 'a fire drill' } }, undefined, 'Waived: a fire drill.'],
    [{ kind: 'corrected', data: { reason: 'late' } }, undefined, 'Corrected: the clock is computed again from its start.'],
  ])('%j, due %s, is told as %s', (data, dueAt, said) => {
    expect(told(data, dueAt)).toBe(said);
  });
});

test('the other languages have the same rows, with instants in the zone of the calendar', () => {
  const paused = stretch({ kind: 'paused', category: 'pending-requester', from: on('09:00'), to: t('2026-06-01 10:00:07') });
  expect(lineOf(paused, 'fi')).toBe('ma 1.6.2026 klo 09.00 – ma 1.6.2026 klo 10.00.07: keskeytetty, odottaa yhteydenottajaa');
  expect(lineOf(paused, 'sv')).toBe('mån 1.6.2026 kl. 09.00 – mån 1.6.2026 kl. 10.00.07: pausat, väntar på anmälaren');
  expect(lineOf(paused)).toContain('10:00:07');
});
