import { agentInHand, can, defineAction, defineOutsideAction, onlySystem, out, WithCookie } from '@luuri/core';
import { beginAttempt, forgive, proofSubject } from '../attempts.ts';
import { passkeyRows, recoveryCodeRows, totpRows } from '../entities/index.ts';
import { secondFactorKept, totpThere, wrongProof } from '../errors.ts';
import { secondFactorChanged } from '../events.ts';
import { codesForFirst, needsSecondFactor, newTotpSecret, renewRecoveryCodes, takeTotp, totpOf } from '../factors.ts';
import { kept } from '../kept.ts';
import { agentInSession, inSession, manageIdentity } from '../permissions.ts';
import { enrollingAgent, freshAgent } from '../present.ts';
import { onRecord } from '../refusals.ts';
import { sessionIdOf } from '../rules/session.ts';
import { endSessions, stepUpFrom } from '../sessions.ts';
import { letIn, SignInAnswer } from './answer.ts';
import { ByAgentNumber } from './password.ts';
import { Proof } from './sign-in.ts';

/** What an authenticator app is fed. */
export class NewTotp {
  /** Base32, for those who type it. */
  @out.text readonly secret!: string;
  /** The same as an otpauth address, to make a picture of. */
  @out.text readonly uri!: string;
}

export const beginTotp = defineAction('identity.begin-totp', {
  summary:
    'Begin with an authenticator app: the secret for it, also as an otpauth address to make a picture of. It counts once a code was given.',
  allow: inSession,
  http: 'POST /me/totp',
  output: NewTotp,
  async run(scope): Promise<NewTotp> {
    const { agent } = await enrollingAgent(scope);
    const secret = newTotpSecret();
    const rows = kept(scope, totpRows);
    // One that works is removed first, on purpose: a half-made one must not take its place.
    const known = await rows.first({ agentId: agent.id });
    if (known?.confirmedAt) throw totpThere({});
    if (known) await rows.update({ id: known.id }, { secret, lastStep: 0 });
    else await rows.insert({ agentId: agent.id, secret, confirmedAt: null, lastStep: 0 });
    return { secret, uri: totpOf(secret, agent.address).toString() };
  },
});

/** What is shown once, when a first second factor is there. */
export class Enrolled extends SignInAnswer {
  /** Ten codes, each good once for the day that the device is lost; none when there were some before. */
  @out.list(out.text) readonly recoveryCodes!: readonly string[];
}

/** Codes that are shown once. */
export class RecoveryCodes {
  /** Ten codes, each good once. */
  @out.list(out.text) readonly recoveryCodes!: readonly string[];
}

const whoEnrols = defineAction<{ sessionId: number }, { agentId: number }>('identity.who-enrols', {
  summary: 'The agent who sets up a second factor.',
  allow: onlySystem,
  reads: true,
  async run(scope, { sessionId }) {
    return { agentId: (await enrollingAgent(scope.as({ ...scope.actor, via: `session:${String(sessionId)}` }))).agent.id };
  },
});

const confirmIt = defineAction<{ agentId: number; sessionId: number; proof: string }, WithCookie<Enrolled> | undefined>(
  'identity.keep-totp',
  {
    summary: 'Take the first code of an authenticator app.',
    allow: onlySystem,
    async run(scope, { agentId, sessionId, proof }) {
      if (!(await takeTotp(scope, agentId, proof.replaceAll(/\s/g, '')))) return undefined;
      await forgive(scope, { account: proofSubject(agentId) });
      await scope.emit(secondFactorChanged, { agentId, factor: 'totp', change: 'added' });
      await endSessions(scope, { who: 'agent', whoId: agentId }, { except: sessionId });
      const recoveryCodes = await codesForFirst(scope, agentId);
      const by = await stepUpFrom(scope, sessionId);
      return withCodes(await letIn(scope, { who: 'agent', whoId: agentId, stage: 'complete', by }), recoveryCodes);
    },
  },
);

/** The same answer and cookie, with the codes that are shown once. */
export function withCodes({ value, cookie }: WithCookie<SignInAnswer>, recoveryCodes: readonly string[]): WithCookie<Enrolled> {
  const { stage, factors, csrfToken } = value;
  return new WithCookie({ stage, factors, csrfToken, recoveryCodes }, cookie);
}

export const confirmTotp = defineOutsideAction('identity.confirm-totp', {
  summary:
    'Give the first code of the authenticator app: from now on it is asked for. Recovery codes are shown once; the session gets another cookie.',
  allow: inSession,
  http: 'POST /me/totp/confirm',
  input: Proof,
  output: Enrolled,
  async reach(outside, { proof }): Promise<WithCookie<Enrolled>> {
    const { steps, actor } = outside;
    const sessionId = sessionIdOf(actor) ?? 0;
    const { agentId } = await steps.run(whoEnrols, { sessionId });
    const tried = { action: 'identity.confirm-totp', actor: `agent:${String(agentId)}` };
    await beginAttempt(outside, tried, proofSubject(agentId));
    return onRecord(outside, tried, async () => {
      const confirmed = await steps.run(confirmIt, { agentId, sessionId, proof });
      if (!confirmed) throw wrongProof({});
      return confirmed;
    });
  },
});

export const removeTotp = defineAction('identity.remove-totp', {
  summary: 'Do without the authenticator app from now on.',
  allow: agentInSession,
  http: 'DELETE /me/totp',
  async run(scope): Promise<void> {
    const { agent, session } = await freshAgent(scope);
    const hasOther = (await kept(scope, passkeyRows).count({ agentId: agent.id })) > 0;
    if (!hasOther && needsSecondFactor(scope, agent)) throw secondFactorKept({ role: agent.role });
    await kept(scope, totpRows).remove({ agentId: agent.id });
    if (!hasOther) await kept(scope, recoveryCodeRows).remove({ agentId: agent.id });
    await endSessions(scope, session, { except: session.id });
    await scope.emit(secondFactorChanged, { agentId: agent.id, factor: 'totp', change: 'removed' });
  },
});

export const newRecoveryCodes = defineAction('identity.new-recovery-codes', {
  summary: 'Ten new recovery codes, shown once; older ones open nothing any more.',
  allow: agentInSession,
  http: 'POST /me/recovery-codes',
  output: RecoveryCodes,
  async run(scope): Promise<RecoveryCodes> {
    const { agent } = await freshAgent(scope);
    return { recoveryCodes: await renewRecoveryCodes(scope, agent.id) };
  },
});

export const resetSecondFactor = defineAction('identity.reset-second-factor', {
  summary: 'Take all second factors from an agent who lost theirs. Their sessions end. Make sure first that it is them who asks.',
  allow: can(manageIdentity),
  http: 'POST /agents/:agentId/reset-second-factor',
  input: ByAgentNumber,
  async run(scope, { agentId }): Promise<void> {
    await agentInHand(scope, 'identity.reset-second-factor', agentId);
    for (const entity of [totpRows, passkeyRows, recoveryCodeRows]) await kept(scope, entity as typeof totpRows).remove({ agentId });
    await endSessions(scope, { who: 'agent', whoId: agentId });
    await scope.emit(secondFactorChanged, { agentId, factor: 'all', change: 'reset' });
  },
});
