import { system, type Scope, type WantedProof } from '../kernel/index.ts';
import { proofRows, type Proof } from './entities.ts';
import { proofMissing } from './errors.ts';
import { proofUsed } from './events.ts';
import { proofToUse } from './rules.ts';

/** Use a proof up. Of two that want the same one, the second finds it used. */
export async function useUp(scope: Scope, proof: Proof, change: Partial<Proof> & { readonly usedBy: string }): Promise<void> {
  const rows = scope.as(system).rows(proofRows);
  const used = await rows.update({ id: proof.id, usedAt: null }, { usedAt: scope.now, ...change });
  if (used === 0) throw proofMissing({ deed: proof.deed, about: proof.about, why: 'it was used already' });
  const { id: proofId, clientId, about, whose, deed } = proof;
  await scope.emit(proofUsed, { proofId, clientId, about, whose, deed, by: change.usedBy });
}

/** What the kernel asks for each action that takes a proof. */
export async function take(scope: Scope, { about, whose, deed, action }: WantedProof): Promise<void> {
  const given = await scope
    .as(system)
    .rows(proofRows)
    .find({ where: { about }, order: { id: 'DESC' } });
  const by = scope.actor.kind === 'system' ? undefined : scope.actor.id;
  const found = proofToUse(given, { deeds: [deed], whose, by, now: scope.now });
  if ('missing' in found) throw proofMissing({ deed, about, why: found.missing });
  await useUp(scope, found.proof, { usedBy: action });
}
