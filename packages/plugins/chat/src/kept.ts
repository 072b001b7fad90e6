import { system, type Scope } from '@luuri/core';

/**
 * The desk's own hands. A visitor is nobody here and sees no rows: their chat is found by the token that they hold, or by the ticket that it
 * is on, and what belongs to it is read and written after that.
 */
export const kept = (scope: Scope): Scope => scope.as(system);
