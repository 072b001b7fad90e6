import { expect, test } from '@jest/globals';
import { agentIdOf, callEvidence, clients, defineAction, onlySystem, system, type RunningCall, type SeenCall } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { openPhoneDesk } from '../fixtures.ts';
import { phone } from '../plugin.ts';

const number = '+358401234567';
const seen = defineAction<{ clientId: number; since: Date }, SeenCall | undefined>('test.seen', {
  summary: '',
  allow: onlySystem,
  reads: true,
  run: async (scope, { clientId, since }) => scope.get(callEvidence)?.callTo(scope, { clientId, number, since }),
});
const running = defineAction<{ clientId: number; agentId: number }, RunningCall | undefined>('test.running', {
  summary: '',
  allow: onlySystem,
  reads: true,
  run: async (scope, wanted) => scope.get(callEvidence)?.callOf(scope, wanted),
});

eachDatabase((_name, open) => {
  test('a call that went out is evidence when a telephone system saw it answered, since it was asked for, for that client alone', async () => {
    const it = await openPhoneDesk(open);
    const [acme, nordbo] = (await it.desk.as(system).use(clients).list()).items;
    const since = it.now();
    const evidence = (clientId = acme!.id, from = since) => it.desk.as(system).run(seen, { clientId, since: from });
    const call = { client: 'acme', callId: 'o1', direction: 'out', to: number, agentExt: '101' } as const;
    await it.tell({ event: 'call.ringing', ...call });
    expect(await evidence()).toBeUndefined();
    await it.tell({ event: 'call.answered', ...call });
    await it.travel('12s');
    await it.tell({ event: 'call.ended', ...call });
    expect(await evidence()).toMatchObject({ seconds: 12 });
    expect([await evidence(nordbo!.id), await evidence(acme!.id, it.now())]).toEqual([undefined, undefined]);
  });

  test('the call that an agent is on is told with its script and the version of the contract, for that client, while it runs', async () => {
    const it = await openPhoneDesk(open);
    const [acme, nordbo] = (await it.desk.as(system).use(clients).list()).items;
    const agentId = agentIdOf(it.aino)!;
    const onCall = (clientId = acme!.id) => it.desk.as(system).run(running, { clientId, agentId });
    expect(await onCall()).toBeUndefined();
    const { callId } = await it.desk.as(it.aino).use(phone).start({ client: 'acme', number, about: 'password' });
    expect(await onCall()).toEqual({ callId, recordingRef: null, script: null });
    const { script } = await it.desk.as(it.aino).use(phone).openScript({ callId });
    expect(await onCall()).toMatchObject({ callId, script: `${script}@acme@1` });
    expect(await onCall(nordbo!.id)).toBeUndefined();
    await it.desk.as(it.aino).use(phone).byHand({ callId, what: 'end' });
    expect(await onCall()).toBeUndefined();
  });
});
