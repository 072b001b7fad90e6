import { agentRows, anyone, defineAction, defineOutsideAction, onlySystem, WithCookie, type Agent, Secret } from '@luuri/core';
import { IsString, Length, MaxLength } from 'class-validator';
import { accountSubject, beginAttempt, forgive, fromSubject, proofSubject } from '../attempts.ts';
import { forgetSessionCookie } from '../cookie.ts';
import { apiKeyRows, passwordRows } from '../entities/index.ts';
import { signInFirst, wrongKey, wrongProof, wrongSignIn } from '../errors.ts';
import { stageAfterPassword, takeProof } from '../factors.ts';
import { passwordHasher } from '../hasher.ts';
import { inSession } from '../permissions.ts';
import { presentAgent, presentSession } from '../present.ts';
import { publicAddress } from '../ports.ts';
import { onRecord } from '../refusals.ts';
import { LONGEST_PASSWORD } from '../rules/password.ts';
import { isKeyGood } from '../rules/scopes.ts';
import { sessionIdOf } from '../rules/session.ts';
import { hashOf } from '../secret.ts';
import { endSessions, stepUpFrom } from '../sessions.ts';
import { letIn, SignInAnswer } from './answer.ts';

interface Account {
  readonly agentId: number;
  readonly hash: string;
}

const findAccount = defineAction<{ address: string }, Account | undefined>('identity.find-account', {
  summary: 'The agent behind an address, when they work here and have a password.',
  allow: onlySystem,
  reads: true,
  async run(scope, { address }) {
    const agent = await scope.rows(agentRows).first({ address: address.toLowerCase(), active: true });
    const password = agent && (await scope.rows(passwordRows).first({ agentId: agent.id }));
    return password && { agentId: password.agentId, hash: password.hash };
  },
});

interface Admission {
  readonly agentId: number;
  readonly address: string;
  /** Of the password that was just given, when the kept one is of another cost than today's. */
  readonly newHash?: string;
  readonly replaces: number | undefined;
}

const admitAgent = defineAction<Admission, WithCookie<SignInAnswer>>('identity.admit', {
  summary: 'Let in an agent whose password was right.',
  allow: onlySystem,
  async run(scope, { agentId, address, newHash, replaces }) {
    const agent: Agent = await scope.rows(agentRows).get(agentId);
    if (newHash !== undefined) await scope.rows(passwordRows).update({ agentId }, { hash: newHash });
    await forgive(scope, { account: accountSubject(address), from: fromSubject(scope.origin.address) });
    const { stage, factors } = await stageAfterPassword(scope, agent);
    return letIn(scope, { who: 'agent', whoId: agentId, stage, by: 'password', replaces }, factors);
  },
});

export class SignIn {
  /** Mail address of the agent. */
  @IsString() @Length(1, 320) address!: string;
  @Secret() @IsString() @Length(1, LONGEST_PASSWORD) password!: string;
}

export const signIn = defineOutsideAction('identity.sign-in', {
  summary: 'Sign in with address and password. Begins a session, in a cookie.',
  allow: anyone,
  http: 'POST /sign-in',
  input: SignIn,
  output: SignInAnswer,
  async reach(outside, { address, password }): Promise<WithCookie<SignInAnswer>> {
    const { steps, origin, actor, get } = outside;
    const tried = { action: 'identity.sign-in', actor: 'anonymous' };
    await beginAttempt(outside, tried, accountSubject(address), fromSubject(origin.address));
    const account = await steps.run(findAccount, { address });
    const hasher = get(passwordHasher);
    // Without an account as much is done as with one.
    const isRight = await hasher.verify(account?.hash ?? hasher.decoy, password);
    if (!account || !isRight) {
      const who = account ? { ...tried, actor: `agent:${String(account.agentId)}` } : tried;
      return onRecord(outside, who, () => Promise.reject(wrongSignIn({})));
    }
    const newHash = hasher.isDated(account.hash) ? { newHash: await hasher.hash(password) } : {};
    return steps.run(admitAgent, { agentId: account.agentId, address, ...newHash, replaces: sessionIdOf(actor) });
  },
});

const whoOwes = defineAction<{ sessionId: number }, { agentId: number }>('identity.who-owes', {
  summary: 'The agent of a session that waits for a second factor.',
  allow: onlySystem,
  reads: true,
  async run(scope, { sessionId }) {
    const { session, agent } = await presentAgent(scope.as({ ...scope.actor, via: `session:${String(sessionId)}` }));
    if (session.stage !== 'second-factor') throw signInFirst({});
    return { agentId: agent.id };
  },
});

const admitProof = defineAction<{ agentId: number; sessionId: number; proof: string }, WithCookie<SignInAnswer> | undefined>(
  'identity.admit-proof',
  {
    summary: 'Let in an agent whose second factor is right.',
    allow: onlySystem,
    async run(scope, { agentId, sessionId, proof }) {
      if (!(await takeProof(scope, agentId, proof))) return undefined;
      await forgive(scope, { account: proofSubject(agentId) });
      return letIn(scope, { who: 'agent', whoId: agentId, stage: 'complete', by: await stepUpFrom(scope, sessionId) });
    },
  },
);

export class Proof {
  /** The six digits that the authenticator app shows, or a recovery code. */
  @Secret() @IsString() @Length(6, 40) proof!: string;
}

export const giveSecondFactor = defineOutsideAction('identity.second-factor', {
  summary: 'Finish signing in with a code of the authenticator app or a recovery code. The session gets another cookie.',
  allow: inSession,
  http: 'POST /sign-in/second-factor',
  input: Proof,
  output: SignInAnswer,
  async reach(outside, { proof }): Promise<WithCookie<SignInAnswer>> {
    const { steps, actor } = outside;
    const sessionId = sessionIdOf(actor) ?? 0;
    const { agentId } = await steps.run(whoOwes, { sessionId });
    const tried = { action: 'identity.second-factor', actor: `agent:${String(agentId)}` };
    await beginAttempt(outside, tried, proofSubject(agentId));
    return onRecord(outside, tried, async () => {
      const admitted = await steps.run(admitProof, { agentId, sessionId, proof });
      if (!admitted) throw wrongProof({});
      return admitted;
    });
  },
});

export class KeySignIn {
  /** An API key of this desk. */
  @Secret() @IsString() @MaxLength(200) apiKey!: string;
}

const admitKey = defineAction<{ hash: string; replaces: number | undefined }, WithCookie<SignInAnswer>>('identity.admit-key', {
  summary: 'Let in the agent whose key it is.',
  allow: onlySystem,
  async run(scope, { hash, replaces }) {
    const key = await scope.rows(apiKeyRows).first({ hash });
    const agent = key && isKeyGood(key, scope.now) && (await scope.rows(agentRows).first({ id: key.agentId, active: true }));
    if (!key || !agent) throw wrongKey({});
    await forgive(scope, { from: fromSubject(scope.origin.address) });
    return letIn(scope, { who: 'agent', whoId: agent.id, stage: 'complete', by: 'key', keyId: key.id, replaces });
  },
});

export const signInWithKey = defineOutsideAction('identity.sign-in-with-key', {
  summary: 'Begin a session with an API key: it may what the key may, and ends with it.',
  allow: anyone,
  http: 'POST /sign-in/key',
  input: KeySignIn,
  output: SignInAnswer,
  async reach(outside, { apiKey }): Promise<WithCookie<SignInAnswer>> {
    const { steps, actor, origin } = outside;
    const tried = { action: 'identity.sign-in-with-key', actor: 'anonymous' };
    await beginAttempt(outside, tried, fromSubject(origin.address));
    return onRecord(outside, tried, () => steps.run(admitKey, { hash: hashOf(apiKey), replaces: sessionIdOf(actor) }));
  },
});

export const signOut = defineAction('identity.sign-out', {
  summary: 'End the session of this browser.',
  allow: anyone,
  http: 'POST /sign-out',
  async run(scope): Promise<WithCookie<undefined>> {
    if (inSession(scope.actor)) {
      const session = await presentSession(scope);
      await endSessions(scope, session, { only: session.id });
    }
    return new WithCookie(undefined, forgetSessionCookie(scope.get(publicAddress).publicUrl));
  },
});
