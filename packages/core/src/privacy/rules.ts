/** What stands where words of somebody were. */
export const erased = '(erased)';

/** Shorter names are in every other word. */
const SHORTEST = 3;

const pattern = (text: string): RegExp => new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');

/** The texts that lead to somebody, the longest first. */
export const tracesOf = ({ addresses, names }: { addresses: readonly string[]; names: readonly string[] }): string[] =>
  [...addresses, ...names].filter((t) => t.length >= SHORTEST && t !== erased).sort((a, b) => b.length - a.length);

/**
 * A pattern, with `!` to escape, for a text within JSON in small letters. Databases know what the small letter of A is, and not all of them that of
 * Ö: a letter beyond those of ASCII may be any one here. So it finds more than it should, and not less.
 */
export const likeInJson = (text: string): string => {
  const letters = Array.from(JSON.stringify(text).slice(1, -1), (letter) => {
    if (!/[\x20-\x7e]/.test(letter)) return '_';
    return /[%_!]/.test(letter) ? `!${letter}` : letter.toLowerCase();
  });
  return `%${letters.join('')}%`;
};

/** Whether a value holds one of these texts anywhere. */
export function mentions(value: unknown, traces: readonly string[]): boolean {
  const text = JSON.stringify(value).toLowerCase();
  return traces.some((trace) => text.includes(JSON.stringify(trace.toLowerCase()).slice(1, -1)));
}

/** The same value without these texts. */
export function without<T>(value: T, traces: readonly string[]): T {
  if (typeof value === 'string') return traces.reduce<string>((left, trace) => left.replaceAll(pattern(trace), erased), value) as T;
  if (Array.isArray(value)) return value.map((part: unknown) => without(part, traces)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, without(part as unknown, traces)])) as T;
}
