import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { eachDatabase, type TestDesk } from '@luuri/testing';
import { audit, auditRows } from '../audit/index.ts';
import { intakeRows } from '../channel/index.ts';
import { clients } from '../client/index.ts';
import { accountRows } from '../directory/index.ts';
import { escalation, noticeRows } from '../escalation/index.ts';
import { acme, act, houseWith, nordbo, postOffice, receive, rowsIn, staffed } from '../fixtures.ts';
import { defineAction, definePlugin, eventRows, onlySystem, system, type AnyEntity, type Entity } from '../kernel/index.ts';
import { attachmentRows, blobRows, keepBlob, messages } from '../message/index.ts';
import { people, personAddressRows, personRows } from '../people/index.ts';
import { search } from '../search/index.ts';
import { clockRows, slaTicketRows } from '../sla/index.ts';
import { ticketRows, tickets } from '../ticket/index.ts';
import { erasureRows, personalData, privacy } from './index.ts';
import { erased } from './rules.ts';

const mark = 'Ada Qzlovelace';
const address = 'ada.qz@acme.example';

const rowsOf = (entity: AnyEntity) =>
  defineAction('test.all', {
    summary: 'All.',
    allow: onlySystem,
    reads: true,
    run: (scope) => scope.rows(entity as Entity<{ id: number }>).find(),
  });

const asText = (rows: unknown): string =>
  JSON.stringify(rows, (_key, value: unknown) => {
    const buffer = value as { type?: string; data?: number[] } | null;
    return buffer?.type === 'Buffer' ? Buffer.from(buffer.data ?? []).toString('latin1') : value;
  });

/** The tables in whose rows a text is, bytes included. */
async function tablesWith({ desk }: TestDesk, text: string): Promise<string[]> {
  const all: [string, unknown][] = [['desk_event', await rowsIn(desk, eventRows)]];
  for (const entity of desk.catalogue.entities) all.push([entity.table, await desk.as(system).run(rowsOf(entity), {})]);
  return all.filter(([, rows]) => asText(rows).toLowerCase().includes(text.toLowerCase())).map(([table]) => table);
}
const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

eachDatabase((_name, open) => {
  const world = async (packs: readonly string[] = [acme, nordbo]) => {
    const opened = await open({ plugins: houseWith(postOffice()), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk, packs);
    const file = { name: `${mark}.txt`, mediaType: 'text/plain', bytes: Buffer.from(`${mark} in a file`), inline: false };
    const shared = { name: 'logo.png', mediaType: 'image/png', bytes: Buffer.from('the same logo'), inline: true };
    const mail = {
      from: address,
      name: mark,
      externalId: `${mark}@pc`,
      subject: `Apua ${mark}`,
      text: `Olen ${mark}`,
      attachments: [file, shared],
    };
    const { ticketId } = await receive(opened, mail);
    await receive(opened, { from: 'other@acme.example', subject: 'Toinen', text: 'Toinen', attachments: [shared] });
    const aino = opened.desk.as(staff.aino);
    await aino.use(messages).write({ ticketId: ticketId!, text: `Hei ${mark}!` });
    await aino.use(messages).write({ ticketId: ticketId!, text: `${mark} soitti`, public: false });
    await aino.use(tickets).open({ from: address, name: mark, subject: `${mark} taas` });
    await aino.use(tickets).move({ ticketId: ticketId!, to: 'pending-requester', reason: `${mark} vastaa` });
    await aino
      .use(escalation)
      .escalate({ ticketId: ticketId!, handover: `${mark} ei pääse`, tried: [`${mark} kokeili`], told: mark, asks: mark });
    const lea = opened.desk.as(staff.lea);
    await lea.use(escalation).accept({ ticketId: ticketId! });
    await lea.use(escalation).scoreHandOff({ ticketId: ticketId!, of: 'hand-off', score: 2, comment: `mitä ${mark} yritti?` });
    await aino.use(search).saveView({ name: `of ${mark}`, query: `requester:${address} state:live` });
    await opened.travel('2d');
    const way = (await rowsIn(opened.desk, personAddressRows)).find((w) => w.address === address)!;
    await opened.desk.as(staff.admin).use(people).makeContact({ personId: way.personId });
    const news = { language: 'fi', what: 'resolution.breached', rule: 'x', causeId: 1, dueAt: null, state: 'waiting' as const };
    const now = opened.clock.now();
    await act(opened.desk, (scope) =>
      scope.rows(noticeRows).insert({ ...news, ticketId: ticketId!, clientId: 1, address, at: now, raisedAt: now, tellAt: now }),
    );
    return { ...opened, ...staff, ticketId: ticketId!, personId: way.personId, own: opened.desk.as(staff.admin).use(privacy) };
  };

  test('an export shows everything that is kept, place by place', async () => {
    const w = await world();
    const { places } = await w.own.export({ personId: w.personId });
    const counts = Object.fromEntries(places.map((p) => [p.place, p.found.length]));
    expect(counts).toMatchObject({ person: 1, addresses: 1, 'ticket subjects': 2, attachments: 2, 'raw mail': 1, 'hand-offs': 1 });
    expect(counts).toMatchObject({ 'client contacts': 1, 'hand-off scores': 1, notices: 1, 'search index': 2, 'saved views': 1 });
    for (const place of ['messages', 'outbox', 'audit', 'log of facts']) expect([place, counts[place]! > 0]).toEqual([place, true]);
    expect(JSON.stringify(places)).toContain(mark);
  });

  test('an erasure leaves no trace in any table, proves it, and keeps the tickets and their clocks', async () => {
    const w = await world();
    const clocks = hash(await rowsIn(w.desk, clockRows));
    const tickets_ = await rowsIn(w.desk, ticketRows);
    expect((await tablesWith(w, mark)).length).toBeGreaterThan(5);
    const found = async (query: string) => (await w.desk.as(w.admin).use(search).find({ query })).items.map((hit) => hit.ticket.id);
    for (const query of ['Qzlovelace', 'soitti']) expect((await found(query)).length).toBeGreaterThan(0);
    const proof = await w.own.erase({ personId: w.personId, reason: 'asked for it by letter' });
    for (const query of ['Qzlovelace', 'soitti', 'Apua']) expect([query, await found(query)]).toEqual([query, []]);
    expect(await found(String(w.ticketId))).toEqual([w.ticketId]); // by its number it is found on
    expect(await w.desk.as(w.aino).use(search).views()).toContainEqual(
      expect.objectContaining({ name: 'of (erased)', query: 'requester:erased state:live' }),
    );
    for (const trace of [mark, address]) expect([trace, await tablesWith(w, trace)]).toEqual([trace, []]);
    expect(proof.findings.every((f) => f.left === 0)).toBe(true);
    expect(proof.findings.find((f) => f.place === 'messages')!.found).toBeGreaterThan(2);
    const { id: _id, sha256, ...said } = (await rowsIn(w.desk, erasureRows))[0]!;
    expect(sha256).toBe(proof.sha256);
    expect(said).toMatchObject({ personId: w.personId, why: 'asked for it by letter', by: w.admin.id });
    expect((await rowsIn(w.desk, ticketRows)).map((t) => [t.id, t.state, t.requesterId])).toEqual(
      tickets_.map((t) => [t.id, t.state, t.requesterId]),
    );
    expect(hash(await rowsIn(w.desk, clockRows))).toBe(clocks);
    expect(await w.desk.as(system).use(audit).verify()).toMatchObject({ broken: null });
    expect((await rowsIn(w.desk, blobRows)).some((b) => b.bytes.toString() === 'the same logo')).toBe(true); // it is somebody else's too
    await w.travel('5d'); // and nothing that waited brings it back
    expect(await tablesWith(w, mark)).toEqual([]);
    const again = await w.own.erase({ personId: w.personId, reason: 'again' }); // what the desk wrote about their tickets since
    expect(again.findings.filter((f) => f.found > 0).map((f) => f.place)).toEqual(['outbox']);
  });

  test('names of every alphabet and sign are found in the audit, and so is what their directory said of them', async () => {
    const w = await world();
    const aino = w.desk.as(w.aino);
    const name = 'Åke "Öbbe" Öberg_100%';
    const { id: ticketId } = await aino.use(tickets).open({ from: 'ake@acme.example', name, subject: 'Skärmen' });
    for (const said of [name, name.toUpperCase()]) await aino.use(search).saveView({ name: `av ${said}`, query: 'state:live' });
    const { requester } = await aino.use(tickets).get({ ticketId });
    const known = { accountId: 'a-1', login: 'aoberg', department: 'Ekonomi', managerId: null, enabled: true };
    const contacts = [{ kind: 'phone' as const, address: '+46701234567', ofAccount: true, since: null }];
    await act(w.desk, (scope) =>
      scope.rows(accountRows).insert({ ...known, clientId: 1, personId: requester.id, contacts, seenAt: w.clock.now() }),
    );
    const { places } = await w.own.export({ personId: requester.id });
    expect(places.find(({ place }) => place === 'directory account')?.found).toMatchObject([{ login: 'aoberg' }]);
    await w.own.erase({ personId: requester.id, reason: 'x' });
    for (const trace of ['Öberg', 'öberg', 'ÖBERG', 'aoberg', '+46701234567'])
      expect([trace, await tablesWith(w, trace)]).toEqual([trace, []]);
    expect(await w.desk.as(system).use(audit).verify()).toMatchObject({ broken: null });
  });

  test('what somebody calls themselves takes nothing of others away, and another client keeps what it has of the same human', async () => {
    const w = await world();
    const own = w.desk.as(w.nils).use(tickets);
    await own.open({ client: 'nordbo', from: 'z@acme.example', name: 'Zed Zorn', subject: 'Annat' });
    const aino = w.desk.as(w.aino).use(tickets);
    await aino.open({ from: 'dz@acme.example', name: 'Dee Zorn', subject: 'Another' });
    const { requester } = await aino.get({ ticketId: (await aino.open({ from: 'z@acme.example', name: 'Zed Zorn', subject: 'Mine' })).id });
    await w.desk
      .as(w.admin)
      .use(clients)
      .apply({ yaml: acme.replace('name: Acme Oy', 'name: Acme Oyj') });
    const named = ['ticketId', 'client', 'pending-requester', 'Acme Oy', 'open'];
    const people: number[] = [requester.id];
    for (const [i, name] of named.entries())
      await receive(w, { from: `n${String(i)}@acme.example`, name, subject: 'x', text: 'x' }).then(async ({ ticketId }) =>
        people.push((await aino.get({ ticketId: ticketId! })).requester.id),
      );
    const lines = async () =>
      (await rowsIn(w.desk, auditRows)).filter((line) => line.action !== 'privacy.erase' && line.action !== 'audit.erased');
    const before = await lines();
    const states = JSON.stringify(await rowsIn(w.desk, slaTicketRows));
    for (const personId of people) await w.own.erase({ personId, reason: 'x' });
    const after = new Map((await lines()).map((line) => [line.id, line]));
    const emptied = before.filter(({ id, input }) => !('erased' in input) && 'erased' in after.get(id)!.input);
    expect(emptied.map(({ input }) => (input as { from?: string; client?: string }).client ?? (input as { from?: string }).from)).toEqual([
      'z@acme.example',
    ]);
    expect(JSON.stringify(await rowsIn(w.desk, slaTicketRows))).toBe(states);
  });

  test('what is under a legal hold stays', async () => {
    const w = await world();
    const person = await w.own.hold({ client: 'acme', personId: w.personId, reason: 'case 7' });
    await expect(w.own.erase({ personId: w.personId, reason: 'x' })).rejects.toMatchObject({ code: 'privacy.legal-hold' });
    await w.own.release({ holdId: person.id });
    // A hold that nothing would heed is none.
    await expect(w.own.hold({ client: 'nordbo', personId: w.personId, reason: 'x' })).rejects.toMatchObject({ code: 'row.not-found' });
    const whole = await w.own.hold({ client: 'acme', reason: 'case 8' });
    await expect(w.own.erase({ personId: w.personId, reason: 'x' })).rejects.toMatchObject({ code: 'privacy.legal-hold' });
    expect((await w.own.holds()).items).toMatchObject([{ id: whole.id, personId: null }]);
    expect(await tablesWith(w, mark)).not.toEqual([]);
    await w.own.release({ holdId: whole.id });
    await w.own.erase({ personId: w.personId, reason: 'x' });
    expect(await w.own.erasures()).toMatchObject({ items: [{ personId: w.personId }], next: null });
  });

  test('a contract says how long what is kept, and the desk keeps to it day by day', async () => {
    const w = await world([`${acme}retention: { raw-mail: 10, people: 60 }\n`, nordbo]);
    const rawIsKept = async () => (await rowsIn(w.desk, blobRows)).some((b) => b.bytes.toString('latin1').includes(`"text":"Olen ${mark}`));
    await w.travel('6d');
    expect(await rawIsKept()).toBe(true);
    await w.travel('4d');
    expect(await rawIsKept()).toBe(false);
    for (const { id, state } of await rowsIn(w.desk, ticketRows)) {
      const agent = w.desk.as(w.admin).use(tickets);
      if (state !== 'resolved' && state !== 'closed') await agent.move({ ticketId: id, to: 'resolved' });
    }
    await w.travel('40d');
    expect(await tablesWith(w, mark)).not.toEqual([]);
    await w.travel('60d');
    expect(await tablesWith(w, mark)).toEqual([]);
    expect((await rowsIn(w.desk, personRows)).every((p) => p.name === '')).toBe(true);
  });

  test('files go as the contract says, and what is of a person under a hold stays until it is released', async () => {
    const w = await world([`${acme}retention: { raw-mail: 5, attachments: 5 }\n`, nordbo]);
    const bytes = async () => (await rowsIn(w.desk, blobRows)).map((blob) => blob.bytes.toString('latin1')).join();
    const files = async () => (await rowsIn(w.desk, attachmentRows)).map((file) => file.name);
    const hold = await w.own.hold({ client: 'acme', personId: w.personId, reason: 'a matter in court' });
    for (const { id } of await rowsIn(w.desk, ticketRows)) await w.desk.as(w.admin).use(tickets).move({ ticketId: id, to: 'resolved' });
    await w.travel('40d');
    expect(await files()).toEqual([`${mark}.txt`, 'logo.png', erased]);
    expect(await bytes()).toMatch(new RegExp(`${mark} in a file.*the same logo|the same logo.*${mark} in a file`, 's'));
    expect(await bytes()).toContain(`"text":"Olen ${mark}`);
    expect(await bytes()).not.toContain('"text":"Toinen');
    await w.own.release({ holdId: hold.id });
    await w.travel('2d');
    expect(await files()).toEqual([erased, erased, erased]);
    expect(await bytes()).not.toMatch(/Qzlovelace|logo/);
  });

  test('mail of strangers that was set aside is forgotten when people are', async () => {
    const w = await world([`${acme}retention: { people: 20 }\n`, nordbo]);
    const strange = { clientId: 1, channel: 'email', mailbox: 'help@acme.example', externalId: 'qz-1', raw: true, likeness: null };
    const set = { state: 'done' as const, disposition: 'set-aside' as const, rule: 'x', ticketId: null, messageId: null, trouble: [] };
    const arrive = (sender: string, subject: string, clientId: number) =>
      act(w.desk, async (scope) => {
        const blobId = await keepBlob(scope, Buffer.from(`From: ${sender}`));
        await scope.rows(intakeRows).insert({
          ...{ ...strange, ...set, sender, subject, blobId, clientId },
          ...{ receivedAt: scope.now, authentication: null },
        });
      });
    await arrive('qzstranger@else.example', 'Osta Qzvene', 1);
    await arrive('qzstranger@else.example', 'Köp Qzbåt', 2);
    await arrive(address, 'of somebody who is known', 1);
    await w.travel('19d');
    expect(await tablesWith(w, 'Qzvene')).toEqual(['intake']);
    await w.travel('3d');
    expect(await tablesWith(w, 'Qzvene')).toEqual([]);
    const kept = (await rowsIn(w.desk, intakeRows)).filter((line) => line.externalId === 'qz-1');
    expect(kept.map((line) => [line.clientId, line.sender])).toEqual([
      [2, 'qzstranger@else.example'],
      [1, address],
    ]);
  });

  test('a plugin that keeps something of people takes part', async () => {
    const kept = new Map([[1, 'x']]);
    const phone = definePlugin({
      name: 'phone-book',
      summary: 'Keeps numbers.',
      needs: [privacy],
      start({ get }) {
        get(personalData).push({
          place: 'phone book',
          find: async (_scope, { personId }) => (kept.has(personId) ? [{ number: kept.get(personId) }] : []),
          erase: async (_scope, { personId }) => kept.delete(personId),
        });
        return {};
      },
    });
    const { desk, ...opened } = await open({ plugins: [...houseWith(postOffice()), phone()], at: '2026-06-01T06:00:00Z' });
    const { admin } = await staffed(desk, [acme]);
    await receive({ desk, travel: opened.travel }, { from: address });
    const proof = await desk.as(admin).use(privacy).erase({ personId: 1, reason: 'x' });
    expect(proof.findings).toContainEqual(expect.objectContaining({ place: 'phone book', found: 1, left: 0 }));
  });

  test('a pack names what is wrong with its retention', async () => {
    const { desk } = await open({ plugins: houseWith(postOffice()) });
    const wrong = `${acme}retention: { raw-mail: 0, pictures: 3, people: soon }\n`;
    const { mistakes } = await desk.as(system).use(clients).check({ yaml: wrong });
    expect(mistakes.map((m) => m.path).sort()).toEqual(['retention.people', 'retention.pictures', 'retention.raw-mail']);
  });
});
