import { randomBytes } from 'node:crypto';
import { system, type Scope } from '../kernel/index.ts';
import { signingKeyRows } from './entities.ts';

/** The desk's own key, made the first time it is needed. */
export async function signingSecret(scope: Scope): Promise<string> {
  const rows = scope.as(system).rows(signingKeyRows);
  const purpose = 'message-id';
  const known = await rows.first({ purpose });
  return (known ?? (await rows.insert({ purpose, secret: randomBytes(32).toString('hex') }))).secret;
}

/** Names this desk in `X-Luuri-Loop` without telling the key. */
export const loopMarkOf = (secret: string): string => `desk-${secret.slice(0, 8)}`;
