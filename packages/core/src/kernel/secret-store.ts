import { definePort } from './port.ts';

/**
 * Secrets by name: a contract pack names one, and the host knows it. It is asked each time, so that a secret that was changed serves at
 * once. What it returns goes to the one who asks and nowhere else: not into a table, a log, an event or an error.
 */
export interface SecretStore {
  /** Undefined when there is none of that name. */
  read(name: string): string | undefined;
}
export const secretStore = definePort<SecretStore>('secret-store', () => ({ read: () => undefined }));

/** What a secret may be called: `ACME_DIRECTORY`. */
export const secretName = /^[A-Z][A-Z0-9_]{0,62}$/;
