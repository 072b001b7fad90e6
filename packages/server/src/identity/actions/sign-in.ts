import {
  actionRefused,
  agentRows,
  anyone,
  defineAction,
  defineOutsideAction,
  onlySystem,
  WithCookie,
  type Agent,
  Secret,
} from '@luuri/core';
import { IsString, Length, MaxLength } from 'class-validator';
import { accountSubject, beginAttempt, forgive, fromSubject, proofSubject } from '../attempts.ts';
import { forgetSessionCookie } from '../cookie.ts';
import { apiKeyRows, passwordRows } from '../entities/index.ts';
import { signInFirst, wrongKey, wrongProof, wrongSignIn } from '../errors.ts';
import { stageAfterPassword, takeProof } from '../factors.ts';
import { passwordHasher } from '../hasher.ts';
import { kept } from '../kept.ts';
import { inSession } from '../permissions.ts';
import { presentAgent, presentSession } from '../present.ts';
import { publicAddress } from '../ports.ts';
import { LONGEST_PASSWORD } from '../rules/password.ts';
import { isKeyGood } from '../rules/scopes.ts';
import { sessionIdOf } from '../rules/session.ts';
import { hashOf } from '../secret.ts';
import { endSessions } from '../sessions.ts';
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

/** An attempt that failed goes on record, with the account when there is one. */
export const noteRefusal = defineAction<{ action: string; actor: string; code: string }>('identity.note-refusal', {
  summary: 'Put on record that somebody was not let in.',
  allow: onlySystem,
  async run(scope, refused) {
    await scope.emit(actionRefused, { ...refused, origin: scope.origin });
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
  async reach({ steps, origin, actor, get }, { address, password }): Promise<WithCookie<SignInAnswer>> {
    await steps.run(beginAttempt, { subjects: [accountSubject(address), fromSubject(origin.address)] });
    const account = await steps.run(findAccount, { address });
    const hasher = get(passwordHasher);
    // Without an account as much is done as with one.
    const isRight = await hasher.verify(account?.hash ?? hasher.decoy, password);
    if (!account || !isRight) {
      const who = account ? `agent:${String(account.agentId)}` : 'anonymous';
      await steps.run(noteRefusal, { action: 'identity.sign-in', actor: who, code: wrongSignIn.code });
      throw wrongSignIn({});
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
      return letIn(scope, { who: 'agent', whoId: agentId, stage: 'complete', by: 'password', replaces: sessionId });
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
  async reach({ steps, actor }, { proof }): Promise<WithCookie<SignInAnswer>> {
    const sessionId = sessionIdOf(actor) ?? 0;
    const { agentId } = await steps.run(whoOwes, { sessionId });
    await steps.run(beginAttempt, { subjects: [proofSubject(agentId)] });
    const admitted = await steps.run(admitProof, { agentId, sessionId, proof });
    if (admitted) return admitted;
    await steps.run(noteRefusal, { action: 'identity.second-factor', actor: `agent:${String(agentId)}`, code: wrongProof.code });
    throw wrongProof({});
  },
});

export class KeySignIn {
  /** An API key of this desk. */
  @Secret() @IsString() @MaxLength(200) apiKey!: string;
}

export const signInWithKey = defineAction('identity.sign-in-with-key', {
  summary: 'Begin a session with an API key: it may what the key may, and ends with it.',
  allow: anyone,
  http: 'POST /sign-in/key',
  input: KeySignIn,
  output: SignInAnswer,
  async run(scope, { apiKey }): Promise<WithCookie<SignInAnswer>> {
    const key = await kept(scope, apiKeyRows).first({ hash: hashOf(apiKey) });
    const agent = key && isKeyGood(key, scope.now) && (await scope.rows(agentRows).first({ id: key.agentId, active: true }));
    if (!key || !agent) throw wrongKey({});
    return letIn(scope, { who: 'agent', whoId: agent.id, stage: 'complete', by: 'key', keyId: key.id, replaces: sessionIdOf(scope.actor) });
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
