import { system, type Scope } from '../kernel/index.ts';
import { proofRows, type Proof, type ProvenFactor } from './entities.ts';
import { proofIssued } from './events.ts';
import { endOfProof, PROOF_MOST_MS } from './rules.ts';

export interface NewProof {
  readonly clientId: number;
  readonly ticketId: number;
  readonly personId: number;
  readonly deed: string;
  readonly factors: readonly ProvenFactor[];
  /** The rules that it was given by: `acme@3`. */
  readonly policy: string;
  /** Who may use it; whoever acts when left out. */
  readonly heldBy?: string;
  /** How long it serves; 15 minutes, which is the most, when left out. */
  readonly lastsMs?: number;
}

/** Give a proof. For plugins that have verified somebody: it asks for no permission, and looks at no evidence. */
export async function issueProof(scope: Scope, given: NewProof): Promise<Proof> {
  const { clientId, ticketId, personId, deed, factors, policy, heldBy = scope.actor.id, lastsMs = PROOF_MOST_MS } = given;
  const bound = { about: `ticket:${String(ticketId)}`, whose: `person:${String(personId)}` };
  const proof = await scope
    .as(system)
    .rows(proofRows)
    .insert({
      ...{ clientId, ...bound, deed, factors: [...factors], policy, heldBy },
      ...{ issuedAt: scope.now, expiresAt: endOfProof(scope.now, lastsMs), usedAt: null, usedBy: null, movedAt: null, movesUntil: null },
    });
  await scope.emit(proofIssued, { proofId: proof.id, clientId, ...bound, deed, heldBy, expiresAt: proof.expiresAt.toISOString() });
  return proof;
}
