import { randomUUID } from 'node:crypto';
import {
  agentIdOf,
  callEvidence,
  can,
  cannotDo,
  clientBySlug,
  defineAction,
  defineOutsideAction,
  directoryOf,
  holds,
  invalidInput,
  isDeskError,
  onlySystem,
  personRows,
  recordAccount,
  startTicket,
  ticketRows,
  type AccountOfRecord,
  type Actor,
  type ConnectedDirectory,
  type DirectoryAccount,
  type Outside,
  type Scope,
} from '@luuri/core';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches } from 'class-validator';
import { drillRows, resetRows, type Attempt, type Drill, type Reset } from '../entities.ts';
import { notThisWay } from '../errors.ts';
import { resetBegun } from '../events.ts';
import { leadResets, seeEvidence, verifyPeople } from '../permissions.ts';
import { draws } from '../ports.ts';
import { note } from '../records/keep.ts';
import { classesOf, pointsNeeded, refusalOf } from '../rules/assurance.ts';
import { masked } from '../rules/mask.ts';
import { scriptVersion } from '../rules/script.ts';
import { twoWords } from '../rules/spelling.ts';
import {
  channels,
  deeds,
  selfServiceAnswers,
  type Deed,
  type RequestChannel,
  type SelfServiceAnswer,
  type UserClass,
} from '../rules/terms.ts';
import { wordsIn } from '../texts.ts';
import { expireReset } from './end.ts';
import { caseOf, termsOf } from './find.ts';
import { keepAttempt, limitFor } from './history.ts';
import { ResetView, viewOfCase } from './view.ts';

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
  /** The number to be set, for `change-phone`. */
  readonly newNumber?: string;
  readonly selfService?: SelfServiceAnswer;
  readonly drill?: boolean;
  /** Why a team lead lets it pass that they were helped today already. */
  readonly beyond?: string;
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
  // Who is not there is asked about as well: how long it takes must not tell.
  const privileged = await directory.isPrivileged(account?.id ?? randomUUID()).catch((e: unknown) => {
    if (!account && isDeskError(e)) return false;
    throw e;
  });
  return { account, privileged: account !== undefined && privileged };
}

async function ticketFor(scope: Scope, wish: Wish, { personId, language }: { personId: number; language: string }): Promise<number> {
  const { clientId, deed, channel, ticketId } = wish;
  const known = ticketId === undefined ? undefined : await scope.rows(ticketRows).first({ id: ticketId, clientId, requesterId: personId });
  if (known) return known.id;
  const subject = wordsIn(language).subject(wordsIn(language).deeds[deed]);
  const opened = { subject, channel: channel === 'desk' ? 'api' : channel, type: 'password-reset', state: 'proving-identity' };
  return (await startTicket(scope, { clientId, requesterId: personId, language, agentCreated: channel !== 'portal', ...opened })).id;
}

/** A5: a rehearsal that was planned for this account, used up by the request that it makes one. */
async function plannedDrill(scope: Scope, { clientId, channel }: Wish, login: string): Promise<Drill | undefined> {
  if (channel === 'portal') return undefined;
  const planned = await scope.rows(drillRows).find({ where: { clientId, login: login.toLowerCase(), resetId: null } });
  return planned.find(({ until }) => until > scope.now);
}

/** A1: what the evidence begins with: what is asked for, by which rules and words, and on which call. */
async function callOf(scope: Scope, { clientId, channel }: Wish) {
  const agentId = agentIdOf(scope.actor);
  if (channel !== 'phone' || agentId === undefined) return undefined;
  return scope.get(callEvidence)?.callOf(scope, { clientId, agentId });
}

/** What the directory says of the one who asks, and what the contract makes of it. */
interface Known {
  readonly account: DirectoryAccount;
  readonly record: AccountOfRecord;
  readonly userClass: UserClass;
}

async function keepBegun(scope: Scope, wish: Wish, { account, record, userClass }: Known): Promise<Reset> {
  const { clientId, deed, channel, newNumber = null, selfService = null } = wish;
  const { personId } = record;
  const { terms, policy, languages } = await termsOf(scope, clientId);
  const { language } = await scope.rows(personRows).get(personId);
  const ticketId = await ticketFor(scope, wish, { personId, language: language ?? languages[0] ?? 'en' });
  const planned = await plannedDrill(scope, wish, account.login);
  const call = await callOf(scope, wish);
  const reset = await scope.rows(resetRows).insert({
    ...{ clientId, ticketId, personId, accountId: account.id, login: account.login, deed, userClass, channel, selfService },
    ...{ state: 'proving', heldBy: scope.actor.id, drill: wish.drill ?? planned !== undefined, suspicious: false, policy },
    ...{ words: twoWords(scope.get(draws)), failures: 0, needed: pointsNeeded(terms, { deed, userClass, channel }) },
    ...{ flags: wish.beyond === undefined ? [] : ['beyond-limits'], newNumber, script: scriptVersion, callId: call?.callId ?? null },
    ...{ startedAt: scope.now, provenAt: null, endedAt: null, secretHash: null, secretUntil: null, coolUntil: null, stopHash: null },
  });
  if (planned) await scope.rows(drillRows).update({ id: planned.id }, { resetId: reset.id });
  const facts = { deed, userClass, channel, policy, script: scriptVersion, ticketId, drill: reset.drill, selfService, call: call ?? null };
  const more = {
    ...(newNumber === null ? {} : { newNumber: masked('phone', newNumber) }),
    ...(wish.beyond ? { beyond: wish.beyond } : {}),
  };
  await note(scope, reset, { what: 'begun', facts: { ...facts, ...more } });
  return reset;
}

/** Begin to verify somebody; undefined when it is refused, which is then kept. Why, nobody is told. */
export async function beginReset(scope: Scope, wish: Wish, { account, privileged }: LookedUp): Promise<Reset | undefined> {
  const { clientId, deed, channel } = wish;
  const { terms } = await termsOf(scope, clientId);
  const asking = { ...wish, login: account?.login ?? wish.login, beyond: wish.beyond !== undefined };
  const record = account && (await recordAccount(scope, clientId, account));
  const limit = await limitFor(scope, asking, { terms, personId: record?.personId });
  const refused = async (outcome: Attempt['outcome']) => {
    await keepAttempt(scope, asking, { outcome });
    return undefined;
  };
  if (!account || !record) return refused('unknown');
  const classes = classesOf(terms, { login: account.login, privileged, enabled: account.enabled, deed });
  const forbidden = classes.some((userClass) => refusalOf(terms, { deed, userClass, channel }) !== undefined);
  if (limit !== undefined || forbidden) return refused('refused');
  const reset = await keepBegun(scope, wish, { account, record, userClass: classes[0] ?? 'standard' });
  if (!reset.drill) await keepAttempt(scope, asking, { outcome: 'asked', resetId: reset.id });
  const { id: resetId, ticketId } = reset;
  await scope.emit(resetBegun, { resetId, ticketId, clientId, deed, channel });
  const at = new Date(scope.now.getTime() + VERIFYING_MS);
  await scope.schedule(expireReset, { key: String(resetId), at, input: { resetId }, uncaused: true });
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
  /** For `change-phone` the number to be set, with its country: +358401234567. It cannot be another one later. */
  @IsOptional() @Matches(/^\+[1-9]\d{6,14}$/) newNumber?: string;
  /** What came of asking whether they could do it by themselves (P5). */
  @IsOptional() @IsIn(selfServiceAnswers) selfService?: SelfServiceAnswer;
  /** True for a rehearsal, by quality: everything is as ever, and nothing is done at the directory. */
  @IsOptional() @IsBoolean() drill?: boolean;
}

export class BeginBeyond extends BeginReset {
  /** Why it is to be done although they were helped today already, 10-1000 characters; it stands in the evidence. */
  @IsString() @Length(10, 1000) reason!: string;
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

async function begun({ steps, actor }: Outside, { client, drill, ...asked }: BeginReset, beyond?: string): Promise<ResetView> {
  const { clientId, connected } = await steps.run(prepare, { client, actor });
  if ((asked.deed === 'change-phone') !== (asked.newNumber !== undefined)) {
    const message = asked.newNumber === undefined ? 'must be the number to be set, like +358401234567' : 'is for change-phone alone';
    throw invalidInput({ what: 'password-reset.begin', mistakes: [{ path: 'newNumber', message }] });
  }
  const { can: able } = connected.directory;
  if (!able.includes(asked.deed)) throw cannotDo({ deed: asked.deed, can: able });
  const found = await lookUp(connected, asked.login);
  const rehearsal = drill === true && holds(actor, seeEvidence) ? { drill } : {};
  const wish: Wish = { clientId, ...asked, ...rehearsal, ...(beyond === undefined ? {} : { beyond }) };
  const view = await steps.run(openCase, { wish, found, actor });
  if (!view) throw notThisWay({});
  return view;
}

export const begin = defineOutsideAction('password-reset.begin', {
  summary: 'Begin to verify somebody who wants a reset. Whatever the reason is, a refusal has the same words.',
  allow: can(verifyPeople),
  http: 'POST /password-resets',
  input: BeginReset,
  output: ResetView,
  reach: (outside, input): Promise<ResetView> => begun(outside, input),
});

export const beginBeyond = defineOutsideAction('password-reset.begin-beyond', {
  summary: 'Begin to verify somebody who was helped, or tried, too often today: a team lead lets it pass, with a reason (P6).',
  allow: can(leadResets),
  http: 'POST /password-resets/beyond-limits',
  input: BeginBeyond,
  output: ResetView,
  reach: (outside, { reason, ...input }): Promise<ResetView> => begun(outside, input, reason),
});
