import { expect, test } from '@jest/globals';
import { eachDatabase, type OpenDesk } from '@luuri/testing';
import { deliveryRows } from '../channel/index.ts';
import { acme, houseWith, nordbo, polar, postOffice, rowsIn, staffed } from '../fixtures.ts';
import { anonymous, notFound, system, type Actor } from '../kernel/index.ts';
import { messageRows, messages } from '../message/index.ts';
import { people, personRows } from '../people/index.ts';
import { teams } from '../team/index.ts';
import { ticketMoved, ticketRows, tickets } from '../ticket/index.ts';
import { askedOnPortal, portal, portalAskRows } from './index.ts';

const acmePortal = `${acme}portal:
  name: { fi: Acmen IT-tuki, sv: Acmes IT-stöd, en: Acme IT help }
  colour: teal
  welcome: { fi: Miten voimme auttaa?, en: How can we help? }
  hours: office
  kinds:
    - broken
    - kind: vpn
      title: { fi: Etäyhteys, en: Remote access }
      type: incident
      service: vpn
      fields: [{ name: place, label: { fi: Paikka, en: Place }, required: true }]
`;
const ask = { client: 'acme', kind: 'broken', text: 'Tulostin ei tulosta. Yritin jo kahdesti.' };

eachDatabase((_name, open: OpenDesk) => {
  const world = async () => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk, [acmePortal, `${nordbo}portal: {}\n`, polar]);
    const { desk } = opened;
    const person = async (client: number, address: string): Promise<Actor> => {
      const { id: personId } = await desk.as(system).use(people).introduce({ clientId: client, address });
      return (await desk.as(system).use(teams).actorForPerson({ personId })) as Actor;
    };
    const as = (actor: Actor) => desk.as(actor).use(portal);
    return { ...opened, ...staff, office, person, as, nobody: as(anonymous) };
  };

  test('anybody may look at a portal, in its languages and no other; a client without one has none', async () => {
    const { nobody } = await world();
    const fi = await nobody.look({ client: 'acme' });
    expect(fi).toMatchObject({
      name: 'Acmen IT-tuki',
      language: 'fi',
      colour: 'teal',
      welcome: 'Miten voimme auttaa?',
      pages: [{ page: 'articles', title: 'Ohjeet' }],
    });
    expect(fi.kinds.map((k) => [k.form, k.title])).toEqual([['broken', 'Jokin ei toimi'], ['vpn', 'Etäyhteys']]); // prettier-ignore
    expect(fi.hours).toMatchObject({ openNow: true, until: new Date('2026-06-01T13:00:00Z') });
    expect(fi.hours?.week[0]).toEqual({ day: 1, open: ['08:00-16:00'] });
    expect((await nobody.look({ client: 'acme', language: 'en' })).name).toBe('Acme IT help');
    expect(await nobody.look({ client: 'nordbo', language: 'fi' })).toMatchObject({ language: 'sv', name: 'Nordbo AB', hours: null });
    expect((await nobody.look({ client: 'nordbo' })).kinds.map((k) => k.form)).toEqual(['broken', 'sign-in', 'need', 'question']);
    for (const client of ['polar', 'nobody']) await expect(nobody.look({ client })).rejects.toMatchObject({ code: 'portal.not-found' });
  });

  test('without an account an address is enough to ask; the link to follow it comes by mail, and agents are told that nothing is proven', async () => {
    const { nobody, desk, office, travel } = await world();
    const answer = await nobody.ask({ ...ask, address: 'Ada@acme.example', name: 'Ada Lovelace', phone: '040 123' });
    expect(answer).toEqual({ ticketId: null, answerBy: new Date('2026-06-01T10:00:00Z') });
    const [ticket] = await rowsIn(desk, ticketRows);
    expect(ticket).toMatchObject({ subject: 'Tulostin ei tulosta', channel: 'portal', language: 'fi', type: 'incident', triage: false });
    const said = await rowsIn(desk, messageRows);
    expect(said.map((m) => [m.author, m.public])).toEqual([['requester', true], ['desk', false]]); // prettier-ignore
    expect(said[0]?.text).toBe(`${ask.text}\n\nPuhelin: 040 123`);
    expect(said[1]?.text).toContain('nobody has proven');
    await travel('1s');
    expect(office.sent.map((m) => [m.to, m.subject])).toEqual([['ada@acme.example', 'Re: Tulostin ei tulosta [#1]']]);
  });

  test('whoever is known by an address and whoever is not get the same answer; one from elsewhere waits for somebody to look, and gets no mail', async () => {
    const { nobody, desk, person, office, travel } = await world();
    await person(1, 'known@acme.example');
    await person(1, 'known@elsewhere.example');
    for (const domain of ['acme.example', 'elsewhere.example']) {
      const [known, unknown] = [
        await nobody.ask({ ...ask, address: `known@${domain}` }),
        await nobody.ask({ ...ask, address: `new@${domain}` }),
      ];
      expect(unknown).toEqual(known);
    }
    await travel('1s');
    expect((await rowsIn(desk, ticketRows)).map((t) => t.triage)).toEqual([false, false, true, true]);
    expect(office.sent.map((m) => m.to)).toEqual(['known@acme.example', 'new@acme.example']);
    await expect(nobody.ask(ask)).rejects.toMatchObject({ code: 'portal.address-missing' });
  });

  test('a form that is sent again is the same ticket, also at the same moment', async () => {
    const { nobody, desk, as, person } = await world();
    const key = 'k'.repeat(20);
    await Promise.all(Array.from({ length: 5 }, () => nobody.ask({ ...ask, address: 'ada@acme.example', key })));
    const ada = as(await person(1, 'ada@acme.example'));
    expect((await ada.ask({ ...ask, key })).ticketId).toBe(1);
    expect((await ada.ask({ ...ask, key: 'another-key-altogether' })).ticketId).toBe(2);
    expect(await rowsIn(desk, ticketRows)).toHaveLength(2);
    // Somebody else's key says nothing of theirs.
    await nobody.ask({ ...ask, address: 'bo@acme.example', key });
    expect(await rowsIn(desk, portalAskRows)).toHaveLength(3);
  });

  test('nobody floods a mailbox by asking in its owner’s name; its owner may go on', async () => {
    const { nobody, as, person, travel } = await world();
    const asked = () => nobody.ask({ ...ask, address: 'ada@acme.example' });
    for (let i = 0; i < 5; i++) await asked();
    await expect(asked()).rejects.toMatchObject({ code: 'portal.asked-too-often', details: { retryAfterSeconds: 3_600 } });
    expect((await as(await person(1, 'ada@acme.example')).ask(ask)).ticketId).toBe(6);
    await travel('61min');
    await asked();
  });

  test('a kind asks what else it must know, and says what the ticket is', async () => {
    const { nobody, desk } = await world();
    const vpn = { client: 'acme', kind: 'vpn', text: 'Ei yhdistä', address: 'ada@acme.example' };
    await expect(nobody.ask(vpn)).rejects.toMatchObject({
      details: { mistakes: [{ path: 'answers.place', message: 'must be answered' }] },
    });
    await nobody.ask({ ...vpn, answers: { place: 'Koti', unknown: 'x' } });
    expect((await rowsIn(desk, ticketRows))[0]).toMatchObject({ type: 'incident', service: 'vpn', subject: 'Ei yhdistä' });
    expect((await rowsIn(desk, messageRows))[0]?.text).toBe('Ei yhdistä\n\nPaikka: Koti');
    for (const kind of ['need', 'nothing'])
      await expect(nobody.ask({ ...vpn, kind })).rejects.toMatchObject({
        code: 'portal.no-such-kind',
        details: { kinds: ['broken', 'vpn'] },
      });
  });

  test('a requester follows, answers, says it is solved, and opens it again within the window alone', async () => {
    const { desk, as, person, aino, travel, events } = await world();
    const ada = as(await person(1, 'ada@acme.example'));
    const { ticketId } = await ada.ask({ ...ask, language: 'en' });
    const of = { ticketId: ticketId! };
    expect(await ada.ticket(of)).toMatchObject({
      ...{ happening: 'received', handledBy: '', mayWrite: true, maySolve: true, mayReopen: false },
      expects: [
        { what: 'answer', by: new Date('2026-06-01T10:00:00Z'), late: false },
        { what: 'solution', late: false },
      ],
    });
    await desk
      .as(aino)
      .use(tickets)
      .assign({ ...of, agentId: 1 });
    await desk
      .as(aino)
      .use(messages)
      .write({ ...of, text: 'Katson heti.' });
    const seen = await ada.ticket(of);
    expect(seen).toMatchObject({ happening: 'worked-on', handledBy: 'Aino' });
    expect(seen.messages.map((m) => [m.author, m.authorName])).toEqual([['requester', ''], ['agent', 'Aino']].map(([a, n]) => [a, a === 'requester' ? 'ada@acme.example' : n])); // prettier-ignore
    expect((await ada.write({ ...of, text: 'Kiitos' })).messages).toHaveLength(3);
    await travel('1min');
    expect(await ada.solved(of)).toMatchObject({ happening: 'solved', mayWrite: false, maySolve: false, mayReopen: true, expects: [] });
    await expect(ada.solved(of)).rejects.toMatchObject({ code: 'portal.already-over' });
    expect(await ada.reopen({ ...of, text: 'Ei sittenkään' })).toMatchObject({ happening: 'worked-on' });
    await expect(ada.reopen({ ...of, text: 'x' })).rejects.toMatchObject({ code: 'portal.window-over' });
    await travel('1min');
    await ada.solved(of);
    const moves = await events(ticketMoved);
    expect(moves.at(-1)).toMatchObject({ actor: 'person:1', payload: { reason: 'the requester says that it is solved' } });
    await travel('5d'); // 16 open hours are two days
    expect(await ada.ticket(of)).toMatchObject({ happening: 'closed', mayReopen: false });
    await expect(ada.write({ ...of, text: 'x' })).rejects.toMatchObject({ code: 'message.ticket-over' });
    await expect(ada.reopen({ ...of, text: 'x' })).rejects.toMatchObject({ code: 'portal.window-over' });
    expect((await ada.ask({ ...ask, follows: ticketId! })).ticketId).toBe(2);
    expect((await rowsIn(desk, ticketRows))[1]?.followsId).toBe(1);
  });

  test('nobody learns of another’s ticket, at their own client or at another; a client contact sees all of theirs', async () => {
    const { desk, as, person, lea } = await world();
    const ada = as(await person(1, 'ada@acme.example'));
    const boActor = await person(1, 'bo@acme.example');
    const nedActor = await person(2, 'ned@nordbo.example');
    const { ticketId } = await ada.ask(ask);
    const of = { ticketId: ticketId! };
    for (const other of [boActor, nedActor]) {
      const them = as(other);
      expect((await them.tickets()).items).toEqual([]);
      for (const attack of [them.ticket(of), them.solved(of), them.reopen({ ...of, text: 'x' }), them.write({ ...of, text: 'x' })])
        await expect(attack).rejects.toMatchObject({ code: notFound.code });
    }
    // At a portal of another client nobody is signed in: they ask like anybody, and follow nothing of their own.
    await expect(as(nedActor).ask(ask)).rejects.toMatchObject({ code: 'portal.address-missing' });
    await expect(as(boActor).ask({ ...ask, follows: ticketId! })).rejects.toMatchObject({ code: notFound.code });
    await desk
      .as(lea)
      .use(people)
      .makeContact({ personId: Number(boActor.id.split(':')[1]) });
    const contact = as(
      (await desk
        .as(system)
        .use(teams)
        .actorForPerson({ personId: Number(boActor.id.split(':')[1]) })) as Actor,
    );
    expect((await contact.tickets()).items.map((t) => t.id)).toEqual([1]);
    const limited: Actor = { ...boActor, reach: { ...(boActor.reach as object), ticket: [1] } };
    await expect(as(limited).ask(ask)).rejects.toMatchObject({ code: 'portal.address-missing' });
  });

  test('what was asked is on record once, and by whom', async () => {
    const { nobody, desk, events } = await world();
    await nobody.ask({ ...ask, address: 'ada@acme.example' });
    const [fact] = await events(askedOnPortal);
    expect(fact?.payload).toEqual({ ticketId: 1, clientId: 1, kind: 'broken', proven: false });
    expect(await rowsIn(desk, personRows)).toHaveLength(1);
    expect(await rowsIn(desk, deliveryRows)).toHaveLength(0);
    expect(await desk.schemaDrift()).toEqual([]);
  });
});
