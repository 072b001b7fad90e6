import {
  agentRows,
  anyone,
  defineAction,
  defineOutsideAction,
  isDeskError,
  onlySystem,
  out,
  WithCookie,
  type Outside,
  type Scope,
} from '@luuri/core';
import { IsOptional, IsString, Length } from 'class-validator';
import { beginAttempt, forgive, fromSubject, takeBackAttempt } from '../attempts.ts';
import { flowCookie } from '../cookie.ts';
import { outsideIdentityRows } from '../entities/index.ts';
import { noAccount, noProvider, providerAway, providerRefused } from '../errors.ts';
import { factorsOf, needsSecondFactor } from '../factors.ts';
import { beginFlow, endFlow } from '../flows.ts';
import { identityOptions, publicAddress } from '../ports.ts';
import { provider, type Journey, type Vouched } from '../provider.ts';
import { onRecord } from '../refusals.ts';
import { admitRequester, providerOfClient } from '../requester/provider.ts';
import { pageToReturnTo, sessionIdOf } from '../rules/session.ts';
import { newToken } from '../secret.ts';
import { letIn, SignInAnswer } from './answer.ts';

/**
 * Where a provider sends the browser back to: set this as the redirect URI there. Each client's provider has a place of its own. An answer that
 * comes back at another one than the journey began for was had from another provider, to be handed on to the one that the journey is for.
 * @param client short name; empty for the desk's own provider
 */
export const callbackPathOf = (client: string): string => `/sign-in/provider/callback${client === '' ? '' : `/${client}`}`;

const rememberJourney = defineAction<{ journey: Journey; back: string; client: string }, { token: string }>('identity.remember-journey', {
  summary: 'Remember what a browser left for the provider with.',
  allow: onlySystem,
  async run(scope, { journey, back, client }) {
    const token = newToken();
    await beginFlow(scope, 'provider', { token, data: { ...journey, back, client } });
    return { token };
  },
});

export class BeginProvider {
  /** Page of the desk to return to; the first one when left out. */
  @IsOptional() @IsString() @Length(1, 500) back?: string;
  /** Short name of the client at whose own provider a requester signs in; an agent, at the desk's, when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
}

/** Where to send the browser. */
export class ProviderAddress {
  @out.text readonly url!: string;
}

export const beginProvider = defineOutsideAction('identity.begin-provider', {
  summary: 'Begin to sign in with the OpenID provider: send the browser to the address in the answer.',
  allow: anyone,
  http: 'POST /sign-in/provider',
  input: BeginProvider,
  output: ProviderAddress,
  async reach(outside, { back, client }): Promise<WithCookie<ProviderAddress>> {
    const { steps, get } = outside;
    const { publicUrl } = get(publicAddress);
    const way = client === undefined ? get(provider) : (await providerOfClient(outside, client)).provider;
    const begun = await way?.begin(`${publicUrl}${callbackPathOf(client ?? '')}`);
    if (!begun) throw noProvider({});
    const { token } = await steps.run(rememberJourney, { journey: begun.journey, back: pageToReturnTo(back), client: client ?? '' });
    return new WithCookie({ url: begun.url }, flowCookie(token, publicUrl));
  },
});

type Recalled = Journey & { readonly back: string; readonly client: string };

const recallJourney = defineAction<{ token: string }, Recalled>('identity.recall-journey', {
  summary: 'What a browser left for the provider with, once.',
  allow: onlySystem,
  run: async (scope, { token }) => (await endFlow(scope, 'provider', token)) as unknown as Recalled,
});

/** The agent that a provider means: linked before, or taken at their verified address when the settings say so. */
async function agentMeant(scope: Scope, { issuer, subject, verifiedAddress }: Vouched): Promise<number | undefined> {
  const known = await scope.rows(outsideIdentityRows).first({ issuer, subject });
  if (known) return known.agentId;
  if (!scope.get(identityOptions).provider?.linkByAddress || verifiedAddress === undefined) return undefined;
  const agent = await scope.rows(agentRows).first({ address: verifiedAddress, active: true });
  if (agent) await scope.rows(outsideIdentityRows).insert({ issuer, subject, agentId: agent.id, linkedAt: scope.now });
  return agent?.id;
}

const admitVouched = defineAction<{ vouched: Vouched; replaces: number | undefined }, WithCookie<SignInAnswer> | undefined>(
  'identity.admit-vouched',
  {
    summary: 'Let in the agent that the provider vouches for.',
    allow: onlySystem,
    async run(scope, { vouched, replaces }) {
      const id = await agentMeant(scope, vouched);
      const agent = id === undefined ? undefined : await scope.rows(agentRows).first({ id, active: true });
      if (!agent) return undefined;
      await forgive(scope, { from: fromSubject(scope.origin.address) });
      const factors = await factorsOf(scope, agent.id);
      const owed = factors.length > 0 ? 'second-factor' : needsSecondFactor(scope, agent) ? 'enrolment' : 'complete';
      // A provider that asked for a second factor itself has done the desk's work.
      const stage = vouched.isTwoFactor ? 'complete' : owed;
      return letIn(scope, { who: 'agent', whoId: agent.id, stage, by: 'provider', replaces }, factors);
    },
  },
);

/** An agent from the desk's own provider, a requester from the one of their client: which it was, the desk remembers and the browser does not say. */
async function admittedFrom(
  outside: Outside,
  { at, journey, client }: { at: URL; journey: Journey; client: string },
): Promise<WithCookie<SignInAnswer> | undefined> {
  const { steps, get, actor } = outside;
  const replaces = sessionIdOf(actor);
  if (at.pathname !== callbackPathOf(client)) throw providerRefused({ reason: 'another provider answered than the one that was asked' });
  if (client !== '') {
    const { clientId, provider: theirs } = await providerOfClient(outside, client);
    return steps.run(admitRequester, { vouched: await theirs.finish(at, journey), clientId, replaces });
  }
  const own = get(provider);
  if (!own) throw noProvider({});
  return steps.run(admitVouched, { vouched: await own.finish(at, journey), replaces });
}

/** Not for the wire: the page that the provider sends browsers back to calls it, with the cookie's token. */
export interface ProviderReturn {
  /** Where the browser came back to, with its query: what is in it proves who they are, and is kept out of the audit by this name. */
  readonly proofAddress: string;
  readonly token: string;
}

export const finishProvider = defineOutsideAction<ProviderReturn, WithCookie<SignInAnswer & { back: string }>>('identity.finish-provider', {
  summary: 'Let in whoever came back from the OpenID provider.',
  allow: anyone,
  async reach(outside, { proofAddress, token }) {
    const { steps, origin } = outside;
    const tried = { action: 'identity.finish-provider', actor: 'anonymous' };
    const from = fromSubject(origin.address);
    await beginAttempt(outside, tried, from);
    const { back, client, ...journey } = await steps.run(recallJourney, { token });
    const admitted = await onRecord(outside, tried, async () => {
      const found = await admittedFrom(outside, { at: new URL(proofAddress), journey, client }).catch(async (e: unknown) => {
        if (isDeskError(e) && e.code === providerAway.code) await takeBackAttempt(outside, from);
        throw e;
      });
      if (!found) throw noAccount({});
      return found;
    });
    const { stage, factors, csrfToken } = admitted.value;
    return new WithCookie({ stage, factors, csrfToken, back }, admitted.cookie);
  },
});
