import { agentRows, type Agent, type Scope } from '@luuri/core';
import { sessionRows, type SignInSession } from './entities/index.ts';
import { signInAgain, signInFirst } from './errors.ts';
import { kept } from './kept.ts';
import { isFresh, sessionIdOf } from './rules/session.ts';

/** The session that somebody calls in. @throws `identity.sign-in-first` */
export async function presentSession(scope: Scope): Promise<SignInSession> {
  const id = sessionIdOf(scope.actor);
  const session = id === undefined ? undefined : await kept(scope, sessionRows).first({ id });
  if (!session) throw signInFirst({});
  return session;
}

/** The session of an agent, with the agent. @throws `identity.sign-in-first` */
export async function presentAgent(scope: Scope): Promise<{ session: SignInSession; agent: Agent }> {
  const session = await presentSession(scope);
  const agent = session.who === 'agent' ? await scope.rows(agentRows).first({ id: session.whoId, active: true }) : undefined;
  if (!agent) throw signInFirst({});
  return { session, agent };
}

/** Who sets up a second factor: an agent who has just signed in, or one who may do nothing else before. Not one who still owes one. */
export async function enrollingAgent(scope: Scope): Promise<{ session: SignInSession; agent: Agent }> {
  const present = await presentAgent(scope);
  if (present.session.stage === 'enrolment') return present;
  if (present.session.stage !== 'complete') throw signInFirst({});
  return freshAgent(scope);
}

/** For what a session that somebody left open should not be enough for. @throws `identity.sign-in-again` */
export async function freshAgent(scope: Scope): Promise<{ session: SignInSession; agent: Agent }> {
  const present = await presentAgent(scope);
  const { stage, by, createdAt } = present.session;
  // A program's key is not the agent: it must not become a password or a passkey.
  if (stage !== 'complete' || by === 'key' || !isFresh(createdAt, scope.now)) throw signInAgain({});
  return present;
}
