/**
 * PostgreSQL keeps neither the character U+0000 nor half of a surrogate pair, and mail and forms bring both. They are taken out where
 * texts go into a column, on every database alike: what was never text is dropped, a half character shows as the replacement mark.
 */
const unkeepable = /[\0\p{Surrogate}]/u;
const halves = /\p{Surrogate}/gu;

/** A text that every database can keep. */
export const keepableText = (text: string): string =>
  unkeepable.test(text) ? text.replaceAll(halves, '\ufffd').replaceAll('\0', '') : text;

/** As `JSON.stringify` writes them; a backslash that stands for itself comes first, so that `\\u0000` stays six characters. */
const written = /(\\\\)|\\u0000|\\ud[89a-f][0-9a-f]{2}/g;
const some = /\\u0000|\\ud[89a-f]/;

/** What JSON has written, mended where a database could not keep it. */
const mended = (text: string): string =>
  text.includes('\\u') && some.test(text)
    ? text.replaceAll(written, (found, escaped?: string) => escaped ?? (found === '\\u0000' ? '' : '\ufffd'))
    : text;

/** A value as JSON whose texts, keys included, every database can keep; null when JSON has no words for it. */
export function keepableJsonText(value: unknown): string | null {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? null : mended(text);
}

/** A value whose texts, keys included, every database can keep. */
export function keepableJson(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined || !text.includes('\\u') || !some.test(text) ? value : (JSON.parse(mended(text)) as unknown);
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

/** The same value with {@link keepableText} in all of its lists and plain objects; what else it holds, bytes and dates, stays as it is. */
export function keepable<T>(value: T): T {
  if (typeof value === 'string') return keepableText(value) as T;
  // A list with holes in it gets something in their place, for those who count on from there.
  if (Array.isArray(value)) return Array.from(value, (part: unknown) => keepable(part)) as T;
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, keepable(part)])) as T;
  return value;
}
