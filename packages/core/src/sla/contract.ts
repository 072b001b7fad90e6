import { contractNamed, contractOf, type Contract, type Pack } from '../client/index.ts';
import type { Scope } from '../kernel/index.ts';
import { tiersSection, type TierTerms } from '../team/index.ts';
import { slaSection } from './contractSection.ts';
import { versionsOf } from './rules/needs.ts';
import type { SlaState } from './rules/state.ts';
import type { SlaPolicy, SlaTerms, Version } from './terms.ts';

/** Terms are made of a contract once: calendars keep their tables of open hours with them. */
const made = new WeakMap<Contract, SlaTerms>();

/** What a contract says about time. */
export function termsOf(contract: Contract): SlaTerms {
  const known = made.get(contract);
  if (known) return known;
  const said = { policies: contract.section(slaSection), tiers: contract.section(tiersSection) };
  const terms = termsFrom({
    ...said,
    version: versionName(contract),
    calendars: contract.calendars,
    effectiveFrom: contract.effectiveFrom,
  });
  made.set(contract, terms);
  return terms;
}

/** What a pack that is not applied would say about time. */
export function termsOfPack(pack: Pack, version: string): SlaTerms {
  const policies = pack.sections.get(slaSection.section) as readonly SlaPolicy[];
  const tiers = pack.sections.get(tiersSection.section) as readonly TierTerms[];
  return termsFrom({ policies, tiers, version, calendars: pack.calendars, effectiveFrom: pack.effectiveFrom });
}

const termsFrom = ({ tiers, ...rest }: Omit<SlaTerms, 'tiers'> & { readonly tiers: readonly TierTerms[] }): SlaTerms => ({
  ...rest,
  tiers: tiers.map(({ level, holdAtMost, calendar }) => ({
    level,
    ...(holdAtMost === undefined ? {} : { holdAtMost }),
    ...(calendar === undefined ? {} : { calendar }),
  })),
});

/** `acme@3`: unique among all contracts that a ticket may ever stand under. */
export const versionName = (contract: Pick<Contract, 'client' | 'version'>): string => `${contract.client}@${String(contract.version)}`;

/** The terms in force now, with other versions by name: of this client, or of the one that a ticket was taken for before. */
export async function termsWith(scope: Scope, clientId: number, versions: readonly Version[]): Promise<SlaTerms> {
  const newest = termsOf(await contractOf(scope, clientId));
  const wanted = new Set(versions.map(String));
  wanted.delete(String(newest.version));
  if (wanted.size === 0) return newest;
  return { ...newest, earlier: await Promise.all([...wanted].map(async (name) => termsOf(await contractNamed(scope, name)))) };
}

/** The terms in force now, with every other version that the ticket's clocks stand under. */
export const termsFor = (scope: Scope, clientId: number, state: SlaState | undefined): Promise<SlaTerms> =>
  termsWith(scope, clientId, state ? versionsOf(state) : []);
