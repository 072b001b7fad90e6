import type { AgentMessage, RequesterMessage, Split } from './facts.ts';
import { inWindow, enter, pauseAsAgreed, policyNow, startUpdates } from './category.ts';
import { liveClock, type Draft } from './draft.ts';
import { cancel, meet, start } from './moves.ts';
import type { Situation } from './state.ts';
import { targetOf } from './terms.ts';
import type { SlaTerms } from '../terms.ts';

/** What a requester's message does to the ticket it belongs to (C9, C10). */
export type MessageOutcome = 'stays' | 'opens' | 'reopens' | 'follow-up' | 'ignored';

/**
 * What a requester's message at this instant means: the ticket `stays` as it is, `opens` from a pause, `reopens`, or the message becomes a
 * `follow-up` ticket. Ask before the message is filed; the fold decides by the same function.
 */
export function outcomeOfMessage(situation: Situation, at: Date, terms: SlaTerms): MessageOutcome {
  const { category } = situation;
  if (category === 'closed') return 'follow-up';
  if (category === 'cancelled') return 'ignored';
  if (category === 'new' || category === 'open' || category === 'pending-approval') return 'stays';
  if (category !== 'resolved') return 'opens';
  return inWindow(situation, terms, at) || policyNow(situation, terms)?.afterWindow === 'new-cycle' ? 'reopens' : 'follow-up';
}

/** The requester said something (C4, C9). */
export function onRequesterMessage(draft: Draft, { at, cause, onlyThanks }: RequesterMessage): void {
  const outcome = outcomeOfMessage(draft, at, draft.terms);
  if (outcome === 'follow-up' || outcome === 'ignored' || (outcome === 'reopens' && onlyThanks)) return;
  // Owed first: the next response counts from the message that opens the ticket again.
  if (draft.firstResponse !== 'open') {
    draft.owed = [...draft.owed, { at, ...(cause !== undefined && { cause }) }];
    if (draft.owed.length === 1) startNextResponse(draft, at);
  }
  if (outcome !== 'stays') enter(draft, 'open');
}

/** The oldest unanswered message opens the clock; later ones do not restart it (C4). */
function startNextResponse(draft: Draft, since: Date): void {
  const policy = policyNow(draft, draft.terms);
  const target = targetOf(policy, draft.priority, 'next-response');
  if (!policy || !target || liveClock(draft, 'next-response')) return;
  start(draft, { metric: 'next-response', startedAt: since, target, policy, calendar: policy.calendar });
}

/** The desk said something to the requester: it answers all that was asked so far (C3, C4, C5). */
export function onAgentMessage(draft: Draft, message: AgentMessage): void {
  const { at } = message;
  if (!answers(draft, message)) return;
  draft.lastAgentMessageAt = at;
  if (draft.category === 'resolved' || draft.category === 'closed' || draft.category === 'cancelled') return;
  giveFirstResponse(draft);
  for (const metric of ['next-response', 'periodic-update'] as const) {
    const clock = liveClock(draft, metric);
    if (clock) meet(draft, clock);
  }
  draft.owed = [];
  startUpdates(draft);
  pauseAsAgreed(draft);
}

/** Notes, words to a supplier and, unless agreed, a bot's words answer nobody (C3). */
function answers(draft: Draft, { public: isPublic = true, to = 'requester', by = 'agent' }: AgentMessage): boolean {
  return isPublic && to === 'requester' && (by === 'agent' || policyNow(draft, draft.terms)?.botAnswers === true);
}

/** The requester has heard from the desk. */
export function giveFirstResponse(draft: Draft): void {
  if (draft.firstResponse === 'given') return;
  const clock = liveClock(draft, 'first-response');
  if (clock) meet(draft, clock);
  draft.firstResponse = 'given';
  draft.firstResponseAt = draft.at;
}

/** A message left for a ticket of its own (C14): what it asked is owed there and no longer here. */
export function onSplit(draft: Draft, { of }: Split): void {
  const wasOldest = draft.owed[0]?.cause === of;
  draft.owed = draft.owed.filter(({ cause }) => cause !== of);
  if (!wasOldest) return;
  const clock = liveClock(draft, 'next-response');
  if (clock) cancel(draft, clock, 'split');
  const next = draft.owed[0];
  if (next) startNextResponse(draft, next.at);
}
