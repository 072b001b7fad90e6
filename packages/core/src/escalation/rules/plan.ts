import { addOpenTime } from '../../calendar/index.ts';
import { heldSince, type Shape } from './history.ts';
import { holdsNow, windowOf } from './holds.ts';
import type { Calendars, EscalationRule, Standing } from './rule.ts';

/** A rule that time leads to: for which cause, and when. */
export interface Planned {
  readonly rule: EscalationRule;
  /** The fact from which it counts: the opening, or what brought the ticket to where it stays. A rule fires once for each. */
  readonly causeId: number;
  /** When it is so: computed, not when somebody looked. */
  readonly at: Date;
}

export interface Planning {
  readonly ticket: Standing;
  /** Of the ticket, oldest first; the first is the opening. */
  readonly shapes: readonly Shape[];
  readonly calendars: Calendars;
  /** Imported history: whatever was so up to this instant is nobody's news (C18). */
  readonly quietUntil?: Date;
}

/** What already fired, as `rule` and `causeId`. */
export const firingKey = (rule: string, causeId: number): string => `${String(causeId)} ${rule}`;

interface Count {
  readonly causeId: number;
  readonly due: Date;
}

/** From which fact a rule counts for this ticket, and when its time is up; undefined when it does not count now. */
function countOf({ trigger, calendar: name }: EscalationRule, { ticket, shapes, calendars }: Planning): Count | undefined {
  const calendar = name === undefined ? undefined : calendars[name];
  if (!calendar) return undefined;
  if (trigger.on === 'age') {
    const [opened] = shapes;
    return opened && { causeId: opened.eventId, due: addOpenTime(calendar, ticket.receivedAt, trigger.of) };
  }
  const since = trigger.on === 'stay' ? heldSince(shapes, trigger.in) : undefined;
  return since && trigger.on === 'stay' ? { causeId: since.eventId, due: addOpenTime(calendar, since.at, trigger.for) } : undefined;
}

function plannedOf(rule: EscalationRule, planning: Planning): Planned | undefined {
  const count = countOf(rule, planning);
  const window = windowOf(rule, planning.ticket.receivedAt, planning.calendars);
  if (!count || !window || !holdsNow(rule.conditions, planning.ticket)) return undefined;
  const at = window.from && window.from > count.due ? window.from : count.due;
  if (window.until && at > window.until) return undefined;
  if (planning.quietUntil && at <= planning.quietUntil) return undefined;
  return { rule, causeId: count.causeId, at };
}

/** The rules that are still to fire by time alone if nothing else happens to the ticket, the first due first, and of equals in the order of the pack. */
export function planOf(rules: readonly EscalationRule[], planning: Planning, fired: ReadonlySet<string>): readonly Planned[] {
  return rules
    .flatMap((rule) => plannedOf(rule, planning) ?? [])
    .filter(({ rule, causeId }) => !fired.has(firingKey(rule.name, causeId)))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
