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

/** The state that a message moves its ticket to: undefined when it stays where it is. What no person wrote moves nothing. */
export function stateAfter(category: Category, said: Said): 'open' | undefined {
  if (said.automatic || said.opening || !said.public) return undefined;
  if (said.author === 'requester' && wokenByRequester.includes(category)) return 'open';
  if (said.author === 'agent' && category === 'new') return 'open';
  return undefined;
}
