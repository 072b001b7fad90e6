/** What stands where a name was. */
export const MASK = '•••';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Shorter parts of names are words of other languages too. */
const SHORTEST = 3;

/** Virtanen is Virtase- before an ending. */
const stems = (part: string): string[] => (/nen$/i.test(part) ? [part, `${part.slice(0, -3)}se`] : [part]);

/** A text without the names of agents, whole or in part, with an ending behind it or not: Finnish puts one on each. */
export function withoutNames(text: string, names: readonly string[]): string {
  const parts = [...new Set(names.flatMap((name) => [name, ...name.split(/[\s-]+/).flatMap(stems)]).map((part) => part.trim()))]
    .filter((part) => part.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  if (parts.length === 0) return text;
  const ending = ':?\\p{L}{0,6}';
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.map(escaped).join('|')})${ending}(?![\\p{L}\\p{N}])`, 'giu'), MASK);
}
