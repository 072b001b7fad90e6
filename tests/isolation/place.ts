import type { Target } from './world.ts';

/**
 * The place of an action in the matrix: what an attacker would send it to get at somebody else's things. Each input is sent once with
 * the victim's ids and once with ids that nobody has, and both must come to the same. An action without a place fails the matrix.
 */
export type Place = (of: Target) => readonly object[];
