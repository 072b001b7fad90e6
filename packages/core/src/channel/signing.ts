import { randomBytes } from 'node:crypto';
import { catalogue, system, type Catalogue, type Scope } from '../kernel/index.ts';
import { signingKeyRows } from './entities.ts';

/** A key never changes, so a committed one is looked up once. */
const known = new WeakMap<Catalogue, string>();

/** The desk's own key, made the first time it is needed. */
export async function signingSecret(scope: Scope): Promise<string> {
  const installed = scope.get(catalogue);
  const seen = known.get(installed);
  if (seen !== undefined) return seen;
  const rows = scope.as(system).rows(signingKeyRows);
  const purpose = 'message-id';
  const { secret } = (await rows.first({ purpose })) ?? (await rows.insert({ purpose, secret: randomBytes(32).toString('hex') }));
  scope.onCommit(() => known.set(installed, secret));
  return secret;
}

/** Names this desk in `X-Luuri-Loop` without telling the key. */
export const loopMarkOf = (secret: string): string => `desk-${secret.slice(0, 8)}`;
