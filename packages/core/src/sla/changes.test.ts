import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { tzdataVersion } from '../calendar/index.ts';
import { clients } from '../client/index.ts';
import { acme, act, houseWith, nordbo, postOffice, receive, rowsIn, staffed, type Mail } from '../fixtures.ts';
import { system } from '../kernel/index.ts';
import { messages, messageRows } from '../message/index.ts';
import { tickets } from '../ticket/index.ts';
import { clockBreached, clockRows, ledgerRows, recomputeBegan, sla, slaTicketRows, type ClockView } from './index.ts';

const utc = (text: string) => new Date(`2026-06-${text}Z`);
const morning = '2026-06-01T06:00:00Z';
const first: Mail = { subject: 'Salasana lukossa', text: 'En pääse sisään.', externalId: 'x1@acme.example' };

eachDatabase((_name, open) => {
  const world = async (packs = [acme, nordbo]) => {
    const opened = await open({ plugins: houseWith(postOffice()), at: morning });
    const staff = await staffed(opened.desk, packs);
    const use = opened.desk.as(staff.aino).use(tickets);
    const own = opened.desk.as(system);
    const mail = (more: Mail = first) => receive(opened, more);
    const clocks = async (ticketId = 1) => (await own.use(tickets).get({ ticketId })).clocks as ClockView[];
    const clockOf = async (metric: string, ticketId = 1) => (await clocks(ticketId)).findLast((c) => c.metric === metric);
    const apply = (yaml: string) => own.use(clients).apply({ yaml });
    const kinds = async () => (await rowsIn(opened.desk, ledgerRows)).map((l) => `${l.metric} ${l.kind}`);
    return { ...opened, ...staff, own, use, mail, clocks, clockOf, apply, kinds };
  };
  const short = acme.replace("'08:00-16:00'", "'08:00-12:00'");
  const strict = acme.replace('resolution: 3bd', 'resolution: 4h');

  test('C13 new hours hold for clocks that run from when the pack takes effect; what lies behind stays counted as it was', async () => {
    const w = await world();
    await w.mail();
    await w.travelTo(utc('01T11:00:00')); // two in the afternoon: five hours counted
    await w.apply(short);
    await w.travel(0);
    expect(await w.clockOf('resolution')).toMatchObject({ elapsedMs: 5 * 3_600_000 });
    await w.travelTo(utc('02T09:00:00'));
    expect(await w.clockOf('resolution')).toMatchObject({ elapsedMs: 9 * 3_600_000 });
    expect((await w.kinds()).filter((k) => k === 'resolution recalendared')).toHaveLength(1);
    expect((await w.kinds()).filter((k) => k.endsWith('corrected'))).toEqual([]);
    expect((await rowsIn(w.desk, clockRows)).map((c) => [c.metric, c.version, c.calendarVersion])).toEqual(
      expect.arrayContaining([['resolution', 'acme@1', 'acme@2']]),
    );
    // The same hours in another version are the same hours.
    await w.apply(short.replace('name: Acme Oy', 'name: Acme Oyj'));
    await w.travel(0);
    expect((await w.kinds()).filter((k) => k === 'resolution recalendared')).toHaveLength(1);
  });

  test('C13 T6 business days that were promised keep their time of day under new hours, and the hours of both are counted', async () => {
    const w = await world();
    await w.mail();
    expect(await w.clockOf('resolution')).toMatchObject({ dueAt: utc('04T06:00:00'), targetMs: 24 * 3_600_000 });
    await w.travelTo(utc('03T07:00:00'));
    await w.apply(acme.replace("'08:00-16:00'", "'07:00-18:00'"));
    await w.travel(0);
    // 7 and 8 hours by the old hours, on the third day 2 by the old and 8 by the new ones, and 2 from seven to nine.
    expect(await w.clockOf('resolution')).toMatchObject({ dueAt: utc('04T06:00:00'), targetMs: 27 * 3_600_000, elapsedMs: 17 * 3_600_000 });
    await w.use.prioritise({ ticketId: 1, priority: 'urgent' });
    await w.use.prioritise({ ticketId: 1, priority: 'normal' });
    await w.travelTo(utc('04T06:00:00'));
    expect(await w.clockOf('resolution')).toMatchObject({ dueAt: utc('04T06:00:00'), targetMs: 27 * 3_600_000 });
  });

  test('C15 C21 what was cancelled is in no report: neither in what-if nor in the audit of pauses', async () => {
    const w = await world();
    for (const subject of ['vika', 'roska']) await w.use.open({ from: 'ada@acme.example', subject });
    for (const ticketId of [1, 2]) await w.use.move({ ticketId, to: 'pending-requester' });
    await w.travel('5h');
    await w.use.move({ ticketId: 2, to: 'cancelled' });
    expect(await w.own.use(sla).whatIf({ yaml: strict })).toMatchObject({ tickets: 1, clocks: 3, metBefore: 0 });
    expect((await w.own.use(sla).auditPauses({ client: 'acme' })).items.map(({ ticketId }) => ticketId)).toEqual([1]);
  });

  test('C13 hours of a later date are crossed at that date, of a batch of tickets and of one that is resolved', async () => {
    const w = await world();
    for (const n of [1, 2, 3]) await w.use.open({ from: 'ada@acme.example', subject: `vika ${String(n)}` });
    await w.use.move({ ticketId: 3, to: 'resolved' });
    await w.apply(short.replace('2026-01-01', '2026-06-02'));
    await w.travelTo(utc('01T14:00:00'));
    expect(await w.clockOf('resolution')).toMatchObject({ dueAt: utc('04T06:00:00') });
    expect(await w.kinds()).not.toContain('resolution recalendared');
    await w.travelTo(utc('01T21:00:00')); // midnight in Helsinki
    await w.travelTo(utc('02T12:00:00'));
    for (const id of [1, 2]) expect(await w.clockOf('resolution', id)).toMatchObject({ elapsedMs: 11 * 3_600_000 });
    await w.use.move({ ticketId: 3, to: 'open' });
    expect(await w.clockOf('resolution', 3)).toMatchObject({ state: 'running', elapsedMs: 0 });
    await w.travelTo(utc('03T12:00:00'));
    expect(await w.clockOf('resolution', 3)).toMatchObject({ elapsedMs: 4 * 3_600_000 });
    expect(await w.desk.deadLetters()).toEqual([]);
  });

  test('C11 new targets leave running clocks alone until somebody applies them, and that is previewed first', async () => {
    const w = await world();
    for (const n of [1, 2]) await w.use.open({ from: 'ada@acme.example', subject: `vika ${String(n)}` });
    await w.travel('5h');
    await w.use.open({ from: 'ada@acme.example', subject: 'uusi' });
    await w.apply(strict);
    await w.travel(0);
    expect(await w.clockOf('resolution')).toMatchObject({ state: 'running', targetMs: 24 * 3_600_000 });
    const ask = { client: 'acme', change: 'targets' as const, reason: 'agreed on the phone' };
    const preview = await w.own.use(sla).recompute(ask);
    expect(preview).toMatchObject({
      client: 'acme',
      version: 'acme@2',
      begun: false,
      tickets: 3,
      changed: 3,
      counts: { 'open→breached': 2 },
    });
    await w.travel(0);
    expect(await w.clockOf('resolution')).toMatchObject({ targetMs: 24 * 3_600_000 });
    await expect(w.own.use(sla).recompute({ ...ask, confirm: '0123456789abcdef' })).rejects.toMatchObject({ code: 'sla.preview-stale' });
    expect(await w.own.use(sla).recompute({ ...ask, confirm: preview.confirm })).toMatchObject({ begun: true });
    await w.travel(0);
    for (const id of [1, 2]) expect(await w.clockOf('resolution', id)).toMatchObject({ state: 'breached', breachedAt: utc('01T11:00:00') });
    expect(await w.clockOf('resolution', 3)).toMatchObject({ state: 'running', dueAt: utc('02T07:00:00') });
    const breaches = (await w.events(clockBreached)).filter((e) => e.payload.metric === 'resolution');
    expect(breaches.map((e) => [e.payload.ticketId, e.payload.reason])).toEqual([[1, 'retargeted'], [2, 'retargeted']]); // prettier-ignore
    expect((await w.events(recomputeBegan)).map((e) => e.payload)).toMatchObject([{ reason: 'agreed on the phone', changed: 3 }]);
    expect(await w.own.use(sla).recompute(ask)).toMatchObject({ changed: 0 });
  });

  test('C13 a back-dated correction of hours is previewed, counts the past anew, and tells nobody of what is over', async () => {
    const w = await world();
    const solve = async (subject: string, wait: '200min') => {
      const { id } = await w.use.open({ from: 'ada@acme.example', subject, priority: 'urgent' });
      await w.travel(wait);
      await w.use.move({ ticketId: id, to: 'resolved' });
      await w.use.move({ ticketId: id, to: 'closed' });
    };
    await solve('kauan', '200min');
    await w.use.open({ from: 'ada@acme.example', subject: 'auki' });
    const long = acme.replace("'08:00-16:00'", "'00:00-16:00'");
    await w.apply(acme.replace("'08:00-16:00'", "'09:00-10:00'"));
    await w.travel('40h');
    const told = (await w.events(clockBreached)).length;
    const before = await w.clockOf('resolution', 1);
    expect(before).toMatchObject({ state: 'met', elapsedMs: 200 * 60_000 });
    const ask = { client: 'acme', change: 'hours' as const, reason: 'the hours were typed wrong' };
    const preview = await w.own.use(sla).recompute(ask);
    expect(preview).toMatchObject({ tickets: 2, begun: false });
    expect(preview.changed).toBeGreaterThan(0);
    expect(await w.clockOf('resolution', 1)).toEqual(before);
    await w.own.use(sla).recompute({ ...ask, confirm: preview.confirm });
    await w.travel(0);
    expect(await w.clockOf('resolution', 1)).toMatchObject({ state: 'met', elapsedMs: 60 * 60_000 });
    expect(await w.kinds()).toContain('resolution corrected');
    expect((await w.events(clockBreached)).filter((e) => e.payload.ticketId === 1 && e.payload.metric === 'resolution')).toEqual([]);
    expect((await w.events(clockBreached)).length).toBe(told);
    // The same for a whole contract: the closed ticket would have been late under four hours from midnight on.
    await w.apply(long.replace('resolution: 4h, update', 'resolution: 3h, update'));
    await w.travel('1min');
    const everything = { client: 'acme', change: 'everything' as const, reason: 'as signed' };
    const flips = await w.own.use(sla).recompute(everything);
    expect(flips.flips).toContainEqual({ ticket: 1, metric: 'resolution', cycle: 1, from: 'met', to: 'breached' });
    await w.own.use(sla).recompute({ ...everything, confirm: flips.confirm });
    await w.travel(0);
    expect(await w.clockOf('resolution', 1)).toMatchObject({ state: 'met_late', breachedAt: utc('01T09:00:00') });
    expect((await w.events(clockBreached)).filter((e) => e.payload.ticketId === 1 && e.payload.metric === 'resolution')).toEqual([]);
    expect(await w.desk.deadLetters()).toEqual([]);
  });

  test('T9 the zone rules that clocks were computed by are kept, and counting anew by others is previewed first', async () => {
    const w = await world();
    await w.mail();
    await w.use.open({ from: 'ada@acme.example', subject: 'toinen' });
    expect((await rowsIn(w.desk, slaTicketRows)).map(({ zones }) => zones)).toEqual([tzdataVersion(), tzdataVersion()]);
    const ask = { client: 'acme', change: 'zones' as const, reason: 'new program' };
    expect(await w.own.use(sla).recompute(ask)).toMatchObject({ tickets: 0, changed: 0 });
    // As if an older program had computed the first of them, and had an hour of Helsinki wrong.
    await act(w.desk, async (scope) => {
      const [first] = await scope.rows(slaTicketRows).find({ where: { ticketId: 1 } });
      const text = JSON.stringify(first!.state).replaceAll('2026-06-01T10:00:00.000Z', '2026-06-01T09:00:00.000Z');
      await scope.rows(slaTicketRows).update({ ticketId: 1 }, { zones: '2019a', state: JSON.parse(text) as object });
    });
    const preview = await w.own.use(sla).recompute(ask);
    expect(preview).toMatchObject({ tickets: 1, begun: false, version: 'acme@1' });
    expect(preview.changed).toBeGreaterThan(0);
    await w.own.use(sla).recompute({ ...ask, confirm: preview.confirm });
    await w.travel(0);
    const corrected = (await rowsIn(w.desk, ledgerRows)).filter(({ kind }) => kind === 'corrected').map(({ entry }) => entry);
    expect(corrected.length).toBeGreaterThan(0);
    expect(corrected).toEqual(corrected.map(() => expect.objectContaining({ data: { reason: 'zones' } })));
    expect((await rowsIn(w.desk, slaTicketRows)).map(({ zones }) => zones)).toEqual([tzdataVersion(), tzdataVersion()]);
    expect(await w.own.use(sla).recompute(ask)).toMatchObject({ tickets: 0 });
    expect(await w.desk.deadLetters()).toEqual([]);
  });

  test('E12 a policy that a new version no longer has: its running clocks keep the version they were given', async () => {
    const w = await world();
    await w.mail();
    const before = await w.clocks();
    await w.apply(acme.replace('- name: standard', '- name: modern').replace('resolution: 3bd', 'resolution: 1h'));
    await w.travel(0);
    const ask = { client: 'acme', change: 'targets' as const, reason: 'look' };
    const { confirm } = await w.own.use(sla).recompute(ask);
    await w.own.use(sla).recompute({ ...ask, confirm });
    await w.travel(0);
    expect((await w.clocks()).map((c) => [c.metric, c.targetMs, c.dueAt])).toEqual(before.map((c) => [c.metric, c.targetMs, c.dueAt]));
    expect(new Set((await rowsIn(w.desk, clockRows)).map((c) => c.version))).toEqual(new Set(['acme@1']));
  });

  test('C12 the wrong company corrected: everything from the start under the right contract, and nothing is left behind', async () => {
    const w = await world();
    await w.mail();
    await w.use.move({ ticketId: 1, to: 'open' });
    await w.travel('2h');
    const corrected = await w.desk.as(w.admin).use(tickets).correctClient({ ticketId: 1, client: 'nordbo' });
    expect(corrected).toMatchObject({ client: 'nordbo', team: 'nordic-desk', triage: true, requester: { address: 'ada@acme.example' } });
    expect(await w.clocks()).toMatchObject([
      { metric: 'first-response', state: 'breached', breachedAt: utc('01T07:00:00'), targetMs: 3_600_000 },
      { metric: 'resolution', state: 'running', dueAt: utc('01T14:00:00'), elapsedMs: 2 * 3_600_000 },
    ]);
    expect((await w.kinds()).filter((k) => k.endsWith('corrected'))).toEqual(['first-response corrected', 'resolution corrected']);
    // Whoever served the wrong company sees nothing of it any more, and whoever serves the right one sees it all.
    await expect(w.use.get({ ticketId: 1 })).rejects.toMatchObject({ code: 'row.not-found' });
    const nils = w.desk.as(w.nils);
    expect((await nils.use(messages).list({ ticketId: 1 })).items.map((m) => m.text)).toEqual(['En pääse sisään.']);
    expect(new Set((await rowsIn(w.desk, messageRows)).map((m) => m.clientId)).size).toBe(1);
    const [clock] = await w.clocks();
    expect((await nils.use(sla).explain({ ticketId: 1, clockId: clock!.id })).rows.length).toBeGreaterThan(0);
    await w.travel('1h');
    await nils.use(messages).write({ ticketId: 1, text: 'Hej' });
    expect(await w.clockOf('first-response')).toMatchObject({ state: 'met_late' });
    expect(await w.desk.deadLetters()).toEqual([]);
  });

  test('C12 who may not see the right company cannot send a ticket there, and a merged one stays', async () => {
    const w = await world();
    await w.mail();
    await w.mail({ ...first, text: 'toinen', subject: 'Toinen', externalId: 'x2@x' });
    await expect(w.use.correctClient({ ticketId: 1, client: 'nordbo' })).rejects.toMatchObject({ code: 'client.not-found' });
    await w.use.merge({ ticketId: 2, into: 1 });
    await expect(w.desk.as(w.admin).use(tickets).correctClient({ ticketId: 1, client: 'nordbo' })).rejects.toMatchObject({
      code: 'ticket.cannot-correct-client',
    });
  });

  test('C3 what an agent writes for a caller is answered as it is written; for anybody else the answer is due from then', async () => {
    const w = await world();
    const open = (more: object) => w.use.open({ from: 'ada@acme.example', subject: 'x', ...more });
    await open({ channel: 'phone' });
    await open({ channel: 'letter', receivedAt: new Date('2026-05-29T06:00:00Z') });
    await w.own.use(tickets).open({ from: 'ada@acme.example', subject: 'x', channel: 'phone' });
    expect(await w.clockOf('first-response', 1)).toMatchObject({ state: 'met', metAt: utc('01T06:00:00') });
    expect(await w.clocks(2)).toMatchObject([
      { metric: 'first-response', state: 'running', startedAt: utc('01T06:00:00') },
      { metric: 'resolution', startedAt: new Date('2026-05-29T06:00:00Z'), elapsedMs: 8 * 3_600_000 },
    ]);
    expect(await w.clockOf('first-response', 3)).toMatchObject({ state: 'running' }); // a program spoke to nobody
    await expect(open({ channel: 'By Phone' })).rejects.toMatchObject({ code: 'input.invalid' });
  });

  test('a policy may be for one type of ticket, or for one service', async () => {
    const policies = `sla:
  - { name: mail, when: { service: Sähköposti }, calendar: office, targets: { normal: { resolution: 2h } } }
  - { name: problems, when: { type: [problem] }, calendar: office, targets: { normal: { resolution: 10bd } } }
  - { name: rest, calendar: office, targets: { normal: { resolution: 1bd } } }
`;
    const w = await world([acme.replace(/^sla:\n[^]*?(?=^escalation:)/m, policies)]);
    const open = (more: object) => w.use.open({ from: 'ada@acme.example', subject: 'x', ...more });
    await open({ service: 'Sähköposti', type: 'problem' });
    await open({ type: 'problem' });
    expect(await open({})).toMatchObject({ type: null, service: null });
    const named = (await rowsIn(w.desk, clockRows)).map((c) => [c.ticketId, c.policy]);
    expect(named).toEqual([[1, 'mail'], [2, 'problems'], [3, 'rest']]); // prettier-ignore
    expect(await w.use.get({ ticketId: 1 })).toMatchObject({ type: 'problem', service: 'Sähköposti' });
  });
});
