import { addOpenTime } from '../../calendar/index.ts';
import type { AgeTest, Calendars, Conditions, EscalationRule, Moment, NumberTest, Selector, Snapshot, Standing } from './rule.ts';

/** True when a number is meant. */
export function isNumber(test: NumberTest, value: number): boolean {
  if ('any' in test) return test.any.includes(value);
  switch (test.than) {
    case '>':
      return value > test.value;
    case '>=':
      return value >= test.value;
    case '<':
      return value < test.value;
    case '<=':
      return value <= test.value;
  }
}

/** True when a ticket in this shape is meant. A state is named, or meant by its category. */
export function selects({ state, tier, priority }: Selector, shape: Snapshot): boolean {
  if (state && !state.includes(shape.state) && !state.includes(shape.category)) return false;
  if (tier && !isNumber(tier, shape.tier)) return false;
  return !priority || priority.includes(shape.priority);
}

/** What conditions say without asking for the time. */
export function holdsNow(conditions: Conditions, ticket: Standing): boolean {
  const { bounces, assigned, channel } = conditions;
  if (!selects(conditions, ticket)) return false;
  if (bounces && !isNumber(bounces, ticket.bounces)) return false;
  if (assigned !== undefined && assigned !== ticket.assigned) return false;
  return !channel || channel.includes(ticket.channel);
}

/** The instants at which a test of age holds: from one on, or up to one; both ends belong to it. */
export interface AgeWindow {
  readonly from?: Date;
  readonly until?: Date;
}

/** When a ticket is that old. More than a duration is from the millisecond after it. @throws as `addOpenTime` does. */
export function ageWindow(test: AgeTest, receivedAt: Date, calendar: Parameters<typeof addOpenTime>[0]): AgeWindow {
  const at = addOpenTime(calendar, receivedAt, test.duration).getTime();
  switch (test.than) {
    case '>':
      return { from: new Date(at + 1) };
    case '>=':
      return { from: new Date(at) };
    case '<':
      return { until: new Date(at - 1) };
    case '<=':
      return { until: new Date(at) };
  }
}

/** When a rule's condition on age holds; always without one. A calendar that the pack has no more lets nothing hold. */
export function windowOf(rule: EscalationRule, receivedAt: Date, calendars: Calendars): AgeWindow | undefined {
  const { age } = rule.conditions;
  if (!age) return {};
  const calendar = rule.calendar === undefined ? undefined : calendars[rule.calendar];
  return calendar && ageWindow(age, receivedAt, calendar);
}

/** True when all conditions of a rule hold at an instant. */
export function holdsAt(rule: EscalationRule, ticket: Standing, { at, calendars }: { at: Date; calendars: Calendars }): boolean {
  if (!holdsNow(rule.conditions, ticket)) return false;
  const window = windowOf(rule, ticket.receivedAt, calendars);
  if (!window) return false;
  return (window.from === undefined || at >= window.from) && (window.until === undefined || at <= window.until);
}

/** True when a rule waits for what happened. */
export function waitsFor({ trigger }: EscalationRule, moment: Moment): boolean {
  switch (trigger.on) {
    case 'clock':
      return moment.on === 'clock' && moment.metric === trigger.metric && moment.fact === trigger.fact;
    case 'ticket':
      return moment.on === 'ticket' && moment.fact === trigger.fact;
    case 'change':
      return moment.on === 'change' && selects(trigger.to, moment.to) && !(moment.from && selects(trigger.to, moment.from));
    default:
      return false;
  }
}

/** The rules that time leads to, and not a fact alone. */
export const isTimed = ({ trigger }: EscalationRule): boolean => trigger.on === 'stay' || trigger.on === 'age';
