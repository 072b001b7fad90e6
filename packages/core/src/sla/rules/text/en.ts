import type { Moment, Sentences } from './sentences.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function instant({ year, month, day, weekday, hour, minute, second }: Moment): string {
  const time = [hour, minute, second].filter((part) => part !== '').join(':');
  return `${String(DAYS[weekday])} ${String(day)} ${String(MONTHS[month - 1])} ${String(year)} ${time}`;
}

const due = (text: string) => (text === '' ? '' : `, due ${text}`);

export const en: Sentences = {
  instant,
  businessDays: (n) => (n === 1 ? '1 business day' : `${String(n)} business days`),
  metrics: {
    'first-response': 'First response',
    'next-response': 'Next response',
    'periodic-update': 'Periodic update',
    resolution: 'Resolution',
    'tier-hold': 'Time at one tier',
  },
  categories: {
    'pending-requester': 'waiting for the requester',
    'pending-third-party': 'waiting for a supplier',
    'pending-scheduled': 'scheduled',
    'pending-approval': 'waiting for approval',
  },
  ends: {
    resolved: 'resolved',
    merged: 'it goes on in another ticket',
    split: 'it became a ticket of its own',
    spam: 'spam or a test',
    cancelled: 'cancelled',
    'no-target': 'no longer promised',
  },
  head: (metric, cycle, target) => `${metric}${cycle > 1 ? `, round ${String(cycle)}` : ''}: promised within ${target}.`,
  terms: (policy, version, calendar) => `Agreed in policy ${policy}, version ${version} of the contract, hours '${calendar}'.`,
  passedOver: (policies) => `Policies that also fit and come later in the contract: ${policies}.`,
  open: (length, total) => `open, ${length} counted, ${total} in all`,
  closed: 'closed, not counted',
  holiday: (name) => `holiday (${name}), not counted`,
  paused: (why) => `paused, ${why}`,
  notCounted: 'not counted',
  resolved: 'resolved, not counted',
  because: (rule, policy, version) => `rule ${rule}, ${policy} ${version}`,
  started: (t) => `The clock starts${due(t.due)}.`,
  pausedNow: (t) => `The clock is paused: ${t.reason}.`,
  resumed: (t) => `The clock goes on${due(t.due)}.`,
  retargeted: (t) => `The target changes from ${t.from} to ${t.target}${due(t.due)}. What was counted stays.`,
  recalendared: (t) => `New working hours hold from here on${due(t.due)}.`,
  warned: (t) => (t.point.endsWith('%') ? `Warning: ${t.point} of the time is used.` : `Warning: ${t.point} of working hours are left.`),
  breached: (t) => `The promise is broken: it was due ${t.due}.`,
  breachedBy: {
    retargeted: 'The promise is broken by the change: the new due had passed already.',
    merged: 'The promise is broken by the merge: the earlier ticket was due already.',
  },
  met: () => 'Kept in time.',
  metLate: (t) => `Done late, by ${t.late} of working hours.`,
  cancelled: (t) => `The clock ends without a verdict (${t.reason}).`,
  reopened: (t) => `Opened again; the clock goes on where it stopped${due(t.due)}.`,
  waived: (t) => `Waived: ${t.reason}.`,
  corrected: () => 'Corrected: the clock is computed again from its start.',
};
