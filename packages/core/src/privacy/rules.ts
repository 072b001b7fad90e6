/** What stands where words of somebody were. */
export const erased = '(erased)';

/** Shorter names are in every other word. */
const SHORTEST = 3;
/** Names are written without spaces in these. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/**
 * Whether a name leads to somebody. What people call themselves is theirs to choose: `normal`, `open` or `ticketId` would lead into every
 * other line of the desk, and take those away with it.
 */
const isTelling = (name: string): boolean => unspaced.test(name) || /\p{L}[^\s]*\s+[^\s]*\p{L}/u.test(name);

/** The texts that lead to somebody, the longest first: addresses, and names that are not any word. */
export const tracesOf = ({ addresses, names }: { addresses: readonly string[]; names: readonly string[] }): string[] =>
  [...addresses, ...names.filter(isTelling)].filter((t) => t.length >= SHORTEST && t !== erased).sort((a, b) => b.length - a.length);

const isAddress = (trace: string): boolean => trace.includes('@') || trace.startsWith('+');

/** A trace where it stands for itself: `da@acme.example` is not in `ada@acme.example`, while a name may have an ending. */
function pattern(trace: string): RegExp {
  const text = trace.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return isAddress(trace)
    ? new RegExp(`(?<![\\p{L}\\p{N}_%+-])(?<![\\p{L}\\p{N}]\\.)${text}(?![\\p{L}\\p{N}])(?!\\.[\\p{L}\\p{N}])`, 'giu')
    : new RegExp(`(?<![\\p{L}\\p{N}_])${text}`, 'giu');
}

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

function holds(value: unknown, patterns: readonly RegExp[]): boolean {
  if (typeof value === 'string') return patterns.some((one) => value.search(one) >= 0);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => holds(part, patterns));
}

/** Whether a value says one of these texts anywhere, in capitals or not; what its fields are called says nothing. */
export const mentions = (value: unknown, traces: readonly string[]): boolean => holds(value, traces.map(pattern));

/** The same value without these texts. @param by what stands in their place */
export function without<T>(value: T, traces: readonly string[], by = erased): T {
  if (typeof value === 'string') return traces.reduce<string>((left, trace) => left.replaceAll(pattern(trace), by), value) as T;
  if (Array.isArray(value)) return value.map((part: unknown) => without(part, traces, by)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, without(part as unknown, traces, by)])) as T;
}
