import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { clients } from '../client/index.ts';
import { escalation } from '../escalation/index.ts';
import { acme, houseWith, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { anonymous, anyone, defineAction, notAllowed, system } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { tickets } from '../ticket/index.ts';
import { audit, auditRows } from './index.ts';

eachDatabase((_name, open) => {
  const world = async () => {
    const opened = await open({ plugins: houseWith(postOffice()), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    const lines = async () => (await rowsIn(opened.desk, auditRows)).filter((l) => l.actor !== 'system');
    return { ...opened, ...staff, lines };
  };

  test('every action that somebody called leaves one line: who, what, when, from where', async () => {
    const w = await world();
    expect(await w.lines()).toEqual([]); // what the desk does by itself is in the log of facts, and its keeper's changes are looked at below
    const agent = w.desk.as(w.aino, { requestId: 'r-1', address: '192.0.2.7' });
    await agent.use(tickets).open({ from: 'ada@acme.example', subject: 'x', text: 'y'.repeat(2_000) });
    await w.travel('1min');
    await agent.use(tickets).assign({ ticketId: 1 });
    await agent.use(messages).write({ ticketId: 1, text: 'Hei' });
    await agent.use(escalation).escalate({ ticketId: 1, handover: 'z' });
    await agent.use(tickets).get({ ticketId: 1 });
    await agent.use(tickets).list();
    await w.travel('2d');
    const lines = await w.lines();
    expect(lines.map((l) => [l.action, l.actor, l.outcome, l.code, l.address, l.requestId])).toEqual(
      ['ticket.open', 'ticket.assign', 'message.write', 'ticket.escalate'].map((action) => [
        action,
        w.aino.id,
        'done',
        null,
        '192.0.2.7',
        'r-1',
      ]),
    );
    expect(lines[0]).toMatchObject({
      at: new Date('2026-06-01T06:00:00Z'),
      input: { from: 'ada@acme.example', text: expect.stringMatching(/… \(2000 characters\)$/) },
    });
    expect(lines[1]).toMatchObject({ at: new Date('2026-06-01T06:01:00Z'), input: { ticketId: 1 } });
  });

  test('a refused one leaves a line too, with its code; what failed for other reasons changed nothing and leaves none', async () => {
    const w = await world();
    const agent = w.desk.as(w.aino, { address: '192.0.2.7' });
    await expect(agent.use(clients).apply({ yaml: acme })).rejects.toMatchObject({ code: notAllowed.code });
    await expect(agent.use(audit).list()).rejects.toMatchObject({ code: notAllowed.code }); // reading is refused as well
    await expect(w.desk.as(anonymous).use(tickets).list()).rejects.toMatchObject({ code: notAllowed.code });
    await expect(agent.use(tickets).get({ ticketId: 99 })).rejects.toThrow();
    await expect(agent.use(tickets).open({ from: 'x', subject: '' })).rejects.toThrow();
    expect((await w.lines()).map((l) => [l.action, l.actor, l.outcome, l.code, l.address])).toEqual([
      ['contract.apply', w.aino.id, 'refused', notAllowed.code, '192.0.2.7'],
      ['audit.list', w.aino.id, 'refused', notAllowed.code, '192.0.2.7'],
      ['ticket.list', 'anonymous', 'refused', notAllowed.code, null],
    ]);
  });

  test('texts that no database keeps do not stop a call from being recorded', async () => {
    const w = await world();
    await w.desk.as(w.aino).use(tickets).open({ from: 'ada@acme.example', subject: 'a\0b', text: '\ud800' });
    expect(await w.lines()).toMatchObject([{ input: { subject: 'ab', text: '\ufffd' } }]);
  });

  test('the lines can be read page by page, newest first, of one actor when asked', async () => {
    const w = await world();
    for (let i = 0; i < 5; i++)
      await w.desk
        .as(i % 2 ? w.lea : w.aino)
        .use(tickets)
        .open({ from: 'ada@acme.example', subject: String(i) });
    const read = w.desk.as(w.admin).use(audit);
    const subjects = (items: readonly { input: object }[]) => items.map((l) => (l.input as { subject: string }).subject);
    const one = await read.list({ limit: 2 });
    expect(subjects(one.items)).toEqual(['4', '3']);
    const two = await read.list({ limit: 2, after: one.next! });
    expect(subjects(two.items)).toEqual(['2', '1']);
    const three = await read.list({ limit: 2, after: two.next! });
    expect(subjects(three.items)).toEqual(['0', undefined]); // and then the keeper's own: the contracts
    const four = await read.list({ limit: 2, after: three.next! });
    expect([four.items.map((l) => l.action), four.next]).toEqual([['setting.changed', 'setting.changed'], null]);
    expect(subjects((await read.list({ actor: w.lea.id })).items)).toEqual(['3', '1']);
    for (const wrong of [{ limit: 0 }, { after: 1e300 }, { actor: '' }])
      await expect(read.list(wrong)).rejects.toMatchObject({ code: 'input.invalid' });
    expect((await read.list({ actor: '\0' + w.lea.id })).items).toHaveLength(2);
    expect(await w.desk.as(system).use(audit).list({ limit: 1 })).toMatchObject({ items: [{ action: 'ticket.open' }] });
  });

  test('lines are found by who, what, when, outcome, and the client that they are about', async () => {
    const w = await world();
    const nordic = w.desk.as(w.nils).use(tickets);
    await nordic.open({ client: 'nordbo', from: 'bo@nordbo.example', subject: 'hej' });
    await w.travel('1h');
    await w.desk.as(w.aino).use(tickets).open({ from: 'ada@acme.example', subject: 'hei' });
    await nordic.assign({ ticketId: 1 });
    await w.desk
      .as(w.admin)
      .use(clients)
      .apply({ yaml: acme.replace('Acme Oy', 'Acme Oyj') });
    await expect(w.desk.as(w.aino).use(clients).apply({ yaml: acme })).rejects.toThrow();
    const read = w.desk.as(w.admin).use(audit);
    const found = async (asked: Parameters<typeof read.list>[0]) =>
      (await read.list(asked)).items.filter((l) => l.actor !== 'system').map((l) => `${l.action} ${l.outcome}`);
    expect(await found({ action: 'ticket.' })).toEqual(['ticket.assign done', 'ticket.open done', 'ticket.open done']);
    expect(await found({ action: 'ticket.open', actor: w.aino.id })).toEqual(['ticket.open done']);
    expect(await found({ action: 'ticket' })).toEqual([]);
    for (const action of ['ti_ket.', 'Ticket.', 'ticket.o.']) expect(await found({ action })).toEqual([]);
    expect(await found({ outcome: 'refused' })).toEqual(['contract.apply refused']);
    expect(await found({ client: 'nordbo' })).toEqual(['ticket.assign done', 'ticket.open done']);
    expect(await found({ client: 'acme' })).toEqual(['contract.apply done']);
    expect(await found({ until: new Date('2026-06-01T06:30:00Z') })).toEqual(['ticket.open done']);
    expect(await found({ since: new Date('2026-06-01T06:30:00Z'), action: 'ticket.' })).toEqual(['ticket.assign done', 'ticket.open done']);
    await expect(read.list({ client: 'nobody' })).rejects.toMatchObject({ code: 'client.not-found' });
  });

  test('a line says which client it was about then, whatever was named and whatever is corrected later', async () => {
    const w = await world();
    const own = w.desk.as(w.aino).use(tickets);
    const { id: ticketId } = await own.open({ from: 'ada@acme.example', subject: 'hei' });
    await own.assign({ ticketId });
    await w.desk.as(w.admin).use(tickets).correctClient({ ticketId, client: 'nordbo' });
    await w.desk.as(w.nils).use(tickets).assign({ ticketId });
    const odd = defineAction<object>('test.odd', { summary: '', allow: anyone, run: () => Promise.resolve() });
    for (const input of [
      { client: 7 },
      { client: 'nobody' },
      { clientId: 99 },
      { clientId: 1e20, ticketId: null },
      { ticketId: [1] },
      { ticketId: 0.5 },
      { personId: 99 },
      { personId: 1 },
    ])
      await w.desk.as(w.aino).run(odd, input);
    const lines = (await w.lines()).map(({ action, clientId }) => [action, clientId]);
    expect(lines.slice(0, 4)).toEqual([
      ['ticket.open', null],
      ['ticket.assign', 1],
      ['ticket.correct-client', 2],
      ['ticket.assign', 2],
    ]);
    expect(lines.slice(4).map(([, clientId]) => clientId)).toEqual([null, null, null, null, null, null, null, expect.any(Number)]);
    const of = async (client: string) => (await w.desk.as(w.admin).use(audit).list({ client, action: 'ticket.' })).items;
    expect((await of('acme')).map(({ action }) => action)).toEqual(['ticket.assign']);
    expect((await of('nordbo')).map(({ action }) => action)).toEqual(['ticket.assign', 'ticket.correct-client']);
  });

  test('the same lines are a file for a spreadsheet, in which nothing is a formula', async () => {
    const w = await world();
    await w.desk.as(w.aino, { requestId: '=1+1' }).use(tickets).open({ from: 'ada@acme.example', subject: 'a,"b"' });
    const read = w.desk.as(w.admin).use(audit);
    const { name, mediaType, bytes } = await read.csv({ actor: w.aino.id, language: 'fi' });
    const [head, line, ...more] = new TextDecoder().decode(bytes).split('\r\n');
    expect([name, mediaType]).toEqual(['audit-2026-06-01.csv', 'text/csv; charset=utf-8']);
    expect(head).toMatch(/Numero,Aika,Kuka,Mitä,Tulos/);
    expect(line).toContain(`,2026-06-01T06:00:00.000Z,${w.aino.id},ticket.open,done,`);
    expect(line).toContain(",'=1+1,");
    expect(line).toContain('""subject"":""a,\\""b\\""""');
    expect(more).toEqual(['']);
  });

  test('whoever reads all of the audit may have its chain followed', async () => {
    const w = await world();
    for (let i = 0; i < 3; i++)
      await w.desk
        .as(w.aino)
        .use(tickets)
        .open({ from: 'ada@acme.example', subject: String(i) });
    const { sealed } = await w.desk.as(system).use(audit).seal();
    const read = w.desk.as(w.admin).use(audit);
    expect(await read.check()).toMatchObject({
      links: sealed,
      unsealed: 0,
      erased: 0,
      broken: null,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    // It only reads, and leaves no line itself.
    expect(await read.check()).toMatchObject({ links: sealed, unsealed: 0 });
    for (const actor of [w.aino, { ...w.lea, permissions: ['audit.read'] }])
      await expect(w.desk.as(actor).use(audit).check()).rejects.toMatchObject({ code: notAllowed.code });
  });
});
