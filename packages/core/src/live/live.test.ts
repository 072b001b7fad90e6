import { describe, expect, test } from '@jest/globals';
import { eachDatabase, type TestDatabase, type TestDesk } from '@luuri/testing';
import pg from 'pg';
import { acme, houseWith, nordbo, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { createDesk, eventRows, system, type Actor, type Desk } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { teams } from '../team/index.ts';
import { tickets } from '../ticket/index.ts';
import { hears, liveFeed, type LiveEvent, type Subscription, type LiveFact } from './index.ts';

interface Ear extends Subscription {
  readonly heard: LiveEvent[];
  /** Takes this many and then no more, until `ready`. */
  room: number;
  lost: boolean;
  until(done: (heard: readonly LiveEvent[]) => boolean): Promise<void>;
}

async function listen(desk: Desk, actor: Actor, more: { lastId?: number; room?: number } = {}): Promise<Ear> {
  const heard: LiveEvent[] = [];
  const waiting: (() => void)[] = [];
  const state = { room: more.room ?? Infinity, lost: false };
  const subscription = await desk.get(liveFeed).subscribe({
    actor,
    ...(more.lastId === undefined ? {} : { lastId: more.lastId }),
    write(event) {
      heard.push(event);
      state.room--;
      for (const look of waiting) look();
      return state.room > 0;
    },
    lost: () => void (state.lost = true),
  });
  const until: Ear['until'] = (done) =>
    new Promise((resolve) => {
      const look = () => done(heard) && resolve();
      waiting.push(look);
      look();
    });
  return Object.assign(state, { heard, until }, subscription);
}

const urlOf = ({ options }: TestDatabase): string => (options.type === 'postgres' ? options.url : '');

const has = (event: string, about: string) => (heard: readonly LiveEvent[]) => heard.some((h) => h.event === event && h.about === about);

/** What somebody heard of. That the clients are there may still be on its way over the database, to those who serve them. */
const heardBy = ({ heard }: Pick<Ear, 'heard'>, late: string) => new Set(heard.map((h) => h.about).filter((about) => about !== late));

eachDatabase((name, open) => {
  const world = async () => {
    const opened = await open({ plugins: houseWith(postOffice()), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk, [acme, nordbo]);
    const { open: openTicket } = opened.desk.as(system).use(tickets);
    const mine = async () => (await openTicket({ from: 'ada@acme.example', subject: 'x' })).id;
    const theirs = async () => (await openTicket({ from: 'sven@nordbo.example', subject: 'x' })).id;
    return { ...opened, ...staff, mine, theirs };
  };
  const ids = async (w: TestDesk) => (await rowsIn(w.desk, eventRows)).map((e) => e.id);

  test('each hears of what is in their reach, and of nothing else', async () => {
    const w = await world();
    const [aino, nils, admin] = [await listen(w.desk, w.aino), await listen(w.desk, w.nils), await listen(w.desk, w.admin)];
    const [ours, theirs] = [await w.mine(), await w.theirs()];
    const last = await w.mine();
    await Promise.all([aino, admin].map((ear) => ear.until(has('ticket.opened', `ticket:${String(last)}`))));
    await nils.until(has('ticket.opened', `ticket:${String(theirs)}`));
    expect(heardBy(aino, 'client:1')).toEqual(new Set([`ticket:${String(ours)}`, `ticket:${String(last)}`]));
    expect(heardBy(nils, 'client:2')).toEqual(new Set([`ticket:${String(theirs)}`]));
    expect(admin.heard.length).toBeGreaterThan(aino.heard.length);
    expect(Object.keys(aino.heard[0]!).sort()).toEqual(['about', 'at', 'event', 'id']);
  });

  test('a listener that comes back goes on where it was, and misses nothing', async () => {
    const w = await world();
    const first = await listen(w.desk, w.aino);
    const one = await w.mine();
    await first.until(has('ticket.opened', `ticket:${String(one)}`));
    first.end();
    const [two, three] = [await w.mine(), await w.mine()];
    const seen = first.heard.find((h) => h.event === 'ticket.opened')!;
    const again = await listen(w.desk, w.aino, { lastId: seen.id });
    const four = await w.mine();
    await again.until(has('ticket.opened', `ticket:${String(four)}`));
    const opened = again.heard.filter((h) => h.event === 'ticket.opened').map((h) => h.about);
    expect(opened).toEqual([two, three, four].map((id) => `ticket:${String(id)}`));
    expect(again.heard.every((h) => h.id > seen.id)).toBe(true);
    expect((await listen(w.desk, w.aino, { lastId: 900_000 })).lost).toBe(true);
  });

  test('one that takes no more is kept nothing for but its place, and reads on when it can', async () => {
    const w = await world();
    const slow = await listen(w.desk, w.aino, { room: 2 });
    const quick = await listen(w.desk, w.aino);
    let last = 0;
    for (let i = 0; i < 12; i++) last = await w.mine();
    await quick.until(has('ticket.opened', `ticket:${String(last)}`));
    expect(slow.heard).toHaveLength(2);
    while (!has('ticket.opened', `ticket:${String(last)}`)(slow.heard)) {
      slow.room = 3;
      const before = slow.heard.length;
      slow.ready();
      await slow.until((heard) => heard.length > before);
    }
    await slow.until((heard) => heard.length >= quick.heard.length);
    expect(slow.heard).toEqual(quick.heard);
  });

  test('an actor has so many streams and no more', async () => {
    const w = await world();
    for (let i = 0; i < 10; i++) await listen(w.desk, w.aino);
    await expect(listen(w.desk, w.aino)).rejects.toMatchObject({ code: 'live.too-many-listeners', kind: 'throttled' });
    const other = await listen(w.desk, w.lea);
    expect(w.desk.get(liveFeed).listeners).toBe(11);
    other.end();
    expect(w.desk.get(liveFeed).listeners).toBe(10);
  });

  test('what changes the reach of an actor changes what they hear', async () => {
    const w = await world();
    const ear = await listen(w.desk, w.aino);
    ear.become(w.nils);
    await w.mine();
    const theirs = await w.theirs();
    await ear.until(has('ticket.opened', `ticket:${String(theirs)}`));
    expect(heardBy(ear, 'client:2')).toEqual(new Set([`ticket:${String(theirs)}`]));
  });

  test('a requester hears of their own ticket, and of no note on it', async () => {
    const w = await world();
    const ticketId = await w.mine();
    const ada: Actor = { id: 'person:1', kind: 'person', permissions: [], reach: { client: [1], requester: [1] } };
    const ear = await listen(w.desk, ada);
    await w.desk.as(w.aino).use(messages).write({ ticketId, text: 'note', public: false });
    await w.desk.as(w.aino).use(messages).write({ ticketId, text: 'said' });
    await ear.until(has('message.written', `ticket:${String(ticketId)}`));
    const public_ = (await rowsIn(w.desk, eventRows)).filter(
      (e) => e.event === 'message.written' && (e.payload as { public: boolean }).public,
    );
    expect(ear.heard.filter((h) => h.event === 'message.written').map((h) => h.id)).toEqual(public_.map((e) => e.id));
    expect(ear.heard.map((h) => h.event).filter((e) => !['message.written', 'ticket.moved', 'ticket.opened'].includes(e))).toEqual([]);
  });

  if (name === 'postgres')
    test('a fact whose transaction commits after those of later ids is not lost', async () => {
      const database = await open.database();
      const w = await open({ plugins: houseWith(postOffice()), database });
      const staff = await staffed(w.desk, [acme]);
      const ear = await listen(w.desk, staff.admin);
      const client = new pg.Client({ connectionString: urlOf(database) });
      await client.connect();
      try {
        await client.query('BEGIN');
        const late = await client.query<{ id: string }>(
          `INSERT INTO desk_event (event, about, payload, at, actor) VALUES ('test.late', 'client:1', '{}', now(), 'system') RETURNING id`,
        );
        const { id } = await w.desk.as(system).use(tickets).open({ from: 'ada@acme.example', subject: 'x' });
        const lateId = Number(late.rows[0]!.id);
        expect(Math.max(...(await ids(w)))).toBeGreaterThan(lateId);
        // Nothing is final while the earlier one is open.
        expect(ear.heard.filter(({ event }) => event === 'test.late' || event === 'ticket.opened')).toEqual([]);
        await client.query('COMMIT');
        await ear.until((heard) => heard.some((h) => h.event === 'test.late') && has('ticket.opened', `ticket:${String(id)}`)(heard));
        const again = await listen(w.desk, staff.admin, { lastId: ear.heard[0]!.id });
        await again.until((heard) => heard.length === ear.heard.length - 1);
        expect(again.heard).toEqual(ear.heard.slice(1));
      } finally {
        await client.end();
      }
    });

  if (name === 'postgres')
    test('facts of a database that was carried here from another cluster are old, and those who listen go on after them', async () => {
      const database = await open.database();
      const first = await open({ plugins: houseWith(postOffice()), database });
      const staff = await staffed(first.desk, [acme]);
      await first.desk.as(system).use(tickets).open({ from: 'ada@acme.example', subject: 'x' });
      const client = new pg.Client({ connectionString: urlOf(database) });
      await client.connect();
      try {
        await client.query('UPDATE desk_event SET tx = tx + 1000000000'); // as it was numbered where it came from
        const carried = await createDesk({ database: database.options, plugins: houseWith(postOffice()) });
        await carried.start({ work: false });
        try {
          const last = Math.max(...(await ids(first)));
          const ear = await listen(carried, staff.admin, { lastId: last - 1 });
          const { id } = await carried.as(system).use(tickets).open({ from: 'ada@acme.example', subject: 'y' });
          await ear.until(has('ticket.opened', `ticket:${String(id)}`));
          expect([ear.lost, ear.heard[0]!.id]).toEqual([false, last]);
          expect((await client.query('SELECT DISTINCT tx = 0 AS old FROM desk_event WHERE id <= $1', [last])).rows).toEqual([
            { old: true },
          ]);
        } finally {
          await carried.stop();
        }
      } finally {
        await client.end();
      }
    });

  test('whoever serves no client together with an agent hears nothing of when that agent works', async () => {
    const w = await world();
    const [nils, admin] = [await listen(w.desk, w.nils), await listen(w.desk, w.admin)];
    const agentId = Number(w.aino.id.split(':')[1]);
    const own = await listen(w.desk, w.aino);
    await w.desk.as(system).use(teams).change({ agentId, role: 'team-lead' });
    for (const ear of [own, admin]) await ear.until(has('team.agent-changed', w.aino.id));
    const theirs = await w.theirs();
    await nils.until(has('ticket.opened', `ticket:${String(theirs)}`));
    expect(nils.heard.filter((fact) => fact.about === w.aino.id)).toEqual([]);
  });

  if (name === 'postgres')
    test('what one process commits is heard in another, also after the connection was cut', async () => {
      const database = await open.database();
      const w = await open({ plugins: houseWith(postOffice()), database });
      const staff = await staffed(w.desk, [acme]);
      const other = await createDesk({ database: database.options, plugins: houseWith(postOffice()) });
      try {
        const ear = await listen(other, staff.aino);
        const { open: openTicket } = w.desk.as(system).use(tickets);
        const { id } = await openTicket({ from: 'ada@acme.example', subject: 'x' });
        await ear.until(has('ticket.opened', `ticket:${String(id)}`));
        const client = new pg.Client({ connectionString: urlOf(database) });
        await client.connect();
        await client.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'luuri live' AND datname = current_database()`,
        );
        await client.end();
        const { id: next } = await openTicket({ from: 'ada@acme.example', subject: 'y' });
        await ear.until(has('ticket.opened', `ticket:${String(next)}`));
      } finally {
        await other.stop();
      }
    });
});

describe('who hears of a fact', () => {
  const fact = (more: Partial<LiveFact>): LiveFact => ({
    id: 1,
    tx: 0,
    at: new Date(0),
    event: 'ticket.moved',
    about: 'ticket:1',
    whose: { client: 3, requester: 7 },
    internal: false,
    ...more,
  });
  const agent = { kind: 'agent', reach: { client: [3, 4] } } as const;
  const person = { kind: 'person', reach: { client: [3], requester: [7] } } as const;
  test.each([
    ['an agent of the client', agent, {}, true],
    ['an agent of another', { kind: 'agent', reach: { client: [4] } } as const, {}, false],
    ['an agent without a client', { kind: 'agent', reach: { client: [] } } as const, {}, false],
    ['an actor without any reach', { kind: 'agent', reach: {} } as const, {}, false],
    ['the requester', person, {}, true],
    ['another requester', { kind: 'person', reach: { client: [3], requester: [8] } } as const, {}, false],
    ['the requester of a thing that has none', person, { whose: { client: 3 } }, false],
    ['the requester of a note', person, { internal: true, event: 'message.written' }, false],
    ['the requester of an inside matter', person, { event: 'sla.warned' }, false],
    ['the requester of what all who work here know', person, { whose: 'everyone' }, false],
    ['an agent of what all who work here know', agent, { whose: 'everyone' }, true],
    ['an agent of what is nobody knows whose', agent, { whose: 'nobody' }, false],
    ['an agent of what is of several clients, one of them theirs', agent, { whose: { client: [1, 4] } }, true],
    ['an agent of what is of other clients', agent, { whose: { client: [1, 2] } }, false],
    ['an agent of what is of no client', agent, { whose: { client: [] } }, false],
    ['an agent of themselves', { ...agent, id: 'agent:9' } as const, { about: 'agent:9', whose: 'nobody' }, true],
    ['an administrator of what is nobody knows whose', { kind: 'agent', reach: 'all' } as const, { whose: 'nobody' }, true],
    ['nobody in particular', { kind: 'anonymous', reach: 'all' } as const, {}, false],
  ] as const)('%s', (_who, actor, more, expected) => {
    expect(hears({ id: 'x:1', ...actor }, fact(more as Partial<LiveFact>))).toBe(expected);
  });
});
