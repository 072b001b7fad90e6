import {
  agentRows,
  defineAction,
  defineOutsideAction,
  onlySystem,
  out,
  Secret,
  type Outside,
  type Scope,
  type WithCookie,
} from '@luuri/core';
import type * as library from '@simplewebauthn/server';
import { IsInt, IsObject, IsString, Length } from 'class-validator';
import { beginAttempt, forgive, proofSubject } from '../attempts.ts';
import { passkeyRows, recoveryCodeRows, totpRows, type Passkey } from '../entities/index.ts';
import { secondFactorKept, signInFirst, wrongProof } from '../errors.ts';
import { secondFactorChanged } from '../events.ts';
import { codesForFirst, needsSecondFactor } from '../factors.ts';
import { beginFlow, endFlow } from '../flows.ts';
import { kept } from '../kept.ts';
import { agentInSession, inSession } from '../permissions.ts';
import { publicAddress } from '../ports.ts';
import { enrollingAgent, freshAgent, presentAgent } from '../present.ts';
import { onRecord } from '../refusals.ts';
import { sessionIdOf } from '../rules/session.ts';
import { endSessions, stepUpFrom } from '../sessions.ts';
import { letIn, SignInAnswer } from './answer.ts';
import { Enrolled, withCodes } from './totp.ts';

type RegistrationResponse = Parameters<typeof library.verifyRegistrationResponse>[0]['response'];
type AuthenticationResponse = Parameters<typeof library.verifyAuthenticationResponse>[0]['response'];

/** Loaded by the first who uses a passkey: it takes as much memory as a tenth of the desk. */
const webauthn = () => import('@simplewebauthn/server');

/** The desk as authenticators know it: a passkey is good at this host alone. */
function party(of: { get: Scope['get'] }): { rpID: string; origin: string } {
  const url = new URL(of.get(publicAddress).publicUrl);
  return { rpID: url.hostname, origin: url.origin };
}

const ofSession = (sessionId: number): string => `session ${String(sessionId)}`;
const inSessionOf = (scope: Scope, sessionId: number): Scope => scope.as({ ...scope.actor, via: `session:${String(sessionId)}` });
const ownPasskeys = (scope: Scope, agentId: number): Promise<Passkey[]> => kept(scope, passkeyRows).find({ where: { agentId } });
const described = (keys: readonly Passkey[]) => keys.map(({ credentialId, transports }) => ({ id: credentialId, transports }));

export const newPasskeyOptions = defineAction('identity.new-passkey-options', {
  summary: 'What a browser needs to make a passkey: hand it to navigator.credentials.create.',
  allow: inSession,
  http: 'POST /me/passkeys/options',
  output: out.object(), // as WebAuthn writes it, which browsers know
  async run(scope): Promise<object> {
    const { agent, session } = await enrollingAgent(scope);
    const options = await (
      await webauthn()
    ).generateRegistrationOptions({
      ...{ rpName: 'Luuri', rpID: party(scope).rpID, userName: agent.address, userDisplayName: agent.name, attestationType: 'none' },
      userID: new Uint8Array(Buffer.from(`agent:${String(agent.id)}`)),
      excludeCredentials: described(await ownPasskeys(scope, agent.id)),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    });
    await beginFlow(scope, 'passkey-new', { token: ofSession(session.id), data: { challenge: options.challenge } });
    return options;
  },
});

interface Begun {
  readonly agentId: number;
  readonly challenge: string;
}

const endNewPasskey = defineAction<{ sessionId: number }, Begun>('identity.end-new-passkey', {
  summary: 'The challenge that a new passkey was made for.',
  allow: onlySystem,
  async run(scope, { sessionId }) {
    const { agent } = await enrollingAgent(inSessionOf(scope, sessionId));
    return { agentId: agent.id, ...((await endFlow(scope, 'passkey-new', ofSession(sessionId))) as { challenge: string }) };
  },
});

type NewPasskey = Pick<Passkey, 'agentId' | 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'name'>;

const keepPasskey = defineAction<{ passkey: NewPasskey; sessionId: number }, WithCookie<Enrolled>>('identity.keep-passkey', {
  summary: 'Keep a passkey.',
  allow: onlySystem,
  async run(scope, { passkey, sessionId }) {
    const { agentId, credentialId } = passkey;
    if (await scope.rows(passkeyRows).first({ credentialId })) throw wrongProof({});
    await scope.rows(passkeyRows).insert({ ...passkey, createdAt: scope.now, lastUsedAt: null });
    await scope.emit(secondFactorChanged, { agentId, factor: 'passkey', change: 'added' });
    await endSessions(scope, { who: 'agent', whoId: agentId }, { except: sessionId });
    const recoveryCodes = await codesForFirst(scope, agentId);
    const by = await stepUpFrom(scope, sessionId);
    return withCodes(await letIn(scope, { who: 'agent', whoId: agentId, stage: 'complete', by }), recoveryCodes);
  },
});

export class AddPasskey {
  /** What navigator.credentials.create gave, as JSON. */
  @Secret() @IsObject() credential!: object;
  /** To tell it from others: `Laptop`. */
  @IsString() @Length(1, 100) name!: string;
}

/** What a stranger sent may be of any shape. */
const idOf = (credential: object): string => ('id' in credential && typeof credential.id === 'string' ? credential.id : '');

/** Whatever is wrong with what a browser sent, it proves nothing; which part, is the authenticator's affair. */
const proven = <T>(verify: () => Promise<T>): Promise<T | undefined> => verify().catch(() => undefined);

export const addPasskey = defineOutsideAction('identity.add-passkey', {
  summary: 'Keep a passkey that the browser has made. With the first second factor come recovery codes, shown once.',
  allow: inSession,
  http: 'POST /me/passkeys',
  input: AddPasskey,
  output: Enrolled,
  async reach({ steps, actor, get }, { credential, name }): Promise<WithCookie<Enrolled>> {
    const sessionId = sessionIdOf(actor) ?? 0;
    const { agentId, challenge } = await steps.run(endNewPasskey, { sessionId });
    const { rpID, origin } = party({ get });
    const response = credential as RegistrationResponse;
    const expected = { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: false };
    const made = (await proven(async () => (await webauthn()).verifyRegistrationResponse({ response, ...expected })))?.registrationInfo
      ?.credential;
    if (!made) throw wrongProof({});
    const { id: credentialId, publicKey, counter, transports = [] } = made;
    return steps.run(keepPasskey, {
      passkey: { agentId, credentialId, publicKey: Buffer.from(publicKey), counter, transports, name },
      sessionId,
    });
  },
});

export const passkeyProofOptions = defineAction('identity.passkey-options', {
  summary: 'What a browser needs to finish signing in with a passkey: hand it to navigator.credentials.get.',
  allow: inSession,
  http: 'POST /sign-in/passkey/options',
  output: out.object(),
  async run(scope): Promise<object> {
    const { agent, session } = await presentAgent(scope);
    if (session.stage !== 'second-factor') throw signInFirst({});
    const allowCredentials = described(await ownPasskeys(scope, agent.id));
    const options = await (
      await webauthn()
    ).generateAuthenticationOptions({ rpID: party(scope).rpID, allowCredentials, userVerification: 'preferred' });
    await beginFlow(scope, 'passkey-proof', { token: ofSession(session.id), data: { challenge: options.challenge } });
    return options;
  },
});

const endPasskeyProof = defineAction<{ sessionId: number; credentialId: string }, Begun & { passkey: Passkey | undefined }>(
  'identity.end-passkey-proof',
  {
    summary: 'The challenge and the passkey that a proof is for.',
    allow: onlySystem,
    async run(scope, { sessionId, credentialId }) {
      const { agent } = await presentAgent(inSessionOf(scope, sessionId));
      const { challenge = '' } = await endFlow(scope, 'passkey-proof', ofSession(sessionId));
      // Another agent's passkey is no proof of this one.
      const passkey = await scope.rows(passkeyRows).first({ agentId: agent.id, credentialId });
      return { agentId: agent.id, challenge, passkey };
    },
  },
);

const admitPasskey = defineAction<{ passkey: Passkey; counter: number; sessionId: number }, WithCookie<SignInAnswer>>(
  'identity.admit-passkey',
  {
    summary: 'Let in an agent whose passkey was right.',
    allow: onlySystem,
    async run(scope, { passkey, counter, sessionId }) {
      const { agentId } = passkey;
      await scope.rows(agentRows).get(agentId);
      // A copy that counts the same, at the same moment: the second of the two finds another counter than it was held against.
      const isCounted = await scope
        .rows(passkeyRows)
        .update({ id: passkey.id, counter: passkey.counter }, { counter, lastUsedAt: scope.now });
      if (isCounted === 0) throw wrongProof({});
      await forgive(scope, { account: proofSubject(agentId) });
      return letIn(scope, { who: 'agent', whoId: agentId, stage: 'complete', by: await stepUpFrom(scope, sessionId) });
    },
  },
);

export class PasskeyProof {
  /** What navigator.credentials.get gave, as JSON. */
  @Secret() @IsObject() credential!: object;
}

/** The counter that the authenticator says, when what it sent answers the challenge; undefined when it proves nothing. */
async function counterProven(
  { get }: Pick<Outside, 'get'>,
  { passkey, challenge, response }: { passkey: Passkey; challenge: string; response: AuthenticationResponse },
): Promise<number | undefined> {
  const { rpID, origin } = party({ get });
  const expected = { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: false };
  const { credentialId: id, publicKey, counter, transports } = passkey;
  const credential = { id, publicKey: new Uint8Array(publicKey), counter, transports };
  const found = await proven(async () => (await webauthn()).verifyAuthenticationResponse({ response, ...expected, credential }));
  return found?.verified ? found.authenticationInfo.newCounter : undefined;
}

export const givePasskey = defineOutsideAction('identity.give-passkey', {
  summary: 'Finish signing in with a passkey. The session gets another cookie.',
  allow: inSession,
  http: 'POST /sign-in/passkey',
  input: PasskeyProof,
  output: SignInAnswer,
  async reach(outside, { credential }): Promise<WithCookie<SignInAnswer>> {
    const { steps, actor } = outside;
    const sessionId = sessionIdOf(actor) ?? 0;
    const { agentId, challenge, passkey } = await steps.run(endPasskeyProof, { sessionId, credentialId: idOf(credential) });
    const tried = { action: 'identity.give-passkey', actor: `agent:${String(agentId)}` };
    await beginAttempt(outside, tried, proofSubject(agentId));
    return onRecord(outside, tried, async () => {
      const counter = passkey && (await counterProven(outside, { passkey, challenge, response: credential as AuthenticationResponse }));
      if (!passkey || counter === undefined) throw wrongProof({});
      return steps.run(admitPasskey, { passkey, counter, sessionId });
    });
  },
});

/** A passkey as its owner sees it. */
export class PasskeyView {
  @out.integer readonly id!: number;
  @out.text readonly name!: string;
  @out.instant readonly createdAt!: Date;
  @out.orNull(out.instant) readonly lastUsedAt!: Date | null;
}

export const listPasskeys = defineAction('identity.passkeys', {
  summary: "One's own passkeys.",
  allow: agentInSession,
  http: 'GET /me/passkeys',
  output: [PasskeyView],
  async run(scope): Promise<PasskeyView[]> {
    const { agent } = await presentAgent(scope);
    return (await ownPasskeys(scope, agent.id)).map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt }));
  },
});

export class ByPasskey {
  @IsInt() passkeyId!: number;
}

export const removePasskey = defineAction('identity.remove-passkey', {
  summary: "Remove one of one's own passkeys.",
  allow: agentInSession,
  http: 'DELETE /me/passkeys/:passkeyId',
  input: ByPasskey,
  async run(scope, { passkeyId }): Promise<void> {
    const { agent, session } = await freshAgent(scope);
    const all = await ownPasskeys(scope, agent.id);
    const totp = await kept(scope, totpRows).first({ agentId: agent.id });
    const isLast = all.length <= 1 && !totp?.confirmedAt;
    if (isLast && needsSecondFactor(scope, agent)) throw secondFactorKept({ role: agent.role });
    if ((await kept(scope, passkeyRows).remove({ id: passkeyId, agentId: agent.id })) === 0) return;
    if (isLast) await kept(scope, recoveryCodeRows).remove({ agentId: agent.id });
    await endSessions(scope, session, { except: session.id });
    await scope.emit(secondFactorChanged, { agentId: agent.id, factor: 'passkey', change: 'removed' });
  },
});
