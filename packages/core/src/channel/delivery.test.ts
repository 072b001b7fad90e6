import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { essentials } from '../essentials.ts';
import { houseWith, postOffice, receive, rowsIn, staffed, type Mail } from '../fixtures.ts';
import { defineError, system } from '../kernel/index.ts';
import { messageRows, messages } from '../message/index.ts';
import { tickets } from '../ticket/index.ts';
import { beginDelivery } from './delivery.ts';
import { channels, deliveryFailed, deliveryRows, deliverySent, readMessageId } from './index.ts';
import { signingKeyRows } from './entities.ts';

const away = defineError('test.server-away', 'unavailable', () => 'The mail server is away.');
const refused = defineError('test.address-refused', 'invalid', () => 'No such address.');

eachDatabase((_name, open) => {
  const world = async () => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    const agent = opened.desk.as(staff.aino);
    await agent.use(tickets).open({ from: 'ada@acme.example', subject: 'Salasana lukossa' });
    const answer = (text = 'Hei') => agent.use(messages).write({ ticketId: 1, text });
    const deliveries = () => rowsIn(opened.desk, deliveryRows);
    const mail = (more: Mail) => receive(opened, more);
    return { ...opened, ...staff, office, agent, answer, deliveries, mail };
  };

  test('an answer is queued with the ticket, and sent once it is told', async () => {
    const w = await world();
    const { id: messageId, externalId } = await w.answer();
    expect(await w.deliveries()).toMatchObject([
      { state: 'queued', attempts: 0, sentAt: null, messageId, automatic: false, language: 'fi' },
    ]);
    expect(w.office.sent).toEqual([]);
    await w.travel('1s');
    expect(await w.deliveries()).toMatchObject([
      { state: 'sent', attempts: 1, sentAt: new Date('2026-06-01T06:00:00Z'), error: null, externalId: w.office.sent[0]!.externalId },
    ]);
    expect(externalId).toBe(w.office.sent[0]!.externalId);
    expect((await rowsIn(w.desk, messageRows))[0]!.externalId).toBe(externalId);
    const secret = (await rowsIn(w.desk, signingKeyRows))[0]!.secret;
    expect(readMessageId(w.office.sent[0]!.externalId, secret)).toEqual({ ticketId: 1, deliveryId: 1 });
    expect(w.office.sent[0]!.loopMark).not.toContain(secret);
    expect(await w.events(deliverySent)).toMatchObject([
      { about: 'ticket:1', payload: { deliveryId: 1, to: 'ada@acme.example', automatic: false } },
    ]);
    await w.travel('30d');
    expect(w.office.sent.filter((m) => m.to === 'ada@acme.example')).toHaveLength(1);
  });

  test('a server that is away is tried again, ever more patiently, under the same Message-ID', async () => {
    const w = await world();
    w.office.troubles.push(...Array.from({ length: 4 }, () => away({})));
    await w.answer();
    await w.travel(0);
    expect(await w.deliveries()).toMatchObject([{ state: 'queued', attempts: 1, error: 'The mail server is away.' }]);
    const tries = [w.clock.now().getTime()];
    for (let i = 0; i < 4; i++) {
      const next = (await w.desk.nextDue())!;
      tries.push(next.getTime());
      await w.travelTo(next);
    }
    const gaps = tries.slice(1).map((t, i) => t - tries[i]!);
    expect(gaps.map((gap) => Math.round(gap / 1000))).toEqual([3, 7, 20, 55]);
    expect(await w.deliveries()).toMatchObject([{ state: 'sent', attempts: 5, error: null }]);
    expect(w.office.sent).toHaveLength(1);
    expect(await w.events(deliveryFailed)).toEqual([]);
    expect(await w.desk.deadLetters()).toEqual([]);
  });

  test('one that stays away is given up after about a day, where everybody sees it', async () => {
    const w = await world();
    w.office.troubles.push(...Array.from({ length: 100 }, () => away({})));
    await w.answer();
    await w.travel('12h');
    expect(await w.deliveries()).toMatchObject([{ state: 'queued' }]);
    await w.travel('12h');
    const [failed] = await w.deliveries();
    expect(failed).toMatchObject({ state: 'failed', attempts: 13, error: 'The mail server is away.', sentAt: null });
    expect(await w.events(deliveryFailed)).toMatchObject([
      { payload: { deliveryId: failed!.id, state: 'failed', reason: 'The mail server is away.' } },
    ]);
    expect((await w.agent.use(tickets).timeline({ ticketId: 1 })).items.some((l) => l.event === 'delivery.failed')).toBe(true);
    expect(await w.desk.deadLetters()).toEqual([]);
  });

  test('what a server refuses for good has failed at once, and holds up nothing else', async () => {
    const w = await world();
    w.office.troubles.push(refused({}), new TypeError('x is not a function'));
    for (const text of ['yksi', 'kaksi', 'kolme']) await w.answer(text);
    await w.travel(0);
    expect((await w.deliveries()).map((d) => [d.state, d.error])).toEqual([['failed', 'No such address.'], ['failed', 'x is not a function'], ['sent', null]]); // prettier-ignore
    expect(await w.events(deliveryFailed)).toHaveLength(2);
    expect(await w.desk.nextDue()).not.toEqual(w.clock.now());
  });

  test('without a carrier what goes out is held, and can be read in the outbox', async () => {
    const { desk, travel } = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
    const { aino } = await staffed(desk);
    await desk.as(aino).use(tickets).open({ from: 'ada@acme.example', subject: 'x' });
    await desk.as(aino).use(messages).write({ ticketId: 1, text: 'Hei' });
    await travel('1d');
    expect((await desk.as(aino).use(channels).outbox({ state: 'held' })).items.at(-1)).toMatchObject({
      toAddress: 'ada@acme.example',
      text: 'Hei',
      state: 'held',
      attempts: 0,
    });
    expect(await desk.deadLetters()).toEqual([]);
  });

  test('a desk that dies while a server has a mail sends what a person wrote again, and a notification not', async () => {
    const w = await world();
    await w.mail({ from: 'eve@acme.example', subject: 'Tulostin', text: 'rikki', externalId: 'e@x' });
    w.office.sent.splice(0);
    await w.answer();
    // A confirmation on its way, whose server is just being talked to; nobody will note how that ended.
    w.office.troubles.push(away({}), away({}));
    await w.mail({ from: 'kai@acme.example', subject: 'Näyttö', text: 'pimeä', externalId: 'k@x' });
    const [, answer, confirmation] = await w.deliveries();
    expect([answer!.state, answer!.automatic, confirmation!.state, confirmation!.automatic]).toEqual(['queued', false, 'queued', true]);
    for (const { id } of [answer!, confirmation!]) await w.desk.as(system).run(beginDelivery, { deliveryId: id });
    expect((await w.deliveries()).slice(1).map((d) => d.state)).toEqual(['sending', 'sending']);
    await w.travel('1min');
    expect(w.office.sent.map((m) => [m.to, m.externalId])).toEqual([['ada@acme.example', answer!.externalId]]);
    expect((await w.deliveries()).slice(1)).toMatchObject([
      { state: 'sent', attempts: 3 },
      { state: 'in-doubt', sentAt: null, error: expect.stringMatching(/may have been delivered/) },
    ]);
    expect(await w.events(deliveryFailed)).toMatchObject([{ payload: { state: 'in-doubt', deliveryId: confirmation!.id } }]);
    expect((await w.agent.use(channels).outbox({ state: 'in-doubt' })).items).toHaveLength(1);
    await w.travel('1d');
    expect(w.office.sent.filter((m) => m.to === 'kai@acme.example')).toEqual([]);
  });

  test('a mail that answers carries the conversation in its headers; notes and notifications are not in it', async () => {
    const w = await world();
    await w.mail({
      subject: 'Salasana [#1]',
      text: 'Vielä yksi asia.',
      externalId: 'ada1@acme.example',
      references: ['old@acme.example'],
      inReplyTo: ['old@acme.example'],
    });
    await w.answer('Kerro lisää.');
    await w.travel('1s');
    const first = w.office.sent.at(-1)!;
    expect(first).toMatchObject({
      inReplyTo: 'ada1@acme.example',
      references: ['old@acme.example', 'ada1@acme.example'],
      subject: 'Re: Salasana lukossa [#1]',
    });
    await w.agent.use(messages).write({ ticketId: 1, text: 'huomio', public: false });
    await w.mail({ text: 'poissa', nature: 'auto-response', externalId: 'ooo@acme.example', inReplyTo: [first.externalId] });
    await w.answer('Kuulitko?');
    await w.travel('1s');
    expect(w.office.sent.at(-1)).toMatchObject({
      inReplyTo: 'ada1@acme.example',
      references: ['old@acme.example', 'ada1@acme.example', first.externalId],
    });
    await w.mail({
      text: 'Kyllä.',
      externalId: 'ada2@acme.example',
      inReplyTo: [first.externalId],
      references: ['ada1@acme.example', first.externalId],
    });
    await w.answer('Hyvä.');
    await w.travel('1s');
    const last = w.office.sent.at(-1)!;
    expect(last.inReplyTo).toBe('ada2@acme.example');
    expect(last.references.slice(0, 3)).toEqual(['old@acme.example', 'ada1@acme.example', first.externalId]);
    expect(last.references.at(-1)).toBe('ada2@acme.example');
    expect(new Set(last.references).size).toBe(last.references.length);
    expect(last.references).not.toContain('ooo@acme.example');
    await w.travel('30d');
    const notification = w.office.sent.find((m) => m.to === 'lea@desk.example')!;
    expect(notification).toMatchObject({
      automatic: true,
      references: [],
      inReplyTo: undefined,
      from: { address: 'help@acme.example', name: 'Acme Oy' },
    });
  });

  test('the outbox shows each client what is its own, page by page, newest first', async () => {
    const w = await world();
    for (let i = 0; i < 5; i++) await w.answer(String(i));
    await w.mail({ from: 'bo@nordbo.example', to: 'support@nordbo.example', subject: 'Hej', text: 'Hjälp', externalId: 'n@x' });
    const use = w.agent.use(channels);
    const one = await use.outbox({ limit: 3, client: 'acme' });
    expect(one.items.map((d) => d.text)).toEqual(['4', '3', '2']);
    const two = await use.outbox({ limit: 3, after: one.next! });
    expect([two.items.map((d) => d.text), two.next]).toEqual([['1', '0'], null]); // prettier-ignore
    expect((await use.outbox({ state: 'failed' })).items).toEqual([]);
    expect((await w.desk.as(w.nils).use(channels).outbox()).items).toMatchObject([{ fromAddress: 'support@nordbo.example' }]);
    expect((await w.desk.as(w.nils).use(channels).intake()).items).toMatchObject([{ sender: 'bo@nordbo.example' }]);
    expect((await w.desk.as(w.admin).use(channels).outbox()).items).toHaveLength(6);
    for (const wrong of [{ state: 'lost' }, { limit: 0 }, { after: 1e300 }, { client: 42 }])
      await expect(use.outbox(wrong as never)).rejects.toMatchObject({ code: 'input.invalid' });
  });
});
