import { expect, test } from '@jest/globals';
import { escalation, messages, tickets } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { callLogged } from './events.ts';
import { openPhoneDesk } from './fixtures.ts';
import { phone } from './plugin.ts';

eachDatabase((_name, open) => {
  test('a person without any skill in the client’s systems takes a call, logs it and hands it on in one go', async () => {
    const it = await openPhoneDesk(open);
    const my = it.desk.as(it.aino).use(phone);
    await my.setState({ state: 'ready' });

    // It rings, and the screen says who is served, what to say and what is known.
    await it.desk.as(it.lea).use(phone).setBanner({ client: 'acme', text: 'Sähköposti on poikki Tampereella.' });
    await it.cti({ event: 'newCall', callId: 'w', from: '040 765 4321', to: '0912345678', direction: 'in' });
    await it.travel('12s');
    await it.cti({ event: 'answer', callId: 'w', from: '040 765 4321', to: '0912345678', direction: 'in', answeringNumber: '101' });
    const pop = (await my.pop())!;
    expect(pop).toMatchObject({
      client: { slug: 'acme' },
      language: 'fi',
      greeting: 'Acme Oy:n IT-tuki, Aino puhelimessa.',
      banner: 'Sähköposti on poikki Tampereella.',
      caller: { match: 'none' },
      verified: false,
      script: 'cannot-sign-in',
      budget: { limitMs: 600_000, atTheLimit: ['hand-off', 'call-back', 'extension'] },
    });
    const { callId } = pop;

    // Nothing can be logged before what must be asked was asked.
    expect((await my.openScript({ callId })).next).toBe('who');
    await expect(my.log({ callId })).rejects.toMatchObject({
      code: 'phone.script-incomplete',
      details: { steps: ['who', 'what', 'others', 'area'] },
    });
    await my.answerStep({ callId, step: 'who', value: 'Veera Virta' });
    await my.answerStep({ callId, step: 'what', value: 'Kirjautuminen ei onnistu' });
    await expect(my.answerStep({ callId, step: 'others', value: 'ehkä' })).rejects.toMatchObject({ code: 'phone.wrong-answer' });
    expect((await my.answerStep({ callId, step: 'others', value: 'no' })).next).toBe('device');
    expect((await my.answerStep({ callId, step: 'device', value: 'computer' })).next).toBe('identity');
    await expect(my.answerStep({ callId, step: 'identity' })).rejects.toMatchObject({ code: 'phone.wrong-answer' });
    const done = await my.answerStep({ callId, step: 'identity', skip: 'Ei pääse portaaliin' });
    expect([done.next, done.missing]).toEqual([null, []]);

    // Notes are kept as they are typed: a draft that is late does not undo a newer one.
    await my.saveNotes({ callId, draft: 2, text: 'Virhe 0x80 kirjautumisessa' });
    expect(await my.saveNotes({ callId, draft: 1, text: 'Virhe' })).toEqual({
      notes: 'Virhe 0x80 kirjautumisessa',
      draft: 2,
      saved: false,
    });

    // One call logs it, says what was told, hands it on, and says what the call came to.
    const ticket = await my.log({
      callId,
      told: 'Asiantuntija soittaa teille tänään.',
      handOn: { asked: 'Tarkistakaa tunnuksen tila.' },
      codes: ['handed-on'],
    });
    expect(ticket).toMatchObject({
      client: 'acme',
      channel: 'phone',
      tier: 2,
      team: 'specialists',
      subject: 'Kirjautuminen ei onnistu',
      type: 'incident',
    });
    expect(ticket.requester.name).toBe('Veera Virta');
    const clocks = ticket['clocks'] as { metric: string; state: string }[];
    expect(clocks.find((c) => c.metric === 'first-response')?.state).toBe('met');

    await it.travel('50s');
    await it.cti({ event: 'hangup', callId: 'w', from: '040 765 4321', to: '0912345678', direction: 'in', cause: 'normalClearing' });
    await it.travel('5s');
    expect((await my.agents()).items.find((line) => line.extension === '101')).toMatchObject({ state: 'ready', callId: null });

    // Whoever takes it over reads all of it, and knows who it is the next time they call.
    const [handOff] = await it.desk.as(it.lea).use(escalation).handOffs({ ticketId: ticket.id });
    expect(handOff?.handover).toBe(
      ['Kirjautuminen ei onnistu', `Call: ${String(callId)}`, 'Verified: nothing; a caller number is no proof'].join('\n'),
    );
    expect(handOff?.packet).toMatchObject({
      tried: [
        'Kuka soittaa?: Veera Virta',
        'Mikä ei toimi?: Kirjautuminen ei onnistu',
        'Onko muilla sama vika?: no',
        'Millä laitteella?: computer',
        'Varmista portaalissa.: (left out: Ei pääse portaaliin)',
      ],
      told: 'Asiantuntija soittaa teille tänään.',
      asks: 'Tarkistakaa tunnuksen tila.',
    });
    const said = (await it.desk.as(it.lea).use(messages).list({ ticketId: ticket.id })).items;
    expect(said.map((m) => [m.public, m.text.split('\n')[0]])).toEqual([
      [false, 'Virhe 0x80 kirjautumisessa'],
      [true, 'Asiantuntija soittaa teille tänään.'],
    ]);
    expect(await it.events(callLogged)).toHaveLength(1);
    await it.tell({ event: 'call.ringing', callId: 'again', from: '0407654321', dialledNumber: '0912345678', agentExt: '101' });
    expect(await my.pop()).toMatchObject({ caller: { match: 'one', people: [{ name: 'Veera Virta' }] }, openTickets: [{ id: ticket.id }] });
  });

  test('a call about an older ticket counts as an answer there, and is not mailed after the caller', async () => {
    const it = await openPhoneDesk(open);
    const my = it.desk.as(it.aino).use(phone);
    const { id: ticketId } = await it.desk
      .as(it.aino)
      .use(tickets)
      .open({ from: 'ada@acme.example', subject: 'Tulostin', text: 'Ei tulosta.' });
    await it.travel('10min');
    const { callId } = await my.start({ client: 'acme', number: '0401112222', direction: 'out', about: 'Tulostin' });
    await my.log({ callId, ticketId, told: 'Kasetti on vaihdettu.', codes: ['resolved-first-contact'], resolved: true });
    await my.byHand({ callId, what: 'end' });
    const ticket = await it.desk.as(it.aino).use(tickets).get({ ticketId });
    expect(ticket.state).toBe('resolved');
    await it.travel('1min');
    const sent = await it.desk
      .as(it.admin)
      .use((await import('@luuri/core')).channels)
      .outbox({});
    expect(JSON.stringify(sent)).not.toContain('Kasetti');
    expect((await my.call({ callId })).turns).toMatchObject([{ ticketId, codes: ['resolved-first-contact'], wrappedBy: 'agent' }]);
  });
});
