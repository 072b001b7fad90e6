import { defineEvent } from '../kernel/index.ts';

interface OfProof {
  proofId: number;
  clientId: number;
  /** `ticket:12`. */
  about: string;
  /** `person:40`. */
  whose: string;
  deed: string;
}

export const proofIssued = defineEvent<OfProof & { heldBy: string; /** ISO instant. */ expiresAt: string }>('proof.issued', {
  summary: 'Somebody was found to be who they say, for one deed.',
  about: (p) => p.about,
});
export const proofUsed = defineEvent<OfProof & { /** The action that used it up, or the state that the ticket moved to. */ by: string }>(
  'proof.used',
  { summary: 'A proof of identity was used up.', about: (p) => p.about },
);
