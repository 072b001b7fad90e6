export { chainSection, dutySection } from './chain.ts';
export { readCalendar } from './fields.ts';
export { escalationSection } from './rules.ts';
