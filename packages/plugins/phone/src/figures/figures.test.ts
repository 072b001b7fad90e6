import { expect, test } from '@jest/globals';
import { reporting, tickets } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { openPhoneDesk, type PhoneDesk } from '../fixtures.ts';
import { phone } from '../plugin.ts';

const day = { from: new Date('2026-01-05T00:00:00Z'), to: new Date('2026-01-06T00:00:00Z') };

/** Comes in, waits, is talked to with a hold of 10 s, and wrapped up after 20 s. */
async function answered(it: PhoneDesk, callId: string, waits: number) {
  const call = { callId, dialledNumber: '0912345678', from: '0401234567', agentExt: '101' };
  await it.tell({ event: 'call.queued', ...call });
  await it.travel(waits * 1000);
  await it.tell({ event: 'call.answered', ...call });
  await it.travel('30s');
  await it.tell({ event: 'call.held', ...call });
  await it.travel('10s');
  await it.tell({ event: 'call.resumed', ...call });
  await it.travel('60s');
}
const over = async (it: PhoneDesk, callId: string) => {
  await it.tell({ event: 'call.ended', callId });
  await it.travel('20s');
  await it.tell({ event: 'wrapup.ended', callId, agentExt: '101', code: 'ticket-created' });
  await it.travel('5s');
};

eachDatabase((_name, open) => {
  test('the figures of a day: waiting, handling, occupancy, first contact, for each client, agent and interval', async () => {
    const it = await openPhoneDesk(open);
    const my = it.desk.as(it.aino).use(phone);
    await my.setState({ state: 'ready' });
    await answered(it, 'one', 10);
    await my.log({ callId: 1, name: 'Ada', subject: 'Salasana', resolved: true });
    await over(it, 'one');
    await answered(it, 'two', 40);
    await my.log({ callId: 2, name: 'Bo', subject: 'Kone', handOn: { asked: 'Vaihtakaa levy.' } });
    await over(it, 'two');
    const lost = { callId: 'three', dialledNumber: '+46812345678' };
    await it.tell({ event: 'call.queued', ...lost });
    await it.travel('30s');
    await it.tell({ event: 'call.abandoned', ...lost });

    const [all] = await my.figures(day);
    expect(all).toMatchObject({
      key: 'all',
      calls: { offered: 3, answered: 2, abandoned: 1, shortAbandons: 0 },
      serviceLevel: { ofOffered: 1 / 3, ofAnswered: 1 / 2 },
      wait: { mean: 25 },
      handling: { handled: 2, talk: 90, hold: 10, wrapUp: 20, aht: 120 },
      limitKept: 1,
      firstContact: { gross: 0.5, net: 0.5 },
    });
    // Ready for 10, 40 and 30 s; a pause to breathe is in neither part.
    expect(all?.occupancy).toBeCloseTo(240 / (240 + 80), 10);
    expect((await my.figures({ ...day, by: 'client' })).map((row) => [row.key, row.calls.offered])).toEqual([
      ['acme', 2],
      ['nordbo', 1],
    ]);
    expect((await my.figures({ ...day, by: 'interval', minutes: 15 })).map((row) => row.key)).toEqual(['2026-01-05T09:00:00.000Z']);
    expect((await my.figures({ ...day, by: 'team' })).map((row) => row.key)).toContain('service-desk');
    expect((await my.figures({ ...day, by: 'agent', client: 'acme' })).map((row) => row.handling.handled)).toEqual([2]);
    const report = { report: 'calls', from: '2026-01-05', to: '2026-01-05' };
    const table = await it.desk.as(it.admin).use(reporting).read(report);
    expect(table.total).toMatchObject({ offered: 3, answered: 2, 'service-level': 1 / 3, asa: 25_000, aht: 120_000, 'limit-kept': 1 });
    const byClient = await it.desk
      .as(it.admin)
      .use(reporting)
      .read({ ...report, by: 'client' });
    expect(byClient.rows.map((row) => [row.keys['client'], row.values['offered']])).toEqual([
      ['acme', 2],
      ['nordbo', 1],
    ]);
    expect((await it.desk.as(it.otto).use(phone).figures(day))[0]?.calls.offered).toBe(0);
    await expect(my.figures({ from: day.to, to: day.from })).rejects.toMatchObject({ code: 'phone.range-too-long' });
  });

  test('a requester who comes back with the same subject within the days was not helped the first time', async () => {
    const it = await openPhoneDesk(open);
    const my = it.desk.as(it.aino).use(phone);
    await answered(it, 'one', 1);
    await my.log({ callId: 1, address: 'ada@acme.example', subject: 'Salasana', resolved: true });
    await over(it, 'one');
    expect((await my.figures(day))[0]?.firstContact).toEqual({ gross: 1, net: 1 });
    await it.travel('2d');
    await it.desk.as(it.aino).use(tickets).open({ from: 'ada@acme.example', subject: 'salasana ' });
    expect((await my.figures(day))[0]?.firstContact).toEqual({ gross: 0, net: 0 });
  });

  test('staffing says how many agents it takes', async () => {
    const it = await openPhoneDesk(open);
    const my = it.desk.as(it.aino).use(phone);
    expect(await my.staffing({ callsPerHour: 200, ahtSeconds: 180, shrinkage: 0.3 })).toMatchObject({ agents: 14, scheduled: 20 });
  });
});
