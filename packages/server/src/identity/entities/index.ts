export { apiKeyRows, type ApiKey } from './api-key.ts';
export { outsideIdentityRows, passkeyRows, passwordRows, recoveryCodeRows, totpRows, type Passkey } from './credential.ts';
export { linkRows, type SignInLink } from './link.ts';
export {
  attemptRows,
  flowRows,
  sessionRows,
  signedInBy,
  stages,
  type Attempts,
  type SignedInBy,
  type SignInFlow,
  type SignInSession,
  type Stage,
} from './session.ts';
