export { phoneSection, TIMED_OUT } from './section.ts';
export { wrapUpModes, type CallLimit, type PhoneTerms, type WrapUp, type WrapUpMode } from './terms.ts';
