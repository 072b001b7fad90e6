export { retryLetter, type Letter } from './jobs.ts';
export { lookAfterDesk, looksAfterDesk, operateDesk } from './permissions.ts';
export { host } from './plugin.ts';
export type { Waiting } from './pulse.ts';
