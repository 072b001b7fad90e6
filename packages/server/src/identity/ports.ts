import { definePort, publicAddress, type Scope } from '@luuri/core';
import { IdentityOptions } from './options.ts';

export { publicAddress };

/** What the plugin was installed with. */
export const identityOptions = definePort<IdentityOptions>('identity.options', () => new IdentityOptions());

/** True when browsers reach the desk by TLS: cookies then say so. */
export const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');

/** An address of this desk's. */
export const addressOf = (scope: Pick<Scope, 'get'>, path: string): string => `${scope.get(publicAddress).publicUrl}${path}`;
