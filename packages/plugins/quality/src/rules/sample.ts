import { grouped } from './grouped.ts';
import { lotOf } from './lot.ts';
import type { Reason, Risk, RiskShares } from './risk.ts';

/** What one agent did on one ticket: what is reviewed. */
export interface Contact {
  readonly ticketId: number;
  readonly agentId: number;
  readonly clientId: number;
  readonly tier: number;
  readonly channel: string;
  /** Risks that are known of it. */
  readonly risks: readonly Risk[];
}

/** How many are picked. */
export interface SampleTerms {
  /** Share of all contacts, 0 to 1. */
  readonly share: number;
  /** Of each agent at least so many, where there are so many. */
  readonly perAgent: number;
  readonly risks: RiskShares;
}

/** One that was picked, and why. */
export interface Picked<C extends Contact = Contact> {
  readonly contact: C;
  readonly why: readonly Reason[];
}

/** Agent × client × tier × channel, with how many there were and how many lots fell on it. */
export interface Stratum {
  readonly agentId: number;
  readonly clientId: number;
  readonly tier: number;
  readonly channel: string;
  readonly contacts: number;
  readonly picked: number;
}

export interface Sample<C extends Contact = Contact> {
  readonly picks: readonly Picked<C>[];
  readonly strata: readonly Stratum[];
}

const nameOf = ({ ticketId, agentId }: Contact): string => `${String(ticketId)}/${String(agentId)}`;
const stratumOf = ({ agentId, clientId, tier, channel }: Contact): string => [agentId, clientId, tier, channel].join('/');

/**
 * How many of each stratum: its part of the whole, rounded so that the sum comes out (largest remainders; of equal ones, the lower lot).
 * @param wanted at most as many as there are.
 */
export function allotted(sizes: ReadonlyMap<string, number>, wanted: number, seed: string): ReadonlyMap<string, number> {
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const quotas = [...sizes].map(([key, size]) => {
    const [parts, of] = [wanted * size, Math.max(1, all)];
    return { key, whole: Math.floor(parts / of), rest: parts % of, lot: lotOf(seed, `stratum ${key}`) };
  });
  const left = wanted - quotas.reduce((sum, q) => sum + q.whole, 0);
  const more = new Set(
    [...quotas]
      .sort((a, b) => b.rest - a.rest || a.lot - b.lot)
      .slice(0, left)
      .map((q) => q.key),
  );
  return new Map(quotas.map(({ key, whole }) => [key, whole + (more.has(key) ? 1 : 0)]));
}

/** A share is taken as a whole number of parts of the whole: as a fraction, 0.07 of 100 would be a little more than 7. */
const PARTS = 1_000_000_000;

/** How many a share comes to: the least whole number that is not under it. */
export const portion = (share: number, of: number): number => Math.ceil((Math.round(share * PARTS) * of) / PARTS);

/** Those on which a lot falls: some of each stratum, and of each agent as many as there must be at least. */
function byLot<C extends Contact>(contacts: readonly C[], { share, perAgent }: SampleTerms, seed: string): Set<C> {
  const inOrder = [...contacts].sort((a, b) => lotOf(seed, nameOf(a)) - lotOf(seed, nameOf(b)));
  const strata = grouped(inOrder, stratumOf);
  const sizes = new Map([...strata].map(([key, all]) => [key, all.length]));
  const counts = allotted(sizes, portion(share, contacts.length), seed);
  const drawn = new Set([...strata].flatMap(([key, all]) => all.slice(0, counts.get(key) ?? 0)));
  for (const own of grouped(inOrder, (c) => String(c.agentId)).values()) {
    const missing = perAgent - own.filter((c) => drawn.has(c)).length;
    for (const one of own.filter((c) => !drawn.has(c)).slice(0, Math.max(0, missing))) drawn.add(one);
  }
  return drawn;
}

/** The risks of a contact for which it is picked: each by a lot of its own against its share. */
const takenFor = (contact: Contact, shares: RiskShares, seed: string): Risk[] =>
  contact.risks.filter((risk) => lotOf(seed, `${risk} ${nameOf(contact)}`) < shares[risk]);

/**
 * A stratified random sample, and what is looked at for a risk. The same contacts, terms and seed give the same sample.
 * @param contacts those that were not picked before.
 */
export function sampleOf<C extends Contact>(contacts: readonly C[], terms: SampleTerms, seed: string): Sample<C> {
  const drawn = byLot(contacts, terms, seed);
  const why = (contact: C): Reason[] => [...(drawn.has(contact) ? (['lot'] as const) : []), ...takenFor(contact, terms.risks, seed)];
  const picks = contacts.map((contact) => ({ contact, why: why(contact) })).filter((pick) => pick.why.length > 0);
  const strata = [...grouped(contacts, stratumOf).values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const { agentId, clientId, tier, channel } = first;
    return [{ agentId, clientId, tier, channel, contacts: all.length, picked: all.filter((c) => drawn.has(c)).length }];
  });
  return { picks, strata };
}
