import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { callRows } from '../entities/index.ts';
import { openPhoneDesk, rowsOf } from '../fixtures.ts';
import { phone } from '../plugin.ts';

eachDatabase((_name, open) => {
  test('Placetel tells of a call in its own words, from its beginning to its end, and is answered in XML', async () => {
    const it = await openPhoneDesk(open);
    const my = it.desk.as(it.aino).use(phone);
    await my.setState({ state: 'ready' });
    await it.desk
      .as(it.admin)
      .use(phone)
      .setExtension({ agentId: Number(it.aino.id.replace('agent:', '')), extension: '7777abcdefg' });
    const call = [['from', '0407654321'], ['to', '0912345678'], ['call_id', 'f4591ba3']] as const; // prettier-ignore
    const first = await it.provider('placetel', [['event', 'IncomingCall'], ...call]);
    expect([first.status, first.headers.get('content-type'), await first.text()]).toEqual([
      200,
      expect.stringContaining('application/xml'),
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response/>',
    ]);
    await it.travel('9s');
    await it.provider('placetel', [['event', 'CallAccepted'], ...call, ['peer', '7777abcdefg@fpbx.de']]);
    expect(await my.pop()).toMatchObject({ client: { slug: 'acme' }, number: '+358407654321', phase: 'talking' });
    await it.travel('60s');
    await it.provider('placetel', [['event', 'HungUp'], ...call, ['type', 'accepted'], ['duration', '60']]);
    expect(await rowsOf(it.desk, callRows)).toMatchObject([
      { direction: 'in', phase: 'ended', waitMs: 9_000, fromNumber: '+358407654321', toNumber: '+358912345678', endReason: 'accepted' },
    ]);
    // One that went out, and whose end says nothing of that.
    const out = [['from', '0912345678'], ['to', '0401112222'], ['call_id', 'out']] as const; // prettier-ignore
    await it.provider('placetel', [['event', 'OutgoingCall'], ...out, ['peer', '7777abcdefg@fpbx.de']]);
    await it.provider('placetel', [['event', 'HungUp'], ...out, ['type', 'accepted']]);
    const [, went] = await rowsOf(it.desk, callRows);
    expect(went).toMatchObject({ direction: 'out', fromNumber: '+358912345678', toNumber: '+358401112222' });
    expect((await it.provider('placetel', [['event', 'newCall'], ...call])).status).toBe(400);
  });

  test('sipgate tells of a call, numbers without a plus, and is told to tell of what comes after', async () => {
    const it = await openPhoneDesk(open);
    const my = it.desk.as(it.aino).use(phone);
    await my.setState({ state: 'ready' });
    await it.desk
      .as(it.admin)
      .use(phone)
      .setExtension({ agentId: Number(it.aino.id.replace('agent:', '')), extension: 'w0' });
    const call = [['direction', 'in'], ['from', '358407654321'], ['to', '358912345678'], ['callId', '18446744073709551615']] as const; // prettier-ignore
    const users = [['user[]', 'Alice'], ['user[]', 'Bob'], ['userId[]', 'w5'], ['userId[]', 'w6'], ['xcid', '123abc']] as const; // prettier-ignore
    const first = await (await it.provider('sipgate', [['event', 'newCall'], ...call, ...users])).text();
    expect(first).toMatch(
      /<Response onAnswer="http[^"]+\/api\/phone\/sipgate\/[^"]+" onHangup="http[^"]+\/api\/phone\/sipgate\/[^"]+"\/>$/,
    );
    await it.provider('sipgate', [['event', 'answer'], ...call, ['user', 'Alice'], ['userId', 'w0'], ['answeringNumber', '358912345678']]);
    expect(await my.pop()).toMatchObject({ client: { slug: 'acme' }, number: '+358407654321', phase: 'talking' });
    await it.provider('sipgate', [['event', 'hangup'], ...call, ['cause', 'normalClearing']]);
    expect(await rowsOf(it.desk, callRows)).toMatchObject([{ direction: 'in', phase: 'ended', endReason: 'normalClearing' }]);
  });

  test('both are turned away, or sent to whoever is on duty, where the contract says so; and a wrong token is', async () => {
    const it = await openPhoneDesk(open, '2026-01-05T20:00:00Z');
    const call = [['from', '358401234567'], ['to', '358912345678']] as const; // prettier-ignore
    const duty = await (await it.provider('sipgate', [['event', 'newCall'], ...call, ['callId', 'n'], ['direction', 'in']])).text();
    expect(duty).toContain('<Dial callerId="358401234567"><Number>358405550100</Number></Dial>');
    const blocked = [['from', '0406660666'], ['to', '0912345678'], ['call_id', 'b'], ['event', 'IncomingCall']] as const; // prettier-ignore
    expect(await (await it.provider('placetel', blocked)).text()).toContain('<Reject reason="busy"/>');
    const late = [['from', '0401234567'], ['to', '0912345678'], ['call_id', 'l'], ['event', 'IncomingCall']] as const; // prettier-ignore
    expect(await (await it.provider('placetel', late)).text()).toContain(
      '<Forward><Target><Number>+358405550100</Number></Target></Forward>',
    );
    for (const name of ['placetel', 'sipgate']) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const request = new Request(`http://desk/phone/${name}/guess`, { method: 'POST', body: 'event=newCall', headers });
      expect((await it.fetch(request)).status).toBe(401);
    }
  });
});
