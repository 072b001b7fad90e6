import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { essentials } from '../essentials.ts';
import { act, rowsIn, staffed } from '../fixtures.ts';
import { jobBoard, notAllowed, system, type Actor } from '../kernel/index.ts';
import { messageRows, messages, writeMessage } from '../message/index.ts';
import { defineAction, onlySystem } from '../kernel/index.ts';
import { lockTicket, ticketRows, tickets } from '../ticket/index.ts';
import { editionRows, EVERYBODY, tallyRows } from './entities.ts';
import { queryWrong, search } from './index.ts';
import { rebuildIndex } from './jobs.ts';
import { EDITION, everyTicket, termFor } from './rules/document.ts';
import { storeFor } from './store/store.ts';

const shown = (hit: { snippets: readonly { in: string; segments: readonly { text: string; hit: boolean }[] }[] } | undefined) =>
  hit?.snippets.map((s) => `${s.in}: ${s.segments.map((p) => (p.hit ? `[${p.text}]` : p.text)).join('')}`);

/** A requester's own words on a ticket, as a channel would bring them. */
const say = defineAction<{ ticketId: number; text: string }, unknown>('test.say', {
  summary: 'Say something as the requester.',
  allow: onlySystem,
  run: async (scope, { ticketId, text }) =>
    writeMessage(scope, await lockTicket(scope, ticketId), {
      ...{ author: 'requester', authorId: 'person:1', authorName: 'Ada', public: true, channel: 'email', text },
    }),
});

eachDatabase((name, open) => {
  const world = async () => {
    const opened = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    const { desk, travel } = opened;
    const openOne = async (text: string, more: object = {}) => {
      const [subject = '', ...rest] = text.split('|');
      const body = rest.length > 0 ? { text: rest.join('|') } : {};
      return (
        await desk
          .as(staff.aino)
          .use(tickets)
          .open({ from: 'ada@acme.example', subject, ...body, ...more })
      ).id;
    };
    const find = async (query: string, actor: Actor = staff.aino) => {
      await travel(0);
      return (await desk.as(actor).use(search).find({ query })).items.map((h) => h.ticket.id);
    };
    return { ...opened, ...staff, openOne, find };
  };

  test('an inflected form finds the base form and the other way round, in Finnish, Swedish and English', async () => {
    const { openOne, find } = await world();
    const fi = await openOne('Ongelma|Unohdin salasanani enkä pääse sähköpostiin. Tulostimessa on myös vikaa.');
    const sv = await openOne('Hjälp|Jag har glömt lösenordet till datorn, och skrivaren fungerar inte alls.', {
      from: 'sven@acme.example',
    });
    const en = await openOne('Help|The printers are not working and my computer was locked this morning.', { from: 'eve@acme.example' });
    expect(await find('salasana')).toEqual([fi]);
    expect(await find('salasanan')).toEqual([fi]);
    expect(await find('sähköposti tulostin')).toEqual([fi]);
    expect(await find('lösenord')).toEqual([sv]);
    expect(await find('datorer skrivare')).toEqual([sv]);
    expect(await find('printer lock')).toEqual([en]);
    expect(await find('salasana lösenord')).toEqual([]);
    expect((await find('salasana OR lösenord OR printer')).sort()).toEqual([fi, sv, en]);
  });

  test('subject goes before requester, requester before message, and the newer before the older', async () => {
    const { openOne, find } = await world();
    const body = await openOne('Apua|Korhonen soitti ja kysyi');
    const named = await openOne('Moi', { from: 'korhonen@acme.example', name: 'Kaisa Korhonen' });
    const subject = await openOne('Korhonen ei pääse sisään');
    const newer = await openOne('Vielä Korhosen asia ja Korhonen');
    expect(await find('korhonen')).toEqual([newer, subject, named, body]);
    expect(await find('requester:korhonen')).toEqual([named]);
    expect(await find('subject:korhonen')).toEqual([newer, subject]);
    expect(await find(String(named))).toEqual([named]);
  });

  test('exact words stand next to each other, in their order and form; what is excluded is not found', async () => {
    const { openOne, find } = await world();
    const one = await openOne('A|Salasana on lukossa, ja näyttö on pimeä');
    const two = await openOne('B|On lukossa salasana');
    const three = await openOne('C|Salasanat on lukossa');
    expect(await find('"salasana on lukossa"')).toEqual([one]);
    expect(await find('salasana lukossa')).toEqual([three, two, one]);
    expect(await find('salasana -"salasana on lukossa"')).toEqual([three, two]);
    expect(await find('salasana -näyttö')).toEqual([three, two]);
    expect(await find('-näyttö')).toEqual([three, two]);
    expect(await find('pim*')).toEqual([one]);
    expect(await find('"salasana on lukossa" OR b')).toEqual([two, one]);
  });

  test('what was said is found and shown however long ago and however far into a message, and is not found when it was never said', async () => {
    const { desk, aino, openOne, find, travel } = await world();
    const id = await openOne('Pitkä|Ensimmäinen viesti sanoo ruuvimeisseli kadonnut lopullisesti');
    const other = await openOne('Toinen|kadonnut ruuvimeisseli');
    await act(desk, async (scope) => {
      const [first] = await scope.rows(messageRows).find({ where: { ticketId: id } });
      const { id: _id, ...row } = first!;
      const said = (text: string) => ({ ...row, text, textStripped: null, externalId: null });
      await scope.rows(messageRows).insertAll([said(`${'täytettä '.repeat(5_000)} jakoavain`)]);
      for (let i = 0; i < 6; i++)
        await scope.rows(messageRows).insertAll(Array.from({ length: 100 }, (_, n) => said(`Rivi ${i * 100 + n} kesken`)));
    });
    await desk.as(aino).use(messages).write({ ticketId: id, text: 'Viimeinen', public: false });
    expect(await find('"ruuvimeisseli kadonnut"')).toEqual([id]);
    expect(await find('ruuvimeisseli -"ruuvimeisseli kadonnut"')).toEqual([other]);
    expect(await find('"kadonnut ruuvimeisseli" OR "rivi 3 kesken"')).toEqual([other, id]);
    expect(await find('"kesken rivi"')).toEqual([]);
    await travel(0);
    const snippetOf = async (query: string) => shown((await desk.as(aino).use(search).find({ query })).items[0]);
    expect(await snippetOf('"ruuvimeisseli kadonnut"')).toEqual([
      'message: Ensimmäinen viesti sanoo [ruuvimeisseli] [kadonnut] lopullisesti',
    ]);
    expect((await snippetOf('jakoavain'))?.[0]).toMatch(/^message: (täytettä )+ \[jakoavain\]$/);
  });

  test('a ticket that somebody floods is found by about its newest million characters', async () => {
    const { desk, aino, openOne, find } = await world();
    const id = await openOne('Tulva|ruuvimeisseli');
    await act(desk, async (scope) => {
      const [first] = await scope.rows(messageRows).find({ where: { ticketId: id } });
      const { id: _id, ...row } = first!;
      const flood = { ...row, text: 'vesi '.repeat(401), textStripped: null, externalId: null };
      for (let i = 0; i < 6; i++) await scope.rows(messageRows).insertAll(Array.from({ length: 100 }, () => flood));
    });
    await desk.as(aino).use(messages).write({ ticketId: id, text: 'jakoavain', public: false });
    expect(await find('jakoavain vesi')).toEqual([id]);
    expect(await find('ruuvimeisseli')).toEqual([]);
  });

  test('fields narrow what is found, with words and without', async () => {
    const { desk, aino, openOne, find, travel } = await world();
    const urgent = await openOne('Salasana lukossa', { priority: 'urgent' });
    const normal = await openOne('Salasana vaihtoon');
    const polar = await openOne('Salasana hukassa', { client: 'polar', from: 'p@polar.example' });
    await desk.as(aino).use(tickets).assign({ ticketId: normal });
    await desk.as(aino).use(tickets).move({ ticketId: normal, to: 'open' });
    expect(await find('salasana priority:urgent')).toEqual([urgent]);
    expect(await find('salasana client:polar')).toEqual([polar]);
    expect(await find('client:acme')).toEqual([normal, urgent]);
    expect(await find('-client:acme')).toEqual([polar]);
    expect(await find('state:open')).toEqual([normal]);
    expect(await find('state:live,closed tier:1')).toEqual([polar, normal, urgent]);
    expect(await find('assignee:me')).toEqual([normal]);
    expect(await find('assignee:none salasana')).toEqual([polar, urgent]);
    expect(await find('-assignee:me')).toEqual([polar, urgent]);
    expect(await find('requester:p@polar.example')).toEqual([polar]);
    expect(await find('due<4h')).toEqual([urgent]);
    expect(await find('due:none')).toEqual([polar]);
    expect(await find('due>1h OR due:none')).toEqual([polar, normal]);
    expect(await find('created>2026-06-01 channel:api language:fi')).toEqual([polar, normal, urgent]);
    await travel('1h');
    expect(await find('due<0min')).toEqual([urgent]);
    expect(await find('updated<-30min -created>-30min')).toEqual(await find('state:live'));
  });

  test('what a query names and the asker does not see is told at its character, and no more of it', async () => {
    const { find, nils } = await world();
    for (const [query, at] of [
      ['salasana client:acme', 16],
      ['client:nowhere', 7],
      ['state:sleeping', 6],
      ['team:x', 5],
      ['assignee:nobody', 9],
    ] as const) {
      await expect(find(query, nils)).rejects.toMatchObject({ code: queryWrong.code, details: { at } });
    }
    await expect(find('client:acme', nils)).rejects.toThrow('you see no client acme; there is nordbo');
  });

  test('nobody finds, counts or pages through a ticket that they do not see', async () => {
    const { desk, openOne, find, nils, aino, travel } = await world();
    const mine = await openOne('Yhteinen salaisuus', { client: 'nordbo', from: 'n@nordbo.example' }).catch(() => 0);
    expect(mine).toBe(0); // aino does not see nordbo either
    const acmes = await openOne('Yhteinen salaisuus');
    expect(await find('salaisuus')).toEqual([acmes]);
    for (const query of ['salaisuus', `${acmes}`, 'sala*', '-muuta', '', 'state:live', 'requester:ada', 'requester:ada@acme.example'])
      expect(await find(query, nils)).toEqual([]);
    const counted = await desk.as(nils).use(search).counts();
    expect(counted.map((c) => c.count)).toEqual(counted.map(() => 0));
    expect(
      (
        await desk
          .as(aino)
          .use(search)
          .counts({ views: ['all-open'] })
      )[0],
    ).toEqual({ view: 'all-open', count: 1, orMore: false });
    await travel(0);
    await expect(
      desk
        .as({ ...nils, permissions: [] })
        .use(search)
        .find({}),
    ).rejects.toMatchObject({ code: notAllowed.code });
  });

  test('a note leads agents to a ticket, and its requester never', async () => {
    const { desk, aino, openOne, find } = await world();
    const id = await openOne('Salasana|Auttakaa');
    await desk.as(aino).use(messages).write({ ticketId: id, text: 'Käyttäjä on hankala tapaus', public: false });
    const requester: Actor = { id: 'person:1', kind: 'person', permissions: ['ticket.see'], reach: { client: [1], requester: [1] } };
    expect(await find('hankala')).toEqual([id]);
    expect(await find('hankala', requester)).toEqual([]);
    expect(await find('"hankala tapaus"', requester)).toEqual([]);
    expect(await find('salasana -hankala', requester)).toEqual([id]);
    expect(await find('salasana -"hankala tapaus"', requester)).toEqual([id]);
    const seen = await desk.as(requester).use(search).find({ query: 'salasana OR hankala' });
    expect(shown(seen.items[0])).toEqual(['subject: [Salasana]']);
    expect(await find('salasana', { ...requester, reach: { client: [1], requester: [2] } })).toEqual([]);
    const { items } = await desk.as(requester).use(search).find({ query: 'state:live' });
    expect(items.map((h) => h.ticket.id)).toEqual([id]);
  });

  test('snippets show the neighbourhood of what was found, as plain text', async () => {
    const { desk, aino, openOne, travel } = await world();
    await openOne('Salasanan vaihto|<b>Salasanani</b> ei kelpaa enää');
    await travel(0);
    const { items } = await desk.as(aino).use(search).find({ query: 'salasana' });
    expect(shown(items[0])).toEqual(['subject: [Salasanan] vaihto', 'message: <b>[Salasanani]</b> ei kelpaa enää']);
  });

  test('pages of a search have no gaps and no doubles, while tickets come in', async () => {
    const { desk, aino, openOne, travel } = await world();
    const inSubject: number[] = [];
    const inBody: number[] = [];
    for (let i = 0; i < 7; i++) {
      inSubject.unshift(await openOne(`Salasana ${String(i)}`));
      inBody.unshift(await openOne(`Apua ${String(i)}|salasana`));
    }
    await travel(0);
    for (const query of ['salasana', '"salasana"']) {
      const seen: number[] = [];
      for (let after: string | undefined | null; after !== null;) {
        const page = await desk
          .as(aino)
          .use(search)
          .find({ query, limit: 3, ...(after === undefined ? {} : { after }) });
        seen.push(...page.items.map((h) => h.ticket.id));
        after = page.next;
      }
      expect(seen).toEqual([...inSubject, ...inBody]);
    }
    await expect(desk.as(aino).use(search).find({ query: 'salasana', after: '9:1' })).rejects.toMatchObject({ code: 'input.invalid' });
  });

  test('what is said later is found, and the index can be built anew while it is in use', async () => {
    const { desk, admin, openOne, find, travel } = await world();
    const id = await openOne('Apua');
    expect(await find('kaapeli')).toEqual([]);
    await desk.as(system).run(say, { ticketId: id, text: 'Se oli kaapeli' });
    expect(await find('kaapeli')).toEqual([id]);
    const wipe = defineAction('test.wipe', {
      summary: 'Lose the index.',
      allow: onlySystem,
      run: ({ sql }) =>
        sql.manager.query(
          name === 'postgres' ? 'DELETE FROM search_document' : `INSERT INTO search_index (search_index) VALUES ('delete-all')`,
        ),
    });
    await desk.as(system).run(wipe, {});
    expect(await find('kaapeli')).toEqual([]);
    await desk.as(admin).use(search).rebuild();
    await travel(0);
    expect(await find('kaapeli')).toEqual([id]);
    await desk.as(system).run(wipe, {});
    await desk.as(system).use(search).begin(); // as each start does
    expect(await find('kaapeli')).toEqual([id]);
  });

  test('an index that was made by other rules is made anew at the next start, and once', async () => {
    const { desk, openOne, find, travel } = await world();
    const start = () => desk.as(system).use(search).begin();
    const rebuilding = defineAction('test.rebuilding', {
      summary: 'Whether the index is about to be made anew.',
      allow: onlySystem,
      run: async (scope) => (await scope.get(jobBoard).counts(scope)).some(({ job }) => job === rebuildIndex.job),
    });
    const isRebuilding = () => desk.as(system).run(rebuilding, {});
    await start();
    const id = await openOne('Kaapeli');
    await travel(0);
    await start();
    expect(await isRebuilding()).toBe(false);
    const older = defineAction('test.older', {
      summary: 'An index of before.',
      allow: onlySystem,
      async run(scope) {
        await storeFor(scope).put(scope, [{ ticketId: id, terms: [everyTicket, termFor('s', 'vanha')] }]);
        await scope.rows(editionRows).update({}, { edition: EDITION - 1 });
      },
    });
    await desk.as(system).run(older, {});
    expect(await find('kaapeli')).toEqual([]);
    await start();
    expect(await isRebuilding()).toBe(true);
    expect(await find('kaapeli')).toEqual([id]);
    await start();
    expect(await isRebuilding()).toBe(false);
  });

  test('words that went to another ticket, or to another client, are found there and no longer here', async () => {
    const { desk, aino, admin, nils, openOne, find } = await world();
    const id = await openOne('Apua');
    const note = await desk.as(aino).use(messages).write({ ticketId: id, text: 'kaapeli' });
    await desk.as(aino).use(messages).write({ ticketId: id, text: 'hiiri' });
    const split = await desk
      .as(aino)
      .use(messages)
      .split({ ticketId: id, messageIds: [note.id], subject: 'Toinen' });
    expect(await find('kaapeli')).toEqual([split.id]);
    expect(await find('hiiri')).toEqual([id]);
    await desk.as(admin).use(tickets).correctClient({ ticketId: id, client: 'nordbo' });
    expect(await find('hiiri')).toEqual([]);
    expect(await find('hiiri', nils)).toEqual([id]);
  });

  test('the tally is what there is, whatever is done to tickets', async () => {
    const { desk, aino, lea, admin, openOne, travel } = await world();
    for (let i = 0; i < 6; i++) await openOne(`Vika ${String(i)}`, i % 2 ? { priority: 'urgent' } : {});
    const as = (actor: Actor) => desk.as(actor).use(tickets);
    await as(aino).assign({ ticketId: 1 });
    await as(aino).move({ ticketId: 1, to: 'open' });
    await as(aino).move({ ticketId: 2, to: 'resolved' });
    await as(lea).prioritise({ ticketId: 3, priority: 'low' });
    await travel('2h');
    const tallied = async () => {
      const byKind = new Map<string, number>();
      for (const { many, id: _id, shard: _shard, clientId, state, priority, tier, teamId, assigneeId, triage } of await rowsIn(
        desk,
        tallyRows,
      )) {
        const kind = JSON.stringify({ clientId, state, priority, tier, teamId, assigneeId, triage });
        byKind.set(kind, (byKind.get(kind) ?? 0) + many);
      }
      return [...byKind].filter(([, many]) => many !== 0).sort();
    };
    const counted = new Map<string, number>();
    for (const { clientId, state, priority, tier, teamId, assigneeId, triage } of await rowsIn(desk, ticketRows)) {
      for (const who of [assigneeId ?? 0, EVERYBODY]) {
        const kind = JSON.stringify({ clientId, state, priority, tier, teamId, assigneeId: who, triage });
        counted.set(kind, (counted.get(kind) ?? 0) + 1);
      }
    }
    expect(await tallied()).toEqual([...counted].sort());
    await desk.as(admin).use(search).rebuild();
    await travel(0);
    expect(await tallied()).toEqual([...counted].sort());
  });
});
