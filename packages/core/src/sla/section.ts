export { readSlaSection, readSlaTerms, readTiersSection, slaTermsWrong, type SlaPack } from './rules/section/read.ts';
