import { sibilantOf, stemsOf, WEAK_ENDING } from './stems.ts';

/** What stands where a name was. */
export const MASK = '•••';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (texts: readonly string[]): string =>
  [...texts]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
/** As mail addresses are written: without dots and rings. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Shorter parts of names are words of other languages too, and inside of others. */
const SHORTEST = 3;

interface Known {
  /** Whole names and their parts. */
  readonly names: readonly string[];
  /** Parts of two letters. */
  readonly short: readonly string[];
  readonly addresses: ReadonlySet<string>;
}

function knownOf(given: readonly string[]): Known {
  const people = given.map((one) => one.trim().normalize('NFC'));
  const names = people.filter((one) => !one.includes('@'));
  const parts = [...new Set(names.flatMap((name) => [name, ...name.split(/[\s-]+/)]))];
  return {
    names: parts.filter((part) => part.length >= SHORTEST),
    short: parts.filter((part) => /^\p{L}{2}$/u.test(part)),
    addresses: new Set(people.filter((one) => one.includes('@')).map((one) => one.toLowerCase())),
  };
}

/** Whether what stands before the @, or a name to sign in with, is made of somebody's name. */
function madeOf(local: string, { names, short }: Known): boolean {
  const word = plain(local);
  const pieces = word.split(/[^\p{L}]+/u);
  return names.some((name) => word.includes(plain(name))) || short.some((name) => pieces.includes(plain(name)));
}

/** Words, and mail addresses among them. A word that is none is taken whole too: tried again from each of its letters, a long one takes minutes. */
const WORD = /[\p{L}\p{N}._%+-]+(?:@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*)?/gu;

/**
 * A text without the names of agents, whole or in part, with an ending behind it or not: Finnish puts one on each, and many change the
 * name before it. Mail addresses that are theirs, or made of their names, go too.
 * @param given names, and mail addresses.
 */
export function withoutNames(text: string, given: readonly string[]): string {
  if (given.length === 0) return text;
  const known = knownOf(given);
  const { names, short, addresses } = known;
  const logins = [...addresses].flatMap((address) => address.split('@')[0] ?? []).filter((local) => madeOf(local, known));
  const strong = [...names, ...names.flatMap(sibilantOf), ...logins];
  const weak = names.flatMap(stemsOf);
  const all = [
    ...(strong.length > 0 ? [`(?:${anyOf(strong)}):?\\p{L}{0,6}`] : []),
    ...(weak.length > 0 ? [`(?:${anyOf(weak)})${WEAK_ENDING}`] : []),
  ];
  const word = (inner: string, flags: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${inner})(?![\\p{L}\\p{N}])`, flags);
  let left = text.normalize('NFC').replace(WORD, (found) => {
    const [local = '', domain] = found.split('@');
    if (domain === undefined) return found;
    return addresses.has(found.toLowerCase()) || madeOf(local, known) ? MASK : found;
  });
  if (all.length > 0) left = left.replace(word(all.join('|'), 'giu'), MASK);
  // Small letters make words of many languages of them, so these count as they are written.
  return short.length > 0 ? left.replace(word(`(?:${anyOf(short)})(?::\\p{L}{1,6})?`, 'gu'), MASK) : left;
}
