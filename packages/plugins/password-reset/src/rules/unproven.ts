/** A deed that was done, and a proof that was used up, as far as the two are compared. */
export interface DoneDeed {
  readonly ticketId: number;
  readonly personId: number;
  readonly deed: string;
}
export interface UsedProof {
  readonly about: string;
  readonly whose: string;
  readonly deed: string;
  readonly usedAt: Date | null;
  readonly usedBy: string | null;
}

/** F6: what was done without a proof of its own: two deeds of one kind take two proofs. */
export function unproven<D extends DoneDeed>(done: readonly D[], proofs: readonly UsedProof[]): D[] {
  const left = new Map<string, number>();
  for (const { about, whose, deed, usedAt, usedBy } of proofs) {
    if (usedAt === null || usedBy !== deed) continue;
    const key = `${about} ${whose} ${deed}`;
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return done.filter(({ ticketId, personId, deed }) => {
    const key = `ticket:${String(ticketId)} person:${String(personId)} password-reset.${deed}`;
    const one = left.get(key) ?? 0;
    left.set(key, one - 1);
    return one <= 0;
  });
}
