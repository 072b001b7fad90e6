import { api, ask, askFor } from '../api/client.ts';

/** What this browser's authenticator makes of the server's options; undefined when the person turned away from it. */
async function byAuthenticator(begin: () => Promise<Credential | null>): Promise<object | undefined> {
  const credential = await begin().catch(() => null);
  return credential instanceof PublicKeyCredential ? credential.toJSON() : undefined;
}

export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Finish signing in with a passkey; false when none was given. */
export async function provePasskey(): Promise<boolean> {
  const options = await askFor<PublicKeyCredentialRequestOptionsJSON>(api.POST('/sign-in/passkey/options'));
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await byAuthenticator(() => navigator.credentials.get({ publicKey }));
  if (!credential) return false;
  await ask(api.POST('/sign-in/passkey', { body: { credential } }));
  return true;
}

export interface Enrolled {
  readonly recoveryCodes: readonly string[];
}

/** Make a passkey of this device; undefined when none was made. */
export async function makePasskey(name: string): Promise<Enrolled | undefined> {
  const options = await askFor<PublicKeyCredentialCreationOptionsJSON>(api.POST('/me/passkeys/options'));
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = await byAuthenticator(() => navigator.credentials.create({ publicKey }));
  if (!credential) return undefined;
  return askFor<Enrolled>(api.POST('/me/passkeys', { body: { credential, name } }));
}
