import { expect, test } from '@jest/globals';
import {
  audit,
  clients,
  defineAction,
  eventRows,
  onlySystem,
  personRows,
  privacy,
  system,
  type AnyEntity,
  type Desk,
  type Entity,
} from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { callRows, promiseRows, turnRows } from './entities/index.ts';
import { acmePhone, openPhoneDesk, rowsOf } from './fixtures.ts';
import { phone } from './plugin.ts';

const everyRow = (entity: AnyEntity) =>
  defineAction('test.every-row', {
    summary: 'All rows.',
    allow: onlySystem,
    reads: true,
    run: (scope) => scope.rows(entity as Entity<{ id: number }>).find(),
  });

/** The tables in which a text is. */
async function tablesWith(desk: Desk, text: string): Promise<string[]> {
  const all: [string, unknown][] = [['desk_event', await rowsOf(desk, eventRows)]];
  for (const entity of desk.catalogue.entities) all.push([entity.table, await desk.as(system).run(everyRow(entity), {})]);
  return all.filter(([, rows]) => JSON.stringify(rows).includes(text)).map(([table]) => table);
}

const mark = 'Qzvirta';
const number = '+358407654321';
const numbers = { from: number, dialledNumber: '0912345678', agentExt: '101' };

eachDatabase((_name, open) => {
  test('whoever is erased leaves no number, note, answer or promise behind; when and how long they called stays', async () => {
    const it = await openPhoneDesk(open);
    const my = it.desk.as(it.aino).use(phone);
    await my.setState({ state: 'ready' });
    await it.tell({ event: 'call.ringing', callId: 'a', ...numbers });
    await it.tell({ event: 'call.answered', callId: 'a', ...numbers, recordingRef: `rec-${mark}` });
    const { callId } = (await my.pop())!;
    for (const [step, value] of [
      ['who', `Veera ${mark}`],
      ['what', `${mark} ei pääse sisään`],
      ['others', 'no'],
      ['device', 'computer'],
    ] as const)
      await my.answerStep({ callId, step, value });
    await my.answerStep({ callId, step: 'identity', skip: `${mark} ei pääse portaaliin` });
    await my.saveNotes({ callId, draft: 1, text: `${mark} on kotona` });
    await my.extend({ callId, minutes: 5, reason: `${mark} etsii konettaan` });
    const ticket = await my.log({ callId, told: `Soitamme, ${mark}.`, codes: ['ticket-created'] });
    const promise = await my.promise({ callId, kind: 'call-back', about: `${mark} odottaa soittoa`, ticketId: ticket.id });
    await my.tryCallBack({ promiseId: promise.id, outcome: 'no-answer', note: `${mark} ei vastaa` });
    await my.book({ ticketId: ticket.id, start: '2026-01-08 14:00', minutes: 30, summary: `${mark} ja kone`, place: `${mark}n koti` });
    await it.tell({ event: 'call.ended', callId: 'a', ...numbers, by: 'caller', reason: `${mark} sulki` });
    // Another time they hang up before anybody knows who it is.
    await it.tell({ event: 'call.queued', callId: 'b', ...numbers });
    await it.tell({ event: 'call.abandoned', callId: 'b', ...numbers, waitSec: 9 });
    const [person] = (await rowsOf(it.desk, personRows)).filter((one) => one.name.includes(mark));
    const own = it.desk.as(it.admin).use(privacy);

    const { places } = await own.export({ personId: person!.id });
    const counts = Object.fromEntries(places.map(({ place, found }) => [place, found.length]));
    expect(counts).toMatchObject({ 'telephone calls': 2, 'telephone numbers': 1, 'telephone promises': 2, appointments: 1 });
    expect(counts['words of telephone calls']).toBe(4);
    const timesOf = async () =>
      (await rowsOf(it.desk, callRows)).map(({ id, startedAt, endedAt, waitMs }) => [id, startedAt, endedAt, waitMs]);
    const times = await timesOf();

    const proof = await own.erase({ personId: person!.id, reason: 'asked for it' });
    expect(proof.findings.every((finding) => finding.left === 0)).toBe(true);
    for (const trace of [mark, number]) expect([trace, await tablesWith(it.desk, trace)]).toEqual([trace, []]);
    expect(await timesOf()).toEqual(times);
    expect(await rowsOf(it.desk, promiseRows)).toMatchObject([{ state: 'cancelled', number: null }]);
    await it.travel('2d'); // nothing that was promised breaks any more, and nothing brings it back
    expect(await rowsOf(it.desk, promiseRows)).toMatchObject([{ broken: false }]);
    expect(await tablesWith(it.desk, mark)).toEqual([]);
  });

  test('what is kept of callers whom nobody identified goes by its age, and not what a hold is on', async () => {
    const it = await openPhoneDesk(open);
    await it.desk
      .as(system)
      .use(clients)
      .apply({ yaml: `${acmePhone}retention: { people: 30 }\n` });
    const my = it.desk.as(it.aino).use(phone);
    await my.setState({ state: 'ready' });
    const unknown = async (typed: string, told: string) => {
      const { callId } = await my.start({ client: 'acme', number: typed, direction: 'in' });
      await my.answerStep({ callId, step: 'who', value: told });
      await my.saveNotes({ callId, draft: 1, text: `${told} ei kertonut enempää` });
      await my.promise({ callId, kind: 'call-back', about: `${told} odottaa` });
      await my.byHand({ callId, what: 'end' });
      await my.wrapUp({ callId, codes: ['wrong-number'] });
      return callId;
    };
    const callId = await unknown('040 765 4321', mark);
    // Of two people of the client, one is under a hold, and somebody calls from their number without a word of who it is.
    await my.start({ client: 'acme', number: '040 111 2222', direction: 'in' }).then(async ({ callId: known }) => {
      for (const [step, value] of [
        ['who', 'Held One'],
        ['what', 'Tulostin'],
        ['others', 'no'],
        ['device', 'phone'],
      ] as const)
        await my.answerStep({ callId: known, step, value });
      await my.log({ callId: known, codes: ['ticket-created'] });
      await my.byHand({ callId: known, what: 'end' });
    });
    const [person] = await rowsOf(it.desk, personRows);
    const own = it.desk.as(it.admin).use(privacy);
    await own.hold({ client: 'acme', personId: person!.id, reason: 'case 9' });
    await unknown('040 111 2222', 'Heldvirta');
    await it.travel('29d');
    expect(await tablesWith(it.desk, mark)).not.toEqual([]);
    await it.travel('4d');
    for (const trace of [mark, number, '040 765 4321']) expect([trace, await tablesWith(it.desk, trace)]).toEqual([trace, []]);
    expect(await tablesWith(it.desk, 'Heldvirta')).toEqual(expect.arrayContaining(['phone_turn', 'phone_script_run', 'phone_promise']));
    const kept = (await rowsOf(it.desk, callRows)).find((call) => call.id === callId)!;
    expect(kept).toMatchObject({ fromNumber: null, phase: 'ended', direction: 'in' });
    expect(kept.endedAt).not.toBeNull(); // when and how long stays, for the figures
    expect(await it.desk.as(system).use(audit).verify()).toMatchObject({ broken: null });
    await own.release({ holdId: (await own.holds()).items[0]!.id });
    await it.travel('2d');
    expect((await tablesWith(it.desk, 'Heldvirta')).filter((table) => table.startsWith('phone_'))).toEqual([]);
    expect((await rowsOf(it.desk, callRows)).map((call) => call.fromNumber)).toEqual([null, '+358401112222', null]);
  });

  test('a number that somebody else has too leads to calls of theirs, which stay', async () => {
    const it = await openPhoneDesk(open);
    const my = it.desk.as(it.aino).use(phone);
    const logged = async (name: string) => {
      const { callId } = await my.start({ client: 'acme', number, direction: 'in' });
      await my.saveNotes({ callId, draft: 1, text: `notes of ${name}` });
      for (const [step, value] of [
        ['who', name],
        ['what', 'Tulostin'],
        ['others', 'no'],
        ['device', 'phone'],
      ] as const)
        await my.answerStep({ callId, step, value });
      await my.log({ callId, name, codes: ['ticket-created'] });
      await my.byHand({ callId, what: 'end' });
      return (await rowsOf(it.desk, personRows)).find((one) => one.name === name)!.id;
    };
    const veera = await logged('Veera');
    await logged('Ville');
    await it.tell({ event: 'call.queued', callId: 'c', ...numbers });
    await it.tell({ event: 'call.abandoned', callId: 'c', ...numbers });
    await it.desk.as(it.admin).use(privacy).erase({ personId: veera, reason: 'asked for it' });
    expect((await rowsOf(it.desk, callRows)).map((call) => call.fromNumber)).toEqual([null, number, number]);
    expect((await rowsOf(it.desk, turnRows)).map((turn) => turn.notes)).toEqual(['(erased)', 'notes of Ville']);
  });
});
