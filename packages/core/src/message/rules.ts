import type { Category } from '../kernel/index.ts';
import type { Author } from './entities.ts';

/** What of a message decides about the ticket's state. */
export interface Said {
  readonly author: Author;
  readonly public: boolean;
  readonly automatic: boolean;
  readonly opening: boolean;
}

/** A requester's word brings back a ticket that waits or is resolved (C9); waiting for approval, it goes on waiting. */
const wokenByRequester: readonly Category[] = ['pending-requester', 'pending-third-party', 'pending-scheduled', 'resolved'];

/** True for words that may move their ticket: what no person wrote, a note and the words that it was opened with leave it where it is. */
export const mayMove = ({ automatic, opening, public: isPublic }: Said): boolean => !automatic && !opening && isPublic;

/** The state that a message moves its ticket to: undefined when it stays where it is. What no person wrote moves nothing. */
export function stateAfter(category: Category, said: Said): 'open' | undefined {
  if (!mayMove(said)) return undefined;
  if (said.author === 'requester' && wokenByRequester.includes(category)) return 'open';
  if (said.author === 'agent' && category === 'new') return 'open';
  return undefined;
}
