import { defineError } from '../kernel/index.ts';

export const proofMissing = defineError<{ deed: string; about: string; why: string }>(
  'proof.missing',
  'forbidden',
  ({ deed, about, why }) =>
    `${about} has no proof of identity for ${deed} that can be used: ${why}. Verify the person again; a proof serves once, for 15 minutes at most.`,
);
