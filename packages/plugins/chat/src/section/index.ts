export { chatSection } from './section.ts';
export type { ChatTerms, Texts } from './terms.ts';
