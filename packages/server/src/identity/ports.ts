import { definePort, type Scope } from '@luuri/core';
import { IdentityOptions } from './options.ts';

/** Where people reach the desk: for links, for passkeys, for the way back from a provider. */
export const publicAddress = definePort<{ readonly publicUrl: string }>('identity.public-address', () => ({
  publicUrl: 'http://localhost:3000',
}));

/** What the plugin was installed with. */
export const identityOptions = definePort<IdentityOptions>('identity.options', () => new IdentityOptions());

/** True when browsers reach the desk by TLS: cookies then say so. */
export const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');

/** An address of this desk's. */
export const addressOf = (scope: Pick<Scope, 'get'>, path: string): string => `${scope.get(publicAddress).publicUrl}${path}`;
