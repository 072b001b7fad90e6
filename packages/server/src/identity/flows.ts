import type { Scope } from '@luuri/core';
import { flowRows, type SignInFlow } from './entities/index.ts';
import { signInFirst } from './errors.ts';
import { kept } from './kept.ts';
import { hashOf } from './secret.ts';

const LASTS_MS = 600_000;

/** Remember something for the next step; what an earlier beginning remembered is forgotten. */
export async function beginFlow(
  scope: Scope,
  kind: SignInFlow['kind'],
  begun: { token: string; data: Record<string, string> },
): Promise<void> {
  const hash = hashOf(begun.token);
  await kept(scope, flowRows).remove({ hash, kind });
  await kept(scope, flowRows).insert({ hash, kind, data: begun.data, expiresAt: new Date(scope.now.getTime() + LASTS_MS) });
}

/** What was remembered, once. @throws `identity.sign-in-first` */
export async function endFlow(scope: Scope, kind: SignInFlow['kind'], token: string): Promise<Record<string, string>> {
  const found = await kept(scope, flowRows).first({ hash: hashOf(token), kind });
  const isMine = found !== undefined && (await kept(scope, flowRows).remove({ id: found.id })) > 0;
  if (!isMine || found.expiresAt <= scope.now) throw signInFirst({});
  return found.data;
}
