import { defineSection, secretName } from '@luuri/core';

/** The provider at which a client's people sign in: their own company's. */
export interface SignInTerms {
  readonly issuer: string;
  readonly clientId: string;
  /** Under which name the secret lies in the settings; none for a public client, which PKCE alone protects. */
  readonly secret: string | undefined;
}

const known = ['issuer', 'client-id', 'secret'];
const issuerForm = /^https:\/\/[^\s]+$|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/\S*)?$/;
const LONGEST = 500;

/** `sign-in:` of a contract pack. */
export const signInSection = defineSection<SignInTerms | undefined>('sign-in', {
  summary: 'The OpenID provider at which the people of this client sign in to their own tickets; links by mail alone when left out.',
  read(raw, _pack, complain) {
    if (raw === undefined) return undefined;
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
      complain('', 'must be a map like { issuer: https://login.acme.example, client-id: luuri, secret: ACME_SIGN_IN }');
      return undefined;
    }
    const given = raw as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(given)) if (!known.includes(key)) complain(key, `is not known here; there are ${known.join(', ')}`);
    const { issuer, 'client-id': clientId, secret } = given;
    const hasIssuer = typeof issuer === 'string' && issuer.length <= LONGEST && issuerForm.test(issuer);
    const hasClientId = typeof clientId === 'string' && clientId !== '' && clientId.length <= LONGEST;
    const hasSecret = secret === undefined || (typeof secret === 'string' && secretName.test(secret));
    if (!hasIssuer) complain('issuer', 'must be an address like https://login.acme.example');
    if (!hasClientId) complain('client-id', 'must be what the provider calls this desk');
    if (!hasSecret) complain('secret', 'must be the name of a secret in the settings, like ACME_SIGN_IN, and never the secret itself');
    return hasIssuer && hasClientId && hasSecret ? { issuer, clientId, secret } : undefined;
  },
});
