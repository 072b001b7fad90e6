import { publicAddress, type Scope } from '@luuri/core';
import { newToken, quickHash } from './hash.ts';

/** What a link is for; its page stands there. */
export type LinkPlace = 'approvals' | 'stops' | 'aftercare';

/** A link that serves once: its address goes out past the outbox, its hash is kept. */
export function linkTo({ get }: Pick<Scope, 'get'>, place: LinkPlace): { readonly address: string; readonly hash: string } {
  const token = newToken();
  return { address: `${get(publicAddress).publicUrl}/api/password-resets/${place}/${token}`, hash: quickHash(token) };
}
