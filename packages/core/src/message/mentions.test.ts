import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { escalation, noticeRows } from '../escalation/index.ts';
import { hire, houseWith, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { defineAction, invalidInput, notFound, onlySystem, system, type Actor } from '../kernel/index.ts';
import { search } from '../search/index.ts';
import { agentIdOf, teams } from '../team/index.ts';
import { tickets } from '../ticket/index.ts';
import { mentionRows, messages, messageRows } from './index.ts';

eachDatabase((_name, open) => {
  const world = async (at = '2026-06-01T06:00:00Z') => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at });
    const staff = await staffed(opened.desk);
    const { desk } = opened;
    const { id: ticketId } = await desk.as(staff.aino).use(tickets).open({ from: 'ada@acme.example', subject: 'Levy', text: 'Apua' });
    const note = (mentions: number[], text = 'Katsotko?') =>
      desk.as(staff.aino).use(messages).write({ ticketId, text, public: false, mentions });
    const number = (actor: Actor) => agentIdOf(actor) ?? 0;
    const told = () => office.sent.filter(({ subject }) => /mentioned|mainittiin|nämndes/.test(subject)).map(({ to, text }) => [to, text]);
    const found = async (who: Actor) =>
      (await desk.as(who).use(search).ofView({ view: 'mentions-me' })).items.map(({ ticket }) => ticket.id);
    return { ...opened, ...staff, office, ticketId, note, number, told, found };
  };

  test('colleagues who may see the ticket can be mentioned, and nobody else is listed', async () => {
    const { desk, aino, lea, erik, admin, nils, ticketId, number } = await world();
    const on = async (who: Actor) => (await desk.as(who).use(messages).colleagues({ ticketId })).items;
    expect((await on(aino)).map(({ id }) => id).sort()).toEqual([lea, erik, admin].map(number).sort());
    expect((await on(aino)).map(({ name }) => name)).not.toContain('Nils');
    await expect(on(nils)).rejects.toMatchObject({ code: notFound.code });
  });

  test('whoever is mentioned is told in their language and finds it in a view; the others do not', async () => {
    const { lea, erik, ticketId, note, number, told, found, travel } = await world();
    expect(await found(lea)).toEqual([]);
    await note([number(lea), number(lea)]);
    await travel(0);
    expect(told()).toEqual([['lea@desk.example', expect.stringMatching(/^Aino nämnde dig i en anteckning på ärende #1 \(Acme Oy\)/)]]);
    expect([await found(lea), await found(erik)]).toEqual([[ticketId], []]);
  });

  test('quiet hours hold: who is at rest is told when their hours begin', async () => {
    const { desk, lea, note, number, told, travelTo } = await world('2026-06-02T04:30:00Z');
    await desk
      .as(lea)
      .use(escalation)
      .setHours({ hours: { zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-16:00'] } } });
    await note([number(lea)]);
    await travelTo('2026-06-02T04:59:59Z');
    expect(told()).toEqual([]);
    await travelTo('2026-06-02T05:00:01Z');
    expect(told().map(([to]) => to)).toEqual(['lea@desk.example']);
  });

  const atRest = { zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-16:00'] } };

  test('who sees the ticket no more when their hours begin is told nothing of it', async () => {
    const w = await world('2026-06-02T04:30:00Z');
    const { desk, lea, erik, admin, ticketId, number } = w;
    for (const who of [lea, erik]) await desk.as(who).use(escalation).setHours({ hours: atRest });
    await w.note([lea, erik].map(number));
    await w.travel(0);
    expect((await rowsIn(desk, noticeRows)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    // One leaves the client's teams, ...
    await desk
      .as(admin)
      .use(teams)
      .leave({ agentId: number(lea), team: 'specialists' });
    await w.travelTo('2026-06-02T05:00:01Z');
    expect(w.told().map(([to]) => to)).toEqual(['erik@desk.example']);
    // ... and the ticket leaves the client of the other.
    await w.travelTo('2026-06-03T04:30:00Z');
    await w.note([number(erik)]);
    await w.travel(0);
    await desk.as(admin).use(tickets).correctClient({ ticketId, client: 'nordbo' });
    expect((await rowsIn(desk, noticeRows)).filter(({ state }) => state === 'waiting')).toEqual([]);
    await w.travelTo('2026-06-03T05:00:01Z');
    expect(w.told().map(([to]) => to)).toEqual(['erik@desk.example']);
    expect(await desk.deadLetters()).toEqual([]);
  });

  test('who sees the ticket no more when its line is read is told nothing of it', async () => {
    const { desk, admin, lea, ticketId, note, number, told, travel } = await world();
    await note([number(lea)]);
    await desk.as(admin).use(tickets).correctClient({ ticketId, client: 'nordbo' });
    await travel(0);
    expect(told()).toEqual([]);
  });

  test('maintenance keeps alarms quiet, and no mention', async () => {
    const { desk, admin, lea, erik, note, number, told, travel, travelTo } = await world('2026-06-02T04:30:00Z');
    await desk.as(lea).use(escalation).setHours({ hours: atRest });
    await desk
      .as(admin)
      .use(escalation)
      .planMaintenance({ endsAt: new Date('2026-06-02T12:00:00Z'), reason: 'x' });
    await note([lea, erik].map(number));
    await travel(0);
    expect(told().map(([to]) => to)).toEqual(['erik@desk.example']);
    await travelTo('2026-06-02T05:00:01Z');
    expect(told().map(([to]) => to)).toEqual(['erik@desk.example', 'lea@desk.example']);
  });

  test('a note that becomes a ticket of its own takes its mentions along', async () => {
    const { desk, aino, lea, ticketId, note, number, found } = await world();
    const { id: messageId } = await note([number(lea)]);
    const split = await desk
      .as(aino)
      .use(messages)
      .split({ ticketId, messageIds: [messageId], subject: 'Toinen' });
    expect(await found(lea)).toEqual([split.id]);
  });

  test('a stranger cannot be mentioned, and is as unknown as nobody; a reply mentions nobody', async () => {
    const { desk, aino, nils, lea, ticketId, note, number } = await world();
    const before = (await rowsIn(desk, messageRows)).length;
    const refused = async (mentions: number[]) =>
      note(mentions).then(
        () => undefined,
        (e: unknown) => [(e as { code: string }).code, (e as Error).message.replaceAll(/\d+/g, 'N')],
      );
    const stranger = await refused([number(nils)]);
    expect(stranger).toEqual([invalidInput.code, expect.stringContaining('colleagues who may see the ticket')]);
    expect(await refused([999])).toEqual(stranger);
    expect(await refused([number(lea), number(nils)])).toEqual(stranger);
    await expect(
      desk
        .as(aino)
        .use(messages)
        .write({ ticketId, text: 'x', mentions: [number(lea)] }),
    ).rejects.toMatchObject({ code: invalidInput.code });
    expect(await rowsIn(desk, mentionRows)).toEqual([]);
    expect((await rowsIn(desk, messageRows)).length).toBe(before);
  });

  test('a ticket is found however many others mention the same agent', async () => {
    const { desk, aino, lea, nils, ticketId, note, number, travel } = await world();
    const { id: other } = await desk.as(aino).use(tickets).open({ from: 'ada@acme.example', subject: 'Muu', text: 'Muuta' });
    const { id: messageId } = await note([number(lea)]);
    const mention = { messageId, ticketId: other, clientId: 1, agentId: number(lea), at: new Date('2026-06-01T06:00:00Z') };
    const many = defineAction('test.mention-often', {
      summary: '',
      allow: onlySystem,
      run: (scope) => scope.rows(mentionRows).insertAll(Array.from({ length: 2_001 }, () => mention)),
    });
    await desk.as(system).run(many, {});
    await travel(0);
    const find = async (who: Actor, query: string) => (await desk.as(who).use(search).find({ query })).items.map(({ ticket }) => ticket.id);
    const me = (await desk.as(lea).use(search).find({ query: 'mentions:me' })).items.map(({ ticket }) => ticket.id);
    expect(me).toEqual([other, ticketId]);
    expect(await find(lea, 'mentions:me levy')).toEqual([ticketId]);
    expect(await find(aino, 'mentions:lea@desk.example levy')).toEqual([ticketId]);
    expect(await find(aino, '-mentions:lea@desk.example')).toEqual([]);
    expect(await find(nils, 'mentions:me')).toEqual([]);
  });

  test('who leaves the client is found in no list any more', async () => {
    const { desk, ticketId, note, found, number } = await world();
    const mia = await hire(desk, 'Mia', ['engineers']);
    await note([number(mia)]);
    expect(await found(mia)).toEqual([ticketId]);
    expect(await found({ ...mia, reach: { client: [2] } })).toEqual([]);
  });
});
