/** No proof serves for longer (F6). */
export const PROOF_MOST_MS = 15 * 60_000;

/** What a verdict looks at. */
export interface Usable {
  readonly deed: string;
  readonly whose: string;
  readonly heldBy: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export interface Wanted {
  readonly deeds: readonly string[];
  readonly whose: string;
  /** Who wants to use it; undefined for a step of the desk itself, which acts for nobody. */
  readonly by: string | undefined;
  readonly now: Date;
}

/** When a proof ends that is to last so long. */
export const endOfProof = (now: Date, lastsMs: number): Date => new Date(now.getTime() + Math.max(0, Math.min(lastsMs, PROOF_MOST_MS)));

/** Each test takes some of the proofs away; the sentence of the first that leaves none is why there is none to use. */
const tests: readonly { readonly fits: (proof: Usable, wanted: Wanted) => boolean; readonly why: string }[] = [
  { fits: (proof, { deeds }) => deeds.includes(proof.deed), why: 'none was given for that' },
  { fits: (proof, { whose }) => proof.whose === whose, why: 'it was given for another person' },
  { fits: (proof) => proof.usedAt === null, why: 'it was used already' },
  { fits: (proof, { now }) => now < proof.expiresAt, why: 'it is no longer valid' },
  { fits: (proof, { by }) => by === undefined || proof.heldBy === by, why: 'somebody else holds it' },
];

/** F6: the proof to use of all that were given on a ticket, or what is missing. */
export function proofToUse<P extends Usable>(given: readonly P[], wanted: Wanted): { readonly proof: P } | { readonly missing: string } {
  let left = given;
  for (const { fits, why } of tests) {
    left = left.filter((proof) => fits(proof, wanted));
    if (left.length === 0) return { missing: why };
  }
  const [proof] = left;
  return proof ? { proof } : { missing: 'none was given for that' };
}

/**
 * A proof by which something was just done on a ticket, or by which something that was put off is done now, and by which it has not moved
 * yet: the move belongs to the deed.
 */
export const movesBy = <P extends Usable & { readonly movedAt: Date | null; readonly movesUntil: Date | null }>(
  given: readonly P[],
  { deeds, whose, now }: Wanted,
): P | undefined =>
  given.find(
    ({ deed, whose: owner, usedAt, movedAt, movesUntil }) =>
      deeds.includes(deed) &&
      owner === whose &&
      usedAt !== null &&
      movedAt === null &&
      now.getTime() < (movesUntil?.getTime() ?? usedAt.getTime() + PROOF_MOST_MS),
  );
