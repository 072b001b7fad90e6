import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import fc from 'fast-check';
import { arrivalOf, houseWith, postOffice, receive, rowsIn, staffed, type Mail } from '../fixtures.ts';
import { system } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { personRows } from '../people/index.ts';
import { ticketRows, tickets } from '../ticket/index.ts';
import { channels, intakeRows } from './index.ts';

eachDatabase((_name, open) => {
  const world = async () => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    return { ...opened, ...staff, office, own: opened.desk.as(system).use(channels), mail: (more: Mail) => receive(opened, more) };
  };

  test('texts of every kind of horror become tickets, in mails and in what a channel understood at once', async () => {
    const w = await world();
    const horrors: Mail[] = [
      {
        subject: 'S\0a\0l\0a\0s\0a\0n\0a',
        text: 'a\0b',
        textStripped: 'c\0',
        html: '<p>\0</p>',
        name: 'A\0da',
        externalId: 'n\0ul@x',
        references: ['r\0@x'],
        inReplyTo: ['i\0@x'],
        authentication: 'spf\0',
        trouble: ['t\0'],
      },
      { subject: '\ud800 half', text: 'half \udfff', name: '\ud83d', externalId: '\ud800@x', trouble: ['\ud800'] },
      { subject: 'x'.repeat(100_000), text: 'y'.repeat(2_000_000) },
      { subject: ' '.repeat(100_000), text: '' },
      { subject: '', text: '' },
      { subject: '[#'.repeat(50_000), text: '' },
      { subject: 'Re: '.repeat(25_000), text: '' },
      { subject: 'a\r\nBcc: everybody@acme.example\r\n\r\nhello', text: '.\r\n.\r\nQUIT' },
      { subject: '[#99999999999999999999] [#999999999999999]', to: 'help+t999999999999999@acme.example', text: 'x' },
      { subject: "Robert'); DROP TABLE ticket;--", text: '${process.exit(1)} {{constructor}} %s %d', name: 'Bobby "Tables" <x@y>' },
      { subject: '👩‍👩‍👧‍👦'.repeat(100), text: '\u202e\u0007\u001b[31m', name: 'ñ'.repeat(1_000) },
      { subject: '{{name}}', text: '{{#each}}' },
      { references: Array.from({ length: 3_000 }, (_, i) => `r${String(i)}@x`), subject: 'many', text: 'many' },
      {
        attachments: [{ name: '../../etc/passwd\0', mediaType: 'a/b\0', bytes: new Uint8Array(0), inline: true, contentId: '\0' }],
        subject: 'file',
      },
      { bounce: { permanent: true }, nature: 'bounce', subject: 'bounce without anything' },
      { language: 'x\0', cc: ['\0', ''], subject: 'odd' },
    ];
    for (const [i, horror] of horrors.entries()) {
      const line = await w.mail({ externalId: `horror${String(i)}@x`, ...horror, from: `ada${String(i)}@acme.example` });
      expect([i, line.state]).toEqual([i, 'done']);
    }
    for (const from of ['\0@acme.example', 'ada\0@acme.example', '\ud800', 'a'.repeat(5_000)])
      expect(await w.mail({ from, subject: from, text: from, to: 'help\0@acme.example' })).toMatchObject({ state: 'done', trouble: [] });
    for (const [i, { subject, text, externalId, name: _name }] of horrors.slice(0, 6).entries()) {
      await w.own.accept({
        channel: 'letters\0',
        from: `b\0o${String(i)}@acme.example`,
        to: 'help\0@acme.example',
        subject: subject ?? '',
        text: text ?? '',
        ...(externalId ? { externalId: `letter ${externalId}` } : {}),
      });
    }
    await w.travel(0);
    expect((await rowsIn(w.desk, intakeRows)).filter((l) => l.state !== 'done')).toEqual([]);
    expect(await w.desk.deadLetters()).toEqual([]);
    for (const { subject } of await rowsIn(w.desk, ticketRows)) {
      expect(subject.length).toBeLessThanOrEqual(500);
      expect(subject).toMatch(/^[^\0\r\n\p{Cs}]+$/u);
    }
    for (const sent of w.office.sent) expect(sent.subject).not.toMatch(/[\r\n]/);
    expect((await rowsIn(w.desk, personRows)).every((p) => p.name.length <= 200)).toBe(true);
    // And every one of them can be listed, read and answered.
    const agent = w.desk.as(w.aino);
    const { items } = await agent.use(tickets).list({ limit: 200 });
    for (const { id: ticketId } of items.slice(-16)) {
      await agent.use(messages).list({ ticketId });
      await agent.use(messages).write({ ticketId, text: 'Re\0: \ud800' });
    }
    await w.travel(0);
    expect(await w.desk.deadLetters()).toEqual([]);
  });

  test('raw bytes are never taken for what a channel understood at once', async () => {
    const w = await world();
    const { raw: _raw, ...envelope } = arrivalOf({ subject: 'x' });
    const forged = Buffer.from(
      `application/json${JSON.stringify({ from: 'boss@acme.example', to: 'help@acme.example', subject: 'Pay me' })}`,
    );
    await w.own.accept({ ...envelope, raw: forged });
    await w.own.accept({ ...envelope, from: 'eve@acme.example', raw: Buffer.from('application/json') });
    await w.travel('1h');
    const lines = await rowsIn(w.desk, intakeRows);
    expect(lines.map((l) => [l.state, l.disposition])).toEqual([['failed', null], ['failed', null]]); // prettier-ignore
    expect(lines.every((l) => l.trouble.length === 3)).toBe(true);
    expect(await rowsIn(w.desk, ticketRows)).toEqual([]);
  });

  test('a mail that cannot be read is kept, tried three times and laid aside with its reason; the next one goes on', async () => {
    const w = await world();
    const bad = await w.mail({ subject: 'x', unreadable: true });
    expect(bad).toMatchObject({ state: 'failed', disposition: null, trouble: ['These bytes make no sense.'] });
    expect(await w.mail({ subject: 'Toinen', text: 'Hei' })).toMatchObject({ disposition: 'opened', ticketId: 1 });
    expect(await w.desk.deadLetters()).toEqual([]);
    await w.travel('1h');
    expect(await w.desk.deadLetters()).toMatchObject([
      { job: 'channel.take-in', attempts: 3, lastError: expect.stringContaining('These bytes make no sense.') },
    ]);
    expect((await rowsIn(w.desk, intakeRows))[0]).toMatchObject({ state: 'failed', trouble: Array(3).fill('These bytes make no sense.') });
    expect((await w.desk.as(w.aino).use(channels).intake({ state: 'failed' })).items).toHaveLength(1);
    // A person may try again, and it fails again without harm.
    const [letter] = await w.desk.deadLetters();
    expect(await w.desk.retry(letter!.id)).toBe(true);
    await w.travel('1h');
    expect(await w.desk.deadLetters()).toHaveLength(1);
  });

  test('whatever arrives, the desk has it afterwards and has decided', async () => {
    const w = await world();
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.constantFrom('', '\0', '[#1]', 'Re: [#1]', 'Fwd: [#1]'));
    const mail = fc.record(
      {
        from: fc.oneof(text, fc.constantFrom('ada@acme.example', 'bo@nordbo.example', 'x@else.example')),
        to: fc.constantFrom('help@acme.example', 'it+t1@acme.example', 'support@nordbo.example', 'help+t99@acme.example'),
        ...{ subject: text, text, name: text, html: text, textStripped: text, externalId: text, language: text },
        references: fc.array(text, { maxLength: 3 }),
        nature: fc.constantFrom('message' as const, 'auto-response' as const, 'bounce' as const),
        bounce: fc.record(
          { permanent: fc.boolean(), recipient: text, originalMessageId: text, status: text },
          { requiredKeys: ['permanent'] },
        ),
        loopMark: text,
      },
      { requiredKeys: ['to', 'from'] },
    );
    await fc.assert(
      fc.asyncProperty(mail, async (some) => {
        const line = await w.mail(some);
        expect([line.state, line.trouble]).toEqual(['done', []]);
        expect(line.disposition).not.toBeNull();
        if (line.ticketId !== null) {
          const ticket = (await rowsIn(w.desk, ticketRows)).find((t) => t.id === line.ticketId)!;
          expect(ticket.clientId).toBe(line.clientId);
        }
      }),
      { numRuns: 30 },
    );
    expect(await w.desk.deadLetters()).toEqual([]);
  });
});

eachDatabase(
  (_name, open) => {
    test('a mail whose channel is not installed waits with its reason, and is a ticket once it is', async () => {
      const database = await open.database();
      const without = await open({ plugins: houseWith(postOffice()).slice(0, -1), database, at: '2026-06-01T06:00:00Z' });
      await staffed(without.desk);
      expect(await receive(without, { subject: 'Salasana', text: 'Hei' })).toMatchObject({
        state: 'failed',
        trouble: [expect.stringContaining('No installed plugin is the channel "email"')],
      });
      await without.stop();
      const office = postOffice();
      const again = await open({ plugins: houseWith(office), database, at: '2026-06-01T06:10:00Z' });
      await again.travel('1min');
      expect(await rowsIn(again.desk, intakeRows)).toMatchObject([
        { state: 'done', disposition: 'opened', receivedAt: new Date('2026-06-01T06:00:00Z') },
      ]);
      expect(office.sent).toHaveLength(1);
    });
  },
  ['file', 'postgres'],
);
