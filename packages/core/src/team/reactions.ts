import { contractById, contractApplied } from '../client/index.ts';
import { within, type Scope } from '../kernel/index.ts';
import { beginTiers, followTiers, tiersIn } from './jobs.ts';

/** A team that a pack names is made at once, so that people can be put in it; its tiers count from the day that the pack says. */
async function followContract(scope: Scope, { clientId, contractId }: { clientId: number; contractId: number }): Promise<void> {
  const applied = await contractById(scope, contractId);
  const { effectiveFrom } = applied;
  await tiersIn(scope, applied);
  await followTiers(scope, clientId);
  const key = `${String(clientId)}@${String(applied.version)}`;
  if (effectiveFrom > scope.now) await scope.schedule(beginTiers, { key, at: effectiveFrom, uncaused: true, input: { clientId } });
}

export const listeners = [within(contractApplied, followContract)];
