import { advanceDraft } from './advance.ts';
import { enter, type Why } from './category.ts';
import { onCalendar, onContract, onPriority, onTier } from './changes.ts';
import { onMerge, onSpam, onWaive, onWake } from './decisions.ts';
import type { Draft } from './draft.ts';
import type { SlaFact, StateChanged } from './facts.ts';
import { onAgentMessage, onRequesterMessage, onSplit } from './messages.ts';
import { onOpened } from './opening.ts';
import { placeOf } from './order.ts';

/** Folds one fact that comes after all others into a draft; what time brought about before it is written first. */
export function play(draft: Draft, fact: SlaFact): void {
  advanceDraft(draft, new Date(placeOf(fact)));
  if (fact.importedAt && !(draft.quietUntil && draft.quietUntil > fact.importedAt)) draft.quietUntil = fact.importedAt;
  draft.at = fact.at;
  draft.by = { ...(fact.cause !== undefined && { cause: fact.cause }), ...(fact.actor !== undefined && { actor: fact.actor }) };
  happen(draft, fact);
  draft.by = {};
}

function happen(draft: Draft, fact: SlaFact): void {
  switch (fact.kind) {
    case 'opened':
      return onOpened(draft, fact);
    case 'requester-message':
      return onRequesterMessage(draft, fact);
    case 'agent-message':
      return onAgentMessage(draft, fact);
    case 'state':
      return enter(draft, fact.to, whyOf(fact));
    case 'priority':
      return onPriority(draft, fact);
    case 'tier':
      return onTier(draft, fact);
    case 'calendar':
      return onCalendar(draft, fact);
    case 'contract':
      return onContract(draft, fact);
    case 'merge':
      return onMerge(draft, fact);
    case 'split':
      return onSplit(draft, fact);
    case 'waive':
      return onWaive(draft, fact);
    case 'spam':
      return onSpam(draft);
    case 'wake':
      return onWake(draft);
    default:
    // Notes, auto-replies, bounces and a supplier's words are told and move nothing (C3, C9); 'thanks' is undone before anything is played.
  }
}

const whyOf = ({ reason, wakeAt }: StateChanged): Why => ({ ...(reason !== undefined && { reason }), ...(wakeAt && { wakeAt }) });
