import { describe, expect, test } from '@jest/globals';
import { parseCalendar } from '../../calendar/index.ts';
import type { ReplayEvent } from './event.ts';
import type { Category } from './facts.ts';
import { hours, minutes, t, termsWith } from './fixtures.ts';
import { auditPauses } from './pauseAudit.ts';
import { replayTicket } from './replay.ts';

const on = (time: string) => t(`2026-06-01 ${time}`);
const terms = termsWith({
  targets: { urgent: { 'first-response': '15min', 'next-response': '30min', resolution: '4h' }, low: { resolution: '8h' } },
  'pause-in': ['pending-requester'],
});
const state = (time: string, to: Category, more: { reason?: string; wakeAt?: Date } = {}): ReplayEvent => ({
  at: on(time),
  kind: 'state',
  to,
  actor: 'agent:1',
  cause: `s${time}`,
  ...more,
});
const fine = { reason: 'info', wakeAt: on('23:00') };
const answered: ReplayEvent = { at: on('09:05'), kind: 'agent-message' };

function audited(events: ReplayEvent[], until = on('15:00')) {
  const ticket = replayTicket({ contract: terms, priority: 'urgent', receivedAt: on('09:00'), events, until });
  return auditPauses({ ...ticket, until });
}
const kindsOf = (events: ReplayEvent[]) => audited(events).findings.map((finding) => finding.kind);

describe('pause audit', () => {
  test('a clean life has no findings, and both figures are the same', () => {
    const audit = audited([answered, state('10:00', 'pending-requester', fine), state('11:00', 'open'), state('12:00', 'resolved')]);
    expect(audit).toEqual({
      findings: [],
      contractual: { elapsedMs: hours(2), targetMs: hours(4), met: true },
      honest: { elapsedMs: hours(2), targetMs: hours(4), met: true },
    });
  });

  test('C8 a pause begun while the requester was owed an answer counts in the honest figure', () => {
    const events = [
      answered,
      { at: on('09:30'), kind: 'requester-message' } as const,
      state('09:40', 'pending-requester', fine),
      state('13:40', 'open'),
      state('13:50', 'resolved'),
    ];
    const audit = audited(events);
    expect(audit.findings.map((f) => f.kind)).toEqual(['pause-with-unanswered', 'resolved-without-answer']);
    expect(audit.findings[0]).toEqual({
      kind: 'pause-with-unanswered',
      at: on('09:40'),
      to: on('13:40'),
      category: 'pending-requester',
      cause: 's09:40',
      actor: 'agent:1',
      ms: hours(4),
    });
    expect(audit.contractual).toEqual({ elapsedMs: minutes(50), targetMs: hours(4), met: true });
    expect(audit.honest).toEqual({ elapsedMs: hours(4) + minutes(50), targetMs: hours(4), met: false });
  });

  test('C8 a pause without a reason counts; one without a wake date is listed; a blank reason is none', () => {
    const audit = audited(
      [
        answered,
        state('10:00', 'pending-requester', { reason: ' ' }),
        state('11:00', 'open'),
        state('11:30', 'pending-requester', { reason: 'info' }),
        state('12:30', 'open'),
      ],
      on('13:00'),
    );
    expect(audit.findings.map((f) => [f.kind, f.at])).toEqual([
      ['pause-without-reason', on('10:00')],
      ['pause-without-wake-date', on('10:00')],
      ['pause-without-wake-date', on('11:30')],
    ]);
    expect(audit.contractual).toEqual({ elapsedMs: hours(2), targetMs: hours(4), met: undefined });
    expect(audit.honest).toEqual({ elapsedMs: hours(3), targetMs: hours(4), met: undefined });
  });

  test('a pause that lasts has no end yet', () => {
    const [finding] = audited([answered, state('10:00', 'pending-requester', { wakeAt: on('23:00') })], on('11:00')).findings;
    expect(finding).toMatchObject({ kind: 'pause-without-reason', ms: hours(1) });
    expect(finding).not.toHaveProperty('to');
  });

  test('two pauses near the target are ping-pong, two early ones are not', () => {
    const bounce = (a: string, b: string, c: string, d: string) => [
      answered,
      state(a, 'pending-requester', fine),
      state(b, 'open'),
      state(c, 'pending-requester', fine),
      state(d, 'open'),
    ];
    expect(kindsOf(bounce('12:10', '12:20', '12:30', '12:40'))).toEqual(['ping-pong', 'ping-pong']);
    // Near begins at three quarters of the target: three hours of four.
    expect(kindsOf(bounce('12:00', '12:20', '12:30', '12:40'))).toEqual(['ping-pong', 'ping-pong']);
    expect(kindsOf(bounce('11:59', '12:20', '12:30', '12:40'))).toEqual([]);
    expect(kindsOf(bounce('10:10', '10:20', '10:30', '10:40'))).toEqual([]);
    expect(kindsOf([answered, state('12:10', 'pending-requester', fine), state('12:20', 'open')])).toEqual([]);
  });

  test('C8 a pause with two faults counts once, and used to its end the honest target is still kept', () => {
    const asked: ReplayEvent[] = [answered, { at: on('09:30'), kind: 'requester-message' }];
    const pause = (from: string, to: string) => [state(from, 'pending-requester'), state(to, 'open')];
    const audit = audited([...asked, ...pause('10:00', '12:00'), state('13:00', 'resolved')]);
    expect(audit.findings.map((f) => f.kind)).toEqual([
      ...(['pause-with-unanswered', 'pause-without-reason', 'pause-without-wake-date', 'resolved-without-answer'] as const),
    ]);
    expect(audit).toMatchObject({ contractual: { elapsedMs: hours(2), met: true }, honest: { elapsedMs: hours(4), met: true } });
    const longer = audited([...asked, ...pause('10:00', '12:00'), state('13:01', 'resolved')]);
    expect(longer).toMatchObject({ contractual: { met: true }, honest: { elapsedMs: hours(4) + minutes(1), met: false } });
  });

  test('C8 a pause ends with the next one, with a solution and with a cancelling; pauses of other clocks are not counted', () => {
    const both = termsWith(
      {
        targets: { urgent: { 'first-response': '15min', resolution: '4h', 'update-every': '1h' } },
        'pause-in': ['pending-requester', 'pending-third-party'],
      },
      { tiers: [{ level: 1, 'hold-at-most': '2h' }] },
    );
    const ends = (events: ReplayEvent[]) => {
      const ticket = replayTicket({ contract: both, priority: 'urgent', receivedAt: on('09:00'), events, until: on('15:00') });
      return auditPauses({ ...ticket, until: on('15:00') }).findings.map(({ kind, at, to, ms }) => [kind, at, to, ms]);
    };
    const pause = state('10:00', 'pending-requester', { reason: 'info' });
    const listed = (to: string, ms: number) => ['pause-without-wake-date', on('10:00'), on(to), ms];
    const next = state('10:20', 'pending-third-party', { reason: 'parts' });
    expect(ends([answered, pause, next, state('11:00', 'open')])).toEqual([
      listed('10:20', minutes(20)),
      ['pause-without-wake-date', on('10:20'), on('11:00'), minutes(40)],
    ]);
    expect(ends([answered, pause, state('11:00', 'resolved')])).toEqual([listed('11:00', hours(1))]);
    expect(ends([answered, pause, { at: on('11:00'), kind: 'spam' }])).toEqual([listed('11:00', hours(1))]);
  });

  test('only answers that were owed are missing from a solution: an update that was due is not', () => {
    const updated = termsWith({ targets: { urgent: { 'first-response': '15min', resolution: '4h', 'update-every': '1h' } } });
    const of = (events: ReplayEvent[]) => {
      const ticket = replayTicket({ contract: updated, priority: 'urgent', receivedAt: on('09:00'), events, until: on('15:00') });
      return auditPauses({ ...ticket, until: on('15:00') }).findings;
    };
    expect(of([answered, state('10:00', 'resolved')])).toEqual([]);
    const { actor: _actor, cause: _cause, ...solved } = state('10:00', 'resolved');
    expect(of([solved])).toStrictEqual([{ kind: 'resolved-without-answer', at: on('10:00'), ms: 0 }]);
    expect(of([{ at: on('10:00'), kind: 'spam' }])).toEqual([]);
  });

  test('C10 a cycle that a message began and that was only thanks has no figure; the one before it has', () => {
    const again = termsWith({ targets: { urgent: { resolution: '4h' } }, reopen: 'restart' });
    const events: ReplayEvent[] = [
      state('10:00', 'resolved'),
      { at: on('12:00'), kind: 'requester-message', cause: 'm' },
      { at: on('12:10'), kind: 'thanks', of: 'm' },
    ];
    const ticket = replayTicket({ contract: again, priority: 'urgent', receivedAt: on('09:00'), events, until: on('15:00') });
    expect(ticket.state.clocks).toMatchObject([{ cycle: 1 }, { cycle: 2, withdrawn: true }]);
    expect(auditPauses({ ...ticket, until: on('15:00') }).contractual).toEqual({ elapsedMs: hours(1), targetMs: hours(4), met: true });
  });

  test('C11 late by the wall clock alone and waived, the honest figure is late', () => {
    const solved = [state('18:00', 'resolved'), { at: on('18:30'), kind: 'waive', metric: 'resolution', reason: 'x' } as const];
    const ticket = replayTicket({
      ...{ contract: terms, priority: 'urgent', receivedAt: on('12:00'), events: solved, until: on('19:00') },
    });
    const { contractual, honest } = auditPauses({ ...ticket, until: on('19:00') });
    expect(contractual).toEqual({ elapsedMs: hours(4), targetMs: hours(4), met: true });
    expect(honest).toEqual({ elapsedMs: hours(4), targetMs: hours(4), met: false });
  });

  test('C11 priority lowered after a breach is listed, and the honest figure keeps the target that was broken', () => {
    const lowered: ReplayEvent = { at: on('13:30'), kind: 'priority', to: 'low', cause: 'p', actor: 'agent:2' };
    const waived: ReplayEvent = { at: on('13:40'), kind: 'waive', metric: 'resolution', reason: 'x' };
    const audit = audited([answered, lowered, waived, state('14:00', 'resolved')]);
    expect(audit.findings).toEqual([{ kind: 'lowered-after-breach', at: on('13:30'), cause: 'p', actor: 'agent:2', ms: 0 }]);
    expect(audit.contractual).toEqual({ elapsedMs: hours(5), targetMs: hours(8), met: true });
    expect(audit.honest).toEqual({ elapsedMs: hours(5), targetMs: hours(4), met: false });
    expect(kindsOf([answered, { ...lowered, at: on('12:00') }])).toEqual([]);
    const raised: ReplayEvent = { ...lowered, to: 'urgent', at: on('13:40') };
    expect(kindsOf([answered, lowered, raised])).toEqual(['lowered-after-breach']);
    expect(kindsOf([answered, { ...lowered, to: 'urgent' }])).toEqual([]);
    // Raised into a breach and lowered again in the same instant.
    const atOnce: ReplayEvent[] = [
      { at: on('10:00'), kind: 'priority', to: 'low' },
      { at: on('14:00'), kind: 'priority', to: 'urgent', cause: '1' },
      { at: on('14:00'), kind: 'priority', to: 'low', cause: '2' },
    ];
    expect(audited([answered, ...atOnce]).findings).toStrictEqual([{ kind: 'lowered-after-breach', at: on('14:00'), cause: '2', ms: 0 }]);
  });

  test('C11 a breach by a decision is not held against the honest figure', () => {
    const raised: ReplayEvent[] = [
      answered,
      { at: on('10:00'), kind: 'priority', to: 'low' },
      { at: on('14:00'), kind: 'priority', to: 'urgent' },
      state('14:30', 'resolved'),
    ];
    expect(audited(raised)).toMatchObject({ contractual: { met: false }, honest: { met: false, elapsedMs: hours(5.5) } });
    const shortly: ReplayEvent[] = [
      ...raised.slice(0, 3),
      { at: on('14:10'), kind: 'waive', metric: 'resolution', reason: 'x' },
      { at: on('14:20'), kind: 'priority', to: 'low' },
      state('14:30', 'resolved'),
    ];
    expect(audited(shortly).honest).toEqual({ elapsedMs: hours(5.5), targetMs: hours(8), met: true });
  });

  test('C13 a pause is measured in the hours that ruled when it began', () => {
    const calendars = { office: parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-13:30'] } }) };
    const edit: ReplayEvent = { at: on('10:00'), kind: 'calendar', calendars };
    const pause = [state('13:00', 'pending-requester'), state('15:00', 'open')];
    expect(audited([answered, edit, ...pause]).findings[0]).toMatchObject({ kind: 'pause-without-reason', ms: minutes(30) });
    const reopened = [state('11:00', 'resolved'), { ...edit, at: on('11:30') }, state('12:00', 'open'), ...pause];
    expect(audited([answered, ...reopened]).findings[0]).toMatchObject({ kind: 'pause-without-reason', ms: minutes(30) });
  });

  test('what a correction replaced is not audited', () => {
    const right = termsWith({ targets: { urgent: { resolution: '4h' } }, 'pause-in': [] }, { version: 'other@1' });
    const events: ReplayEvent[] = [
      answered,
      state('10:00', 'pending-requester'),
      state('11:00', 'open'),
      { at: on('12:00'), kind: 'contract', mode: 'correction', contract: right },
    ];
    expect(audited(events)).toMatchObject({ findings: [], contractual: { elapsedMs: hours(6) } });
  });

  test('without a resolution clock there are findings and no figures', () => {
    const none = termsWith({ targets: { urgent: { 'first-response': '15min' } } });
    const ticket = replayTicket({
      contract: none,
      priority: 'urgent',
      receivedAt: on('09:00'),
      events: [state('09:05', 'resolved')],
      until: on('10:00'),
    });
    expect(auditPauses({ ...ticket, until: on('10:00') })).toEqual({
      findings: [expect.objectContaining({ kind: 'resolved-without-answer' })],
    });
  });
});
