import { agreed, Talk, TalkFailed, type Answer, type TalkTo, type Why } from './talk.ts';

/** Steps of a test, in their order. */
export const steps = ['connect', 'greeting', 'tls', 'sign-in', 'recipient', 'mail', 'arrival'] as const;
export type StepName = (typeof steps)[number];

/** One step of a test, and what was found. */
export interface Step {
  readonly step: StepName;
  readonly state: 'done' | 'failed' | 'left-out';
  /** Why it failed or was left out, or what to know of it; null when there is nothing to say. */
  readonly why: Why | null;
  /** What the server or the system said. */
  readonly detail: string;
}

export const done = (step: StepName, detail: string, why: Why | null = null): Step => ({ step, state: 'done', why, detail });
export const failed = (step: StepName, why: Why, detail: string): Step => ({ step, state: 'failed', why, detail });
export const leftOut = (step: StepName, why: Why): Step => ({ step, state: 'left-out', why, detail: '' });

/** A server and who signs in there. */
export interface MailServer extends TalkTo {
  /** False to speak in the clear although TLS is offered. */
  readonly upgrades: boolean;
  /** True to say nothing more where TLS cannot be had. */
  readonly insists: boolean;
  readonly user: string | undefined;
  readonly password: string;
}

/** The server of a URL, as the sender reads it. */
export function serverOf(url: string, limit: number): MailServer {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'smtps:' || searchParams.get('secure') === 'true';
  const insists = searchParams.get('requireTLS') === 'true';
  return {
    ...{ host: hostname.replaceAll(/[[\]]/g, ''), port: port === '' ? (secure ? 465 : 587) : Number(port), secure, limit },
    ...{ trusts: searchParams.get('tls.rejectUnauthorized') !== 'false', insists },
    upgrades: insists || searchParams.get('ignoreTLS') !== 'true',
    ...{ user: username === '' ? undefined : decodeURIComponent(username), password: decodeURIComponent(password) },
  };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Ways of signing in that the server takes. */
const waysIn = ({ lines }: Answer): string[] =>
  lines.flatMap((line) => /^250[ -]AUTH[ =](.*)$/i.exec(line)?.[1]?.toUpperCase().split(/\s+/) ?? []);

const offers = ({ lines }: Answer, extension: string): boolean => lines.some((line) => line.slice(4).trim().toUpperCase() === extension);

async function signIn(talk: Talk, { user, password }: MailServer, hello: Answer): Promise<Step> {
  if (user === undefined) return leftOut('sign-in', 'no-user');
  const ways = waysIn(hello);
  if (ways.length === 0) return failed('sign-in', 'not-offered', '');
  if (!ways.includes('PLAIN') && !ways.includes('LOGIN')) return failed('sign-in', 'no-way', ways.join(', '));
  if (ways.includes('PLAIN')) agreed(await talk.say(`AUTH PLAIN ${base64(`\0${user}\0${password}`)}`));
  else {
    agreed(await talk.say('AUTH LOGIN'));
    agreed(await talk.say(base64(user)));
    agreed(await talk.say(base64(password)));
  }
  return done('sign-in', user, talk.isSecure ? null : 'in-clear');
}

async function hello(talk: Talk): Promise<Answer> {
  return agreed(await talk.say('EHLO localhost'));
}

/** Says which step is under way, and notes each as it ends. */
export interface Notes {
  readonly begin: (step: StepName) => void;
  readonly note: (step: Step) => void;
}

/** What is said once somebody is there. */
export type Saying = (talk: Talk, notes: Notes, hello: Answer) => Promise<void>;

/** Connect, be greeted, and say something; the step that fails is the last. */
export async function converse(to: TalkTo, say: Saying): Promise<Step[]> {
  const found: Step[] = [];
  let present: StepName = 'connect';
  const begin = (step: StepName): void => {
    present = step;
  };
  const note = (step: Step) => void found.push(step);
  let talk: Talk | undefined;
  try {
    talk = await Talk.open(to);
    note(done('connect', `${to.host}:${String(to.port)}`));
    begin('greeting');
    const greeting = agreed(await talk.answer()).lines.join(' ');
    const greeted = await hello(talk);
    note(done('greeting', greeting));
    await say(talk, { begin, note }, greeted);
    await talk.say('QUIT').catch(() => undefined);
  } catch (e) {
    const { why, message } = e instanceof TalkFailed ? e : new TalkFailed('unreachable', String(e));
    note(failed(present, why, message));
  } finally {
    talk?.close();
  }
  return found;
}

async function upgrade(talk: Talk, note: Notes['note']): Promise<Answer> {
  agreed(await talk.say('STARTTLS'));
  await talk.secure();
  note(done('tls', talk.security));
  return hello(talk);
}

/** The whole way to a server that mail goes out by: up to signing in. No mail is sent. */
export const probeServer = (server: MailServer): Promise<Step[]> =>
  converse(server, async (talk, { begin, note }, greeted) => {
    begin('tls');
    let said = greeted;
    if (server.secure) note(done('tls', talk.security));
    else if (server.upgrades && offers(said, 'STARTTLS')) said = await upgrade(talk, note);
    else if (server.insists) throw new TalkFailed('not-offered', '');
    else note(leftOut('tls', 'not-offered'));
    begin('sign-in');
    note(await signIn(talk, server, said));
  });

/** The way to our own listener, up to a mailbox. No mail is sent. */
export const probeListener = (to: TalkTo, mailbox: string): Promise<Step[]> =>
  converse(to, async (talk, { begin, note }) => {
    begin('recipient');
    const early = (answer: Answer) => (answer.code >= 400 ? failed('recipient', 'not-accepted', answer.lines.join(' ')) : undefined);
    const refusal = early(await talk.say(`MAIL FROM:<${mailbox}>`)) ?? early(await talk.say(`RCPT TO:<${mailbox}>`));
    note(refusal ?? done('recipient', mailbox));
  });
