import { describe, expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { clients } from '../client/index.ts';
import { arrivalOf, houseWith, nordbo, postOffice, receive, rowsIn, staffed, type Mail } from '../fixtures.ts';
import { defineAction, onlySystem, system, type InboundMessage } from '../kernel/index.ts';
import { messageRows, messages } from '../message/index.ts';
import { personRows } from '../people/index.ts';
import { ticketRows, tickets } from '../ticket/index.ts';
import { channels, intakeRows, messageReceived, noSuchMailbox } from './index.ts';
import { settleArrival } from './intake.ts';
import { takeIn } from './jobs.ts';

const first: Mail = { subject: 'Salasana lukossa', text: 'En pääse sisään. Auttakaa!', externalId: 'x1@acme.example', name: 'Ada' };

eachDatabase((_name, open) => {
  const world = async (at = '2026-06-01T06:00:00Z') => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at });
    const staff = await staffed(opened.desk);
    const own = opened.desk.as(system);
    const agent = opened.desk.as(staff.aino);
    const get = (ticketId: number) => agent.use(tickets).get({ ticketId });
    const said = async (ticketId: number) => (await agent.use(messages).list({ ticketId })).items.map((m) => m.text);
    const mail = (more: Mail) => receive(opened, more);
    return { ...opened, ...staff, office, own, agent, get, said, mail };
  };
  /** A world with one ticket of Ada's, answered by Aino. */
  const answered = async () => {
    const w = await world();
    await w.mail(first);
    await w.agent.use(messages).write({ ticketId: 1, text: 'Kokeile nyt.' });
    await w.travel('1h');
    const [confirmation, answer] = w.office.sent;
    return { ...w, confirmation: confirmation!, answer: answer! };
  };

  describe('something new', () => {
    test('opens a ticket for the right client, person and language, and is confirmed once', async () => {
      const w = await world();
      expect(await w.mail(first)).toMatchObject({
        ...{ clientId: 1, channel: 'email', mailbox: 'help@acme.example', sender: 'ada@acme.example', externalId: 'x1@acme.example' },
        ...{ state: 'done', disposition: 'opened', rule: 'new', ticketId: 1, messageId: 1, trouble: [] },
      });
      expect(await w.get(1)).toMatchObject({
        client: 'acme',
        subject: 'Salasana lukossa',
        language: 'fi',
        channel: 'email',
        triage: false,
        requester: { name: 'Ada', address: 'ada@acme.example' },
      });
      expect(w.office.sent).toMatchObject([
        {
          to: 'ada@acme.example',
          automatic: true,
          language: 'fi',
          inReplyTo: 'x1@acme.example',
          from: { address: 'help@acme.example', name: 'Acme Oy' },
        },
      ]);
      expect(
        await w.mail({
          subject: 'Skrivaren fungerar inte',
          text: 'Kan någon komma hit och hjälpa mig?',
          to: 'support@nordbo.example',
          from: 'bo@nordbo.example',
        }),
      ).toMatchObject({ clientId: 2, ticketId: 2 });
      expect(w.office.sent[1]).toMatchObject({
        to: 'bo@nordbo.example',
        language: 'sv',
        from: { address: 'support@nordbo.example', name: 'Nordbo AB' },
      });
      expect((await w.events(messageReceived)).map((e) => [e.about, e.payload.disposition])).toEqual([['ticket:1', 'opened'], ['ticket:2', 'opened']]); // prettier-ignore
    });

    test('for no mailbox of ours is refused before anything is kept', async () => {
      const w = await world();
      for (const to of ['nobody@acme.example', 'help@elsewhere.example', '', '@']) {
        await expect(w.own.use(channels).accept(arrivalOf({ ...first, to }))).rejects.toMatchObject(
          to.length < 3 ? { kind: 'invalid' } : { code: noSuchMailbox.code },
        );
      }
      await w.own.use(channels).accept(arrivalOf({ ...first, to: 'HELP+anything@ACME.example' }));
      await w.travel(0);
      expect(await rowsIn(w.desk, intakeRows)).toMatchObject([{ mailbox: 'help+anything@acme.example', disposition: 'opened' }]);
    });

    test('from outside of the client waits in its triage, unanswered, until an agent says whose it is', async () => {
      const w = await world();
      expect(await w.mail({ ...first, from: 'ada@gmail.com' })).toMatchObject({
        disposition: 'opened',
        rule: 'new:sender-outside-client',
        clientId: 1,
      });
      expect(await w.mail({ ...first, from: 'bo@nordbo.example', externalId: 'n@n', text: 'Toinen asia.' })).toMatchObject({
        clientId: 1,
        rule: 'new:sender-outside-client',
      });
      expect(w.office.sent).toEqual([]);
      expect((await w.agent.use(tickets).list({ triage: true })).items.map((t) => [t.id, t.client])).toEqual([[2, 'acme'], [1, 'acme']]); // prettier-ignore
      await w.agent.use(tickets).acceptIntoService({ ticketId: 1 });
      expect((await w.agent.use(tickets).list({ triage: true })).items.map((t) => t.id)).toEqual([2]);
      expect((await w.agent.use(tickets).list({ triage: false })).items.map((t) => t.id)).toEqual([1]);
      expect((await rowsIn(w.desk, personRows)).map((p) => p.outside)).toEqual([true, true]);
    });

    test('from a sender that is no address, be it in our own domain, goes to triage; nothing is ever sent to a made-up one of the client', async () => {
      const w = await world();
      const senders = [
        'Ada Lovelace',
        '',
        'ada lovelace@acme.example',
        '<ada@acme.example',
        `${'x'.repeat(300)}@acme.example`,
        '"a b"@',
        'ada@acme.example, eve@acme.example',
      ];
      for (const [i, from] of senders.entries()) {
        expect(await w.mail({ ...first, from, subject: `Vika ${String(i)}`, externalId: `bad${String(i)}@x` })).toMatchObject({
          state: 'done',
          disposition: 'opened',
          rule: 'new:sender-outside-client',
        });
      }
      expect((await w.agent.use(tickets).list({ triage: true })).items).toHaveLength(senders.length);
      await w.agent.use(messages).write({ ticketId: 1, text: 'Kuka olet?' });
      await w.travel(0);
      expect(w.office.sent.filter((m) => m.to.endsWith('@acme.example'))).toEqual([]);
      expect(await w.desk.deadLetters()).toEqual([]);
    });
  });

  describe('the same once more', () => {
    test('under its Message-ID changes nothing, in whichever mailbox of the client', async () => {
      const w = await world();
      await w.mail(first);
      const before = [await rowsIn(w.desk, ticketRows), await rowsIn(w.desk, messageRows), w.office.sent.length];
      expect(await w.mail(first)).toMatchObject({ disposition: 'duplicate', rule: 'same-message-id', ticketId: 1, messageId: null });
      expect(await w.mail({ ...first, to: 'it@acme.example' })).toMatchObject({ disposition: 'duplicate', ticketId: 1 });
      await w.travel('3d');
      expect(await w.mail(first)).toMatchObject({ disposition: 'duplicate', ticketId: 1 });
      expect([(await rowsIn(w.desk, ticketRows)).length, await rowsIn(w.desk, messageRows)]).toEqual([1, before[1]]);
    });

    test('in the mailbox of another client is a ticket of its own there', async () => {
      const w = await world();
      await w.mail(first);
      expect(await w.mail({ ...first, to: 'support@nordbo.example' })).toMatchObject({ clientId: 2, disposition: 'opened', ticketId: 2 });
      expect(await w.mail({ ...first, to: 'support@nordbo.example' })).toMatchObject({ disposition: 'duplicate', ticketId: 2 });
    });

    test('five times at once is one ticket', async () => {
      const w = await world();
      await Promise.all(
        [0, 1, 2, 3, 4].map((i) =>
          w.own.use(channels).accept(arrivalOf({ ...first, to: i % 2 ? 'help@acme.example' : 'it+x@acme.example' })),
        ),
      );
      await w.travel(0);
      expect((await rowsIn(w.desk, intakeRows)).map((l) => l.disposition).sort()).toEqual([
        'duplicate',
        'duplicate',
        'duplicate',
        'duplicate',
        'opened',
      ]);
    });

    test('under a Message-ID that a bad program gives to all of its mail is told by its words and files', async () => {
      const w = await world();
      const scan = (page: string): Mail => ({
        from: 'scanner@acme.example',
        subject: 'Scan',
        text: '',
        externalId: '1@scanner',
        attachments: [{ name: 'scan.pdf', mediaType: 'application/pdf', bytes: Buffer.from(page), inline: false }],
      });
      expect(await w.mail(scan('one'))).toMatchObject({ disposition: 'opened', ticketId: 1 });
      await w.travel('1h');
      expect(await w.mail(scan('two'))).toMatchObject({ disposition: 'opened', ticketId: 2 });
      expect(await w.mail(scan('two'))).toMatchObject({ disposition: 'duplicate', ticketId: 2 });
      // So soon after, it is part of the same story, and joins.
      expect(await w.mail(scan('three'))).toMatchObject({ disposition: 'appended', rule: 'said-twice', ticketId: 2 });
    });

    test('without any Message-ID is told by its bytes', async () => {
      const w = await world();
      const { externalId: _id, ...nameless } = first;
      expect(await w.mail(nameless)).toMatchObject({ disposition: 'opened', externalId: null });
      await w.travel('2d');
      expect(await w.mail(nameless)).toMatchObject({ disposition: 'duplicate', ticketId: 1 });
      expect(await w.mail({ ...nameless, subject: 'Taas lukossa' })).toMatchObject({ disposition: 'opened', ticketId: 2 });
    });

    test('by a channel that has no ids joins while it is fresh, and is a new trouble when it comes again another day', async () => {
      const w = await world();
      const letter = {
        channel: 'letters',
        from: 'ada@acme.example',
        to: 'help@acme.example',
        subject: 'Salasana lukossa',
        text: 'Auttakaa!',
      };
      const send = async () => {
        const { intakeId } = await w.own.use(channels).accept(letter);
        await w.travel(0);
        return (await rowsIn(w.desk, intakeRows)).find((l) => l.id === intakeId);
      };
      expect(await send()).toMatchObject({ disposition: 'opened', ticketId: 1, channel: 'letters' });
      expect(await send()).toMatchObject({ disposition: 'appended', rule: 'said-twice', ticketId: 1 });
      await w.travel('2d');
      expect(await send()).toMatchObject({ disposition: 'opened', ticketId: 2 });
    });

    test('in the same words under another Message-ID joins the ticket within ten minutes and is never dropped', async () => {
      const w = await world();
      await w.mail(first);
      await w.travel('10min');
      expect(await w.mail({ ...first, subject: 'salasana  LUKOSSA', externalId: 'x2@acme.example' })).toMatchObject({
        disposition: 'appended',
        rule: 'said-twice',
        ticketId: 1,
      });
      expect(await w.said(1)).toHaveLength(2);
      expect(await w.mail({ ...first, from: 'eve@acme.example', externalId: 'x3@acme.example' })).toMatchObject({
        disposition: 'opened',
        ticketId: 2,
      });
      await w.travel('11min');
      expect(await w.mail({ ...first, externalId: 'x4@acme.example' })).toMatchObject({ disposition: 'opened', ticketId: 3 });
    });
  });

  describe('an answer', () => {
    test('finds its ticket by what it cites, wherever that stands, and by what its address or subject says', async () => {
      const w = await answered();
      const { answer, confirmation } = w;
      const ways: [string, Mail][] = [
        ['signed-message-id', { inReplyTo: [answer.externalId] }],
        ['signed-message-id', { references: ['other@x', `<${confirmation.externalId}>`, 'another@x'] }],
        ['known-message-id', { references: ['x1@acme.example'] }],
        ['tagged-address', { to: 'help+t1@acme.example' }],
        ['tagged-address', { cc: ['help+t1@acme.example'] }],
        ['subject-number', { subject: 'Re: Salasana lukossa [#1]' }],
        ['subject-number', { subject: 'VS: Salasana lukossa [#1]' }],
        ['signed-message-id', { inReplyTo: [answer.externalId], subject: 'Fwd: Salasana [#99]', to: 'help+t7@acme.example' }],
      ];
      for (const [i, [rule, how]] of ways.entries()) {
        expect(await w.mail({ ...first, text: `Ei auta ${String(i)}`, externalId: `r${String(i)}@acme.example`, ...how })).toMatchObject({
          disposition: 'appended',
          rule,
          ticketId: 1,
        });
      }
      expect(await w.said(1)).toHaveLength(2 + ways.length);
      expect(w.office.sent).toHaveLength(2); // nothing is confirmed twice
      // A number in what was passed on, or of nobody, or forged, leads nowhere.
      for (const [i, how] of [
        { subject: 'Fwd: Salasana [#1]' },
        { subject: 'VL: Salasana [#1]' },
        { subject: 'x [#99]' },
        { inReplyTo: ['t1.d2.0123456789abcdef@acme.example'], subject: 'y' },
      ].entries()) {
        expect(await w.mail({ ...first, text: `uusi ${String(i)}`, externalId: `n${String(i)}@acme.example`, ...how })).toMatchObject({
          disposition: 'opened',
          rule: 'new',
        });
      }
    });

    test('of a colleague counts; of somebody outside it is a ticket of its own, linked, in triage', async () => {
      const w = await answered();
      expect(
        await w.mail({ from: 'eve@acme.example', text: 'Minulla sama.', inReplyTo: [w.answer.externalId], externalId: 'e@x' }),
      ).toMatchObject({ disposition: 'appended', ticketId: 1 });
      const stranger: Mail = { from: 'eve@else.example', text: 'Mitä?', externalId: 's1@x' };
      expect(await w.mail({ ...stranger, inReplyTo: [w.answer.externalId] })).toMatchObject({
        disposition: 'follow-up',
        rule: 'signed-message-id:sender-not-party',
        ticketId: 2,
      });
      expect(await w.get(2)).toMatchObject({ follows: 1, triage: true });
      expect(await w.mail({ ...stranger, subject: 'Re: Salasana [#1]', text: 'Haloo', externalId: 's2@x' })).toMatchObject({
        disposition: 'opened',
        rule: 'new:sender-outside-client',
      });
      expect(await w.mail({ ...stranger, to: 'help+t1@acme.example', text: 'Hei vaan', externalId: 's3@x' })).toMatchObject({
        disposition: 'opened',
      });
      // On the ticket that is theirs they are a party.
      expect(await w.mail({ ...stranger, subject: 'Re: [#2]', text: 'Lisäksi', externalId: 's4@x' })).toMatchObject({
        disposition: 'appended',
        ticketId: 2,
      });
      expect(w.office.sent.filter((m) => m.to === 'eve@else.example')).toEqual([]);
    });

    test('never reaches a ticket of another client, whatever it cites', async () => {
      const w = await answered();
      const spy: Mail = {
        from: 'bo@nordbo.example',
        to: 'support@nordbo.example',
        subject: 'Re: Salasana [#1]',
        inReplyTo: [w.answer.externalId],
        references: ['x1@acme.example'],
        text: 'x',
        externalId: 'b@n',
      };
      expect(await w.mail(spy)).toMatchObject({ clientId: 2, disposition: 'opened', rule: 'new', ticketId: 2 });
      expect(await w.desk.as(w.nils).use(tickets).get({ ticketId: 2 })).toMatchObject({ follows: null, client: 'nordbo' });
      expect(await w.said(1)).toHaveLength(2);
    });

    test('to a resolved ticket opens it and starts the next response; to one that is over it opens a follow-up', async () => {
      const w = await answered();
      await w.agent.use(tickets).move({ ticketId: 1, to: 'resolved' });
      const received = new Date(w.clock.now().getTime() - 60_000); // the mail waited a minute
      await w.travel('1min');
      expect(
        await w.mail({
          ...first,
          text: 'Ei auttanut',
          externalId: 'a1@x',
          inReplyTo: [w.answer.externalId],
          receivedAt: new Date(received.getTime() + 90_000),
        }),
      ).toMatchObject({ disposition: 'appended' });
      expect(await w.get(1)).toMatchObject({
        state: 'open',
        clocks: [
          { metric: 'first-response', state: 'met' },
          { metric: 'resolution', state: 'running' },
          { metric: 'next-response', state: 'running', startedAt: new Date(received.getTime() + 90_000) },
        ],
      });
      await w.agent.use(tickets).move({ ticketId: 1, to: 'resolved' });
      await w.agent.use(tickets).move({ ticketId: 1, to: 'closed' });
      expect(await w.mail({ ...first, text: 'Taas', externalId: 'a2@x', inReplyTo: [w.answer.externalId] })).toMatchObject({
        disposition: 'follow-up',
        rule: 'signed-message-id:ticket-closed',
        ticketId: 2,
      });
      expect(await w.get(2)).toMatchObject({ follows: 1, state: 'new', triage: false });
      expect(await w.get(1)).toMatchObject({ state: 'closed' });
      expect(w.office.sent.at(-1)).toMatchObject({ automatic: true, subject: expect.stringContaining('[#2]') });
    });
  });

  test('an arrival that is handed out again after it was dealt with changes nothing', async () => {
    const w = await world();
    const line = await w.mail(first);
    const before = await w.get(1);
    await w.own.run(settleArrival, {
      intakeId: line.id,
      message: { from: { address: 'eve@acme.example' }, subject: 'Other' } as InboundMessage,
    });
    const again = defineAction('test.again', {
      summary: '',
      allow: onlySystem,
      run: (scope) => scope.schedule(takeIn, { input: { intakeId: line.id } }),
    });
    await w.own.run(again, {});
    await w.travel('1min');
    expect(await rowsIn(w.desk, intakeRows)).toEqual([line]);
    expect((await rowsIn(w.desk, ticketRows)).length).toBe(1);
    expect(await w.get(1)).toMatchObject({ updatedAt: before.updatedAt });
    expect(w.office.sent).toHaveLength(1);
  });

  test('a clock that runs ahead makes no ticket of the future', async () => {
    const w = await world();
    expect(await w.mail({ ...first, receivedAt: new Date('2027-01-01T00:00:00Z') })).toMatchObject({ receivedAt: w.clock.now() });
    expect(await w.get(1)).toMatchObject({ receivedAt: w.clock.now(), clocks: [{ startedAt: w.clock.now() }, {}] });
  });

  test('the newest contract decides at once which mailboxes there are', async () => {
    const w = await world();
    await w.own.use(clients).apply({ yaml: nordbo.replace('support@nordbo.example', 'hjalp@nordbo.example') });
    await expect(w.own.use(channels).accept(arrivalOf({ ...first, to: 'support@nordbo.example' }))).rejects.toMatchObject({
      code: noSuchMailbox.code,
    });
    expect(await w.mail({ ...first, to: 'hjalp@nordbo.example' })).toMatchObject({ clientId: 2 });
  });
});
