import {
  clientBySlug,
  defineAction,
  defineOutsideAction,
  can,
  directoryOf,
  holds,
  isDeskError,
  onlySystem,
  personRows,
  recordAccount,
  startTicket,
  system,
  ticketRows,
  type Actor,
  type ConnectedDirectory,
  type DirectoryAccount,
  type Scope,
} from '@luuri/core';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';
import { attemptRows, resetRows, type Attempt, type Reset } from '../entities.ts';
import { notThisWay } from '../errors.ts';
import { resetBegun, securityAlert } from '../events.ts';
import { quickHash } from '../hash.ts';
import { seeEvidence, verifyPeople } from '../permissions.ts';
import { draws } from '../ports.ts';
import { note } from '../records/keep.ts';
import { classOf, pointsNeeded, refusalOf } from '../rules/assurance.ts';
import { limitOf } from '../rules/limits.ts';
import { twoWords } from '../rules/spelling.ts';
import { channels, deeds, type Deed, type RequestChannel } from '../rules/terms.ts';
import { wordsIn } from '../texts.ts';
import { expireReset } from './end.ts';
import { caseOf, termsOf } from './find.ts';
import { ResetView, viewOfCase } from './view.ts';

const DAY = 86_400_000;
/** After so long, a verification that nobody ended was broken off. */
const VERIFYING_MS = 30 * 60_000;

/** What somebody asks for, by whatever way. */
export interface Wish {
  readonly clientId: number;
  readonly login: string;
  readonly deed: Deed;
  readonly channel: RequestChannel;
  readonly callerNumber?: string;
  readonly ticketId?: number;
  readonly drill?: boolean;
}

/** What the directory said, looked up before. */
export interface LookedUp {
  readonly account: DirectoryAccount | undefined;
  readonly privileged: boolean;
}

export async function lookUp({ directory }: ConnectedDirectory, login: string): Promise<LookedUp> {
  const account = await directory.lookupUser(login).catch((e: unknown) => {
    // Two accounts of one address are as good as none: which one is meant must not be asked back.
    if (isDeskError(e) && e.code === 'directory.ambiguous') return undefined;
    throw e;
  });
  return { account, privileged: account ? await directory.isPrivileged(account.id) : false };
}

const callerOf = ({ callerNumber }: Wish): string | null => (callerNumber === undefined ? null : quickHash(callerNumber));

export async function keepAttempt(
  scope: Scope,
  wish: Pick<Wish, 'clientId' | 'login' | 'callerNumber'>,
  outcome: Attempt['outcome'],
): Promise<void> {
  const caller = wish.callerNumber === undefined ? null : quickHash(wish.callerNumber);
  const account = quickHash(`${String(wish.clientId)} ${wish.login.toLowerCase()}`);
  await scope.rows(attemptRows).insert({ clientId: wish.clientId, caller, account, outcome, at: scope.now });
}

/** P6: counted over all clients, for whoever tries one desk tries them all. */
async function historyOf(scope: Scope, wish: Wish, personId: number) {
  const desk = scope.as(system);
  const since = new Date(scope.now.getTime() - DAY);
  const caller = callerOf(wish);
  const recent = caller === null ? [] : (await desk.rows(attemptRows).find({ where: { caller } })).filter((a) => a.at > since);
  const done = await desk
    .rows(resetRows)
    .first({ clientId: wish.clientId, personId, deed: wish.deed, state: 'done', drill: false }, { id: 'DESC' });
  const own = quickHash(`${String(wish.clientId)} ${wish.login.toLowerCase()}`);
  return {
    lastDone: done?.endedAt ?? undefined,
    callerFailures: recent.filter((a) => a.outcome === 'failed' || a.outcome === 'unknown').length,
    callerUsers: caller === null ? 0 : new Set([...recent.map((a) => a.account), own]).size,
    now: scope.now,
  };
}

async function ticketFor(scope: Scope, wish: Wish, { personId, language }: { personId: number; language: string }): Promise<number> {
  const { clientId, deed, channel, ticketId } = wish;
  const known = ticketId === undefined ? undefined : await scope.rows(ticketRows).first({ id: ticketId, clientId, requesterId: personId });
  if (known) return known.id;
  const subject = wordsIn(language).subject(wordsIn(language).deeds[deed]);
  const opened = { subject, channel: channel === 'desk' ? 'api' : channel, type: 'password-reset', state: 'proving-identity' };
  return (await startTicket(scope, { clientId, requesterId: personId, language, agentCreated: channel !== 'portal', ...opened })).id;
}

/** Begin to verify somebody; undefined when it is refused, which is then kept. Why, nobody is told. */
export async function beginReset(scope: Scope, wish: Wish, { account, privileged }: LookedUp): Promise<Reset | undefined> {
  const { clientId, deed, channel } = wish;
  const { terms, policy, languages } = await termsOf(scope, clientId);
  const refused = async (outcome: Attempt['outcome']) => {
    await keepAttempt(scope, wish, outcome);
    return undefined;
  };
  if (!account) return refused('unknown');
  const record = await recordAccount(scope, clientId, account);
  const userClass = classOf(terms, { login: account.login, privileged, enabled: account.enabled });
  const history = await historyOf(scope, wish, record.personId);
  const limit = limitOf(terms, history);
  if (limit === 'velocity') await scope.emit(securityAlert, { clientId, why: 'velocity', resetId: null, actor: scope.actor.id });
  if (limit !== undefined || refusalOf(terms, { deed, userClass, channel }) !== undefined) return refused('refused');
  await keepAttempt(scope, wish, 'asked');
  const { language } = await scope.rows(personRows).get(record.personId);
  const ticketId = await ticketFor(scope, wish, { personId: record.personId, language: language ?? languages[0] ?? 'en' });
  const reset = await scope.rows(resetRows).insert({
    ...{ clientId, ticketId, personId: record.personId, accountId: account.id, login: account.login, deed, userClass, channel },
    ...{ state: 'proving', heldBy: scope.actor.id, drill: wish.drill ?? false, suspicious: false, policy },
    ...{ words: twoWords(scope.get(draws)), failures: 0, needed: pointsNeeded(terms, { deed, userClass, channel }), flags: [] },
    ...{ startedAt: scope.now, provenAt: null, endedAt: null, secretHash: null, secretUntil: null },
  });
  await note(scope, reset, { what: 'begun', facts: { deed, userClass, channel, policy, ticketId, drill: reset.drill } });
  await scope.emit(resetBegun, { resetId: reset.id, ticketId, clientId, deed, channel });
  await scope.schedule(expireReset, {
    ...{ key: String(reset.id), at: new Date(scope.now.getTime() + VERIFYING_MS), input: { resetId: reset.id }, uncaused: true },
  });
  return reset;
}

export class BeginReset {
  /** Short name of the client. */
  @IsString() @Length(1, 63) client!: string;
  /** Login name or mail address of the account, as the person says it. */
  @IsString() @Length(1, 200) login!: string;
  @IsIn(deeds) deed!: Deed;
  /** How the person came: `phone`, `desk`. */
  @IsIn(channels.filter((c) => c !== 'portal')) channel!: RequestChannel;
  /** The number that they call from, where it is known: it proves nothing, and is counted. */
  @IsOptional() @IsString() @Length(3, 40) callerNumber?: string;
  /** A ticket of theirs that it belongs to; a new one is opened when left out. */
  @IsOptional() @IsInt() ticketId?: number;
  /** True for a rehearsal, by quality: everything is as ever, and nothing is done at the directory. */
  @IsOptional() @IsBoolean() drill?: boolean;
}

const prepare = defineAction<{ client: string; actor: Actor }, { clientId: number; connected: ConnectedDirectory }>(
  'password-reset.prepare',
  {
    summary: "Find a client's directory.",
    allow: onlySystem,
    reads: true,
    async run(scope, { client, actor }) {
      const { id: clientId } = await clientBySlug(scope.as(actor), client);
      await termsOf(scope, clientId);
      return { clientId, connected: await directoryOf(scope, clientId) };
    },
  },
);

const openCase = defineAction<{ wish: Wish; found: LookedUp; actor: Actor }, ResetView | undefined>('password-reset.open', {
  summary: 'Begin to verify somebody.',
  allow: onlySystem,
  async run(scope, { wish, found, actor }) {
    const own = scope.as(actor);
    const reset = await beginReset(own, wish, found);
    return reset && viewOfCase(own, await caseOf(own, reset));
  },
});

export const begin = defineOutsideAction('password-reset.begin', {
  summary: 'Begin to verify somebody who wants a reset. Whatever the reason is, a refusal has the same words.',
  allow: can(verifyPeople),
  http: 'POST /password-resets',
  input: BeginReset,
  output: ResetView,
  async reach({ steps, actor }, { client, callerNumber, ticketId, drill, ...asked }): Promise<ResetView> {
    const { clientId, connected } = await steps.run(prepare, { client, actor });
    const found = await lookUp(connected, asked.login);
    const more = {
      ...(callerNumber === undefined ? {} : { callerNumber }),
      ...(ticketId === undefined ? {} : { ticketId }),
      ...(drill === true && holds(actor, seeEvidence) ? { drill } : {}),
    };
    const view = await steps.run(openCase, { wish: { clientId, ...asked, ...more }, found, actor });
    if (!view) throw notThisWay({});
    return view;
  },
});
