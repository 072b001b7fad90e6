import { actorForAgent, actorForPerson, anonymous, defineAction, onlySystem, type Actor, type Scope, signInTried } from '@luuri/core';
import { LessThan } from 'typeorm';
import { apiKeyRows, flowRows, linkRows, sessionRows, type SignInSession, type SignedInBy, type Stage } from './entities/index.ts';
import { signInFirst } from './errors.ts';
import { signedIn, signedOut } from './events.ts';
import { kept } from './kept.ts';
import { identityOptions } from './ports.ts';
import { hashOf, newToken } from './secret.ts';
import { isKeyGood, permissionsWithin } from './rules/scopes.ts';
import { isOver, isSightWorthNoting, sessionHoldsUntil, UNFINISHED_MS } from './rules/session.ts';

const HOUR = 3_600_000;
const LONGEST_HOURS = 12;
const IDLE_MINUTES = 120;
const LONGEST_ADDRESS = 400;

/** Who is let in, how far, and by what. */
export interface Entrance {
  readonly who: SignInSession['who'];
  readonly whoId: number;
  readonly stage: Stage;
  readonly by: SignedInBy;
  readonly keyId?: number;
  readonly ticketId?: number;
  /** The session that this one takes the place of: a step up is never taken with the old token. */
  readonly replaces?: number | undefined;
}

const actorIdOf = ({ who, whoId }: Pick<SignInSession, 'who' | 'whoId'>): string => `${who}:${String(whoId)}`;

/** What is over is of no use to anybody but a thief. */
async function sweep(scope: Scope): Promise<void> {
  const past = { expiresAt: LessThan(scope.now) };
  await kept(scope, sessionRows).remove(past);
  await kept(scope, flowRows).remove(past);
  await kept(scope, linkRows).remove(past);
}

/** Open a session. The token goes to the browser and is kept nowhere. */
export async function openSession(scope: Scope, entrance: Entrance): Promise<{ token: string; session: SignInSession }> {
  await sweep(scope);
  const { who, whoId, stage, by, keyId = null, ticketId = null, replaces } = entrance;
  if (replaces !== undefined) await kept(scope, sessionRows).remove({ id: replaces });
  const token = newToken();
  const { sessionLongestHours = LONGEST_HOURS } = scope.get(identityOptions);
  const lasts = stage === 'complete' ? sessionLongestHours * HOUR : UNFINISHED_MS;
  const session = await kept(scope, sessionRows).insert({
    ...{ hash: hashOf(token), who, whoId, stage, by, keyId, ticketId, createdAt: scope.now, seenAt: scope.now },
    ...{ expiresAt: new Date(scope.now.getTime() + lasts), address: scope.origin.address ?? null },
    userAgent: scope.origin.userAgent?.slice(0, LONGEST_ADDRESS) ?? null,
  });
  const account = actorIdOf(session);
  await scope.emit(signedIn, { actor: account, sessionId: session.id, by, stage });
  await scope.emit(signInTried, { account, how: by, outcome: 'in', origin: scope.origin });
  return { token, session };
}

/**
 * The session that somebody steps up from, which is over with this: it leads to one other, once, also for two who come with it at the same
 * moment. Says how it was opened, for so was the one that follows.
 * @throws `identity.sign-in-first`
 */
export async function stepUpFrom(scope: Scope, sessionId: number): Promise<SignedInBy> {
  const session = await kept(scope, sessionRows).first({ id: sessionId });
  if (!session || (await kept(scope, sessionRows).remove({ id: sessionId })) === 0) throw signInFirst({});
  return session.by;
}

/** End sessions of somebody: all of them, or all but one. Returns how many. */
export async function endSessions(
  scope: Scope,
  of: Pick<SignInSession, 'who' | 'whoId'>,
  which: { readonly only?: number; readonly except?: number | undefined } = {},
): Promise<number> {
  const { only, except } = which;
  const rows = kept(scope, sessionRows);
  const found = await rows.find({ where: { who: of.who, whoId: of.whoId, ...(only === undefined ? {} : { id: only }) } });
  const ending = found.filter((s) => s.id !== except).map((s) => s.id);
  if (ending.length === 0) return 0;
  await rows.remove({ id: ending });
  const account = actorIdOf(of);
  await scope.emit(signedOut, { actor: account, sessions: ending.length });
  await scope.emit(signInTried, { account, how: 'session', outcome: 'out', origin: scope.origin });
  return ending.length;
}

async function heldBy(scope: Scope, session: SignInSession): Promise<Actor | undefined> {
  const { who, whoId, keyId, ticketId } = session;
  if (who === 'person') return scope.run(actorForPerson, { personId: whoId, ...(ticketId === null ? {} : { ticketId }) });
  const actor = await scope.run(actorForAgent, { agentId: whoId });
  if (!actor || keyId === null) return actor;
  const key = await scope.rows(apiKeyRows).first({ id: keyId });
  return key && isKeyGood(key, scope.now) ? { ...actor, permissions: permissionsWithin(actor.permissions, key.scopes) } : undefined;
}

/** A session and whoever it speaks for. */
export interface Found {
  readonly actor: Actor;
  readonly sessionId: number;
  readonly isSightWorthNoting: boolean;
  /** Until when it holds by itself; empty for a requester, whose own row decides too and is not settled. */
  readonly until: Date | undefined;
}

export const actorOfSession = defineAction<{ hash: string }, Found | undefined>('identity.session-actor', {
  summary: 'Whoever a session speaks for: nobody when it is over or not finished.',
  allow: onlySystem,
  reads: true,
  async run(scope, { hash }) {
    const session = await scope.rows(sessionRows).first({ hash });
    const { sessionIdleMinutes = IDLE_MINUTES } = scope.get(identityOptions);
    if (!session || isOver(session, scope.now, sessionIdleMinutes)) return undefined;
    const actor = await heldBy(scope, session);
    if (!actor) return undefined;
    // Who has not finished is nobody yet, who may go on signing in.
    const seen = session.stage === 'complete' ? actor : anonymous;
    return {
      actor: { ...seen, via: `session:${String(session.id)}` },
      sessionId: session.id,
      isSightWorthNoting: isSightWorthNoting(session.seenAt, scope.now),
      until: session.who === 'agent' ? sessionHoldsUntil(session, sessionIdleMinutes) : undefined,
    };
  },
});

export const noteSight = defineAction<{ sessionId: number }>('identity.note-sight', {
  summary: 'Write down that a session was seen.',
  allow: onlySystem,
  async run(scope, { sessionId }) {
    await scope.rows(sessionRows).update({ id: sessionId }, { seenAt: scope.now });
  },
});
