import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import { bind, isDeskError, routesOf, search, ticketRows, toFetchHandler, type Actor, type AnyAction, type Desk } from '@luuri/core';
import { chat } from '@luuri/plugin-chat';
import { email } from '@luuri/plugin-email';
import { host, identity } from '@luuri/server';
import { passwordReset } from '@luuri/plugin-password-reset';
import { phone } from '@luuri/plugin-phone';
import { quality } from '@luuri/plugin-quality';
import { eachDatabase } from '@luuri/testing';
import { countingHasher } from '../../packages/server/src/identity/fixtures.ts';
import { passwordHasher } from '../../packages/server/src/identity/index.ts';
import { houseWith, postOffice, receive, rowsIn } from '../../packages/core/src/fixtures.ts';
import { places } from './places.ts';
import { mark } from './mark.ts';
import { victimsDirectory } from './resets.ts';
import { missing, victimsState, worldOf, type Target, type World } from './world.ts';

/** What an attacker got, as text. */
interface Got {
  readonly outcome: string;
  readonly text: string;
}

const requestFor = (action: AnyAction, input: Readonly<Record<string, unknown>>): Request => {
  const [verb = '', path = ''] = (action.http ?? '').split(' ');
  const left = { ...input };
  const filled = path.replace(/:(\w+)/g, (_all, name: string) => {
    const value = String(left[name]);
    Reflect.deleteProperty(left, name);
    return encodeURIComponent(value);
  });
  if (left['body'] instanceof Uint8Array) {
    const { headers, body } = left as { headers: Record<string, string>; body: Uint8Array };
    return new Request(`http://desk.example${filled}`, {
      method: verb,
      headers: { 'x-request-id': 'matrix', ...headers },
      body: new Uint8Array(body),
    });
  }
  const reading = verb === 'GET' || verb === 'DELETE';
  const query = reading ? `?${new URLSearchParams(Object.entries(left).map(([k, v]): [string, string] => [k, String(v)])).toString()}` : '';
  return new Request(`http://desk.example${filled}${query}`, {
    method: verb,
    headers: { 'x-request-id': 'matrix', ...(reading ? {} : { 'content-type': 'application/json' }) },
    ...(reading ? {} : { body: JSON.stringify(left) }),
  });
};

/** All of an answer; of a stream, which has no end, what it tells first. */
async function textOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.includes('event-stream')) return answer.text();
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (text.includes('data:')) break;
  }
  return text;
}

const asking = new WeakMap<Request, Actor>();
const handlers = new WeakMap<Desk, (request: Request) => Promise<Response>>();

/** One door for all who attack a desk: making its routes anew for each of thousands of calls would be most of the work. */
function doorOf(desk: Desk): (request: Request) => Promise<Response> {
  const door = handlers.get(desk) ?? toFetchHandler(desk, { whoIs: (request) => asking.get(request)! });
  handlers.set(desk, door);
  return door;
}

/** Through HTTP where the action has an address, else by the library call. */
async function attack(desk: Desk, actor: Actor, action: AnyAction, input: object): Promise<Got> {
  if (action.http) {
    const request = requestFor(action, input as Record<string, unknown>);
    asking.set(request, actor);
    const answer = await doorOf(desk)(request);
    const headers = JSON.stringify([...answer.headers].filter(([name]) => name !== 'content-length'));
    return { outcome: String(answer.status), text: `${headers}\n${await textOf(answer)}` };
  }
  try {
    return { outcome: 'ok', text: JSON.stringify([await desk.as(actor).run(action, input)]) };
  } catch (e) {
    if (!isDeskError(e)) throw e;
    return { outcome: e.code, text: `${e.message} ${JSON.stringify(e.details)}` };
  }
}

/** Everything that the attacker said stands as the same sign: what is left is what the desk knows. */
function unsaid(text: string, target: Target): string {
  const said = Object.values(target)
    .map(String)
    .concat(target.address.split('@')[1] ?? '')
    .sort((a, b) => b.length - a.length);
  return said.reduce((left, value) => left.replaceAll(/^\d+$/.test(value) ? new RegExp(`\\b${value}\\b`, 'g') : value, '#'), text);
}

/** What a browser asks for before it sends one of these: an attack that comes without is turned away for that alone. */
const before: Readonly<Record<string, string>> = {
  'identity.add-passkey': 'identity.new-passkey-options',
  'identity.give-passkey': 'identity.passkey-options',
};

async function prepared(world: World, who: string, action: AnyAction): Promise<Actor> {
  const actor = await world.actor(who);
  const first = world.desk.catalogue.actions.find((a) => a.action === before[action.action]);
  if (first) await attack(world.desk, actor, first, {});
  return actor;
}

const failed = (got: Got) => got.outcome !== 'ok' && !got.outcome.startsWith('2');

async function wrongWith(world: World, who: string, action: AnyAction): Promise<string[]> {
  const place = places[action.action]!;
  const [mine, nobodys] = [place(world.victim), place(missing)];
  const wrong: string[] = [];
  for (const [i, input] of mine.entries()) {
    const got = await attack(world.desk, await prepared(world, who, action), action, input);
    const other = await attack(world.desk, await prepared(world, who, action), action, nobodys[i]!);
    const at = `${action.action} ${JSON.stringify(input)} as ${who}`;
    const [seen, unseen] = [unsaid(got.text, world.victim), unsaid(other.text, missing)];
    const asked = JSON.stringify(input);
    const unasked = Object.values(world.victim).find(
      (v) => typeof v === 'number' && !asked.includes(String(v)) && got.text.includes(String(v)),
    );
    if (unasked !== undefined) wrong.push(`${at} tells of ${String(unasked)}: ${got.text}`);
    if (got.text.includes(mark) || /bravo/i.test(seen)) wrong.push(`${at} shows ${got.text}`);
    if (got.outcome.startsWith('5')) wrong.push(`${at} breaks: ${got.text}`);
    if (got.outcome !== other.outcome || (failed(got) && seen !== unseen)) wrong.push(`${at} is told apart:\n  ${seen}\n  ${unseen}`);
  }
  return wrong;
}

beforeAll(async () => {
  const { buildWidget } = (await import(new URL('../../scripts/widget.mjs', import.meta.url).href)) as {
    buildWidget: (root: string) => Promise<boolean>;
  };
  await buildWidget(fileURLToPath(new URL('../..', import.meta.url)));
});

/** Thousands of calls. */
const SLOW = 600_000;

eachDatabase((_name, open) => {
  const world = async () =>
    worldOf(
      await open({
        plugins: [...houseWith(postOffice()), identity(), host(), phone(), email(), chat(), victimsDirectory(), passwordReset(), quality()],
        ports: [bind(passwordHasher, countingHasher())],
        at: '2026-06-01T06:00:00Z',
      }),
    );

  test(
    'every action, as every role, with the ids of another client: nothing is shown, told apart or changed',
    async () => {
      const w = await world();
      const { actions } = w.desk.catalogue;
      const placeless = actions.map((a) => a.action).filter((name) => !(name in places));
      // Say in tests/isolation/places.ts what an attacker would send to the new action.
      expect(placeless).toEqual([]);
      expect(Object.keys(places).filter((name) => !actions.some((a) => a.action === name))).toEqual([]);
      expect(routesOf(w.desk).every((r) => r.action.action in places)).toBe(true);

      const before = await victimsState(w.desk, w.victim);
      const wrong: string[] = [];
      for (const action of actions) for (const who of w.attackers) wrong.push(...(await wrongWith(w, who, action)));
      expect(wrong).toEqual([]);
      expect(await victimsState(w.desk, w.victim)).toEqual(before);
      await w.travel('1h'); // nor by what follows
      const later = await victimsState(w.desk, w.victim);
      for (const table of ['ticket', 'message', 'attachment', 'person', 'intake'])
        expect([table, later[table]]).toEqual([table, before[table]]);
    },
    SLOW,
  );

  test('the matrix can fail: whoever serves the victim sees what was planted', async () => {
    const w = await world();
    const nora: Actor = { ...w.staff.aino, id: `agent:${String(w.victim.agentId)}`, reach: { client: [w.victim.clientId] } };
    const seeing = [
      'ticket.get',
      'ticket.timeline',
      'message.list',
      'message.attachment',
      'people.get',
      'channel.intake',
      'channel.outbox',
      'search.find',
      'search.views',
      'search.of-view',
    ];
    for (const name of [
      ...seeing,
      'password-reset.get',
      'password-reset.of-ticket',
      'chat.get',
      'chat.lines',
      'chat.list',
      'ticket.hand-offs',
      'ticket.list',
      'client.list',
      'team.agents',
    ]) {
      const action = w.desk.catalogue.actions.find((a) => a.action === name)!;
      const got = await Promise.all(places[name]!(w.victim).map((input) => attack(w.desk, nora, action, input)));
      const shows = got.some((g) => (name === 'ticket.timeline' ? g.outcome === '200' : g.text.includes(mark)));
      expect([name, shows]).toEqual([name, true]);
    }
  });

  test('lists, searches and counts hold what the asker sees, and are as long as if there were nobody else', async () => {
    const w = await world();
    const own = (await rowsIn(w.desk, ticketRows)).filter((t) => t.clientId !== w.victim.clientId);
    for (const actor of [w.staff.aino, w.staff.lea]) {
      const asked = w.desk.as(actor).use(search);
      expect((await asked.find({ query: 'state:live' })).items.map((hit) => hit.ticket.id)).toEqual(own.map((t) => t.id));
      expect((await asked.find({ query: `-${mark}` })).items).toHaveLength(own.length);
      for (const { view, count } of await asked.counts({})) {
        const listed = (await asked.ofView({ view })).items.map((hit) => hit.ticket.id);
        expect([view, count, listed.filter((id) => !own.some((t) => t.id === id))]).toEqual([view, listed.length, []]);
      }
    }
  });

  test('a mail to one client that points at a ticket of another opens a ticket of its own', async () => {
    const w = await world();
    const before = await victimsState(w.desk, w.victim);
    const theirs = (await rowsIn(w.desk, ticketRows)).filter((t) => t.clientId === w.victim.clientId).length;
    const sent = await w.desk.as(w.staff.admin).run(
      w.desk.catalogue.actions.find((a) => a.action === 'channel.outbox')!,
      { client: 'bravo' },
    );
    const signed = (sent as { items: { externalId: string }[] }).items.map((d) => d.externalId);
    const ways = [
      { inReplyTo: signed },
      { references: [`${mark}@bravo.example`] },
      { subject: `Re: [#${String(w.victim.ticketId)}]` },
      { cc: [`help+t${String(w.victim.ticketId)}@bravo.example`] },
      { to: `help+t${String(w.victim.ticketId)}@acme.example` },
      { from: w.victim.address },
      { externalId: `${mark}@bravo.example` },
    ];
    for (const [i, way] of ways.entries()) {
      const line = await receive(w, { from: 'mallory@acme.example', subject: `way ${String(i)}`, text: `way ${String(i)}`, ...way });
      expect([i, line.disposition, line.ticketId === w.victim.ticketId]).toEqual([i, 'opened', false]);
    }
    expect((await rowsIn(w.desk, ticketRows)).filter((t) => t.clientId === w.victim.clientId)).toHaveLength(theirs);
    expect(await victimsState(w.desk, w.victim)).toEqual(before);
  });

  test('a ticket of another client takes as long to refuse as one that is not there', async () => {
    const w = await world();
    const action = w.desk.catalogue.actions.find((a) => a.action === 'ticket.get')!;
    const times: Record<'theirs' | 'nobodys', number[]> = { theirs: [], nobodys: [] };
    const pairs = [['theirs', w.victim] as const, ['nobodys', missing] as const];
    for (let i = 0; i < 240; i++) {
      // In turn, each as often the first: what the one leaves behind falls on the other.
      for (const [whose, target] of i % 2 === 0 ? pairs : [...pairs].reverse()) {
        const began = performance.now();
        await attack(w.desk, w.staff.aino, action, { ticketId: target.ticketId });
        if (i >= 40) times[whose].push(performance.now() - began);
      }
    }
    // The quick ones: the slow ones tell of whatever else the machine did.
    const quick = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 10)]!;
    const ratio = quick(times.theirs) / quick(times.nobodys);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1 / 0.6);
  });
});
