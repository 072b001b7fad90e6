import {
  clientRows,
  defineAction,
  defineOutsideAction,
  definePermission,
  deliveryRows,
  findMailbox,
  holds,
  intakeRows,
  loopMarkOf,
  mailboxRows,
  noSuchMailbox,
  onlySystem,
  out,
  signingSecret,
  type Actor,
  type Outside,
  type Rule,
} from '@luuri/core';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { IsEmail, IsIn, IsOptional } from 'class-validator';
import { composeMail } from '../compose.ts';
import { smtpSender } from '../sender.ts';
import { done, failed, probeListener, probeServer, serverOf, steps, type Step, type StepName } from './probe.ts';
import { whys, type TalkTo, type Why } from './talk.ts';
import { mailWays, type MailWays } from './ways.ts';

export const manageMail = definePermission(
  'email.manage',
  'See how mail comes in and goes out, and test it. It takes somebody who sees every client.',
);

/** Mail servers are the whole desk's. */
const managesMail: Rule = Object.assign((actor: Actor) => holds(actor, manageMail) && actor.reach === 'all', {
  rule: manageMail.permission,
});

/** Milliseconds that a conversation with a server may take. */
const PATIENCE = 15_000;
/** And that a mail may be under way. */
const UNDER_WAY = 20_000;
const LOOK_EVERY = 250;

/** A mailbox of a client. */
export class MailboxView {
  @out.text readonly address!: string;
  /** Short name of the client. */
  @out.text readonly client!: string;
  /** When the last mail of the client came in. */
  @out.orNull(out.instant) readonly lastArrivalAt!: Date | null;
}

/** How mail comes in and goes out. */
export class MailState {
  /** Where it comes in, `host:port`; null when it does not. */
  @out.orNull(out.text) readonly listens!: string | null;
  /** True when the process that answers listens there; another one may. */
  @out.flag readonly isOpen!: boolean;
  /** The server that it goes out by, `host:port`; null when it stays in the outbox. */
  @out.orNull(out.text) readonly server!: string | null;
  @out.orNull(out.text) readonly user!: string | null;
  /** Messages that the server did not take yet. */
  @out.integer readonly failing!: number;
  @out.list(MailboxView) readonly mailboxes!: readonly MailboxView[];
}

export const showMail = defineAction('email.state', {
  summary: 'How mail comes in and goes out, and the mailboxes of the clients.',
  allow: managesMail,
  http: 'GET /mail',
  output: MailState,
  async run(scope): Promise<MailState> {
    const { listen, listening, smtpUrl } = scope.get(mailWays);
    const server = smtpUrl === undefined ? undefined : serverOf(smtpUrl, PATIENCE);
    const clients = new Map((await scope.rows(clientRows).find()).map((client) => [client.id, client.slug]));
    const mailboxes: MailboxView[] = [];
    for (const { address, clientId } of await scope.rows(mailboxRows).find({ order: { address: 'ASC' } })) {
      const last = await scope.rows(intakeRows).first({ clientId, channel: 'email' }, { id: 'DESC' });
      mailboxes.push({ address, client: clients.get(clientId) ?? '', lastArrivalAt: last?.receivedAt ?? null });
    }
    const tried = scope.rows(deliveryRows).query('mail').andWhere("mail.state IN ('queued', 'sending') AND mail.error IS NOT NULL");
    return {
      ...{ listens: listen ?? null, isOpen: listening() !== undefined, mailboxes, failing: await tried.getCount() },
      ...{ server: server ? `${server.host}:${String(server.port)}` : null, user: server?.user ?? null },
    };
  },
});

/** One step of a test, and what was found. */
export class TestStep {
  @out.oneOf(...steps) readonly step!: StepName;
  @out.oneOf('done', 'failed', 'left-out') readonly state!: Step['state'];
  /** Why it failed or was left out, or what to know of it. */
  @out.orNull(out.oneOf(...whys)) readonly why!: Why | null;
  /** What the server or the system said, word for word. */
  @out.text readonly detail!: string;
}

/** What a test of mail found, step by step. */
export class MailTest {
  /** True when nothing failed. */
  @out.flag readonly isGood!: boolean;
  @out.list(TestStep) readonly steps!: readonly TestStep[];
}

const found = (all: readonly Step[]): MailTest => ({ isGood: all.every(({ state }) => state !== 'failed'), steps: all });

export const testOutgoing = defineOutsideAction('email.test-outgoing', {
  summary: 'Speak with the server that mail goes out by: connect, greeting, TLS, sign-in. No mail is sent.',
  allow: managesMail,
  http: 'POST /mail/test-outgoing',
  output: MailTest,
  async reach({ get }): Promise<MailTest> {
    const { smtpUrl } = get(mailWays);
    return found(smtpUrl === undefined ? [failed('connect', 'no-server', '')] : await probeServer(serverOf(smtpUrl, PATIENCE)));
  },
});

export class TestMailbox {
  /** The mailbox that is tested. */
  @IsEmail({ require_tld: false }) mailbox!: string;
  /** `listener`: the mail is handed to the desk's own listener. `server`: it goes out by the mail server, and has to come back. */
  @IsOptional() @IsIn(['listener', 'server']) through?: 'listener' | 'server';
}

const markOfDesk = defineAction('email.loop-mark', {
  summary: 'By what the desk knows its own mail again.',
  allow: onlySystem,
  run: async (scope): Promise<string> => loopMarkOf(await signingSecret(scope)),
});

const lookForMail = defineAction<{ externalId: string; mailbox: string }, { disposition: string } | undefined>('email.look-for-test', {
  summary: 'What became of a mail that was sent as a test.',
  allow: onlySystem,
  reads: true,
  async run(scope, { externalId, mailbox }) {
    const box = await scope.rows(mailboxRows).first({ address: mailbox });
    const intake = box && (await scope.rows(intakeRows).first({ clientId: box.clientId, externalId }));
    return intake?.state === 'done' ? { disposition: intake.disposition ?? '' } : undefined;
  },
});

/** Our own listener, as it is reached from here. */
function listenerAt({ listen, listening }: MailWays): TalkTo | undefined {
  if (listen === undefined) return undefined;
  const colon = listen.lastIndexOf(':');
  const host = listen.slice(0, colon).replaceAll(/[[\]]/g, '');
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  return {
    ...{ host: everywhere[host] ?? host, port: listening() ?? Number(listen.slice(colon + 1)) },
    ...{ secure: false, trusts: true, limit: PATIENCE },
  };
}

/** A mail from a mailbox to itself, which the desk knows for its own and makes no ticket of. */
async function mailToItself({ steps: desk }: Outside, url: string, mailbox: string): Promise<{ step: Step; externalId: string }> {
  const externalId = `test.${randomBytes(12).toString('hex')}@${mailbox.slice(mailbox.indexOf('@') + 1)}`;
  const sender = smtpSender({ url, connectTimeout: PATIENCE, idleTimeout: PATIENCE });
  const words = { subject: 'Luuri: test', text: 'A test of this mailbox. No ticket is made of it.\n', language: 'en' };
  const mail = composeMail({
    ...{ from: { address: mailbox }, to: mailbox, messageId: externalId, references: [], automatic: true, ...words },
    loopMark: await desk.run(markOfDesk, {}),
  });
  try {
    const { response } = await sender.send(mail);
    return { step: done('mail', response), externalId };
  } catch (e) {
    return { step: failed('mail', 'said-no', e instanceof Error ? e.message : String(e)), externalId };
  } finally {
    sender.close();
  }
}

/** Looks again and again until it is there, or patience ends. */
async function arrivalOf({ steps: desk }: Outside, externalId: string, mailbox: string): Promise<Step> {
  for (let waited = 0; waited < UNDER_WAY; waited += LOOK_EVERY) {
    const intake = await desk.run(lookForMail, { externalId, mailbox });
    if (intake) return done('arrival', intake.disposition);
    await pause(LOOK_EVERY);
  }
  return failed('arrival', 'not-arrived', `${String(UNDER_WAY / 1_000)} s`);
}

/** Up to where the mail is handed over. */
function before(ways: MailWays, { mailbox, through }: Required<TestMailbox>): Promise<Step[]> | Step[] {
  if (through === 'server') return ways.smtpUrl === undefined ? [failed('mail', 'no-server', '')] : [];
  const to = listenerAt(ways);
  return to ? probeListener(to, mailbox) : [failed('connect', 'not-listening', '')];
}

export const testMailbox = defineOutsideAction('email.test-mailbox', {
  summary:
    'Send a mail from a mailbox to itself, by the own listener or by the mail server, and wait until it has come in. No ticket is made of it.',
  allow: managesMail,
  http: 'POST /mail/test-mailbox',
  input: TestMailbox,
  output: MailTest,
  async reach(outside, { mailbox: typed, through = 'listener' }): Promise<MailTest> {
    const ways = outside.get(mailWays);
    const mailbox = typed.toLowerCase();
    // Nobody sends anything to whom they like by this.
    if ((await outside.steps.run(findMailbox, { address: mailbox }))?.address !== mailbox) throw noSuchMailbox({ address: mailbox });
    const first = await before(ways, { mailbox, through });
    if (first.some(({ state }) => state === 'failed')) return found(first);
    const to = listenerAt(ways);
    const own = to ? `smtp://${to.host.includes(':') ? `[${to.host}]` : to.host}:${String(to.port)}` : '';
    const { step, externalId } = await mailToItself(outside, through === 'server' ? (ways.smtpUrl ?? '') : own, mailbox);
    return found([...first, step, ...(step.state === 'done' ? [await arrivalOf(outside, externalId, mailbox)] : [])]);
  },
});
