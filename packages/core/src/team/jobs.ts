import { contractOf, type Contract } from '../client/index.ts';
import { defineJob, type Scope } from '../kernel/index.ts';
import { teamRows, tierRows, type Tier } from './entities.ts';
import { tiersChanged } from './events.ts';
import { tiersSection } from './section.ts';

async function teamCalled(scope: Scope, slug: string): Promise<number> {
  const known = await scope.rows(teamRows).first({ slug });
  return (known ?? (await scope.rows(teamRows).insert({ slug, name: slug }))).id;
}

/** The tiers of a contract; a team that it names and nobody made is made. */
export async function tiersIn(scope: Scope, contract: Contract): Promise<Omit<Tier, 'id'>[]> {
  const tiers: Omit<Tier, 'id'>[] = [];
  for (const { level, name, team } of contract.section(tiersSection)) {
    tiers.push({ clientId: contract.clientId, level, name, teamId: await teamCalled(scope, team) });
  }
  return tiers;
}

/** A client's tiers become those of the contract that is in force now. */
export async function followTiers(scope: Scope, clientId: number): Promise<void> {
  const tiers = await tiersIn(scope, await contractOf(scope, clientId));
  const had = await scope.rows(tierRows).find({ where: { clientId } });
  await scope.rows(tierRows).remove({ clientId });
  await scope.rows(tierRows).insertAll(tiers);
  const isSame = had.length === tiers.length && tiers.every((t) => had.some((h) => h.level === t.level && h.teamId === t.teamId));
  if (had.length > 0 && !isSame) await scope.emit(tiersChanged, { clientId, tiers: tiers.map(({ level, teamId }) => ({ level, teamId })) });
}

/** The day of a contract has come that was applied before it. */
export const beginTiers = defineJob<{ clientId: number }>('team.begin-tiers', {
  run: (scope, { clientId }) => followTiers(scope, clientId),
});
