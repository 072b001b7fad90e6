import type { Category } from '../../kernel/index.ts';
import type { Disposition } from '../entities.ts';

/** A ticket that an arrival may belong to, and what spoke for it. */
export interface Candidate {
  readonly ticketId: number;
  readonly rule: 'signed-message-id' | 'known-message-id' | 'tagged-address' | 'subject-number' | 'said-twice';
  readonly category: Category;
  /** True when the sender has a say on it: its requester, somebody who wrote on it before, or one of the client's own people. */
  readonly senderIsParty: boolean;
}

/** What the rules look at. Everything here is about one client: nothing of another can be found. */
export interface Facts {
  readonly nature: 'message' | 'auto-response' | 'bounce';
  /** Signed by this very desk, or marked with its loop mark, and written to a mailbox of the client it came from. */
  readonly isEcho: boolean;
  /** The same message came before: its ticket, if it got one. */
  readonly duplicate: { readonly ticketId: number | null } | undefined;
  /** The strongest first. */
  readonly candidates: readonly Candidate[];
  /** True when the sender's address is outside the client's own domains. */
  readonly senderIsOutside: boolean;
}

export interface Decision {
  readonly disposition: Disposition;
  readonly rule: string;
  /** The ticket it goes to; for a new one, the ticket it follows up. */
  readonly ticketId: number | undefined;
  /** True when nobody has said yet that the sender belongs to this client. */
  readonly triage: boolean;
  /** True when the sender is told that it arrived. */
  readonly confirm: boolean;
}

const quiet = { triage: false, confirm: false };
const isOver = (category: Category) => category === 'closed' || category === 'cancelled';

/** What no person wrote goes on the ticket as a note; alone, an automatic message still is somebody's trouble, a bounce is not. */
function decideAutomatic({ nature, candidates, senderIsOutside }: Facts): Decision {
  const home = candidates[0];
  if (home) return { disposition: 'noted', rule: `${nature}:${home.rule}`, ticketId: home.ticketId, ...quiet };
  if (nature === 'bounce') return { disposition: 'set-aside', rule: 'bounce:of-no-ticket', ticketId: undefined, ...quiet };
  return { disposition: 'opened', rule: 'auto-response:of-no-ticket', ticketId: undefined, triage: senderIsOutside, confirm: false };
}

/** The first rule that applies decides. Order and reasons: `docs/explanation/intake.md`. */
export function decide(facts: Facts): Decision {
  const { candidates, duplicate, senderIsOutside } = facts;
  if (facts.isEcho) return { disposition: 'echo', rule: 'own-mail', ticketId: undefined, ...quiet };
  if (duplicate) return { disposition: 'duplicate', rule: 'same-message-id', ticketId: duplicate.ticketId ?? undefined, ...quiet };
  if (facts.nature !== 'message') return decideAutomatic(facts);
  const fresh = { triage: senderIsOutside, confirm: !senderIsOutside };
  const home = candidates[0];
  if (!home) return { disposition: 'opened', rule: senderIsOutside ? 'new:sender-outside-client' : 'new', ticketId: undefined, ...fresh };
  if (!home.senderIsParty) return { disposition: 'follow-up', rule: `${home.rule}:sender-not-party`, ticketId: home.ticketId, ...fresh };
  if (isOver(home.category))
    return { disposition: 'follow-up', rule: `${home.rule}:ticket-${home.category}`, ticketId: home.ticketId, ...fresh };
  return { disposition: 'appended', rule: home.rule, ticketId: home.ticketId, ...quiet };
}
