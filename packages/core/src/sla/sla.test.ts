import { expect, test } from '@jest/globals';
import { eachDatabase, type TestDesk } from '@luuri/testing';
import { deliveryRows } from '../channel/index.ts';
import { clients } from '../client/index.ts';
import { acme, houseWith, nordbo, postOffice, receive, rowsIn, staffed, type Mail } from '../fixtures.ts';
import { system } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { tickets } from '../ticket/index.ts';
import { clockBreached, clockMet, clockRows, clockWarned, ledgerRows, type ClockView } from './index.ts';

const utc = (text: string) => new Date(`2026-06-${text}Z`);
// Monday 1 June 2026, nine in Helsinki: an hour into the day.
const morning = '2026-06-01T06:00:00Z';
const first: Mail = { subject: 'Salasana lukossa', text: 'En pääse sisään. Auttakaa!', externalId: 'x1@acme.example' };

eachDatabase((_name, open) => {
  const world = async (at = morning, packs?: readonly string[]) => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at });
    const staff = await staffed(opened.desk, packs);
    const agent = opened.desk.as(staff.aino);
    const use = agent.use(tickets);
    const mail = (more: Mail = first) => receive(opened, more);
    const clocks = async (ticketId = 1) => (await use.get({ ticketId })).clocks as ClockView[];
    const clock = async (metric: string, ticketId = 1) => (await clocks(ticketId)).findLast((c) => c.metric === metric);
    const say = (text = 'Hei', ticketId = 1) => agent.use(messages).write({ ticketId, text });
    return { ...opened, ...staff, office, agent, use, mail, clocks, clockOf: clock, say };
  };
  /** Every fact about clocks: what, of which, at which computed instant, and when it was noticed. */
  const told = async ({ events }: TestDesk) => {
    const facts = [...(await events(clockWarned)), ...(await events(clockBreached)), ...(await events(clockMet))];
    return facts
      .sort((a, b) => a.id - b.id)
      .map((f) => [f.event, f.payload.metric, f.payload.at, f.at.getTime() - new Date(f.payload.at).getTime()]);
  };

  test('a ticket has the clocks of its contract from the instant at which it was received', async () => {
    const w = await world();
    await w.mail({ ...first, receivedAt: utc('01T04:30:00') }); // half an hour before opening
    expect(await w.clocks()).toMatchObject([
      {
        metric: 'first-response',
        cycle: 1,
        state: 'running',
        startedAt: utc('01T04:30:00'),
        dueAt: utc('01T09:00:00'),
        metAt: null,
        breachedAt: null,
        elapsedMs: 3_600_000,
        targetMs: 14_400_000,
      },
      { metric: 'resolution', cycle: 1, state: 'running', dueAt: utc('04T05:00:00'), elapsedMs: 3_600_000 },
    ]);
    await w.travel('90min');
    expect((await w.clocks()).map((c) => c.elapsedMs)).toEqual([9_000_000, 9_000_000]);
    const listed = (await w.use.list()).items[0]!.clocks as ClockView[];
    expect(listed).toEqual(await w.clocks());
  });

  test('warnings and breaches are facts at their exact instants, and are acted on within that second', async () => {
    const w = await world();
    await w.mail();
    await w.travelTo(utc('01T08:59:59.999'));
    expect(await told(w)).toEqual([]);
    expect((await w.clocks())[0]).toMatchObject({ warnedAt: null });
    await w.travelTo(utc('01T09:00:00'));
    expect(await w.clocks()).toMatchObject([{ warnedAt: utc('01T09:00:00') }, { warnedAt: null }]);
    expect(await told(w)).toEqual([['sla.warned', 'first-response', '2026-06-01T09:00:00.000Z', 0]]);
    await w.travelTo(utc('01T10:00:00'));
    expect(await told(w)).toHaveLength(1); // work done at the due instant is in time
    expect(await w.use.get({ ticketId: 1 })).toMatchObject({ tier: 1 });
    await w.travel(1);
    expect((await told(w)).slice(1)).toEqual([['sla.breached', 'first-response', '2026-06-01T10:00:00.000Z', 1]]);
    expect(await w.use.get({ ticketId: 1 })).toMatchObject({
      tier: 2,
      team: 'specialists',
      state: 'new',
      clocks: [{ state: 'breached', breachedAt: utc('01T10:00:00') }, {}, { metric: 'tier-hold', state: 'running' }],
    });
    // The rule that raised it told the lead, once.
    expect((await rowsIn(w.desk, deliveryRows)).filter((d) => d.toAddress === 'lea@desk.example')).toHaveLength(1);
  });

  test('an answer meets the first response, at the due instant too, and after it is late', async () => {
    const w = await world();
    for (const i of [1, 2, 3])
      await w.mail({ ...first, text: `vika ${String(i)}`, subject: `Vika ${String(i)}`, externalId: `${String(i)}@x` });
    await w.travel('1h');
    await w.agent.use(messages).write({ ticketId: 1, text: 'sisäinen', public: false });
    expect(await w.clockOf('first-response')).toMatchObject({ state: 'running' });
    await w.say('Hei', 1);
    expect(await w.clockOf('first-response')).toMatchObject({
      state: 'met',
      metAt: utc('01T07:00:00'),
      breachedAt: null,
      elapsedMs: 3_600_000,
    });
    await w.travelTo(utc('01T10:00:00'));
    await w.say('Hei', 2);
    expect(await w.clockOf('first-response', 2)).toMatchObject({ state: 'met', metAt: utc('01T10:00:00'), breachedAt: null });
    await w.travel('30min');
    await w.say('Hei', 3);
    expect(await w.clockOf('first-response', 3)).toMatchObject({
      state: 'met_late',
      metAt: utc('01T10:30:00'),
      breachedAt: utc('01T10:00:00'),
    });
    expect((await w.events(clockMet)).filter((e) => e.payload.metric === 'first-response').map((e) => [e.payload.ticketId, e.payload.lateByMs])).toEqual([[1, 0], [2, 0], [3, 1_800_000]]); // prettier-ignore
    expect((await rowsIn(w.desk, ledgerRows)).filter((l) => l.kind === 'corrected')).toEqual([]);
  });

  test('the requester’s word starts the next response once, and the answer meets it; notes, machines and confirmations do not', async () => {
    const w = await world();
    await w.mail();
    await w.travel('10min');
    await w.say();
    await w.travel('10min');
    await w.mail({ ...first, text: 'Ei auta.', externalId: 'x2@x', subject: 'Re: [#1]' });
    const started = w.clock.now();
    await w.travel('10min');
    await w.mail({ ...first, text: 'Vastatkaa!', externalId: 'x3@x', subject: 'Re: [#1]' });
    await w.mail({ ...first, text: 'Poissa', externalId: 'x4@x', subject: 'Re: [#1]', nature: 'auto-response' });
    expect((await w.clocks()).filter((c) => c.metric === 'next-response')).toMatchObject([
      { state: 'running', startedAt: started, dueAt: utc('02T06:20:00') },
    ]);
    await w.travel('10min');
    await w.say();
    expect((await w.clocks()).filter((c) => c.metric === 'next-response')).toMatchObject([
      { state: 'met', cycle: 1, metAt: w.clock.now() },
    ]);
    await w.mail({ ...first, text: 'Kiitos, mutta', externalId: 'x5@x', subject: 'Re: [#1]' });
    expect(await w.clockOf('next-response')).toMatchObject({ state: 'running', cycle: 2, startedAt: w.clock.now() });
    expect((await rowsIn(w.desk, ledgerRows)).filter((l) => l.kind === 'corrected')).toEqual([]);
  });

  test('what waits for the requester stands still, and goes on with the word that comes', async () => {
    const w = await world();
    await w.mail();
    await w.say();
    await w.use.move({ ticketId: 1, to: 'pending-requester', reason: 'needs a name' });
    expect(await w.clockOf('resolution')).toMatchObject({ state: 'paused', dueAt: null, elapsedMs: 0 });
    await w.travel('5d');
    expect(await told(w)).toEqual([['sla.met', 'first-response', '2026-06-01T06:00:00.000Z', 0]]);
    await w.mail({ ...first, text: 'Ada', externalId: 'a@x', subject: 'Re: [#1]' });
    expect((await rowsIn(w.desk, ledgerRows)).filter((l) => l.kind === 'corrected')).toEqual([]);
    expect(await w.use.get({ ticketId: 1 })).toMatchObject({ state: 'open' });
    expect(await w.clockOf('resolution')).toMatchObject({ state: 'running', elapsedMs: 0, dueAt: new Date('2026-06-10T13:00:00Z') });
  });

  test('a desk that was down finds out the same facts at the same instants, and nothing twice', async () => {
    const lives = await Promise.all(['travel', 'jump'].map(() => world()));
    const [up, down] = lives as [Awaited<ReturnType<typeof world>>, Awaited<ReturnType<typeof world>>];
    for (const w of lives) {
      await w.use.open({ ...{ from: 'ada@acme.example', subject: 'x' }, priority: 'urgent' });
      await w.travel('20min');
      await w.say();
    }
    await up.travel('4d');
    await down.jump('4d');
    const own = async (w: TestDesk) =>
      (await told(w)).filter(([, metric]) => metric !== 'tier-hold').map(([event, metric, at]) => [event, metric, at]);
    const facts = await own(up);
    expect(facts.filter(([event]) => event === 'sla.breached')).toEqual([
      ['sla.breached', 'first-response', '2026-06-01T06:15:00.000Z'],
      ['sla.breached', 'periodic-update', '2026-06-01T07:20:00.000Z'],
      ['sla.breached', 'resolution', '2026-06-01T10:00:00.000Z'],
    ]);
    expect((await own(down)).sort()).toEqual([...facts].sort());
    const lateness = (await told(down)).map(([, , , late]) => late as number);
    expect(Math.max(...lateness)).toBeGreaterThan(80 * 3_600_000); // noticed days later, at no other instant
    const pick = (all: ClockView[]) =>
      all
        .filter((c) => c.metric !== 'tier-hold')
        .map(({ metric, state, dueAt, metAt, breachedAt }) => ({ metric, state, dueAt, metAt, breachedAt }));
    expect(pick(await down.clocks())).toEqual(pick(await up.clocks()));
    const ran = await down.travel(0);
    expect([ran, (await own(down)).length]).toEqual([0, facts.length]);
  });

  test('a resolved ticket closes when its reopen window is over, to the instant, unless it was opened again', async () => {
    const w = await world();
    for (const i of [1, 2])
      await w.mail({ ...first, text: `vika ${String(i)}`, externalId: `${String(i)}@x`, subject: `Vika ${String(i)}` });
    for (const ticketId of [1, 2]) await w.use.move({ ticketId, to: 'resolved' });
    const end = utc('03T06:00:00'); // sixteen open hours
    await w.travel('3h');
    await w.use.move({ ticketId: 2, to: 'open' });
    await w.travelTo(end);
    expect(await w.use.get({ ticketId: 1 })).toMatchObject({ state: 'resolved' });
    await w.travel(1);
    expect(await w.use.get({ ticketId: 1 })).toMatchObject({
      state: 'closed',
      clocks: [
        { metric: 'first-response', state: 'cancelled' },
        { metric: 'resolution', state: 'met' },
      ],
    });
    expect((await w.use.timeline({ ticketId: 1 })).items.at(-1)).toMatchObject({
      event: 'ticket.moved',
      actor: 'system',
      at: w.clock.now(),
      what: { to: 'closed', reason: 'reopen window over' },
    });
    expect(await w.use.get({ ticketId: 2 })).toMatchObject({ state: 'open' });
    expect(await w.desk.deadLetters()).toEqual([]);
  });

  test('the window is that of the policy that the ticket stands under', async () => {
    const two = acme.replace(
      '  - name: standard',
      `  - { name: vip, calendar: office, when: { channel: phone }, targets: { normal: { resolution: 1h } }, reopen-window: 1h }\n  - name: standard`,
    );
    const w = await world(morning, [two]);
    await w.mail();
    await w.use.move({ ticketId: 1, to: 'resolved' });
    await w.travelTo(utc('03T06:00:00'));
    expect(await w.use.get({ ticketId: 1 })).toMatchObject({ state: 'resolved' });
    await w.travel(1);
    expect(await w.use.get({ ticketId: 1 })).toMatchObject({ state: 'closed' });
  });

  test('a client that was promised nothing has no clocks, and nothing of theirs happens by itself', async () => {
    const w = await world();
    await w.mail({ ...first, from: 'a@polar.example', to: 'apua@polar.example' });
    expect(await w.use.get({ ticketId: 1 })).toMatchObject({ client: 'polar', clocks: [] });
    await w.say();
    await w.travel(0);
    expect(await w.desk.nextDue()).toBeUndefined();
    expect(w.office.sent[0]!.text).not.toMatch(/viimeistään/);
    expect(await rowsIn(w.desk, clockRows)).toEqual([]);
    // Neither has a priority that the contract says nothing of.
    await w.use.open({ from: 'ada@acme.example', subject: 'x', priority: 'low' });
    expect(await w.clocks(2)).toEqual([]);
    await w.use.prioritise({ ticketId: 2, priority: 'urgent' });
    expect((await w.clocks(2)).map((c) => c.metric)).toContain('resolution');
  });

  test('running clocks keep the contract that they were promised under; new ones stand under the new', async () => {
    const w = await world();
    await w.mail();
    const before = await w.clocks();
    const stricter = acme.replace('normal: { first-response: 4h', 'normal: { first-response: 1h').replace("'08:00-16:00'", "'06:00-20:00'");
    await w.desk.as(system).use(clients).apply({ yaml: stricter });
    expect(await w.clocks()).toEqual(before);
    await w.mail({ ...first, text: 'toinen', externalId: 'b@x', subject: 'Toinen' });
    expect(await w.clockOf('first-response', 2)).toMatchObject({ targetMs: 3_600_000, dueAt: utc('01T07:00:00') });
    await w.travelTo(utc('01T10:00:00'));
    const breaches = (await told(w)).filter(([event, metric]) => event === 'sla.breached' && metric === 'first-response');
    expect(breaches).toEqual([['sla.breached', 'first-response', '2026-06-01T07:00:00.000Z', 1]]);
    await w.travel('1min');
    expect((await rowsIn(w.desk, clockRows)).filter((c) => c.metric === 'first-response').map((c) => [c.ticketId, c.version, c.state])).toEqual([[1, 'acme@1', 'breached'], [2, 'acme@2', 'breached']]); // prettier-ignore
    await w.say();
    expect(await w.clockOf('first-response')).toMatchObject({ state: 'met_late' });
    expect(await w.desk.deadLetters()).toEqual([]);
  });

  test('around the clock in Stockholm, a summer night and its neighbours count as they are', async () => {
    const w = await world('2026-10-24T22:30:00Z', [nordbo]); // half past midnight of the day with twenty-five hours
    await w.mail({ ...first, from: 'bo@nordbo.example', to: 'support@nordbo.example' });
    const nils = w.desk.as(w.nils).use(tickets);
    expect((await nils.get({ ticketId: 1 })).clocks).toMatchObject([
      { dueAt: new Date('2026-10-24T23:30:00Z') },
      { dueAt: new Date('2026-10-25T06:30:00Z') },
    ]);
    await w.travel('8h');
    expect((await told(w)).map(([event, metric, at]) => [event, metric, at])).toEqual([
      ['sla.warned', 'first-response', '2026-10-24T23:00:00.000Z'],
      ['sla.breached', 'first-response', '2026-10-24T23:30:00.000Z'],
      ['sla.warned', 'resolution', '2026-10-25T02:30:00.000Z'],
    ]);
  });
});
