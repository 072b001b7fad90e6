/**
 * PostgreSQL keeps neither the character U+0000 nor half of a surrogate pair, and mail and forms bring both. They are taken out where
 * texts go into a column, on every database alike: what was never text is dropped, a half character shows as the replacement mark.
 */
const unkeepable = /[\0\p{Surrogate}]/u;
const halves = /\p{Surrogate}/gu;

/** A text that every database can keep. */
export const keepableText = (text: string): string => (unkeepable.test(text) ? text.replaceAll('\0', '').replaceAll(halves, '\ufffd') : text);

/** As `JSON.stringify` writes them; a backslash that stands for itself comes first, so that `\\u0000` stays six characters. */
const written = /(\\\\)|\\u0000|\\ud[89a-f][0-9a-f]{2}/g;
const some = /\\u0000|\\ud[89a-f]/;

/** A value whose texts, keys included, every database can keep. */
export function keepableJson(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined || !some.test(text)) return value;
  return JSON.parse(text.replaceAll(written, (found, escaped?: string) => escaped ?? (found === '\\u0000' ? '' : '\ufffd'))) as unknown;
}
