import { parseCalendar } from '../../calendar/index.ts';
import type { EscalationRule, Standing } from './rule.ts';

/** For tests: an instant of June 2026 in Helsinki, `01 09:00` being a Monday. */
export const on = (time: string): Date => new Date(`2026-06-${time.replace(' ', 'T')}${time.length > 8 ? '' : ':00'}+03:00`);
export const office = parseCalendar({ zone: 'Europe/Helsinki', hours: { 'mon-fri': ['08:00-16:00'] } });
export const always = parseCalendar({ zone: 'Europe/Helsinki', hours: '24x7' });
export const calendars = { office, always };

/** For tests: a rule with as much of it as matters. */
export const rule = (change: Partial<EscalationRule>): EscalationRule => ({
  ...{
    name: 'r',
    when: 'opened',
    trigger: { on: 'ticket', fact: 'opened' },
    conditions: {},
    steps: [{ do: 'raise-tier', by: 1 }],
    calendar: 'office',
  },
  ...change,
});

/** For tests: a ticket with as much of it as matters. */
export const ticket = (change: Partial<Standing> = {}): Standing => ({
  ...{
    state: 'open',
    category: 'open',
    tier: 1,
    priority: 'normal',
    bounces: 0,
    assigned: false,
    channel: 'email',
    receivedAt: on('01 09:00'),
  },
  ...change,
});
