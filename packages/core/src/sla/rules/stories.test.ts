import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseCalendar } from '../../calendar/index.ts';
import { clockKey } from './clock.ts';
import { explainClock } from './explain.ts';
import type { ReplayEvent } from './event.ts';
import { always, office, STANDARD, t, termsWith } from './fixtures.ts';
import { replayTicket } from './replay.ts';

/**
 * Whole lives of tickets, line by line: what the ledger says of them, what their clocks came to, and by which rules. `stories.txt` has them as
 * they were read and found right; a rule that changes on purpose changes the lines that the test then shows, and they are read again.
 */
const on = (time: string) => t(`2026-06-${time}`);
const local = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Helsinki',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const shown = (at: Date) => local.format(at).replace(',', '').replace(/:00$/, '');

/** `run.dueAt=01 13:00 run.elapsedMs=30min`: everything that a line or a clock says. */
function said(value: unknown, path = ''): string[] {
  if (value instanceof Date) return [`${path}=${shown(value)}`];
  if (Array.isArray(value)) return value.length === 0 ? [`${path}=none`] : value.flatMap((one, i) => said(one, `${path}.${String(i)}`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, one]) => said(one, path === '' ? key : `${path}.${key}`));
  }
  return [`${path}=${/Ms$|\.ms$/.test(path) ? `${String(Number(value) / 60_000)}min` : String(value)}`];
}

const extended = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-18:00'] }, holidays: {} });
const wanted = {
  ...STANDARD,
  'warn-at': ['50%', '30min'],
  'reopen-window': '8h',
  'bot-answers': false,
};
const tiers = [
  { level: 1, 'hold-at-most': '2h' },
  { level: 2, 'hold-at-most': '1bd', calendar: 'always' },
];
const calendars = { office, always };
const terms = termsWith(wanted, { calendars, tiers });
const stricter = termsWith(
  {
    ...wanted,
    targets: { ...(STANDARD['targets'] as object), urgent: { 'first-response': '10min', resolution: '90min', 'update-every': '2h' } },
  },
  { version: 'acme@2', calendars, tiers: [{ level: 1, 'hold-at-most': '3h' }, { level: 2 }] },
);

function story(events: readonly ReplayEvent[], until: Date, more: object = {}): string[] {
  const given = { contract: terms, priority: 'urgent' as const, receivedAt: on('01 09:00'), events, until, ...more };
  const { state, ledger, terms: book } = replayTicket(given);
  const lines = ledger.map(({ metric, cycle, at, kind, data, policy, version, ...head }) =>
    [
      `${shown(at)} ${metric}:${String(cycle)} ${kind}`,
      ...said(head),
      ...(kind === 'started' ? [policy, String(version)] : []),
      ...said(data),
    ].join(' '),
  );
  const { facts: _facts, clocks, ...situation } = state;
  const ends = clocks.map((clock) => `= ${said(clock).join(' ')}`);
  const rules = clocks.map((clock) => {
    const explained = explainClock({ state, ledger, terms: book, clock: clockKey(clock), until });
    const rows = explained?.rows.map(
      (row) =>
        `${shown(row.from)}-${shown(row.to)} ${row.kind} ${String(row.total)} ${row.rule} ${String(row.version)} ${said({ due: row.dueAt ?? 'none', reason: row.reason ?? '-' }).join(' ')}`,
    );
    return `? ${clockKey(clock)}: ${String(rows?.join(' / '))}`;
  });
  return [...lines, ...ends, `at the end: ${said(situation).join(' ')}`, ...rules];
}
const as = (cause: string, actor = 'agent:1') => ({ cause, actor });

const stories: Record<string, () => string[]> = {
  'C3 C4 C5 C7 C16 answered, asked again, handed on and solved': () =>
    story(
      [
        { at: on('01 09:10'), kind: 'agent-message', ...as('2') },
        { at: on('01 09:20'), kind: 'state', to: 'pending-requester', reason: 'info', wakeAt: on('02 09:00'), ...as('3') },
        { at: on('01 11:20'), kind: 'requester-message', ...as('4', 'person:1') },
        { at: on('01 11:20'), kind: 'requester-message', ...as('5', 'person:1') },
        { at: on('01 12:10'), kind: 'tier', to: 2, ...as('6') },
        { at: on('01 12:30'), kind: 'agent-message', ...as('7') },
        { at: on('02 08:05'), kind: 'tier', to: 1, handBack: true, ...as('8', 'agent:2') },
        { at: on('02 10:30'), kind: 'state', to: 'resolved', ...as('9') },
      ],
      on('03 12:00'),
    ),
  'C10 C11 reopened within the window, late, waived, and reopened after it': () =>
    story(
      [
        { at: on('01 09:05'), kind: 'agent-message', ...as('2') },
        { at: on('01 10:00'), kind: 'state', to: 'resolved', ...as('3') },
        { at: on('01 14:00'), kind: 'requester-message', ...as('4') },
        { at: on('02 12:00'), kind: 'state', to: 'resolved', ...as('5') },
        { at: on('02 12:30'), kind: 'waive', metric: 'resolution', reason: 'agreed', ...as('6') },
        { at: on('04 12:00'), kind: 'state', to: 'open', ...as('7') },
        { at: on('04 13:00'), kind: 'waive', metric: 'resolution', cycle: 2, reason: 'theirs', ...as('8') },
        { at: on('05 15:00'), kind: 'state', to: 'closed', ...as('9') },
        { at: on('05 15:30'), kind: 'requester-message', ...as('10') },
      ],
      on('09 12:00'),
    ),
  'C11 raised near the end of its time, paused, lowered, and a promise gained and lost': () =>
    story(
      [
        { at: on('01 11:00'), kind: 'priority', to: 'urgent', ...as('2') },
        { at: on('01 13:30'), kind: 'state', to: 'pending-requester', reason: 'info', ...as('3') },
        { at: on('01 14:00'), kind: 'priority', to: 'low', ...as('4') },
        { at: on('01 14:30'), kind: 'priority', to: 'urgent', ...as('5') },
        { at: on('01 15:00'), kind: 'state', to: 'open', ...as('6') },
        { at: on('02 08:30'), kind: 'agent-message', ...as('7') },
        { at: on('02 09:00'), kind: 'requester-message', ...as('8') },
        { at: on('02 09:10'), kind: 'priority', to: 'low', ...as('9') },
        { at: on('02 09:20'), kind: 'priority', to: 'urgent', ...as('10') },
      ],
      on('02 16:00'),
      { priority: 'low' },
    ),
  'C11 C13 another contract while it runs, then other hours, and another contract while it stands still': () =>
    story(
      [
        { at: on('01 10:20'), kind: 'contract', contract: stricter, ...as('2') },
        { at: on('01 10:25'), kind: 'calendar', calendars: { office: extended }, ...as('3') },
        { at: on('01 10:40'), kind: 'state', to: 'pending-requester', reason: 'info', ...as('4') },
        { at: on('01 10:50'), kind: 'contract', contract: { ...terms, version: 'acme@3' }, ...as('5') },
        { at: on('01 11:30'), kind: 'calendar', calendars: { office }, ...as('6') },
        { at: on('01 12:00'), kind: 'wake', ...as('7', 'desk') },
        { at: on('02 11:00'), kind: 'state', to: 'resolved', ...as('8') },
      ],
      on('03 12:00'),
    ),
  'C12 the contract that it should have been from the start': () =>
    story(
      [
        { at: on('01 09:12'), kind: 'agent-message', ...as('2') },
        { at: on('01 10:00'), kind: 'state', to: 'pending-requester', ...as('3') },
        { at: on('01 10:30'), kind: 'state', to: 'open', ...as('4') },
        { at: on('01 12:00'), kind: 'contract', mode: 'correction', contract: stricter, ...as('5', 'agent:9') },
        { at: on('01 13:00'), kind: 'state', to: 'resolved', ...as('6') },
      ],
      on('02 12:00'),
    ),
  'C13 hours that were wrong, counted again for the past': () =>
    story(
      [
        { at: on('01 09:12'), kind: 'agent-message', ...as('2') },
        { at: on('02 09:00'), kind: 'calendar', calendars: { office: always }, recompute: true, ...as('3', 'agent:9') },
        { at: on('02 10:00'), kind: 'state', to: 'resolved', ...as('4') },
      ],
      on('03 12:00'),
    ),
  'C14 C15 merged from an earlier origin, split, cancelled, brought back, and spam': () =>
    story(
      [
        { at: on('01 09:08'), kind: 'merge', role: 'target', origin: on('01 08:30'), earliestOriginWins: true, ...as('2') },
        { at: on('01 09:30'), kind: 'agent-message', ...as('3') },
        { at: on('01 09:40'), kind: 'requester-message', ...as('4') },
        { at: on('01 09:45'), kind: 'requester-message', ...as('5') },
        { at: on('01 09:50'), kind: 'split', of: '4', ...as('6') },
        { at: on('01 10:00'), kind: 'merge', role: 'source', ...as('7') },
        { at: on('01 10:30'), kind: 'state', to: 'open', ...as('8') },
        { at: on('01 11:00'), kind: 'spam', ...as('9') },
      ],
      on('02 12:00'),
    ),
  'E8 thanks taken for a question, and taken back': () =>
    story(
      [
        { at: on('01 09:05'), kind: 'agent-message', ...as('2') },
        { at: on('01 10:00'), kind: 'state', to: 'resolved', ...as('3') },
        { at: on('01 11:00'), kind: 'requester-message', ...as('4', 'person:1') },
        { at: on('01 11:00'), kind: 'state', to: 'open', ...as('5', 'person:1') },
        { at: on('01 11:40'), kind: 'thanks', of: '4', ...as('6') },
      ],
      on('02 12:00'),
    ),
  'C18 imported history, quiet up to its last instant': () =>
    story(
      [
        { at: on('01 13:00'), kind: 'note', ...as('2') },
        { at: on('01 15:00'), kind: 'state', to: 'pending-third-party', reason: 'parts', importedAt: on('01 15:00'), ...as('3') },
        { at: on('02 09:00'), kind: 'agent-message', ...as('4') },
      ],
      on('02 12:00'),
    ),
};

const told = readFileSync(new URL('./stories.txt', import.meta.url), 'utf8');

test.each(Object.keys(stories))('%s', (name) => {
  const [, lines = ''] = told.split(`## ${name}\n`);
  expect(stories[name]?.()).toEqual(lines.split('\n## ')[0]?.trimEnd().split('\n'));
});
