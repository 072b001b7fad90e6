export { phoneSection, TIMED_OUT } from './section.ts';
export type { CallLimit, PhoneTerms, WrapUp } from './terms.ts';
