import type { SlaTerms } from '../terms.ts';
import { enter, policyNow, startHold, startUpdates } from './category.ts';
import type { Draft } from './draft.ts';
import type { Opened } from './facts.ts';
import { giveFirstResponse } from './messages.ts';
import { start } from './moves.ts';
import { selectPolicy, targetOf, termsOf } from './terms.ts';

/** A ticket that does not exist yet, ready to be opened by its first fact. */
export function blankDraft(fact: Opened, terms: SlaTerms): Draft {
  const { priority, tier, channel, type, service, at, receivedAt = at } = fact;
  const named = {
    ...(channel !== undefined && { channel }),
    ...(type !== undefined && { type }),
    ...(service !== undefined && { service }),
  };
  const category = fact.category ?? 'new';
  const version = fact.version ?? terms.version;
  const { policy, passedOver } = selectPolicy(termsOf(terms, version), { category, tier, ...named });
  return {
    ...{ terms, clocks: new Map(), entries: [], told: new Set(), at: receivedAt, by: {}, pinned: false },
    ...{ priority, category: 'new', ...(tier !== undefined && { tier }), ...named, receivedAt },
    ...{ version, calendarsVersion: version, ...(policy && { policy: policy.name }), passedOver },
    ...{ firstResponse: 'open', owed: [], resolutionFrom: receivedAt, bounces: 0 },
    stays: [{ from: receivedAt, category: 'new', ...(tier !== undefined && { tier }) }],
  };
}

/**
 * Starts what is promised from the first instant (C3, C6, C7). Everything counts from when the ticket was received, but the first response
 * to somebody for whom an agent wrote the ticket counts from its creation, and is given at once where they were spoken to.
 */
export function onOpened(draft: Draft, fact: Opened): void {
  const policy = policyNow(draft, draft.terms);
  const { receivedAt } = draft;
  draft.at = receivedAt;
  const spoken = fact.spoken ?? (fact.agentCreated === true && fact.channel === 'phone');
  const firstFrom = fact.agentCreated && !spoken ? fact.at : receivedAt;
  for (const [metric, startedAt] of [['first-response', firstFrom] as const, ['resolution', receivedAt] as const]) {
    const target = targetOf(policy, draft.priority, metric);
    if (policy && target) start(draft, { metric, startedAt, target, policy, calendar: policy.calendar });
  }
  startHold(draft);
  if (spoken) {
    giveFirstResponse(draft);
    draft.lastAgentMessageAt = receivedAt;
    startUpdates(draft);
  }
  if (fact.category && fact.category !== 'new') enter(draft, fact.category);
}
