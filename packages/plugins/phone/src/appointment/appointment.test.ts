import { expect, test } from '@jest/globals';
import { downloadAttachment, messages, people, tickets } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { openPhoneDesk } from '../fixtures.ts';
import { phone } from '../plugin.ts';

eachDatabase((_name, open) => {
  test('a time that is booked, moved and called off is one event in the requester’s calendar', async () => {
    const it = await openPhoneDesk(open);
    const my = it.desk.as(it.aino).use(phone);
    const { id: ticketId } = await it.desk.as(it.aino).use(tickets).open({ from: 'ada@acme.example', subject: 'Uusi kone', text: 'Hei' });
    const booked = await my.book({ ticketId, start: '2026-01-08 14:00', minutes: 30, place: 'Aula' });
    expect(booked).toMatchObject({ startAt: new Date('2026-01-08T12:00:00Z'), sequence: 0, zone: 'Europe/Helsinki' });
    expect(await my.book({ ticketId, start: '2026-01-09 10:00', minutes: 30 })).toMatchObject({ uid: booked.uid, sequence: 1 });
    await my.callOff({ ticketId });
    await expect(my.callOff({ ticketId })).rejects.toMatchObject({ code: 'phone.appointment-past' });
    await expect(my.book({ ticketId, start: '2026-01-05 10:00', minutes: 30 })).rejects.toMatchObject({ code: 'phone.appointment-past' });

    const said = (await it.desk.as(it.aino).use(messages).list({ ticketId })).items;
    const files = said.flatMap((m) => m.attachments);
    expect(files.map((f) => f.name)).toEqual(['invite.ics', 'invite.ics', 'cancel.ics']);
    const texts = await Promise.all(
      files.map(async (f) => Buffer.from((await it.desk.as(it.aino).run(downloadAttachment, { attachmentId: f.id })).bytes).toString()),
    );
    for (const text of texts) expect(text.replaceAll('\r\n ', '')).toContain(`UID:${booked.uid}`);
    expect(texts[0]).toContain('METHOD:REQUEST');
    expect(texts[0]).toContain('DTSTART:20260108T120000Z');
    expect(texts[0]?.replaceAll('\r\n ', '')).toContain('MAILTO:ada@acme.example');
    expect([texts[1]?.includes('SEQUENCE:1'), texts[2]?.includes('METHOD:CANCEL'), texts[2]?.includes('SEQUENCE:2')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('a message for a person of the client is taken, and goes to that person', async () => {
    const it = await openPhoneDesk(open);
    const my = it.desk.as(it.aino).use(phone);
    const { id } = await it.desk.as(it.aino).use(tickets).open({ from: 'bo@acme.example', name: 'Bo', subject: 'x' });
    const { requester } = await it.desk.as(it.aino).use(tickets).get({ ticketId: id });
    expect((await it.desk.as(it.aino).use(people).get({ personId: requester.id })).name).toBe('Bo');
    const { callId } = await my.start({ client: 'acme', number: '0401234567' });
    await expect(my.passOn({ callId, forPersonId: requester.id, outcome: 'message', from: 'Kauppias' })).rejects.toMatchObject({
      code: 'phone.message-missing',
    });
    const passed = await my.passOn({ callId, forPersonId: requester.id, outcome: 'message', from: 'Kauppias', text: 'Soita minulle.' });
    expect(passed).toMatchObject({ state: 'resolved', requester: { name: 'Bo' } });
    const [message] = (await it.desk.as(it.aino).use(messages).list({ ticketId: passed.id })).items;
    expect(message).toMatchObject({ public: true, text: 'Kauppias\n+358401234567\nSoita minulle.' });
  });
});
