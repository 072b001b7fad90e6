import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { clients } from '../client/index.ts';
import { escalation } from '../escalation/index.ts';
import { acme, act, houseWith, nordbo, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { definePlugin, isDownload, system, type Actor } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { people } from '../people/index.ts';
import { ratings } from '../rating/index.ts';
import { teams } from '../team/index.ts';
import { tickets } from '../ticket/index.ts';
import { reporting, reports, settlementRows, spentRows, ticketTurnRows } from './index.ts';
import { beginPast } from './settle.ts';

const june = { from: '2026-06-01', to: '2026-06-07' };

eachDatabase((_name, open) => {
  const world = async () => {
    // Monday, 9:00 in Helsinki.
    const opened = await open({ plugins: houseWith(postOffice()), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk, [acme, nordbo]);
    const { desk } = opened;
    const opens = (who: Actor, from: string) => desk.as(who).use(tickets).open({ from, subject: 'Apua' });
    const move = (who: Actor, ticketId: number, ...states: string[]) =>
      states.reduce(async (before, to) => {
        await before;
        await desk.as(who).use(tickets).move({ ticketId, to });
      }, Promise.resolve());
    const ask = (who: Actor, report: string, more: object = {}) =>
      desk
        .as(who)
        .use(reporting)
        .read({ report, ...june, ...more });
    return { ...opened, ...staff, opens, move, ask };
  };

  test('volume counts what came, was solved, was reopened and is left open, day by day in the zone of the desk', async () => {
    const { lea, aino, opens, move, ask, travel, desk } = await world();
    const one = await opens(aino, 'ada@acme.example');
    const two = await opens(aino, 'bo@acme.example');
    await move(aino, one.id, 'open', 'resolved');
    await travel(15.5 * 3_600_000); // 00:30 on Tuesday in Helsinki, Monday still in UTC.
    const three = await opens(aino, 'cy@acme.example');
    await move(aino, one.id, 'open');
    await move(aino, three.id, 'cancelled');
    await travel('1d');
    await move(aino, two.id, 'open', 'resolved');
    await travel('1min');
    const table = await ask(lea, 'volume', { to: '2026-06-04' });
    expect(table).toMatchObject({ zone: 'Europe/Helsinki', title: 'Volume', by: [{ by: 'day' }] });
    const columns = ['in', 'solved', 'reopened', 'backlog'] as const;
    expect(table.rows.map((row) => [row.keys['day'], ...columns.map((c) => row.values[c])])).toEqual([
      ['2026-06-01', 2, 1, 0, 1],
      ['2026-06-02', 1, 0, 1, 2],
      ['2026-06-03', 0, 1, 0, 1],
      ['2026-06-04', 0, 0, 0, 1],
    ]);
    expect(table.total).toMatchObject({ in: 3, solved: 2, reopened: 1, 'reopen-rate': 0.5, 'first-tier': 0 });
    const utc = await ask(lea, 'volume', { to: '2026-06-02', zone: 'UTC' });
    expect(utc.rows.map((row) => [row.values['in'], row.values['backlog']])).toEqual([[3, 2], [0, 1]]); // prettier-ignore
    const weeks = await ask(lea, 'volume', { by: 'week,channel', language: 'fi' });
    expect(weeks.rows.map((row) => [row.keys, row.labels, row.values['in']])).toEqual([
      [{ week: '2026-06-01', channel: 'api' }, { week: '2026-06-01', channel: 'Rajapinta' }, 3],
    ]);
    expect((await ask(lea, 'volume', { by: '' })).rows).toMatchObject([{ keys: {}, values: { in: 3 } }]);
    expect((await rowsIn(desk, settlementRows)).map((s) => s.ticketId)).toEqual([two.id]);
  });

  test('nobody counts what they do not see: an agent of another client, a contact, a requester', async () => {
    const { lea, nils, admin, aino, opens, ask, desk } = await world();
    await opens(aino, 'ada@acme.example');
    await opens(nils, 'bo@nordbo.example');
    await opens(nils, 'cy@nordbo.example');
    const inOf = async (who: Actor, more: object = {}) => (await ask(who, 'volume', { by: 'client', ...more })).rows.map((r) => [r.keys['client'], r.values['in'], r.values['backlog']]); // prettier-ignore
    expect(await inOf(admin)).toEqual([['acme', 1, 1], ['nordbo', 2, 2]]); // prettier-ignore
    expect(await inOf(lea)).toEqual([['acme', 1, 1]]);
    await expect(ask(lea, 'volume', { client: 'nordbo' })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(ask(nils, 'volume')).rejects.toMatchObject({ kind: 'forbidden' });
    const { id: personId } = await desk.as(system).use(people).introduce({ clientId: 1, address: 'eva@acme.example' });
    const asPerson = async () => (await desk.as(system).use(teams).actorForPerson({ personId })) as Actor;
    await expect(ask(await asPerson(), 'volume')).rejects.toMatchObject({ kind: 'forbidden' });
    await desk.as(admin).use(people).makeContact({ personId });
    const contact = await asPerson();
    expect(await inOf(contact)).toEqual([['acme', 1, 1]]);
    await expect(ask(contact, 'volume', { by: 'team' })).rejects.toMatchObject({ code: 'report.cannot-divide' });
    for (const who of [contact, lea])
      for (const team of ['nordic-desk', 'nobody']) expect((await ask(who, 'volume', { by: 'client', team })).rows).toEqual([]);
    expect(await inOf(contact, { team: 'service-desk' })).toEqual([]);
    expect((await desk.as(contact).use(reporting).list()).map((r) => r.report)).not.toContain('hand-offs');
    await expect(ask(contact, 'hand-offs')).rejects.toMatchObject({ code: 'report.not-found' });
    const oneself: Actor = { ...admin, reach: { client: [1], requester: [personId] } };
    for (const report of ['volume', 'sla', 'hand-offs']) expect((await ask(oneself, report, { by: 'client' })).rows).toEqual([]);
  });

  test('promises are told by the letter of the contract and honestly', async () => {
    const { lea, aino, opens, move, ask, travel, desk } = await world();
    const one = await opens(aino, 'ada@acme.example');
    await desk.as(aino).use(messages).write({ ticketId: one.id, text: 'Hei' });
    await move(aino, one.id, 'resolved');
    // Paused without a reason for longer than the promise lasts, and then solved: kept by the letter alone.
    const two = await opens(aino, 'bo@acme.example');
    await desk.as(aino).use(messages).write({ ticketId: two.id, text: 'Hei' });
    await move(aino, two.id, 'pending-requester');
    await travel('4d');
    await move(aino, two.id, 'resolved');
    const three = await opens(aino, 'cy@acme.example');
    await travel('1d');
    await desk.as(aino).use(messages).write({ ticketId: three.id, text: 'Anteeksi' });
    const table = await ask(lea, 'sla', { by: 'client,metric,tier', language: 'sv' });
    const row = (metric: string, tier: string) => table.rows.find((r) => r.keys['metric'] === metric && r.keys['tier'] === tier);
    expect(row('resolution', '1')?.values).toMatchObject({ met: 2, breached: 0, 'kept-share': 1, 'honest-share': 0.5, lost: 1 });
    expect(row('resolution', '1')?.labels).toEqual({ client: 'Acme Oy', metric: 'Lösning', tier: '1' });
    // One that is still open and was not solved in time is broken both ways.
    await travel('7d');
    const later = await ask(lea, 'sla', { by: 'metric' });
    const all = later.rows.find((r) => r.keys['metric'] === 'resolution')?.values;
    expect(all).toMatchObject({ made: 3, met: 2, breached: 1, 'kept-share': 2 / 3, 'honest-share': 1 / 3, lost: 1 });
    const first = (await ask(lea, 'sla', { by: 'metric' })).rows.find((r) => r.keys['metric'] === 'first-response');
    expect(first?.values).toMatchObject({ made: 3, met: 2, breached: 1, running: 0, 'honest-share': 2 / 3 });
  });

  test('where the time went adds up to all of it, and goes when a ticket is opened again', async () => {
    const { lea, aino, opens, move, ask, travel, desk } = await world();
    const { id: ticketId } = await opens(aino, 'ada@acme.example');
    await travel('2h');
    await move(aino, ticketId, 'open', 'pending-requester');
    await travel('1h');
    await move(aino, ticketId, 'resolved');
    await travel('1min');
    const table = await ask(lea, 'time', { language: 'fi' });
    expect(table.rows.map((r) => [r.labels['holder'], r.values['ms'], r.values['share']])).toEqual([
      ['Yhteydenottaja', 3_600_000, 1 / 3],
      ['Taso 1', 7_200_000, 2 / 3],
    ]);
    const whole = (await ask(lea, 'volume', { by: '' })).rows[0]?.values['took'];
    expect(whole).toBe(10_800_000);
    await move(aino, ticketId, 'open');
    await travel('1min');
    expect(await rowsIn(desk, spentRows)).toEqual([]);
    expect((await ask(lea, 'time')).rows).toEqual([]);
  });

  test('bounces and the quality of hand-offs, by the team that gave them', async () => {
    const { lea, aino, opens, move, ask, desk } = await world();
    for (const score of [2, 5]) {
      const { id: ticketId } = await opens(aino, 'ada@acme.example');
      await move(aino, ticketId, 'open');
      await desk.as(aino).use(escalation).escalate({ ticketId, handover: 'Katsokaa' });
      if (score === 2) await desk.as(lea).use(escalation).handBack({ ticketId, reason: 'Kesken' });
      else await desk.as(lea).use(escalation).accept({ ticketId });
      await desk.as(lea).use(escalation).scoreHandOff({ ticketId, of: 'hand-off', score });
    }
    const { rows } = await ask(lea, 'hand-offs', { by: 'team' });
    expect(rows).toMatchObject([
      {
        keys: { team: 'service-desk' },
        values: { given: 2, accepted: 1, returned: 1, 'bounce-rate': 0.5, quality: 3.5, 'back-quality': null },
      },
    ]);
  });

  test('satisfaction says nothing below five ratings, and how many answered', async () => {
    const { lea, aino, opens, move, ask, travel, desk } = await world();
    const rate = async (score: number) => {
      const ticket = await opens(aino, 'ada@acme.example');
      await move(aino, ticket.id, 'open', 'resolved');
      const ada = await desk.as(system).use(teams).actorForPerson({ personId: 1 });
      await desk
        .as(ada as Actor)
        .use(ratings)
        .give({ ticketId: ticket.id, score });
    };
    for (const score of [5, 5, 4, 1]) await rate(score);
    await move(aino, (await opens(aino, 'ada@acme.example')).id, 'open', 'resolved');
    await travel('1min');
    expect((await ask(lea, 'csat')).rows[0]?.values).toEqual({ rated: 4, csat: null, mean: null, response: 0.8 });
    await rate(2);
    await travel('1min');
    expect((await ask(lea, 'csat')).total).toEqual({ rated: 5, csat: 0.6, mean: 3.4, response: 5 / 6 });
  });

  test('a spreadsheet gets the same, and no formula out of a name', async () => {
    const { lea, aino, opens, desk } = await world();
    await desk
      .as(system)
      .use(clients)
      .apply({ yaml: acme.replace('name: Acme Oy', `name: '=HYPERLINK("x";"Ä")'`) });
    await opens(aino, 'ada@acme.example');
    const file = await desk
      .as(lea)
      .use(reporting)
      .csv({ report: 'volume', ...june, by: 'client', language: 'fi' });
    expect(isDownload(file)).toBe(true);
    expect([file.name, file.mediaType]).toEqual(['volume-2026-06-01-2026-06-07.csv', 'text/csv; charset=utf-8']);
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes).split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFAsiakas,Saapuneet,Ratkaistut,Uudelleen avatut,Uudelleen avattuja (%),Ratkaistu tasolla 1 (%),Ratkaisuaika keskimäärin (h),Auki lopussa',
    );
    expect(lines[1]).toBe(`"'=HYPERLINK(""x"";""Ä"")",1,0,0,,,,1`);
    expect(lines[2]).toMatch(/^Yhteensä,1,0,0/);
  });

  test.each([
    [{ from: '2026-06-07', to: '2026-06-01' }, 'report.wrong-period'],
    [{ from: '2026-02-30' }, 'report.wrong-period'],
    [{ from: '2020-01-01' }, 'report.wrong-period'],
    [{ by: 'day,week' }, 'report.cannot-divide'],
    [{ by: 'shoe' }, 'report.cannot-divide'],
    [{ by: 'client,client' }, 'report.cannot-divide'],
    [{ by: 'day,client,team,tier' }, 'report.cannot-divide'],
    [{ zone: 'Helsinki/Kallio' }, 'report.no-such-zone'],
    [{ report: 'weather' }, 'report.not-found'],
    [{ from: 'yesterday' }, 'input.invalid'],
  ])('%j is refused with %s', async (more, code) => {
    const { lea, desk } = await world();
    await expect(
      desk
        .as(lea)
        .use(reporting)
        .read({ report: 'volume', ...june, ...more }),
    ).rejects.toMatchObject({ code });
  });

  test('a plugin brings a report of its own', async () => {
    const mine = definePlugin({
      name: 'mine',
      summary: 'Counts sheep.',
      needs: [reporting],
      start({ get }) {
        get(reports).push({
          ...{ report: 'sheep', title: { fi: 'Lampaat', sv: 'Får', en: 'Sheep' }, summary: { fi: '-', sv: '-', en: '-' } },
          ...{ dimensions: [], first: { by: ['week'], draw: ['sheep'], as: 'lines' } },
          columns: [
            { column: 'sheep', label: { fi: 'Lampaita', sv: 'Får', en: 'Sheep' }, unit: 'count', of: (sums) => sums['sheep'] ?? 0 },
          ],
          measure: async (_scope, { days }) => days.slice(0, -1).map((_day, day) => ({ keys: { day }, sums: { sheep: 1 } })),
        });
        return {};
      },
    });
    const { desk } = await open({ plugins: [...houseWith(postOffice()), mine()], at: '2026-06-01T06:00:00Z' });
    const { lea } = await staffed(desk, [acme]);
    const table = await desk.as(lea).use(reporting).read({ report: 'sheep', from: '2026-06-01', to: '2026-06-10' });
    expect(table.rows.map((r) => [r.keys['week'], r.values['sheep']])).toEqual([['2026-06-01', 7], ['2026-06-08', 3]]); // prettier-ignore
  });

  test('what was solved before there were reports is worked out once, some at a time', async () => {
    const { aino, opens, move, travel, desk } = await world();
    for (let i = 0; i < 3; i++) await move(aino, (await opens(aino, 'ada@acme.example')).id, 'open', 'resolved');
    await travel('1min');
    const before = await rowsIn(desk, settlementRows);
    await act(desk, async (scope) => {
      await scope.rows(settlementRows).remove({});
      await scope.rows(spentRows).remove({});
    });
    await desk.as(system).run(beginPast, {});
    await travel('1min');
    const after = await rowsIn(desk, settlementRows);
    expect(after.map(({ id: _id, ...row }) => row)).toEqual(before.map(({ id: _id, ...row }) => row));
    expect(await rowsIn(desk, ticketTurnRows)).toHaveLength(3);
  });
});
