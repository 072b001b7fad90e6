/** A word of a text, as it is compared, and where it stands. */
export interface Word {
  /** In small letters and one way of writing each of them. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Longer ones are cut: nobody types them, and every database keeps the rest. */
const LONGEST = 48;

/** Letters, digits and the marks on them; all else stands between words. */
const pattern = /[\p{L}\p{N}\p{M}]+/gu;

export const normal = (text: string): string => text.normalize('NFKC').toLowerCase().slice(0, LONGEST);

/** The words of a text in their order. Addresses, paths and hyphenated words fall into their parts. */
export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(pattern)) {
    const word = normal(match[0]).replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '');
    if (word) found.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
