import type { Actor } from '../kernel/index.ts';

/** Notes are among those who work here: a person never finds a ticket by one, nor learns that there is one. */
export const seesNotes = ({ kind, reach }: Actor): boolean =>
  (kind === 'agent' || kind === 'system') && (reach === 'all' || !reach['requester']);
