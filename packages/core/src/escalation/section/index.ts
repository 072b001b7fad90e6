export { chainSection, dutySection } from './chain.ts';
export { escalationSection } from './rules.ts';
