import { describe, expect, test } from '@jest/globals';
import type { ReplayEvent } from './event.ts';
import { clockOf, hours, kinds, minutes, promising, replayed, t, termsWith } from './fixtures.ts';

const day = (time: string) => t(`2026-06-01 ${time}`);
const agent = (time: string): ReplayEvent => ({ at: day(time), kind: 'agent-message', cause: `a${time}`, actor: 'agent:1' });
const requester = (time: string): ReplayEvent => ({ at: day(time), kind: 'requester-message', cause: `r${time}` });
const state = (time: string, to: 'open' | 'pending-requester' | 'resolved' | 'pending-third-party'): ReplayEvent => ({
  at: day(time),
  kind: 'state',
  to,
});

describe('first response', () => {
  test('C3 starts when the ticket was received and is met by the first public message of an agent', () => {
    const clock = clockOf({ events: [agent('09:10'), agent('09:12')], until: day('12:00') }, 'first-response');
    expect(clock).toMatchObject({
      state: 'met',
      startedAt: day('09:00'),
      dueAt: day('09:15'),
      metAt: day('09:10'),
      elapsedMs: minutes(10),
      targetMs: minutes(15),
    });
    expect(clock.breachedAt).toBeUndefined();
  });

  test.each<[string, ReplayEvent]>([
    ['an auto-reply', { at: day('09:05'), kind: 'auto-reply' }],
    ['a bounce', { at: day('09:05'), kind: 'bounce' }],
    ['a note', { at: day('09:05'), kind: 'note' }],
    ['an internal message', { at: day('09:05'), kind: 'agent-message', public: false }],
    ['words to a third party', { at: day('09:05'), kind: 'agent-message', to: 'third-party' }],
    ['words of a third party', { at: day('09:05'), kind: 'third-party-message' }],
    ['a bot', { at: day('09:05'), kind: 'agent-message', by: 'bot' }],
    ['a change of state', state('09:05', 'open')],
    ['a pause', state('09:05', 'pending-requester')],
    ["the requester's second message", requester('09:05')],
  ])('C3 is not met by %s', (_what, event) => {
    const clock = clockOf({ events: [event], until: day('09:15') }, 'first-response');
    expect(clock).toMatchObject({ state: 'running', elapsedMs: minutes(15), dueAt: day('09:15') });
  });

  test('C3 a bot answers where the policy says so', () => {
    const events: ReplayEvent[] = [{ at: day('09:05'), kind: 'agent-message', by: 'bot' }];
    const clock = clockOf({ terms: termsWith({ 'bot-answers': true }), events, until: day('10:00') }, 'first-response');
    expect(clock).toMatchObject({ state: 'met', metAt: day('09:05') });
  });

  test('C3 a ticket that an agent writes for a caller is met as it is created, for the caller was spoken to', () => {
    const clock = clockOf({ agentCreated: true, channel: 'phone', until: day('12:00') }, 'first-response');
    expect(clock).toMatchObject({ state: 'met', startedAt: day('09:00'), metAt: day('09:00'), elapsedMs: 0 });
    expect(clockOf({ agentCreated: true, channel: 'phone', until: day('09:30') }, 'periodic-update')).toMatchObject({
      startedAt: day('09:00'),
      dueAt: day('10:00'),
    });
    const voicemail = clockOf({ agentCreated: true, channel: 'phone', spoken: false, until: day('09:10') }, 'first-response');
    expect(voicemail.state).toBe('running');
    const answered = clockOf({ channel: 'chat', spoken: true, until: day('09:10') }, 'first-response');
    expect(answered.state).toBe('met');
  });

  test('C3 a ticket that an agent writes otherwise starts at its creation', () => {
    const clock = clockOf({ agentCreated: true, channel: 'email', until: day('09:10') }, 'first-response');
    expect(clock).toMatchObject({ state: 'running', startedAt: day('09:00') });
  });

  test('C3 ends without a verdict when the ticket is resolved unanswered', () => {
    const clock = clockOf({ events: [state('09:05', 'resolved')], until: day('12:00') }, 'first-response');
    expect(clock).toMatchObject({ state: 'cancelled', cancelledAt: day('09:05') });
    expect(clock.breachedAt).toBeUndefined();
  });

  test('T4 work at the due instant is in time, a millisecond later is late', () => {
    const at = (ms: number) => new Date(day('09:15').getTime() + ms);
    const met = clockOf({ events: [{ at: at(0), kind: 'agent-message' }], until: day('10:00') }, 'first-response');
    expect(met).toMatchObject({ state: 'met', metAt: at(0) });
    const late = clockOf({ events: [{ at: at(1), kind: 'agent-message' }], until: day('10:00') }, 'first-response');
    expect(late).toMatchObject({ state: 'met_late', breachedAt: at(0), metAt: at(1) });
    expect(late.ledger.at(-1)).toMatchObject({ kind: 'met', data: { lateByMs: 1 } });
  });

  test('T5 a start outside hours begins at the next opening', () => {
    const early = { receivedAt: t('2026-06-01 05:00') };
    expect(clockOf({ ...early, until: t('2026-06-01 07:59') }, 'first-response')).toMatchObject({ elapsedMs: 0, state: 'running' });
    expect(clockOf({ ...early, until: t('2026-06-01 08:05') }, 'first-response')).toMatchObject({
      elapsedMs: minutes(5),
      dueAt: day('08:15'),
    });
  });

  test('T10 a breach carries its computed instant and not that of the look', () => {
    const clock = clockOf({ until: day('13:37') }, 'first-response');
    expect(clock).toMatchObject({ state: 'breached', breachedAt: day('09:15'), elapsedMs: hours(4) + minutes(37) });
    expect(clock.ledger.at(-1)).toMatchObject({ kind: 'breached', at: day('09:15'), cause: 'time' });
  });

  test('C1 a breached clock still stops, and says by how much it was late', () => {
    const clock = clockOf({ events: [agent('11:00')], until: day('12:00') }, 'first-response');
    expect(clock).toMatchObject({
      state: 'met_late',
      breachedAt: day('09:15'),
      metAt: day('11:00'),
      dueAt: day('09:15'),
      elapsedMs: hours(2),
    });
    expect(clock.ledger.at(-1)).toMatchObject({ data: { lateByMs: hours(2) - minutes(15) }, actor: 'agent:1', cause: 'a11:00' });
  });
});

describe('next response', () => {
  const answered = agent('09:05');

  test('C4 does not run while the first response is open', () => {
    const clocks = replayed({ events: [requester('09:01'), requester('09:02')], until: day('12:00') });
    expect(clocks.map((clock) => clock.metric)).toEqual(['first-response', 'resolution']);
  });

  test('C4 the first answer answers all that was asked before it', () => {
    const clocks = replayed({ events: [requester('09:01'), answered], until: day('09:10') });
    expect(clocks.map((clock) => clock.metric)).not.toContain('next-response');
  });

  test('C4 opens at the oldest unanswered message; later ones do not restart it', () => {
    const clock = clockOf({ events: [answered, requester('10:00'), requester('10:20')], until: day('10:25') }, 'next-response');
    expect(clock).toMatchObject({ state: 'running', startedAt: day('10:00'), dueAt: day('10:30'), elapsedMs: minutes(25) });
  });

  test('C4 is met by an answer, and the next question opens a new cycle', () => {
    const life = { events: [answered, requester('10:00'), agent('10:30'), requester('11:00')], until: day('11:10') };
    expect(clockOf(life, 'next-response')).toMatchObject({ state: 'met', metAt: day('10:30') });
    expect(clockOf(life, 'next-response', 2)).toMatchObject({ state: 'running', startedAt: day('11:00') });
  });

  test('C4 is cancelled when the ticket is resolved', () => {
    const clock = clockOf({ events: [answered, requester('10:00'), state('10:10', 'resolved')], until: day('12:00') }, 'next-response');
    expect(clock).toMatchObject({ state: 'cancelled', cancelledAt: day('10:10'), elapsedMs: minutes(10) });
    expect(clock.ledger.at(-1)).toMatchObject({ kind: 'cancelled', data: { reason: 'resolved' } });
  });

  test('C4 a reply that also resolves meets it first', () => {
    const events = [answered, requester('10:00'), state('10:10', 'resolved'), agent('10:10')];
    expect(clockOf({ events, until: day('12:00') }, 'next-response')).toMatchObject({ state: 'met', metAt: day('10:10') });
  });

  test('C4 words at the very instant of the question are not taken as its answer', () => {
    const clock = clockOf({ events: [answered, requester('10:00'), agent('10:00')], until: day('10:10') }, 'next-response');
    expect(clock.state).toBe('running');
  });

  test('C4 after a solution without an answer a later message opens a next response', () => {
    const clock = clockOf({ events: [state('09:10', 'resolved'), requester('10:00')], until: day('10:10') }, 'next-response');
    expect(clock).toMatchObject({ state: 'running', startedAt: day('10:00') });
  });
});

describe('periodic update', () => {
  test('C5 runs from the first response, from agent to agent', () => {
    const life = { events: [agent('09:05'), agent('10:00'), requester('10:10')], until: day('10:20') };
    expect(clockOf(life, 'periodic-update')).toMatchObject({
      state: 'met',
      startedAt: day('09:05'),
      dueAt: day('10:05'),
      metAt: day('10:00'),
    });
    expect(clockOf(life, 'periodic-update', 2)).toMatchObject({ state: 'running', startedAt: day('10:00'), dueAt: day('11:00') });
  });

  test('C5 does not exist before the first response', () => {
    expect(replayed({ events: [], until: day('15:00') }).map((c) => c.metric)).not.toContain('periodic-update');
  });

  test('C5 stands still while paused; words in the pause begin a new cycle that stands still as well', () => {
    const events = [agent('09:05'), state('09:35', 'pending-requester'), agent('12:00'), state('13:00', 'open')];
    const first = clockOf({ events, until: day('13:10') }, 'periodic-update');
    expect(first).toMatchObject({ state: 'met', metAt: day('12:00'), elapsedMs: minutes(30) });
    const second = clockOf({ events, until: day('13:10') }, 'periodic-update', 2);
    expect(second).toMatchObject({ startedAt: day('12:00'), elapsedMs: minutes(10), dueAt: day('14:00') });
    expect(kinds(second)).toEqual(['started', 'paused', 'resumed']);
  });

  test('C5 is cancelled by a solution and begins anew with a reopening', () => {
    const life = { events: [agent('09:05'), state('09:30', 'resolved'), agent('09:40'), requester('11:00')], until: day('11:10') };
    expect(clockOf(life, 'periodic-update')).toMatchObject({ state: 'cancelled', cancelledAt: day('09:30') });
    expect(clockOf(life, 'periodic-update', 2)).toMatchObject({ startedAt: day('11:00'), dueAt: day('12:00') });
    expect(replayed(life).filter((c) => c.metric === 'periodic-update')).toHaveLength(2);
  });

  test('C5 a late update is late, and the next one counts from it', () => {
    const life = { events: [agent('09:05'), agent('11:00')], until: day('11:30') };
    expect(clockOf(life, 'periodic-update')).toMatchObject({ state: 'met_late', breachedAt: day('10:05') });
    expect(clockOf(life, 'periodic-update', 2)).toMatchObject({ state: 'running', dueAt: day('12:00') });
  });
});

describe('what is promised', () => {
  test('C1 one clock for each metric that the priority has a target for', () => {
    expect(replayed({ priority: 'low', until: day('10:00') }).map((c) => c.metric)).toEqual(['first-response', 'resolution']);
    const terms = termsWith({ targets: { urgent: { resolution: '4h' } } });
    expect(replayed({ terms, priority: 'low', until: day('10:00') })).toEqual([]);
  });

  test('C6 resolution starts when received and is met by the state resolved', () => {
    const clock = clockOf({ terms: termsWith(promising('4h')), events: [state('12:00', 'resolved')], until: day('15:00') }, 'resolution');
    expect(clock).toMatchObject({
      state: 'met',
      metAt: day('12:00'),
      elapsedMs: hours(3),
      dueAt: day('13:00'),
      policy: 'standard',
      version: 'acme@1',
      calendar: 'office',
    });
  });

  test('the first policy that fits holds, and the ledger names the losers', () => {
    const phone = { ...promising('1h'), name: 'phone', calendar: 'always', when: { channel: 'phone' } };
    const all = { ...promising('2h'), name: 'all', calendar: 'office' };
    const terms = termsWith({}, { sla: [phone, all] });
    const called = clockOf({ terms, channel: 'phone', until: day('09:10') }, 'resolution');
    expect(called).toMatchObject({ policy: 'phone', targetMs: hours(1) });
    expect(called.ledger[0]).toMatchObject({ data: { passedOver: ['all'] } });
    const mailed = clockOf({ terms, channel: 'email', until: day('09:10') }, 'resolution');
    expect(mailed).toMatchObject({ policy: 'all', targetMs: hours(2) });
    expect(mailed.ledger[0]?.data).not.toHaveProperty('passedOver');
  });

  test('a policy may ask for type, channel, service, category and tier, all of them at once', () => {
    const when = { type: 'incident', channel: ['chat', 'phone'], service: 'mail', category: 'open', tier: 2 };
    const sla = [
      { ...promising('1h'), name: 'narrow', calendar: 'office', when },
      { ...promising('2h'), name: 'all', calendar: 'office' },
    ];
    const fitting = { type: 'incident', channel: 'phone', service: 'mail', category: 'open', tier: 2 } as const;
    const policyFor = (more: Partial<Record<keyof typeof fitting, string | number>>) =>
      clockOf({ terms: termsWith({}, { sla }), ...({ ...fitting, ...more } as typeof fitting), until: day('09:10') }, 'resolution').policy;
    expect(policyFor({})).toBe('narrow');
    for (const other of [{ type: 'request' }, { channel: 'email' }, { service: 'vpn' }, { category: 'new' }, { tier: 1 }])
      expect(policyFor(other)).toBe('all');
  });

  test('a ticket may be opened into a pause', () => {
    const clock = clockOf({ category: 'pending-requester', until: day('12:00') }, 'resolution');
    expect(clock).toMatchObject({ state: 'paused', elapsedMs: 0, pausedAt: day('09:00') });
  });
});
