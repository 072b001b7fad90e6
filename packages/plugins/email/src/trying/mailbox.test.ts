import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { clients, essentials, intakeRows, notAllowed, onlySystem, defineAction, system, tickets, type Actor } from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { email } from '../plugin.ts';

const keeper: Actor = { id: 'agent:1', kind: 'agent', permissions: ['email.manage', 'ticket.see'], reach: 'all' };
const pack = 'client: acme\nname: Acme\ndomains: [acme.example]\nmailboxes: [help@acme.example]\n';
const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const one of open.splice(0).reverse()) one.close();
});

/** A mail server that hands on what it takes to whoever listens on a port; or keeps it for ever. */
async function relay(to: () => number | undefined): Promise<number> {
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false, closeTimeout: 10 },
    onData: (stream, { envelope }, reply) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        reply(null, 'queued');
        const port = to();
        if (port === undefined) return;
        const onward = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        void onward.sendMail({ envelope: { from, to: envelope.rcptTo.map(({ address }) => address) }, raw: Buffer.concat(chunks) });
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  open.push({ close: () => server.close() });
  return portOf(server.server);
}

const look = defineAction('test.look', { summary: '', allow: onlySystem, run: (scope) => scope.rows(intakeRows).find() });

eachDatabase((_name, openDesk) => {
  const world = async (options: { listen?: string; smtpUrl?: string } = {}) => {
    const opened = await openDesk({ plugins: [...essentials(), email({ listen: '127.0.0.1:0', ...options })] });
    await opened.desk.as(system).use(clients).apply({ yaml: pack });
    await opened.desk.start();
    return { ...opened, own: opened.desk.as(keeper).use(email) };
  };
  const listeningPort = async (probe: {
    own: { testMailbox(input: { mailbox: string }): Promise<{ steps: readonly { detail: string }[] }> };
  }) => Number((await probe.own.testMailbox({ mailbox: 'help@acme.example' })).steps[0]?.detail.split(':').at(-1));

  test('a mail that is handed to the listener comes in, is known for the desk’s own, and opens no ticket', async () => {
    const w = await world();
    const { isGood, steps } = await w.own.testMailbox({ mailbox: 'Help@acme.example' });
    expect(steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
      'connect done',
      'greeting done',
      'recipient done',
      'mail done',
      'arrival done',
    ]);
    expect([isGood, steps.at(-1)?.detail]).toEqual([true, 'echo']);
    expect(await w.desk.as(system).run(look, {})).toMatchObject([{ disposition: 'echo', state: 'done' }]);
    expect((await w.desk.as(keeper).use(tickets).list()).items).toEqual([]);
    expect(await w.own.state()).toMatchObject({
      ...{ isOpen: true, server: null, failing: 0 },
      mailboxes: [{ address: 'help@acme.example', client: 'acme', lastArrivalAt: expect.any(Date) }],
    });
    expect(w.desk.catalogue.health.get('email')?.()).toMatchObject({ state: 'well' });
  });

  test('a mail goes out by the server and comes in again; one that cannot be handed over is told', async () => {
    const known: { port?: number } = {};
    const w = await world({ smtpUrl: `smtp://127.0.0.1:${String(await relay(() => known.port))}?ignoreTLS=true` });
    known.port = await listeningPort(w);
    const { isGood, steps } = await w.own.testMailbox({ mailbox: 'help@acme.example', through: 'server' });
    expect(steps.map(({ step, state }) => `${step} ${state}`)).toEqual(['mail done', 'arrival done']);
    expect(isGood).toBe(true);
    for (const one of open.splice(0)) one.close();
    const gone = await w.own.testMailbox({ mailbox: 'help@acme.example', through: 'server' });
    expect([gone.isGood, gone.steps.map(({ step, state, why }) => [step, state, why])]).toEqual([false, [['mail', 'failed', 'said-no']]]);
    expect((await w.own.testOutgoing()).steps[0]).toMatchObject({ state: 'failed', why: 'refused' });
  });

  test('nobody sends anything by it to an address that is no mailbox of the desk', async () => {
    const w = await world();
    for (const mailbox of ['who@acme.example', 'help+t1@acme.example', 'ada@elsewhere.example'])
      await expect(w.own.testMailbox({ mailbox })).rejects.toMatchObject({ code: 'channel.no-such-mailbox' });
    expect((await w.own.testMailbox({ mailbox: 'help@acme.example', through: 'server' })).steps).toEqual([
      { step: 'mail', state: 'failed', why: 'no-server', detail: '' },
    ]);
    expect((await w.own.testOutgoing()).steps).toEqual([{ step: 'connect', state: 'failed', why: 'no-server', detail: '' }]);
  });

  test('servers are the whole desk’s: whoever sees some of the clients hears of none', async () => {
    const w = await world();
    const lead = w.desk.as({ ...keeper, permissions: ['*'], reach: { client: [1] } }).use(email);
    for (const attempt of [() => lead.state(), () => lead.testOutgoing(), () => lead.testMailbox({ mailbox: 'help@acme.example' })])
      await expect(attempt()).rejects.toMatchObject({ code: notAllowed.code });
  });
});
