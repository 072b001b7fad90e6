import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { essentials } from '../essentials.ts';
import { act, ask, staffed } from '../fixtures.ts';
import { invalidInput } from '../kernel/index.ts';
import { issueProof } from '../proof/index.ts';
import { tickets } from '../ticket/index.ts';
import { escalation } from './index.ts';

const MINUTE = 60_000;

eachDatabase((_name, open) => {
  const world = async () => {
    const opened = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk);
    const one = opened.desk.as(staff.aino);
    const packet = async (ticketId: number) => (await one.use(escalation).handOffs({ ticketId })).at(-1)?.packet;
    return { ...opened, ...staff, one, packet };
  };

  test('a packet has what was tried, told and asked for, the proofs by number, and what was left of each promise', async () => {
    const { desk, one, packet, travel } = await world();
    const ticketId = await ask(desk, { priority: 'urgent' });
    const factors = [{ factor: 'manager', type: 'manager', points: 3 }];
    const given = { clientId: 1, ticketId, personId: 1, deed: 'password-reset.unlock', factors, policy: 'acme@1' };
    const { id: proofId } = await act(desk, (scope) => issueProof(scope, given));
    await travel('10min');
    await one.use(tickets).move({ ticketId, to: 'pending-requester', reason: 'asked' });
    const said = { tried: ['A new password', 'Another browser'], told: 'A call before noon.', asks: 'Look at the server.' };
    await one.use(escalation).escalate({ ticketId, handover: 'Locked out', toTier: 3, ...said });
    expect(await packet(ticketId)).toEqual({
      ...said,
      proofs: [proofId],
      clocks: [
        { metric: 'first-response', remainingMs: 5 * MINUTE, dueAt: new Date('2026-06-01T06:15:00Z') },
        { metric: 'resolution', remainingMs: 230 * MINUTE, dueAt: null },
      ],
    });
    expect(JSON.stringify(await packet(ticketId))).not.toContain('manager');
  });

  test('what is not said is empty, and the hold of the tier that hands on is among the promises', async () => {
    const { desk, one, lea, packet, travel } = await world();
    const ticketId = await ask(desk, { client: 'acme' });
    await one.use(escalation).escalate({ ticketId, handover: 'x' });
    await travel('30min');
    await desk.as(lea).use(escalation).escalate({ ticketId, handover: 'y' });
    const { clocks, ...said } = (await packet(ticketId))!;
    expect(said).toEqual({ tried: [], told: null, asks: null, proofs: [] });
    expect(clocks.find(({ metric }) => metric === 'tier-hold')?.remainingMs).toBe(90 * MINUTE);
    await expect(one.use(escalation).escalate({ ticketId, handover: 'x', tried: [''] })).rejects.toMatchObject({ code: invalidInput.code });
  });
});
