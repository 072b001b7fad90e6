import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { escalation } from '../escalation/index.ts';
import { hire, houseWith, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { invalidInput, notFound, type Actor } from '../kernel/index.ts';
import { search } from '../search/index.ts';
import { agentIdOf } from '../team/index.ts';
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
    const on = (who: Actor) => desk.as(who).use(messages).colleagues({ ticketId });
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

  test('who leaves the client is found in no list any more', async () => {
    const { desk, ticketId, note, found, number } = await world();
    const mia = await hire(desk, 'Mia', ['engineers']);
    await note([number(mia)]);
    expect(await found(mia)).toEqual([ticketId]);
    expect(await found({ ...mia, reach: { client: [2] } })).toEqual([]);
  });
});
