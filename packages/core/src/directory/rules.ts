import type { KnownContact } from './entities.ts';
import type { ContactPoint } from './ports.ts';

const DAY = 86_400_000;
const same = (a: ContactPoint, b: ContactPoint): boolean => a.kind === b.kind && a.address === b.address;

export interface Comparing {
  /** Since when what is new counts: now, or when the account came into being; null when it was there from the start. */
  readonly since: Date | null;
}

/** What is known of somebody's contacts after another look: an address that stays keeps its age, and one that comes back is new. */
export function contactsAfter(
  before: readonly KnownContact[],
  now: readonly ContactPoint[],
  { since }: Comparing,
): { contacts: KnownContact[]; added: number; removed: number } {
  const contacts = now.map(({ kind, address, ofAccount }) => {
    const known = before.find((one) => same(one, { kind, address, ofAccount }));
    return { kind, address, ofAccount, since: known ? known.since : (since?.toISOString() ?? null) };
  });
  const added = now.filter((one) => !before.some((old) => same(old, one))).length;
  return { contacts, added, removed: before.filter((old) => !now.some((one) => same(old, one))).length };
}

/** P4: what has been of record for so many days; what changed in the meantime proves nothing. */
export const settledContacts = (contacts: readonly KnownContact[], now: Date, days: number): KnownContact[] =>
  contacts.filter(({ since }) => since === null || now.getTime() - Date.parse(since) >= days * DAY);

/** `sv-FI` as one of the languages that the desk speaks; null when it speaks none of them. */
export const deskLanguage = (tag: string | null, spoken: readonly string[]): string | null => {
  const language = tag?.toLowerCase().split(/[-_;,]/)[0] ?? '';
  return spoken.includes(language) ? language : null;
};
