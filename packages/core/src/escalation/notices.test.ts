import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { deliveryRows } from '../channel/index.ts';
import { acme, houseWith, nordbo, polar, postOffice, rowsIn, staffed, ask } from '../fixtures.ts';
import { invalidInput, notAllowed, notFound, type Actor } from '../kernel/index.ts';
import { clockBreached } from '../sla/index.ts';
import { tickets } from '../ticket/index.ts';
import { noticeRows } from './entities.ts';
import { digestRaised, escalation, maintenanceEnded, maintenancePlanned, notEnrolled, notificationRaised, ruleFired, windowForAll, wrongHours, wrongWindow } from './index.ts'; // prettier-ignore

const utc = (text: string) => new Date(`2026-06-${text}Z`);
const monday = '2026-06-01T06:00:00Z';
const officeHours = { zone: 'Europe/Helsinki', hours: { 'mon-fri': ['10:00-14:00'] } };

eachDatabase((_name, open) => {
  const world = async (packs: readonly string[] = [acme, nordbo, polar]) => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at: monday });
    const staff = await staffed(opened.desk, packs);
    const { desk } = opened;
    const as = (who: Actor) => desk.as(who).use(escalation);
    const told = async () => (await rowsIn(desk, deliveryRows)).filter((d) => d.automatic).map((d) => [d.toAddress.split('@')[0], d.createdAt.toISOString().slice(8, 16), d.subject]); // prettier-ignore
    const states = async () => (await rowsIn(desk, noticeRows)).map((n) => n.state);
    return { ...opened, ...staff, office, as, told, states };
  };

  test('C16 who wants to be told in hours of their own is told in them, at the next opening else', async () => {
    const w = await world();
    expect(await w.as(w.lea).hours()).toBeNull();
    expect(await w.as(w.lea).setHours({ hours: { ...officeHours, hours: { 'tue-fri': ['08:30-14:00'] } } })).toMatchObject({ agentId: 2 });
    await ask(w.desk);
    await w.travelTo(utc('01T10:00:00.001')); // broken at 13:00 of Monday
    expect(await w.told()).toEqual([]);
    expect((await w.events(ruleFired))[0]!.payload.did).toEqual([
      'raised to tier 2',
      'will tell lea@desk.example at 2026-06-02T05:30:00.000Z',
    ]);
    expect(await w.events(notificationRaised)).toEqual([]);
    expect(await w.states()).toContain('waiting');
    await w.travelTo(utc('02T05:29:59.999'));
    expect(await w.told()).toEqual([]);
    await w.travel(1);
    expect((await w.told()).map(([who, at]) => [who, at])).toEqual([['lea', '02T05:30']]);
    // Two breaches of a day ago, by then: one mail.
    expect((await w.told())[0]![2]).toBe('Acme Oy: det här hände under tiden (2)');
    expect(w.office.sent.at(-1)!.text).toMatch(
      /måndag 1 juni 2026.*13:00\n#1 Salasana lukossa\nförsta svar: överskreds \(late answer\)[\s\S]*15:00\n#1/,
    );
    await w.as(w.lea).setHours();
    expect(await w.as(w.lea).hours()).toBeNull();
  });

  test('C16 news of the same hour is told by itself at the opening', async () => {
    const w = await world();
    await w.as(w.lea).setHours({ hours: { ...officeHours, hours: { mon: ['13:30-16:00'] } } });
    await ask(w.desk);
    await w.travelTo(utc('01T10:30:00'));
    expect((await w.told()).map(([who, at, subject]) => [who, at, subject])).toEqual([
      ['lea', '01T10:30', 'Överskriden SLA: #1 Salasana lukossa'],
    ]);
    const [raised] = await w.events(notificationRaised);
    expect((await w.events()).find((e) => e.id === raised!.causeId)).toMatchObject({ event: 'sla.breached' });
  });

  test('C16 what is urgent goes through quiet hours', async () => {
    const w = await world();
    await w.as(w.lea).setHours({ hours: { ...officeHours, hours: { sat: ['10:00-11:00'] } } });
    await ask(w.desk, { priority: 'urgent' });
    await w.travelTo(utc('01T06:15:00.001'));
    expect((await w.told()).map(([who, at]) => [who, at])).toEqual([['lea', '01T06:15']]);
    const deaf = await world([acme.replace('warn-at: [75%]', 'warn-at: [75%]\n    through-quiet-hours: [high]')]);
    await deaf.as(deaf.lea).setHours({ hours: { ...officeHours, hours: { sat: ['10:00-11:00'] } } });
    await ask(deaf.desk, { priority: 'urgent' });
    await deaf.travelTo(utc('01T06:15:00.001'));
    expect(await deaf.told()).toEqual([]);
  });

  test('C17 after an outage breaches have their real instants, and each recipient gets one digest', async () => {
    const w = await world();
    for (let i = 0; i < 3; i++) await ask(w.desk);
    await w.jump('26h');
    expect((await w.events(clockBreached)).map((e) => e.payload.at).slice(0, 3)).toEqual(Array(3).fill('2026-06-01T10:00:00.000Z'));
    expect(await w.told()).toEqual([]);
    await w.travel('1min');
    expect(await w.told()).toEqual([['lea', '02T08:00', 'Acme Oy: det här hände under tiden (3)']]);
    expect((await w.events(digestRaised)).map((e) => [e.about, e.payload.recipient, e.payload.news.map((n) => n.ticketId)])).toEqual([
      ['client:1', { address: 'lea@desk.example', language: 'sv' }, [1, 2, 3]],
    ]);
    expect(await w.states()).toEqual(['digested', 'digested', 'digested']);
  });

  test('C17 a maintenance window keeps everybody quiet, and takes nothing back of what happened', async () => {
    const w = await world();
    const window = await w.as(w.lea).planMaintenance({ client: 'acme', endsAt: utc('01T11:00:00'), reason: 'Moving house' });
    expect(window).toMatchObject({ clientId: 1, beginsAt: utc('01T06:00:00'), by: w.lea.id });
    await ask(w.desk);
    await w.travelTo(utc('01T10:30:00'));
    expect(await w.told()).toEqual([]);
    expect((await w.events(clockBreached)).map((e) => e.payload.at)).toEqual(['2026-06-01T10:00:00.000Z']);
    expect((await w.events(ruleFired))[0]!.payload.did).toEqual([
      'raised to tier 2',
      'told nobody: maintenance until 2026-06-01T11:00:00.000Z',
    ]);
    expect(await w.states()).toEqual(['kept-quiet']);
    expect((await w.as(w.lea).maintenance()).items).toHaveLength(1);
    await w.as(w.lea).endMaintenance({ windowId: window.id });
    expect((await w.as(w.lea).maintenance()).items).toEqual([]);
    await expect(w.as(w.lea).endMaintenance({ windowId: window.id })).rejects.toMatchObject({ code: notFound.code });
    await w.travelTo(utc('01T12:01:00')); // the second tier has sat on it for two hours
    expect((await w.told()).map(([who, at]) => [who, at])).toEqual([['lea', '01T12:00']]);
    expect([(await w.events(maintenancePlanned)).length, (await w.events(maintenanceEnded)).length]).toEqual([1, 1]);
  });

  test('C17 news that waits while maintenance begins is kept quiet', async () => {
    const w = await world();
    await w.as(w.lea).setHours({ hours: { ...officeHours, hours: { mon: ['13:30-16:00'] } } });
    await ask(w.desk);
    await w.travelTo(utc('01T10:10:00'));
    await w.desk
      .as(w.admin)
      .use(escalation)
      .planMaintenance({ beginsAt: utc('01T10:20:00'), endsAt: utc('01T10:40:00'), reason: 'all of it' });
    await w.travelTo(utc('01T11:00:00'));
    expect([await w.told(), await w.states()]).toEqual([[], ['kept-quiet']]);
  });

  test('C12 what waits to be told of a ticket is told as its right client’s, and at the same tier nothing is said to have risen', async () => {
    const w = await world([
      acme.replace('{ name: late answer,', '{ name: risen, when: tier-changed, do: [{ notify: [team] }] }\n  - { name: late answer,'),
      nordbo,
      polar,
    ]);
    await w.as(w.lea).setHours({ hours: { ...officeHours, hours: { mon: ['13:30-16:00'] } } });
    await ask(w.desk);
    await w.travelTo(utc('01T10:10:00'));
    await w.desk.as(w.admin).use(tickets).correctClient({ ticketId: 1, client: 'nordbo' });
    await w.travelTo(utc('01T10:30:00'));
    expect((await rowsIn(w.desk, noticeRows)).map((n) => [n.clientId, n.state]).at(-1)).toEqual([2, 'told']);
    expect((await w.told()).filter(([who, at]) => who === 'lea' && at === '01T10:30')).not.toEqual([]);
    expect(await w.desk.deadLetters()).toEqual([]);
  });

  test('a chain waits for the end of maintenance', async () => {
    const chain = `chain: [{ name: lead, to: team-lead }, { name: owner, to: client-owner, after: 1h }]\n`;
    const w = await world([
      `${acme.replace('{ name: late answer,', '{ name: stop, when: opened, do: [{ notify: chain }] }\n  - { name: late answer,')}${chain}`,
    ]);
    await ask(w.desk);
    await w.travel('30min');
    await w.as(w.lea).planMaintenance({ client: 'acme', endsAt: utc('01T08:00:00'), reason: 'x' });
    await ask(w.desk);
    await w.travelTo(utc('01T08:00:00'));
    expect((await w.told()).map(([who, at]) => [who, at])).toEqual([['lea', '01T06:00'], ['owner', '01T08:00']]); // prettier-ignore
    expect((await w.events(ruleFired)).map((e) => e.payload.did.at(-1))).toEqual([
      'climbed to lead: told lea@desk.example',
      'climbed no chain: maintenance until 2026-06-01T08:00:00.000Z',
    ]);
  });

  test('wrong hours and windows are refused with what would be right, and nobody quiets those whom they do not serve', async () => {
    const w = await world();
    await expect(w.as(w.aino).setHours({ hours: { zone: 'Mars/Base', hours: { 'mon-fri': ['8-16'] } } })).rejects.toMatchObject({
      code: wrongHours.code,
      details: { mistakes: expect.arrayContaining([expect.objectContaining({ path: 'zone' })]) },
    });
    await expect(w.as(w.aino).setHours({ hours: 'always' } as never)).rejects.toMatchObject({ code: invalidInput.code });
    await expect(w.as({ ...w.aino, id: 'system' }).hours()).rejects.toMatchObject({ code: notEnrolled.code });
    await expect(w.as(w.aino).planMaintenance({ client: 'acme', endsAt: utc('02T00:00:00'), reason: 'x' })).rejects.toMatchObject({
      code: notAllowed.code,
    });
    await expect(w.as(w.lea).planMaintenance({ endsAt: utc('02T00:00:00'), reason: 'x' })).rejects.toMatchObject({
      code: windowForAll.code,
    });
    await expect(w.as(w.lea).planMaintenance({ client: 'nordbo', endsAt: utc('02T00:00:00'), reason: 'x' })).rejects.toMatchObject({
      code: 'client.not-found',
    });
    for (const [beginsAt, endsAt] of [
      ['01T08:00:00', '01T08:00:00'],
      ['01T04:00:00', '01T06:00:00'],
    ] as const)
      // prettier-ignore
      await expect(w.as(w.lea).planMaintenance({ client: 'acme', beginsAt: utc(beginsAt), endsAt: utc(endsAt), reason: 'x' })).rejects.toMatchObject({ code: wrongWindow.code });
    const { id } = await w.as(w.admin).planMaintenance({ endsAt: utc('02T00:00:00'), reason: 'x' });
    await expect(w.as(w.lea).endMaintenance({ windowId: id })).rejects.toMatchObject({ code: notFound.code });
    expect((await w.as(w.admin).maintenance()).items).toMatchObject([{ id, clientId: null }]);
    expect(await w.desk.as(w.aino).use(tickets).list()).toMatchObject({ items: [] });
  });
});
