export { qualitySection } from './section.ts';
export type { QualityTerms } from './terms.ts';
