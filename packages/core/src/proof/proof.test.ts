import { describe, expect, test } from '@jest/globals';
import { eachDatabase, type OpenDesk } from '@luuri/testing';
import {
  anyone,
  defineAction,
  defineOutsideAction,
  definePlugin,
  essentials,
  issueProof,
  onlySystem,
  out,
  openApi,
  proofOnTicket,
  proofs,
  proofUsed,
  putOff,
  system,
  ticketRows,
  tickets,
  type Actor,
  type Desk,
} from '@luuri/core';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { startTicket } from '../ticket/index.ts';
import { staffed } from '../fixtures.ts';

class Door {
  @IsInt() ticketId!: number;
  @IsOptional() @IsString() fails?: string;
}
const reached: number[] = [];

/** A plugin of somebody's that knows nothing of how people are verified. */
const doors = definePlugin({
  name: 'door',
  summary: 'Opens doors.',
  needs: [tickets, proofs],
  workflow: {
    states: { 'door-open': { category: 'resolved', proof: ['door.open', 'door.call'] } },
    moves: [
      ['open', 'door-open'],
      ['door-open', 'closed'],
    ],
  },
  actions: {
    open: defineAction('door.open', {
      summary: 'Open it.',
      allow: anyone,
      http: 'POST /doors/:ticketId/open',
      input: Door,
      output: out.text,
      proof: proofOnTicket('door.open'),
      async run(_scope, { fails }): Promise<string> {
        if (fails) throw new Error(fails);
        return 'open';
      },
    }),
    call: defineOutsideAction('door.call', {
      summary: 'Have it opened elsewhere.',
      allow: anyone,
      input: Door,
      proof: proofOnTicket('door.call'),
      async reach(_outside, { ticketId }): Promise<void> {
        reached.push(ticketId);
      },
    }),
    prove: defineAction<{ ticketId: number; deed: string; to: string }>('door.prove', {
      summary: 'For tests.',
      allow: onlySystem,
      async run(scope, { ticketId, deed, to }) {
        const { clientId, requesterId } = await scope.rows(ticketRows).get(ticketId);
        await issueProof(scope, {
          ...{ clientId, ticketId, personId: requesterId, deed, policy: 'acme@1', heldBy: to },
          factors: [{ factor: 'code', type: 'possession', points: 2 }],
        });
      },
    }),
    begin: defineAction('door.begin', {
      summary: 'For tests.',
      allow: onlySystem,
      input: Door,
      async run(scope, { ticketId }) {
        const { clientId, requesterId } = await scope.rows(ticketRows).get(ticketId);
        await startTicket(scope, { clientId, requesterId, subject: 'x', channel: 'api', language: 'en', state: 'door-open' });
      },
    }),
  },
});

async function openDesk(open: OpenDesk) {
  const made = await open({ plugins: [...essentials(), doors()] });
  const staff = await staffed(made.desk);
  const ticket = await made.desk.as(staff.aino).use(tickets).open({ from: 'ada@acme.example', subject: 'Ovi' });
  await made.desk.as(staff.aino).use(tickets).move({ ticketId: ticket.id, to: 'open' });
  const prove = (deed: string, to: Actor = staff.aino) => made.desk.as(system).use(doors).prove({ ticketId: ticket.id, deed, to: to.id });
  return { ...made, ...staff, ticketId: ticket.id, prove, as: (actor: Actor) => made.desk.as(actor).use(doors) };
}

/** What was proven will be done in so many minutes, or not at all. */
const postpone = defineAction<{ ticketId: number; minutes: number }>('test.postpone', {
  summary: '',
  allow: onlySystem,
  async run(scope, { ticketId, minutes }) {
    const { requesterId: personId } = await scope.rows(ticketRows).get(ticketId);
    await putOff(scope, { ticketId, personId, deed: 'door.open', until: new Date(scope.now.getTime() + minutes * 60_000) });
  },
});

const stateOf = async (desk: Desk, actor: Actor, ticketId: number) => (await desk.as(actor).use(tickets).get({ ticketId })).state;

eachDatabase((_name, open) => {
  describe('an action that takes a proof', () => {
    test('runs once with it, and never without: for nobody, the desk itself included', async () => {
      const { as, aino, prove, ticketId, events } = await openDesk(open);
      const missing = { code: 'proof.missing', kind: 'forbidden' };
      for (const who of [aino, system]) await expect(as(who).open({ ticketId })).rejects.toMatchObject(missing);
      await prove('door.open');
      expect(await as(aino).open({ ticketId })).toBe('open');
      await expect(as(aino).open({ ticketId })).rejects.toMatchObject({ ...missing, message: expect.stringContaining('used already') });
      expect((await events(proofUsed)).map((f) => f.payload)).toMatchObject([{ about: `ticket:${String(ticketId)}`, by: 'door.open' }]);
    });

    test('keeps it when it fails: what is used up and what is done are committed together', async () => {
      const { as, aino, prove, ticketId } = await openDesk(open);
      await prove('door.open');
      await expect(as(aino).open({ ticketId, fails: 'jammed' })).rejects.toThrow('jammed');
      expect(await as(aino).open({ ticketId })).toBe('open');
    });

    test('finds nothing in what was given for another deed, ticket or agent, or fifteen minutes ago', async () => {
      const { as, aino, lea, desk, prove, ticketId, travel } = await openDesk(open);
      const other = await desk.as(aino).use(tickets).open({ from: 'bo@acme.example', subject: 'Toinen ovi' });
      const why = async (who: Actor, id: number) =>
        as(who)
          .open({ ticketId: id })
          .catch((e: unknown) => String(e));
      await prove('door.call');
      expect(await why(aino, ticketId)).toContain('none was given for that');
      await prove('door.open');
      expect(await why(lea, ticketId)).toContain('somebody else holds it');
      expect(await why(aino, other.id)).toContain('none was given for that');
      await travel('15min');
      expect(await why(aino, ticketId)).toContain('no longer valid');
    });

    test('of many at once one gets through', async () => {
      const { as, aino, prove, ticketId } = await openDesk(open);
      await prove('door.open');
      const all = await Promise.allSettled(Array.from({ length: 10 }, () => as(aino).open({ ticketId })));
      expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    });

    test('and reaches outside does not begin without it', async () => {
      reached.length = 0;
      const { as, aino, prove, ticketId } = await openDesk(open);
      await expect(as(aino).call({ ticketId })).rejects.toMatchObject({ code: 'proof.missing' });
      expect(reached).not.toContain(ticketId);
      await prove('door.call');
      await as(aino).call({ ticketId });
      expect(reached).toContain(ticketId);
    });

    test('says so in the catalogue and in the API document, and the ticket says what was given', async () => {
      const { desk, aino, prove, ticketId } = await openDesk(open);
      expect(desk.catalogue.actions.filter((a) => a.proof).map((a) => a.proof?.deed)).toEqual(['door.open', 'door.call']);
      const document = openApi(desk, { title: 'x', version: '1', server: '/api' });
      expect(document.paths['/doors/{ticketId}/open']?.['post']).toMatchObject({ 'x-proof': 'door.open' });
      await prove('door.open');
      const [given] = await desk.as(aino).use(proofs).list({ ticketId });
      expect(given).toMatchObject({ deed: 'door.open', heldBy: aino.id, usedAt: null, factors: [{ factor: 'code', points: 2 }] });
    });
  });

  describe('a state that takes a proof', () => {
    test('is reached by nobody without it, and no ticket begins there', async () => {
      const { desk, as, aino, ticketId } = await openDesk(open);
      const move = { ticketId, to: 'door-open' };
      for (const who of [aino, system]) await expect(desk.as(who).use(tickets).move(move)).rejects.toMatchObject({ code: 'proof.missing' });
      await expect(as(system).begin({ ticketId })).rejects.toMatchObject({ code: 'proof.missing' });
      expect(await stateOf(desk, aino, ticketId)).toBe('open');
    });

    test('is reached by what was just done with one, once; or by using one up', async () => {
      const { desk, as, aino, prove, ticketId } = await openDesk(open);
      const move = { ticketId, to: 'door-open' };
      await prove('door.open');
      await as(aino).open({ ticketId });
      await desk.as(aino).use(tickets).move(move);
      expect(await stateOf(desk, aino, ticketId)).toBe('door-open');
      const other = await desk.as(aino).use(tickets).open({ from: 'ada@acme.example', subject: 'Ovi' });
      await desk.as(aino).use(tickets).move({ ticketId: other.id, to: 'open' });
      await desk.as(system).use(doors).prove({ ticketId: other.id, deed: 'door.open', to: aino.id });
      await desk.as(aino).use(tickets).move({ ticketId: other.id, to: 'door-open' });
      await expect(as(aino).open({ ticketId: other.id })).rejects.toMatchObject({ code: 'proof.missing' });
    });

    test('is reached later by what was put off, when it is done and not before', async () => {
      const { desk, as, aino, prove, ticketId, travel } = await openDesk(open);
      const move = { ticketId, to: 'door-open' };
      await prove('door.open');
      await as(aino).open({ ticketId });
      await desk.as(system).run(postpone, { ticketId, minutes: 0 });
      await expect(desk.as(aino).use(tickets).move(move)).rejects.toMatchObject({ code: 'proof.missing' });
      await travel('1h');
      await desk.as(system).run(postpone, { ticketId, minutes: 1 });
      await desk.as(aino).use(tickets).move(move);
      expect(await stateOf(desk, aino, ticketId)).toBe('door-open');
    });
  });
});
