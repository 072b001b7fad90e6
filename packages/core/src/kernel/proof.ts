import { definePort } from './port.ts';
import type { NeededProof, Scope } from './scope.ts';

/** What a proof is bound to: one thing and one person, each as the log names it. */
export interface ProofSubject {
  /** `ticket:12`. */
  readonly about: string;
  /** `person:40`. */
  readonly whose: string;
}

/** What is asked for. */
export interface WantedProof extends ProofSubject {
  /** What is to be done with it: `password-reset.unlock`. */
  readonly deed: string;
  /** The action that takes it. */
  readonly action: string;
}

/** That an action runs for nobody, the desk itself included, without a proof of who somebody is: what for, and about whom. */
export type ProofNeed<I extends object> = NeededProof<I>;

/** Says that an action takes a proof: `proof: needsProof('vpn.open', async (scope, input) => ({ about, whose }))`. */
export const needsProof = <I extends object>(deed: string, of: ProofNeed<I>['of']): ProofNeed<I> => ({ deed, of });

/** Keeps proofs. The proof room fills this port; on a desk without it, nothing that takes a proof can be done. */
export interface ProofKeeper {
  /** Use up the one proof that fits, in this unit of work. @throws an error that names what is missing */
  take(scope: Scope, wanted: WantedProof): Promise<void>;
}
export const proofKeeper = definePort<ProofKeeper>('proof.keeper');

/** What the kernel asks of an action before it runs. */
export async function takeProof<I extends object>(
  scope: Scope,
  { action, proof }: { readonly action: string; readonly proof?: ProofNeed<I> },
  input: I,
): Promise<void> {
  if (proof) await scope.get(proofKeeper).take(scope, { action, deed: proof.deed, ...(await proof.of(scope, input)) });
}
