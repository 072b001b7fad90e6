import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { channels } from '../channel/index.ts';
import { escalation } from '../escalation/index.ts';
import { act, houseWith, postOffice, receive, rowsIn, staffed } from '../fixtures.ts';
import { invalidInput, notAllowed, notFound, system, type Actor } from '../kernel/index.ts';
import { attachmentRows, messages } from '../message/index.ts';
import { people, personAddressRows } from '../people/index.ts';
import { agentIdOf } from '../team/index.ts';
import { illegalMove, ticketRows, tickets } from './index.ts';

const ada = { from: 'ada@acme.example', subject: 'Salasana lukossa' };

eachDatabase((_name, open) => {
  const world = async (at = '2026-06-01T06:00:00Z') => {
    const opened = await open({ plugins: houseWith(postOffice()), at });
    const staff = await staffed(opened.desk);
    const as = (actor: Actor) => ({
      tickets: opened.desk.as(actor).use(tickets),
      messages: opened.desk.as(actor).use(messages),
      escalation: opened.desk.as(actor).use(escalation),
      channels: opened.desk.as(actor).use(channels),
    });
    return { ...opened, ...staff, as };
  };

  test('the workflow is told: states, what each means, and where one can go', async () => {
    const { as, aino } = await world();
    const { states } = await as(aino).tickets.workflow();
    expect(states.find(({ state }) => state === 'resolved')).toEqual({ state: 'resolved', category: 'resolved', to: ['open', 'closed'] });
    expect(states.map(({ state }) => state)).toContain('pending-requester');
  });

  test('a list shows what a person said last, a note among it, and never a confirmation', async () => {
    const { as, aino } = await world();
    const { id: ticketId } = await as(aino).tickets.open({ ...ada, text: 'En pääse\nsisään.' });
    const last = async () => (await as(aino).tickets.list()).items[0]?.['lastWords'];
    expect(await last()).toMatchObject({ author: 'requester', public: true, text: 'En pääse sisään.' });
    await as(aino).messages.write({ ticketId, text: 'x'.repeat(500), public: false });
    expect(await last()).toMatchObject({ author: 'agent', public: false, text: 'x'.repeat(160) });
  });

  test('a requester is told by their mail address, whatever else they are reached by', async () => {
    const { as, aino, desk } = await world();
    const { id: ticketId } = await as(aino).tickets.open(ada);
    const { requesterId: personId, clientId } = (await rowsIn(desk, ticketRows))[0]!;
    await act(desk, (scope) => scope.rows(personAddressRows).insert({ personId, clientId, kind: 'phone', address: '+358401000002' }));
    expect((await as(aino).tickets.get({ ticketId })).requester.address).toBe('ada@acme.example');
  });

  test('a ticket is opened for the client that is named, or whose domain the requester has', async () => {
    const { as, aino, nils, desk } = await world();
    const made = await as(aino).tickets.open({
      ...ada,
      from: 'Ada@ACME.example',
      name: 'Ada',
      text: 'En pääse sisään.',
      priority: 'urgent',
    });
    expect(made).toMatchObject({
      ...{
        id: 1,
        client: 'acme',
        subject: 'Salasana lukossa',
        state: 'new',
        category: 'new',
        priority: 'urgent',
        tier: 1,
        team: 'service-desk',
      },
      ...{
        requester: { name: 'Ada', address: 'ada@acme.example' },
        assignee: null,
        language: 'fi',
        channel: 'api',
        triage: false,
        bounces: 0,
        follows: null,
        wakeAt: null,
      },
    });
    expect(made.clocks).toMatchObject([{ metric: 'first-response', state: 'running' }, { metric: 'resolution' }]);
    expect((await as(aino).messages.list({ ticketId: 1 })).items).toMatchObject([
      { author: 'requester', authorName: 'Ada', public: true, text: 'En pääse sisään.' },
    ]);
    expect(await as(aino).tickets.open({ ...ada, client: 'polar', subject: ' two\r\n lines\t' })).toMatchObject({
      client: 'polar',
      subject: 'two lines',
      clocks: [],
    });
    expect(await as(aino).tickets.open({ ...ada, client: 'acme', from: 'stranger@else.example' })).toMatchObject({ client: 'acme' });
    await expect(as(aino).tickets.open({ ...ada, from: 'who@else.example' })).rejects.toMatchObject({
      code: 'ticket.client-unclear',
      message: expect.stringContaining('client must be given'),
    });
    await expect(as(aino).tickets.open({ ...ada, client: 'nobody' })).rejects.toMatchObject({ code: 'client.not-found' });
    // A client that is there, but not the agent's, is none.
    await expect(as(nils).tickets.open({ ...ada, client: 'acme' })).rejects.toMatchObject({ code: 'client.not-found' });
    await expect(as(nils).tickets.open(ada)).rejects.toMatchObject({ code: 'ticket.client-unclear' });
    expect(await rowsIn(desk, ticketRows)).toHaveLength(3);
  });

  test('bad input is told field by field, and keeps nothing', async () => {
    const { as, aino, desk } = await world();
    const bad = { client: '', from: 'nobody', subject: '', priority: 'asap', text: '', tier: 9 };
    await expect(as(aino).tickets.open(bad as never)).rejects.toMatchObject({
      code: invalidInput.code,
      details: {
        mistakes: expect.arrayContaining(
          ['client', 'from', 'subject', 'priority', 'text', 'tier'].map((path) => expect.objectContaining({ path })),
        ),
      },
    });
    for (const subject of ['x'.repeat(501), 42, null]) {
      await expect(as(aino).tickets.open({ ...ada, subject } as never)).rejects.toMatchObject({
        code: invalidInput.code,
        message: expect.stringContaining('subject'),
      });
    }
    // What no database keeps is left out.
    expect(await as(aino).tickets.open({ ...ada, subject: 'a\0b\ud800', name: 'A\0', text: 'c\0d' })).toMatchObject({
      subject: 'ab\ufffd',
    });
    expect((await as(aino).messages.list({ ticketId: 1 })).items).toMatchObject([{ text: 'cd' }]);
    expect(await as(aino).tickets.open({ ...ada, subject: ' \n ' })).toMatchObject({ subject: '-' });
    expect(await rowsIn(desk, ticketRows)).toHaveLength(2);
  });

  test('of a ticket of another client nothing is to be seen or done, by any way', async () => {
    const w = await world();
    const { as, aino, nils, desk } = w;
    await receive(w, {
      subject: 'Tulostin',
      text: 'rikki',
      externalId: 'a@b',
      attachments: [{ name: 'kuva.png', mediaType: 'image/png', bytes: Buffer.from('png'), inline: false }],
    });
    await as(aino).escalation.escalate({ ticketId: 1, handover: 'Tried all.' });
    const [file] = await rowsIn(desk, attachmentRows);
    const other = as(nils);
    const ways: [string, () => Promise<unknown>][] = [
      ['get', () => other.tickets.get({ ticketId: 1 })],
      ['timeline', () => other.tickets.timeline({ ticketId: 1 })],
      ['move', () => other.tickets.move({ ticketId: 1, to: 'resolved' })],
      ['assign', () => other.tickets.assign({ ticketId: 1 })],
      ['prioritise', () => other.tickets.prioritise({ ticketId: 1, priority: 'low' })],
      ['accept into service', () => other.tickets.acceptIntoService({ ticketId: 1 })],
      ['messages', () => other.messages.list({ ticketId: 1 })],
      ['write', () => other.messages.write({ ticketId: 1, text: 'x' })],
      ['note', () => other.messages.write({ ticketId: 1, text: 'x', public: false })],
      ['attachment', () => other.messages.attachment({ attachmentId: file!.id })],
      ['escalate', () => other.escalation.escalate({ ticketId: 1, handover: 'x' })],
      ['accept', () => other.escalation.accept({ ticketId: 1 })],
      ['hand back', () => other.escalation.handBack({ ticketId: 1, reason: 'x' })],
      ['hand-offs', () => other.escalation.handOffs({ ticketId: 1 })],
      ['person', () => desk.as(nils).use(people).get({ personId: 1 })],
    ];
    const before = await rowsIn(desk, ticketRows);
    for (const [way, attempt] of ways) {
      // The very words that a number nobody ever gave gets.
      const refusal = await attempt().catch((e: unknown) => e);
      expect([way, (refusal as { code: string }).code]).toEqual([way, notFound.code]);
    }
    expect((await other.tickets.list()).items).toEqual([]);
    expect((await other.channels.intake()).items).toEqual([]);
    expect((await other.channels.outbox()).items).toEqual([]);
    await expect(other.tickets.list({ client: 'acme' })).rejects.toMatchObject({ code: 'client.not-found' });
    await expect(other.channels.intake({ client: 'acme' })).rejects.toMatchObject({ code: 'client.not-found' });
    expect(await rowsIn(desk, ticketRows)).toEqual(before);
    for (const ticketId of [0, -1, 999, 2 ** 53, 1e300])
      await expect(as(aino).tickets.get({ ticketId })).rejects.toMatchObject({ code: notFound.code });
    for (const ticketId of [1.5, Number.NaN, '1 OR 1=1', null, {}])
      await expect(as(aino).tickets.get({ ticketId } as never)).rejects.toMatchObject({ code: invalidInput.code });
  });

  test('whoever may not work tickets sees them and does nothing', async () => {
    const { as, aino, desk } = await world();
    await as(aino).tickets.open(ada);
    const quality: Actor = { id: 'agent:99', kind: 'agent', permissions: ['ticket.see'], reach: { client: [1] } };
    expect(await as(quality).tickets.get({ ticketId: 1 })).toMatchObject({ id: 1 });
    for (const refused of [
      () => as(quality).tickets.open(ada),
      () => as(quality).tickets.move({ ticketId: 1, to: 'resolved' }),
      () => as(quality).messages.write({ ticketId: 1, text: 'x' }),
      () => as(quality).escalation.escalate({ ticketId: 1, handover: 'x' }),
      () => as({ ...quality, permissions: [] }).tickets.list(),
    ]) {
      await expect(refused()).rejects.toMatchObject({ code: notAllowed.code });
    }
    // A requester's reach holds their own tickets alone.
    const requester = (id: number): Actor => ({
      id: `person:${String(id)}`,
      kind: 'person',
      permissions: ['ticket.see'],
      reach: { client: [1], requester: [id] },
    });
    await as(aino).tickets.open({ ...ada, from: 'eve@acme.example' });
    expect((await as(requester(1)).tickets.list()).items.map((t) => t.id)).toEqual([1]);
    await expect(as(requester(2)).tickets.get({ ticketId: 1 })).rejects.toMatchObject({ code: notFound.code });
    expect(await desk.deadLetters()).toEqual([]);
  });

  test('a ticket goes to agents who serve its client, and to nobody else', async () => {
    const { as, aino, lea, nils, admin, events, desk } = await world();
    await as(aino).tickets.open(ada);
    expect(await as(aino).tickets.assign({ ticketId: 1 })).toMatchObject({ assignee: { id: agentIdOf(aino), name: 'Aino' } });
    expect(await as(aino).tickets.assign({ ticketId: 1 })).toMatchObject({ assignee: { name: 'Aino' } });
    expect(await as(lea).tickets.assign({ ticketId: 1, agentId: agentIdOf(lea)! })).toMatchObject({ assignee: { name: 'Lea' } });
    for (const agentId of [agentIdOf(nils)!, agentIdOf(admin)!, 999, 0, 2 ** 53]) {
      await expect(as(aino).tickets.assign({ ticketId: 1, agentId })).rejects.toMatchObject({
        code: 'ticket.assignee-unknown',
        message: expect.stringContaining(String(agentId)),
      });
    }
    await expect(
      desk
        .as({ ...system, id: 'robot' })
        .use(tickets)
        .assign({ ticketId: 1 }),
    ).rejects.toMatchObject({ code: 'ticket.assignee-unknown' });
    const told = (await events()).filter((e) => e.event === 'ticket.assigned').map((e) => [e.actor, e.payload]);
    expect(told).toMatchObject([[aino.id, { from: null, to: 1 }], [lea.id, { from: 1, to: 2 }]]); // prettier-ignore
  });

  test('a list goes page by page, newest first, without gaps or doubles, while tickets come in', async () => {
    const { as, aino, desk } = await world();
    const subjects = Array.from({ length: 11 }, (_, i) => `Vika ${String(i)}`);
    for (const [i, subject] of subjects.entries()) await as(aino).tickets.open({ ...ada, subject, client: i % 3 === 0 ? 'polar' : 'acme' });
    await as(aino).tickets.move({ ticketId: 4, to: 'pending-approval' });
    await as(aino).tickets.move({ ticketId: 5, to: 'resolved' });
    const walk = async (limit: number, filter: object = {}) => {
      const seen: number[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const page = await as(aino).tickets.list({ limit, ...filter, ...(after === undefined ? {} : { after }) });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        seen.push(...page.items.map((t) => t.id));
        after = page.next;
        if (seen.length === limit) await as(aino).tickets.open({ ...ada, subject: 'meanwhile', client: 'polar' });
      }
      return seen;
    };
    expect(await walk(4)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await walk(200, { client: 'acme' })).toEqual([11, 9, 8, 6, 5, 3, 2]);
    expect(await walk(7, { client: 'acme' })).toEqual([11, 9, 8, 6, 5, 3, 2]);
    expect(await walk(3, { client: 'acme', state: 'new' })).toEqual([11, 9, 8, 6, 3, 2]);
    expect(await walk(3, { state: 'pending-approval' })).toEqual([4]);
    expect(await walk(3, { state: 'nothing-like-it' })).toEqual([]);
    expect((await as(aino).tickets.list({ triage: true })).items).toEqual([]);
    expect((await as(aino).tickets.list({ after: '1' })).items).toEqual([]);
    for (const wrong of [
      { limit: 0 },
      { limit: 201 },
      { limit: 1.5 },
      { after: 'x' },
      { after: '1e300' },
      { after: '12', sort: 'due' },
      { sort: 'up' },
      { assignee: 'you' },
      { state: '' },
      { state: 'a b' },
      { triage: 'yes' },
      { order: 'up' },
    ]) {
      await expect(as(aino).tickets.list(wrong as never)).rejects.toMatchObject({
        code: invalidInput.code,
        message: expect.stringContaining(Object.keys(wrong)[0]!),
      });
    }
    expect((await rowsIn(desk, ticketRows)).length).toBe(14);
  });

  test('every step is in the timeline, with who, when and what led to it', async () => {
    const w = await world();
    const { as, aino, lea, clock, travel } = w;
    await receive(w, { from: 'guest@else.example', subject: 'Apua', text: 'Hei, en pääse sisään.', externalId: 'g1@else' });
    expect(await as(aino).tickets.list({ triage: true })).toMatchObject({ items: [{ id: 1, triage: true }] });
    await travel('5min');
    expect(await as(aino).tickets.acceptIntoService({ ticketId: 1 })).toMatchObject({ triage: false });
    await as(aino).tickets.acceptIntoService({ ticketId: 1 });
    await as(aino).tickets.assign({ ticketId: 1 });
    await as(aino).tickets.prioritise({ ticketId: 1, priority: 'urgent' });
    await travel('1s');
    await as(aino).messages.write({ ticketId: 1, text: 'Hei!' });
    await as(aino).messages.write({ ticketId: 1, text: 'hankala', public: false });
    await travel('1s');
    await as(aino).escalation.escalate({ ticketId: 1, handover: 'Kokeiltu kaikki.' });
    await as(lea).escalation.accept({ ticketId: 1 });
    await travel('1s');
    await as(lea).escalation.handBack({ ticketId: 1, reason: 'Liian aikaisin.' });
    await travel('1s');
    await as(aino).tickets.move({ ticketId: 1, to: 'resolved', reason: 'uusi salasana' });
    const line = (await as(aino).tickets.timeline({ ticketId: 1 })).items;
    const person = 'person:1';
    expect(line.map((l) => [l.event, l.actor])).toEqual([
      ...[
        ['ticket.opened', person],
        ['message.written', person],
        ['message.received', 'system'],
      ],
      ...[
        ['ticket.taken-into-service', aino.id],
        ['ticket.assigned', aino.id],
        ['ticket.prioritised', aino.id],
      ],
      ...[
        ['message.written', aino.id],
        ['sla.met', 'system'],
        ['ticket.moved', 'system'],
        ['message.written', aino.id],
      ],
      ...[
        ['delivery.sent', 'system'],
        ['ticket.tier-changed', aino.id],
        ['escalation.handed-off', aino.id],
      ],
      ...[
        ['ticket.assigned', lea.id],
        ['escalation.accepted', lea.id],
        ['ticket.tier-changed', lea.id],
        ['sla.met', 'system'],
        ['escalation.handed-back', lea.id],
      ],
      ...[
        ['ticket.moved', aino.id],
        ['sla.met', 'system'],
      ],
    ]);
    const byId = new Map(line.map((l) => [l.id, l]));
    const causes = line.filter((l) => l.cause !== null).map((l) => [l.event, byId.get(l.cause!)?.event]);
    expect(causes).toEqual([
      ['sla.met', 'message.written'],
      ['ticket.moved', 'message.written'],
      ['delivery.sent', 'message.written'],
      ['sla.met', 'ticket.tier-changed'],
      ['sla.met', 'ticket.moved'],
    ]);
    expect(line.slice(0, 3).every((l) => l.at.getTime() === new Date('2026-06-01T06:00:00Z').getTime())).toBe(true);
    expect(line.at(-1)).toMatchObject({ at: clock.now() });
    expect(line.at(-2)).toMatchObject({ what: { from: 'open', to: 'resolved', reason: 'uusi salasana' } });
    expect(JSON.stringify(line)).not.toContain('hankala'); // facts carry ids, never the words
    await expect(as(aino).tickets.move({ ticketId: 1, to: 'new' })).rejects.toMatchObject({ code: illegalMove.code });
  });
});
