import { definePort } from '@luuri/core';
import type * as oidc from 'openid-client';
import { providerAway, providerRefused } from './errors.ts';
import type { ProviderOptions } from './options.ts';

/** What a provider says of somebody, checked. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  /** The address, when the provider has verified it. */
  readonly verifiedAddress: string | undefined;
  /** True when the provider says that it has asked for more than a password. */
  readonly isTwoFactor: boolean;
}

/** What must be remembered between leaving for the provider and coming back. */
export interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** An OpenID provider in the desk's hands. */
export interface Provider {
  begin(redirectUri: string): Promise<{ url: string; journey: Journey }>;
  /** @param at the address that the browser came back to, with its query. @throws `identity.provider-refused`, `identity.provider-away` */
  finish(at: URL, journey: Journey): Promise<Vouched>;
}

/** Undefined when none is set. */
export const provider = definePort<Provider | undefined>('identity.provider', () => undefined);

/** Loaded by the first who comes by way of a provider. */
const library = () => import('openid-client');

const PATIENCE_S = 10;

const reasonOf = (e: unknown): string => (e instanceof Error ? e.message : String(e));

/** What a provider says of itself cannot be had: it is away, or none. */
const cannotBeAsked = (e: unknown): never => {
  throw providerAway({ reason: reasonOf(e) }, e);
};

/** By name: the error may be another realm's. */
function isOfTheWay(e: unknown): boolean {
  const { name, code } = (e ?? {}) as { name?: unknown; code?: unknown };
  return name === 'TimeoutError' || name === 'AbortError' || (name === 'TypeError' && code === undefined);
}

/** Trouble with the way there, which the library may wrap, is another thing than trouble with what was said there. */
function toldApart(e: unknown): never {
  const isAway = isOfTheWay(e) || isOfTheWay((e as { cause?: unknown }).cause);
  throw isAway ? providerAway({ reason: reasonOf(e) }, e) : providerRefused({ reason: reasonOf(e) }, e);
}

const strong = new Set(['mfa', 'otp', 'hwk', 'swk', 'sms']);

interface Said {
  readonly claims: oidc.IDToken;
  readonly more: Readonly<Record<string, unknown>>;
}

/** Most providers put the address into what they tell of a user, and not into the token. */
async function moreOf(config: oidc.Configuration, claims: oidc.IDToken, accessToken: string): Promise<Said['more']> {
  if (claims['email'] !== undefined || config.serverMetadata().userinfo_endpoint === undefined) return claims;
  return (await library()).fetchUserInfo(config, accessToken, claims.sub).catch(toldApart);
}

function vouchedFor({ claims, more }: Said): Vouched {
  const { iss, sub, amr } = claims;
  const { email, email_verified: isVerified } = more;
  const verifiedAddress = typeof email === 'string' && isVerified === true ? email.toLowerCase() : undefined;
  return {
    issuer: iss,
    subject: sub,
    verifiedAddress,
    isTwoFactor: Array.isArray(amr) && amr.some((way) => typeof way === 'string' && strong.has(way)),
  };
}

/** Authorisation code with PKCE, state and nonce. The provider is asked about itself once, when it is first needed. */
export function providerOf(options: ProviderOptions): Provider {
  const issuer = new URL(options.issuer);
  let found: Promise<oidc.Configuration> | undefined;
  const discover = async () => {
    const oidc = await library();
    // Marked so that it stands out: the options let plain http pass on this machine alone.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const execute = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    const secret = options.clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(options.clientSecret);
    return oidc.discovery(issuer, options.clientId, undefined, secret, { execute, timeout: PATIENCE_S });
  };
  const configuration = (): Promise<oidc.Configuration> => {
    found ??= discover();
    // One that was away is asked again the next time.
    found.catch(() => (found = undefined));
    return found;
  };
  return {
    async begin(redirectUri) {
      const oidc = await library();
      const config = await configuration().catch(cannotBeAsked);
      const journey = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(config, {
        ...{ redirect_uri: redirectUri, scope: 'openid email', state: journey.state, nonce: journey.nonce },
        ...{ code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier), code_challenge_method: 'S256' },
      });
      return { url: url.href, journey };
    },
    async finish(at, { state, nonce, verifier }) {
      const oidc = await library();
      const config = await configuration().catch(cannotBeAsked);
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const tokens = await oidc.authorizationCodeGrant(config, at, checks).catch(toldApart);
      const claims = tokens.claims();
      if (!claims) throw providerRefused({ reason: 'it gave no ID token' });
      return vouchedFor({ claims, more: await moreOf(config, claims, tokens.access_token) });
    },
  };
}
