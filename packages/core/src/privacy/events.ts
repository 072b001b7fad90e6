import { defineEvent } from '../kernel/index.ts';

/** For whatever keeps copies of words, such as an index: those of these tickets are to be made anew. */
export const personErased = defineEvent<{ personId: number; clientId: number; ticketIds: readonly number[] }>('privacy.person-erased', {
  summary: 'A person was erased: their tickets stay, without a word of theirs.',
  about: (p) => `person:${String(p.personId)}`,
});
