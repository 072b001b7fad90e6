export { phoneSection, TIMED_OUT } from './section.ts';
export type { CallBackTerms, CallLimit, DialledNumber, PhoneTerms, WrapUp } from './terms.ts';
