import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { deliveryRows } from '../channel/index.ts';
import { acme, houseWith, nordbo, postOffice, receive, rowsIn, staffed, type Mail } from '../fixtures.ts';
import { messages } from '../message/index.ts';
import { tickets, type LinkedTicket } from '../ticket/index.ts';
import type { ClockView } from './index.ts';

const utc = (text: string) => new Date(`2026-06-${text}Z`);
// Monday 1 June 2026, nine in Helsinki.
const morning = '2026-06-01T06:00:00Z';
const first: Mail = { subject: 'Salasana lukossa', text: 'En pääse sisään.', externalId: 'x1@acme.example' };
const second: Mail = { subject: 'Taas lukossa', text: 'Sama vika, vastatkaa.', externalId: 'x2@acme.example' };

eachDatabase((_name, open) => {
  const world = async () => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at: morning });
    const staff = await staffed(opened.desk, [acme, nordbo]);
    const agent = opened.desk.as(staff.aino);
    const use = agent.use(tickets);
    const mail = (more: Mail = first) => receive(opened, more);
    const clocks = async (ticketId: number) => (await use.get({ ticketId })).clocks as ClockView[];
    const clockOf = async (metric: string, ticketId: number) => (await clocks(ticketId)).findLast((c) => c.metric === metric);
    const links = async (ticketId: number) => (await use.get({ ticketId })).links.map((l) => [l.kind, l.ticketId]);
    const said = async (ticketId: number) => (await agent.use(messages).list({ ticketId })).items.map((m) => m.text);
    return { ...opened, ...staff, office, agent, use, mail, clocks, clockOf, links, said };
  };
  const twoTickets = async () => {
    const w = await world();
    await w.mail();
    await w.travel('30min');
    await w.mail(second);
    await w.travel('10min');
    return w;
  };

  test('C14 merged: the source’s clocks end with that cause, the target keeps its own, and both say so', async () => {
    const w = await twoTickets();
    const before = await w.clocks(1);
    const merged = await w.use.merge({ ticketId: 2, into: 1 });
    expect(merged).toMatchObject({ id: 1, links: [{ kind: 'merged', ticketId: 2, subject: 'Taas lukossa', state: 'cancelled' }] });
    expect((await w.clocks(2)).map((c) => c.state)).toEqual(['cancelled', 'cancelled']);
    expect(await w.clocks(1)).toEqual(before);
    expect(await w.use.get({ ticketId: 2 })).toMatchObject({ state: 'cancelled', links: [{ kind: 'merged-into', ticketId: 1 }] });
    const lines = async (ticketId: number) => (await w.use.timeline({ ticketId })).items.map((l) => l.event);
    expect(await lines(2)).toEqual(expect.arrayContaining(['ticket.merged', 'ticket.moved']));
    expect(await lines(1)).toContain('ticket.took-in');
    expect(await w.said(1)).toEqual(['En pääse sisään.', 'Sama vika, vastatkaa.']);
  });

  test('C14 the earliest origin wins for the first response where whoever merges says so', async () => {
    const w = await twoTickets();
    await w.use.merge({ ticketId: 1, into: 2, earliestOriginWins: true });
    expect(await w.clockOf('first-response', 2)).toMatchObject({ startedAt: utc('01T06:00:00'), dueAt: utc('01T10:00:00') });
    expect(await w.clockOf('resolution', 2)).toMatchObject({ startedAt: utc('01T06:30:00') });
  });

  test('mail that belongs to a merged ticket lands where it goes on, also when that was merged on, and wakes it', async () => {
    const w = await twoTickets();
    await w.mail({ ...first, text: 'Kolmas', subject: 'Kolmas', externalId: 'x3@x' });
    await w.use.merge({ ticketId: 2, into: 1 });
    await w.use.merge({ ticketId: 1, into: 3 });
    await w.agent.use(messages).write({ ticketId: 3, text: 'Kokeilkaa nyt.' });
    await w.travel('5min');
    await w.use.move({ ticketId: 3, to: 'pending-requester', reason: 'test' });
    const line = await w.mail({ ...second, text: 'Toimii!', externalId: 'x4@x', inReplyTo: ['x2@acme.example'] });
    expect(line).toMatchObject({ disposition: 'appended', ticketId: 3 });
    expect(await w.use.get({ ticketId: 3 })).toMatchObject({ state: 'open' });
    expect(await w.clockOf('next-response', 3)).toMatchObject({ state: 'running' });
    expect(await w.said(3)).toEqual(['En pääse sisään.', 'Sama vika, vastatkaa.', 'Kolmas', 'Kokeilkaa nyt.', 'Toimii!']);
    expect(await w.use.get({ ticketId: 2 })).toMatchObject({ state: 'cancelled' });
  });

  test('an answer reaches everybody whose ticket was merged, each within their own conversation, and nobody twice', async () => {
    const w = await world();
    await w.mail();
    await w.mail({ ...second, from: 'bo@acme.example' });
    await w.mail({ ...second, text: 'vielä', subject: 'Vielä', externalId: 'x3@x' });
    await w.use.merge({ ticketId: 2, into: 1 });
    await w.use.merge({ ticketId: 3, into: 1 });
    await w.agent.use(messages).write({ ticketId: 1, text: 'Korjattu.' });
    await w.travel(0);
    const out = w.office.sent.filter((m) => m.text.includes('Korjattu.'));
    expect(out.map((m) => [m.to, m.subject])).toEqual([
      ['ada@acme.example', 'Re: Salasana lukossa [#1]'],
      ['bo@acme.example', 'Re: Taas lukossa [#2]'],
    ]);
    expect(out[1]).toMatchObject({ inReplyTo: 'x2@acme.example' });
    const answer = await w.mail({ ...second, from: 'bo@acme.example', text: 'Kiitos', externalId: 'b@x', inReplyTo: [out[1]!.externalId] });
    expect(answer).toMatchObject({ disposition: 'appended', ticketId: 1 });
  });

  test('C15 brought back, a merged ticket has its clocks as if it had never been merged, and its mail', async () => {
    const w = await twoTickets();
    const before = await w.clocks(2);
    await w.use.merge({ ticketId: 2, into: 1 });
    await w.travel('5min');
    await w.use.move({ ticketId: 2, to: 'open' });
    expect((await w.clocks(2)).map(({ metric, state, startedAt, dueAt }) => ({ metric, state, startedAt, dueAt }))).toEqual(
      before.map(({ metric, state, startedAt, dueAt }) => ({ metric, state, startedAt, dueAt })),
    );
    expect([await w.links(1), await w.links(2)]).toEqual([[], []]);
    const line = await w.mail({ ...second, text: 'Yhä', externalId: 'x4@x', inReplyTo: ['x2@acme.example'] });
    expect(line).toMatchObject({ disposition: 'appended', ticketId: 2 });
    expect(await w.said(1)).toEqual(['En pääse sisään.']);
  });

  test('what must not be merged is refused with what to do: itself, another client’s, one that is over, one out of reach', async () => {
    const w = await twoTickets();
    await w.mail({ ...first, from: 'bo@nordbo.example', to: 'support@nordbo.example', externalId: 'n@x' });
    const merge = (ticketId: number, into: number, as = w.aino) => w.desk.as(as).use(tickets).merge({ ticketId, into });
    await expect(merge(1, 1)).rejects.toMatchObject({ code: 'ticket.cannot-merge' });
    await expect(merge(1, 3)).rejects.toMatchObject({ code: 'row.not-found' });
    await expect(merge(3, 1, w.admin)).rejects.toThrow("they are different clients'");
    await w.use.move({ ticketId: 2, to: 'resolved' });
    await expect(merge(1, 2)).rejects.toThrow('bring it back first');
    await expect(merge(2, 1)).rejects.toThrow('ticket 2 is resolved');
    expect(await w.links(1)).toEqual([]);
  });

  test('C14 split: the new ticket counts from when its message was received, and what it asked is owed there alone', async () => {
    const w = await world();
    await w.mail();
    await w.agent.use(messages).write({ ticketId: 1, text: 'Kokeilkaa.' });
    await w.travel('1h');
    await w.mail({ ...first, text: 'Ja tulostin on rikki.', externalId: 'p@x', subject: 'Re: [#1]' });
    await w.travel('1h');
    expect(await w.clockOf('next-response', 1)).toMatchObject({ state: 'running' });
    const list = (await w.agent.use(messages).list({ ticketId: 1 })).items;
    const printer = list.find((m) => m.text.includes('tulostin'))!;
    const split = await w.agent.use(messages).split({ ticketId: 1, messageIds: [printer.id], subject: 'Tulostin' });
    expect(split).toMatchObject({ id: 2, subject: 'Tulostin', state: 'new', follows: 1, links: [{ kind: 'split-from', ticketId: 1 }] });
    expect(await w.clocks(2)).toMatchObject([
      { metric: 'first-response', state: 'running', startedAt: utc('01T07:00:00'), dueAt: utc('01T11:00:00'), elapsedMs: 3_600_000 },
      { metric: 'resolution', startedAt: utc('01T07:00:00') },
    ]);
    expect(await w.clockOf('next-response', 1)).toMatchObject({ state: 'cancelled' });
    expect(await w.clockOf('first-response', 1)).toMatchObject({ state: 'met' });
    expect([await w.said(1), await w.said(2)]).toEqual([['En pääse sisään.', 'Kokeilkaa.'], ['Ja tulostin on rikki.']]);
    expect(await w.links(1)).toEqual([['split-off', 2]]);
    // An answer to it threads there.
    const line = await w.mail({ ...first, text: 'Paperi loppu.', externalId: 'p2@x', inReplyTo: ['p@x'], subject: 'Re:' });
    expect(line).toMatchObject({ disposition: 'appended', ticketId: 2 });
  });

  test('C14 split with its answer, the new ticket is answered; split on, what was asked moves on', async () => {
    const w = await world();
    await w.mail();
    await w.agent.use(messages).write({ ticketId: 1, text: 'Hei.' });
    await w.travel('10min');
    await w.mail({ ...first, from: 'bo@acme.example', text: 'Minullakin.', externalId: 'b@x', inReplyTo: ['x1@acme.example'] });
    await w.travel('10min');
    await w.agent.use(messages).write({ ticketId: 1, text: 'Bo: kokeile.' });
    await w.travel('10min');
    await w.mail({ ...first, from: 'bo@acme.example', text: 'Ei auta.', externalId: 'b2@x', inReplyTo: ['b@x'] });
    const ids = async (ticketId: number, texts: string[]) =>
      (await w.agent.use(messages).list({ ticketId })).items.filter((m) => texts.includes(m.text)).map((m) => m.id);
    const messageIds = await ids(1, ['Minullakin.', 'Bo: kokeile.', 'Ei auta.']);
    const split = await w.agent.use(messages).split({ ticketId: 1, messageIds, subject: 'Bo' });
    expect(split).toMatchObject({ id: 2, state: 'open', requester: { address: 'bo@acme.example' } });
    expect(await w.clockOf('first-response', 2)).toMatchObject({ state: 'met', metAt: utc('01T06:20:00') });
    expect(await w.clockOf('next-response', 2)).toMatchObject({ state: 'running', startedAt: utc('01T06:30:00') });
    expect(await w.clockOf('next-response', 1)).toMatchObject({ state: 'cancelled' });
    await w.agent.use(messages).split({ ticketId: 2, messageIds: await ids(2, ['Ei auta.']), subject: 'Uusi' });
    expect(await w.clockOf('next-response', 2)).toMatchObject({ state: 'cancelled' });
    expect(await w.clockOf('first-response', 3)).toMatchObject({ state: 'running', startedAt: utc('01T06:30:00') });
  });

  test('a split names messages of the ticket, and leaves something behind', async () => {
    const w = await twoTickets();
    const all = (await w.agent.use(messages).list({ ticketId: 1 })).items.map((m) => m.id);
    const split = (messageIds: number[]) => w.agent.use(messages).split({ ticketId: 1, messageIds, subject: 'x' });
    await expect(split(all)).rejects.toMatchObject({ code: 'message.nothing-left' });
    await expect(split([999])).rejects.toThrow('messageIds must be messages of ticket 1; 999 is not');
    await expect(split([])).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(w.desk.as(w.nils).use(messages).split({ ticketId: 1, messageIds: all, subject: 'x' })).rejects.toMatchObject({
      code: 'row.not-found',
    });
  });

  test('C14 a follow-up has fresh clocks and keeps the link, opened by hand or by mail on a closed ticket', async () => {
    const w = await world();
    await w.mail();
    await w.use.move({ ticketId: 1, to: 'resolved' });
    await w.use.move({ ticketId: 1, to: 'closed' });
    await w.travel('2h');
    const byHand: LinkedTicket = await w.use.followUp({ ticketId: 1, text: 'Taas.', priority: 'urgent' });
    expect(byHand).toMatchObject({
      id: 2,
      follows: 1,
      subject: 'Salasana lukossa',
      priority: 'urgent',
      requester: { address: 'ada@acme.example' },
    });
    expect(await w.clockOf('first-response', 2)).toMatchObject({ state: 'running', startedAt: utc('01T08:00:00') });
    const line = await w.mail({ ...first, text: 'Ei toimi.', externalId: 'y@x', inReplyTo: ['x1@acme.example'] });
    expect(line).toMatchObject({ disposition: 'follow-up', ticketId: 3 });
    expect(await w.links(1)).toEqual([['followed-by', 2], ['followed-by', 3]]); // prettier-ignore
    expect(await w.links(3)).toEqual([['follows', 1]]);
    expect((await w.clocks(1)).map((c) => c.state)).toEqual(['cancelled', 'met']);
  });

  test('E8 one click takes a reopening back that was only thanks: resolved again, and the clocks as if nothing had been said', async () => {
    const w = await world();
    await w.mail();
    await w.travel('1h');
    await w.agent.use(messages).write({ ticketId: 1, text: 'Avattu.' });
    await w.use.move({ ticketId: 1, to: 'resolved' });
    const before = await w.clocks(1);
    await w.travel('2h');
    await w.mail({ ...first, text: 'Kiitos!', externalId: 'k1@x', subject: 'Re: [#1]' });
    await w.mail({ ...first, text: 'Oikein hyvä!', externalId: 'k2@x', subject: 'Re: [#1]' });
    expect(await w.use.get({ ticketId: 1 })).toMatchObject({ state: 'open' });
    expect((await w.clocks(1)).map((c) => c.state)).toEqual(['met', 'running', 'running']);
    await w.travel('30min');
    expect(await w.agent.use(messages).wasThanks({ ticketId: 1 })).toMatchObject({ state: 'resolved' });
    expect(await w.clocks(1)).toEqual(before);
    expect((await w.use.timeline({ ticketId: 1 })).items.filter((l) => l.event === 'message.was-thanks')).toHaveLength(2);
    // It closes when its window is over, as it would have.
    await w.travelTo(utc('03T07:00:00'));
    expect(await w.use.get({ ticketId: 1 })).toMatchObject({ state: 'resolved' });
    await w.travel(1);
    expect(await w.use.get({ ticketId: 1 })).toMatchObject({ state: 'closed' });
  });

  test('only a reopening by the requester’s own words can have been thanks', async () => {
    const w = await world();
    await w.mail();
    const thanks = () => w.agent.use(messages).wasThanks({ ticketId: 1 });
    await expect(thanks()).rejects.toMatchObject({ code: 'message.not-reopened' });
    await w.use.move({ ticketId: 1, to: 'resolved' });
    await w.use.move({ ticketId: 1, to: 'open' });
    await expect(thanks()).rejects.toMatchObject({ code: 'message.not-reopened' });
    expect((await rowsIn(w.desk, deliveryRows)).filter((d) => !d.automatic)).toEqual([]);
  });
});
