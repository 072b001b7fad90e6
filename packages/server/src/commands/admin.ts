import { system } from '@luuri/core';
import { identity } from '../identity/index.ts';
import type { Terminal } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** `luuri admin invite ADDRESS`: a one-time link to set a password, for an agent who is there or for a new administrator. */
export const inviteAdmin = (address: string, { config }: { readonly config?: string | undefined }, { say }: Terminal): Promise<number> =>
  // A desk that runs looks links up anew each time: whoever is locked out need not stop it.
  withDesk({ config, writes: false }, async (desk) => {
    const { url, expiresAt, isNew } = await desk.as(system).use(identity).inviteAdministrator({ address });
    say(isNew ? `${address} is an administrator now.` : `${address} is enrolled here.`);
    say(`Set a password, once, until ${expiresAt.toISOString()}; older links open nothing any more:\n  ${url}`);
    return 0;
  });
