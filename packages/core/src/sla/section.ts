export { readSlaSection, readSlaTerms, readTiersSection } from './rules/section/read.ts';
