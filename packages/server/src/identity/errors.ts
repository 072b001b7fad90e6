import { defineError } from '@luuri/core';

/** The key is not known, was revoked, has expired, or its agent works here no more: which of these is not told. */
export const wrongKey = defineError(
  'identity.wrong-key',
  'unauthenticated',
  () => 'This API key is not known here, or no longer. An administrator makes a new one with POST /api-keys.',
);

/** The header is there and is no bearer token. */
export const wrongHeader = defineError(
  'identity.wrong-header',
  'unauthenticated',
  () => 'The Authorization header must be "Bearer KEY", with an API key of this desk.',
);

/** Whether there is such an account is not told. */
export const wrongSignIn = defineError(
  'identity.wrong-sign-in',
  'unauthenticated',
  () => 'The address or the password is not right. Whoever forgot theirs asks an administrator for a new link.',
);

export const tooManyAttempts = defineError<{ retryAfterSeconds: number }>(
  'identity.too-many-attempts',
  'throttled',
  ({ retryAfterSeconds }) => `Too many tries. The next one is looked at in ${Math.ceil(retryAfterSeconds)} seconds.`,
);

/** A code or a passkey that does not fit. */
export const wrongProof = defineError(
  'identity.wrong-proof',
  'unauthenticated',
  () => 'This is not right, or was used before. Give the code that the authenticator app shows now, or a recovery code that is unused.',
);

export const signInFirst = defineError(
  'identity.sign-in-first',
  'unauthenticated',
  () => 'Nobody is signing in here, or it took too long. Begin again with the password.',
);

export const wrongCsrfToken = defineError(
  'identity.wrong-csrf-token',
  'forbidden',
  () => 'A request by cookie that changes something must carry the header X-CSRF-Token, with the token that GET /me tells.',
);

export const linkOver = defineError(
  'identity.link-over',
  'not-found',
  () => 'This link was used, has expired, or never was. Ask for a new one.',
);

export const weakPassword = defineError<{ reason: string }>(
  'identity.weak-password',
  'invalid',
  ({ reason }) => `This password is too easy to guess: ${reason}.`,
);

export const signInAgain = defineError(
  'identity.sign-in-again',
  'forbidden',
  () => 'This takes a sign-in of the last quarter of an hour: sign out, sign in, and try again.',
);

export const secondFactorKept = defineError<{ role: string }>(
  'identity.second-factor-kept',
  'conflict',
  ({ role }) => `The role ${role} takes a second factor here: set up another one before you remove the last.`,
);

export const totpThere = defineError(
  'identity.totp-there',
  'conflict',
  () => 'An authenticator app is set up already. Remove it first, with DELETE /me/totp.',
);

export const noProvider = defineError(
  'identity.no-provider',
  'not-found',
  () => 'This desk has no OpenID provider. Set LUURI_OIDC_ISSUER and LUURI_OIDC_CLIENT_ID.',
);

export const providerRefused = defineError<{ reason: string }>(
  'identity.provider-refused',
  'unauthenticated',
  ({ reason }) => `The OpenID provider did not vouch for you: ${reason}. Begin again.`,
);

export const providerAway = defineError<{ reason: string }>(
  'identity.provider-away',
  'unavailable',
  ({ reason }) => `The OpenID provider does not answer: ${reason}`,
);

export const noAccount = defineError(
  'identity.no-account',
  'forbidden',
  () => 'The provider knows you and this desk does not. An administrator enrols you, or links your account.',
);

export const unknownPermission = defineError<{ permission: string; known: readonly string[] }>(
  'identity.unknown-permission',
  'invalid',
  ({ permission, known }) => `There is no permission ${permission}. There are ${known.join(', ')}.`,
);
