import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { deliveryRows } from '../channel/index.ts';
import { noticeRows } from '../escalation/index.ts';
import { acme, houseWith, postOffice, receive, rowsIn, staffed } from '../fixtures.ts';
import { system } from '../kernel/index.ts';
import { importTicket, messages } from '../message/index.ts';
import { tickets } from '../ticket/index.ts';
import { clockBreached, clockMet, clockWarned, ledgerRows, sla, type ClockView } from './index.ts';

const utc = (text: string) => new Date(`2026-${text}Z`);
const past = {
  ...{ client: 'acme', origin: 'zammad:4711', from: 'ada@acme.example', name: 'Ada', subject: 'Tulostin', text: 'Ei tulosta.' },
  ...{ priority: 'normal' as const, receivedAt: utc('05-18T06:00:00') },
};
const history = [
  { kind: 'state' as const, at: utc('05-20T09:00:00'), to: 'pending-requester', reason: 'kysytty mallia' },
  { kind: 'message' as const, at: utc('05-20T08:59:00'), by: 'agent' as const, name: 'Väinö', text: 'Mikä malli?' },
  { kind: 'message' as const, at: utc('05-19T06:00:00'), by: 'agent' as const, name: 'Väinö', text: 'Väinö ei vastaa', public: false },
  { kind: 'message' as const, at: utc('05-21T06:00:00'), text: 'Se iso.' },
  { kind: 'state' as const, at: utc('05-21T06:00:00'), to: 'open' },
  { kind: 'priority' as const, at: utc('05-22T06:00:00'), to: 'urgent' },
  { kind: 'tier' as const, at: utc('05-22T07:00:00'), level: 2 },
];

eachDatabase((_name, open) => {
  const world = async () => {
    const opened = await open({ plugins: houseWith(postOffice()), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk, [acme]);
    const own = opened.desk.as(system);
    const clocks = async (ticketId: number) => (await own.use(tickets).get({ ticketId })).clocks as ClockView[];
    return { ...opened, ...staff, own, clocks };
  };

  test('C18 an imported ticket has the clocks that its history makes, and nobody is told of what was before', async () => {
    const w = await world();
    const { ticketId, isNew } = await w.own.run(importTicket, { ...past, history });
    expect(isNew).toBe(true);
    await w.travel('1min');
    const [first, ...others] = await w.clocks(ticketId);
    // Received on Monday at nine, answered on Wednesday at a minute to noon: a note answers nobody.
    expect(first).toMatchObject({ metric: 'first-response', state: 'met_late', metAt: utc('05-20T08:59:00') });
    expect(first?.startedAt).toEqual(utc('05-18T06:00:00'));
    const resolution = others.find(({ metric }) => metric === 'resolution');
    expect(resolution).toMatchObject({ state: 'breached', startedAt: utc('05-18T06:00:00') });
    const lines = (await rowsIn(w.desk, ledgerRows)).filter(({ metric }) => metric === 'resolution').map(({ kind, at }) => [kind, at]);
    expect(lines).toEqual(expect.arrayContaining([['paused', utc('05-20T09:00:00')], ['resumed', utc('05-21T06:00:00')], ['retargeted', utc('05-22T06:00:00')]])); // prettier-ignore
    expect(await w.own.use(tickets).get({ ticketId })).toMatchObject({ state: 'open', priority: 'urgent', tier: 2, channel: 'import' });
    const said = (await w.own.use(messages).list({ ticketId })).items;
    expect(said.map(({ authorName, text }) => `${authorName}: ${text}`)).toEqual(['Ada: Ei tulosta.', 'Väinö: Väinö ei vastaa', 'Väinö: Mikä malli?', 'Ada: Se iso.']); // prettier-ignore
    expect([await w.events(clockWarned), await w.events(clockBreached), await w.events(clockMet)]).toEqual([[], [], []]);
    expect(await rowsIn(w.desk, noticeRows)).toEqual([]);
    expect(await rowsIn(w.desk, deliveryRows)).toEqual([]);
    // What comes after is told, and it is a ticket like any other.
    await w.desk.as(w.aino).use(messages).write({ ticketId, text: 'Toimiiko nyt?' });
    expect(await rowsIn(w.desk, deliveryRows)).toHaveLength(1);
    expect(await w.desk.as(w.aino).use(sla).explain({ ticketId, clockId: first!.id })).toMatchObject({ state: 'met_late' });
    expect(await w.desk.deadLetters()).toEqual([]);
  });

  test('C18 the same origin makes no second ticket, what was resolved long ago is closed, and a wrong history is named', async () => {
    const w = await world();
    const solved = { ...past, history: [{ kind: 'state' as const, at: utc('05-18T07:00:00'), to: 'resolved' }] };
    const { ticketId } = await w.own.run(importTicket, solved);
    expect(await w.own.run(importTicket, { ...past, history })).toEqual({ ticketId, isNew: false });
    await w.travel('1min');
    expect((await w.clocks(ticketId)).find(({ metric }) => metric === 'resolution')).toMatchObject({
      state: 'met',
      metAt: utc('05-18T07:00:00'),
      elapsedMs: 3_600_000,
    });
    await w.travel('240h');
    expect(await w.own.use(tickets).get({ ticketId })).toMatchObject({ state: 'closed' });
    const wrong = [
      { kind: 'state' as const, at: utc('05-17T00:00:00'), to: 'waiting' },
      { kind: 'message' as const, at: utc('12-24T00:00:00') },
      { kind: 'tier' as const, at: utc('05-19T00:00:00'), level: 9 },
      { kind: 'priority' as const, at: utc('05-19T00:00:00'), to: 'p1' },
    ];
    const refused = await w.own.run(importTicket, { ...past, origin: 'zammad:1', history: wrong }).catch((e: unknown) => e);
    expect(refused).toMatchObject({ code: 'input.invalid' });
    const paths = (refused as { details: { mistakes: { path: string }[] } }).details.mistakes.map(({ path }) => path);
    expect(paths).toEqual(['history[0].at', 'history[0].to', 'history[1].at', 'history[1].text', 'history[2].level', 'history[3].to']);
    await expect(w.desk.as(w.aino).run(importTicket, past)).rejects.toMatchObject({ code: 'access.denied' });
  });

  test("C3 a bot's words answer only where the contract counts bots", async () => {
    const w = await world();
    await receive(w, { subject: 'Salasana', text: 'Lukossa.', externalId: 'b1@acme.example' });
    await w.desk.as(w.aino).use(messages).write({ ticketId: 1, text: 'Olen botti.', byBot: true });
    expect((await w.clocks(1))[0]).toMatchObject({ metric: 'first-response', state: 'running' });
    await w.desk.as(w.aino).use(messages).write({ ticketId: 1, text: 'Minä en.' });
    expect((await w.clocks(1))[0]).toMatchObject({ metric: 'first-response', state: 'met' });
  });
});
