import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { houseWith, postOffice, receive, rowsIn, staffed, type Mail } from '../fixtures.ts';
import { messages } from '../message/index.ts';
import { tickets } from '../ticket/index.ts';
import { deliveryFailed, deliveryRows, intakeRows } from './index.ts';
import { suppressedRows } from './entities.ts';

const first: Mail = { subject: 'Salasana lukossa', text: 'En pääse sisään. Auttakaa!', externalId: 'x1@acme.example' };

eachDatabase((_name, open) => {
  /** A world with one ticket of Ada's, answered by Aino and resolved. */
  const resolved = async () => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    const agent = opened.desk.as(staff.aino);
    const mail = (more: Mail) => receive(opened, more);
    await mail(first);
    await agent.use(messages).write({ ticketId: 1, text: 'Kokeile nyt.' });
    await agent.use(tickets).move({ ticketId: 1, to: 'resolved' });
    await opened.travel('1min');
    const [confirmation, answer] = office.sent.splice(0);
    return {
      ...opened,
      ...staff,
      office,
      agent,
      mail,
      confirmation: confirmation!,
      answer: answer!,
      get: () => agent.use(tickets).get({ ticketId: 1 }),
    };
  };

  test('an out-of-office reply is noted and does nothing else: it opens nothing, is not answered and is no word of the requester', async () => {
    const w = await resolved();
    const before = await w.get();
    for (const [i, how] of [
      { inReplyTo: [w.answer.externalId] },
      { references: ['x1@acme.example'] },
      { subject: 'Poissa: Salasana lukossa [#1]' },
      { to: 'help+t1@acme.example' },
    ].entries()) {
      expect(
        await w.mail({ subject: 'Poissa', text: `Lomalla ${String(i)}.`, nature: 'auto-response', externalId: `o${String(i)}@x`, ...how }),
      ).toMatchObject({
        ...{
          disposition: 'noted',
          ticketId: 1,
          rule: expect.stringMatching(/^auto-response:(signed-message-id|known-message-id|subject-number|tagged-address)$/),
        },
      });
    }
    expect(w.office.sent).toEqual([]);
    const after = await w.get();
    expect([after.state, after.clocks]).toEqual([before.state, before.clocks]);
    const notes = (await w.agent.use(messages).list({ ticketId: 1 })).items.slice(2);
    expect(notes).toHaveLength(4);
    for (const note of notes) expect(note).toMatchObject({ author: 'requester', automatic: true, public: false });
    // And the next real word opens it as ever.
    expect(await w.mail({ ...first, text: 'Ei auttanut.', externalId: 'r@x', inReplyTo: [w.answer.externalId] })).toMatchObject({
      disposition: 'appended',
    });
    expect(await w.get()).toMatchObject({ state: 'open' });
  });

  test('an automatic message of no ticket is a ticket without an answer', async () => {
    const w = await resolved();
    expect(
      await w.mail({
        subject: 'Levytila loppuu',
        text: 'disk 99 %',
        nature: 'auto-response',
        from: 'monitor@acme.example',
        externalId: 'd@x',
      }),
    ).toMatchObject({ disposition: 'opened', rule: 'auto-response:of-no-ticket', ticketId: 2 });
    expect(
      await w.mail({ subject: 'News!', text: 'Buy', nature: 'auto-response', from: 'news@else.example', externalId: 'e@x' }),
    ).toMatchObject({ disposition: 'opened', ticketId: 3 });
    expect(w.office.sent).toEqual([]);
    expect((await w.agent.use(tickets).list({ triage: true })).items.map((t) => t.id)).toEqual([3]);
  });

  test('a bounce is noted, opens nothing, and ends all mail to an address that is gone for good', async () => {
    const w = await resolved();
    const bounce = (more: Mail): Mail => ({
      from: 'mailer-daemon@relay.example',
      subject: 'Undelivered',
      text: 'No such user',
      nature: 'bounce',
      ...more,
    });
    expect(
      await w.mail(
        bounce({ bounce: { permanent: false, recipient: 'ada@acme.example', status: '4.2.2', originalMessageId: w.answer.externalId } }),
      ),
    ).toMatchObject({ disposition: 'noted', rule: 'bounce:signed-message-id', ticketId: 1 });
    expect(await rowsIn(w.desk, suppressedRows)).toEqual([]);
    // Anybody can write a bounce: without a mail of ours in it, or about somebody else, it ends nothing.
    for (const forged of [
      { permanent: true, recipient: 'ada@acme.example' },
      { permanent: true, recipient: 'ada@acme.example', originalMessageId: 't1.d1.0123456789abcdef@acme.example' },
      { permanent: true, recipient: 'eve@acme.example', originalMessageId: w.answer.externalId },
    ]) {
      await w.mail(bounce({ bounce: forged, text: JSON.stringify(forged) }));
    }
    expect(await rowsIn(w.desk, suppressedRows)).toEqual([]);
    expect(
      await w.mail(
        bounce({
          bounce: { permanent: true, recipient: 'Ada@ACME.example', status: '5.1.1', originalMessageId: `<${w.answer.externalId}>` },
          externalId: 'b@relay',
        }),
      ),
    ).toMatchObject({ disposition: 'noted' });
    await w.mail(bounce({ bounce: { permanent: true, originalMessageId: w.answer.externalId }, externalId: 'b2@relay' }));
    expect(await rowsIn(w.desk, suppressedRows)).toMatchObject([{ clientId: 1, address: 'ada@acme.example', reason: '5.1.1' }]);
    expect(await w.get()).toMatchObject({ state: 'resolved' });
    expect((await w.agent.use(messages).list({ ticketId: 1 })).items.at(-1)).toMatchObject({
      author: 'desk',
      automatic: true,
      public: false,
    });
    expect(w.office.sent).toEqual([]);

    // Whatever an agent writes there has failed, where it can be seen; what is automatic is not even written.
    await w.agent.use(messages).write({ ticketId: 1, text: 'Oletko siellä?' });
    await w.mail({ ...first, subject: 'Uusi asia', text: 'Toinen vika', externalId: 'y@x' });
    await w.travel('1h');
    expect(w.office.sent).toEqual([]);
    expect((await rowsIn(w.desk, deliveryRows)).slice(2)).toMatchObject([
      { state: 'failed', toAddress: 'ada@acme.example', automatic: false, error: expect.stringMatching(/came back for good \(5\.1\.1\)/) },
    ]);
    expect(await w.events(deliveryFailed)).toMatchObject([{ about: 'ticket:1', payload: { to: 'ada@acme.example', state: 'failed' } }]);
    // Another client's mail to the same address is another matter.
    expect(await w.mail({ ...first, from: 'ada@acme.example', to: 'support@nordbo.example', externalId: 'z@x' })).toMatchObject({
      disposition: 'opened',
    });
  });

  test('a bounce of no ticket is set aside, and a word of it cannot harm', async () => {
    const w = await resolved();
    expect(
      await w.mail({
        from: 'mailer-daemon@x.example',
        nature: 'bounce',
        bounce: { permanent: true, recipient: 'nobody@x.example' },
        subject: 'failure',
      }),
    ).toMatchObject({ disposition: 'set-aside', rule: 'bounce:of-no-ticket', ticketId: null, messageId: null });
    expect((await w.agent.use(tickets).list()).items).toHaveLength(1);
  });

  test('mail of our own that comes back to where it came from is an echo; in another mailbox it is mail', async () => {
    const w = await resolved();
    const own: Mail = {
      externalId: w.answer.externalId,
      from: 'help@acme.example',
      subject: w.answer.subject,
      text: w.answer.text,
      loopMark: w.answer.loopMark,
    };
    expect(await w.mail(own)).toMatchObject({ disposition: 'echo', rule: 'own-mail', ticketId: null });
    expect(await w.mail({ ...own, to: 'it@acme.example', externalId: 'rewritten@gateway' })).toMatchObject({
      disposition: 'appended',
      rule: 'subject-number',
    });
    expect(await w.mail({ ...own, externalId: 'rewritten2@gateway', text: 'x', to: 'help+t1@acme.example' })).toMatchObject({
      disposition: 'echo',
    });
    expect(await w.mail({ ...own, to: 'support@nordbo.example' })).toMatchObject({ disposition: 'opened', clientId: 2 });
    // Somebody else's mark, and ours on a mail of a person, are no echo.
    expect(await w.mail({ ...own, externalId: 'other@x', loopMark: 'desk-00000000', subject: 'Other', text: 'y' })).toMatchObject({
      disposition: 'opened',
    });
    expect(await w.mail({ ...first, externalId: 'f@x', loopMark: w.answer.loopMark, subject: 'Fwd', text: 'z' })).toMatchObject({
      disposition: 'opened',
    });
    expect((await rowsIn(w.desk, intakeRows)).every((l) => l.state === 'done')).toBe(true);
  });
});
