import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { acme, arrivalOf, houseWith, nordbo, postOffice, receive, rowsIn, staffed, type Mail } from '../fixtures.ts';
import { system, type OutboundMessage } from '../kernel/index.ts';
import { ticketRows } from '../ticket/index.ts';
import { channels, deliveryRows, intakeRows } from './index.ts';

/** What the other side's mail program makes of a mail of ours; `deaf` leaves out the headers that say what it is. */
const carried = (sent: OutboundMessage, deaf: boolean): Mail => ({
  ...{ from: sent.from.address, to: sent.to, subject: sent.subject, text: sent.text, externalId: sent.externalId },
  ...(deaf ? {} : { loopMark: sent.loopMark, references: sent.references, inReplyTo: sent.inReplyTo ? [sent.inReplyTo] : [] }),
  nature: sent.automatic && !deaf ? 'auto-response' : 'message',
});

eachDatabase((_name, open) => {
  const deskFor = async (pack: string) => {
    const office = postOffice();
    const opened = await open({ plugins: houseWith(office), at: '2026-06-01T06:00:00Z' });
    await staffed(opened.desk, [pack]);
    return { ...opened, office };
  };
  type Side = Awaited<ReturnType<typeof deskFor>>;

  /** Carries everything that two desks send, to and fro, until nothing moves or it is clear that nothing will stop them. */
  async function exchange(a: Side, b: Side, deaf: boolean): Promise<number> {
    let carriedOver = 0;
    for (let round = 0; round < 40; round++) {
      const moving = [[a, b], [b, a]].flatMap(([from, to]) => from!.office.sent.splice(0).map((sent) => ({ sent, to: to! }))); // prettier-ignore
      if (moving.length === 0) return carriedOver;
      for (const { sent, to } of moving) {
        await to.desk
          .as(system)
          .use(channels)
          .accept(arrivalOf(carried(sent, deaf)));
        await to.travel('1s');
        carriedOver++;
      }
    }
    return carriedOver;
  }

  test.each([
    [false, 1],
    [true, 1],
  ])('two desks that answer each other stop after the first confirmation (headers lost: %s)', async (deaf, most) => {
    const [a, b] = [await deskFor(acme), await deskFor(nordbo)];
    // Nordbo's mailbox writes to Acme's as if it were one of their people: the confirmation goes to a desk.
    await receive(a, {
      from: 'support@nordbo.example',
      to: 'help@acme.example',
      subject: 'Hej',
      text: 'Skrivaren fungerar inte',
      externalId: '1@x',
    });
    expect(await exchange(a, b, deaf)).toBeLessThanOrEqual(most);
    expect((await rowsIn(a.desk, ticketRows)).length + (await rowsIn(b.desk, ticketRows)).length).toBeLessThanOrEqual(2);
  });

  test.each([
    [false, 2, 1],
    [true, 12, 10],
  ])('so do two desks whose mailboxes each other takes for its own people (headers lost: %s)', async (deaf, most, tickets) => {
    const [a, b] = [
      await deskFor(acme.replace('domains: [acme.example]', 'domains: [acme.example, nordbo.example]')),
      await deskFor(nordbo.replace('domains: [nordbo.example]', 'domains: [nordbo.example, acme.example]')),
    ];
    await receive(a, {
      from: 'support@nordbo.example',
      to: 'help@acme.example',
      subject: 'Hej',
      text: 'Skrivaren fungerar inte',
      externalId: '1@x',
    });
    expect(await exchange(a, b, deaf)).toBeLessThanOrEqual(most);
    expect((await rowsIn(a.desk, ticketRows)).length).toBeLessThanOrEqual(tickets);
  });

  test('one sender is told of few of many mails in an hour, and again in the next', async () => {
    const a = await deskFor(acme);
    const send = (i: number) =>
      receive(a, { subject: `Vika numero ${String(i)}`, text: `Eri vika ${String(i)}`, externalId: `${String(i)}@x` });
    for (let i = 0; i < 13; i++) await send(i);
    expect(a.office.sent).toHaveLength(10);
    expect(await rowsIn(a.desk, ticketRows)).toHaveLength(13);
    // Somebody else is told all the same.
    await receive(a, { from: 'eve@acme.example', subject: 'Tulostin', text: 'rikki', externalId: 'e@x' });
    expect(a.office.sent).toHaveLength(11);
    await a.travel('61min');
    a.office.sent.splice(0);
    await send(99);
    expect(a.office.sent.filter((m) => m.to === 'ada@acme.example')).toHaveLength(1);
    expect((await rowsIn(a.desk, intakeRows)).every((l) => l.state === 'done')).toBe(true);
    expect((await rowsIn(a.desk, deliveryRows)).every((d) => d.state === 'sent')).toBe(true);
  });
});
