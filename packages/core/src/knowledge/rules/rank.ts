import { stemsOf, stemsOfAny, type Language } from '../../search/rules/stems.ts';
import { wordsOf } from '../../search/rules/words.ts';

/** A stem of an article, and whether it stands in the title. */
export interface Term {
  readonly term: string;
  readonly inTitle: boolean;
}

/** What an article is found by: the stems of its words, as the search of tickets makes them. */
export function termsOfArticle({ title, text, language }: { title: string; text: string; language: Language }): Term[] {
  const stems = (words: string) => new Set(wordsOf(words).flatMap(({ word }) => stemsOf(word, language)));
  const inTitle = stems(title);
  const found = [...inTitle].map((term) => ({ term, inTitle: true }));
  return [...found, ...[...stems(text)].filter((term) => !inTitle.has(term)).map((term) => ({ term, inTitle: false }))];
}

/** Shorter words tell nothing. */
const SHORTEST = 3;
/** Whoever writes a novel is understood by its beginning. */
const MOST_WORDS = 60;

/** The words that somebody wrote, each with the stems that it may be found by: nobody says in which language they write. */
export const wordsAsked = (text: string): (readonly string[])[] =>
  [...new Set(wordsOf(text).map(({ word }) => word))]
    .filter((word) => word.length >= SHORTEST)
    .slice(0, MOST_WORDS)
    .map(stemsOfAny);

export interface Hit extends Term {
  readonly articleId: number;
}

const TITLE = 3;

/**
 * Articles by how well they fit, best first: a word counts the more the fewer articles have it, and three times in a title. One word of
 * the text alone is no fit, unless nothing else was asked: everybody writes `kone`.
 */
export function ranked(asked: readonly (readonly string[])[], hits: readonly Hit[], total: number): number[] {
  const scores = new Map<number, { score: number; words: number; title: boolean }>();
  for (const stems of asked) {
    const found = new Map<number, boolean>();
    for (const hit of hits) if (stems.includes(hit.term)) found.set(hit.articleId, hit.inTitle || (found.get(hit.articleId) ?? false));
    const rarity = Math.log(1 + total / Math.max(1, found.size));
    for (const [articleId, inTitle] of found) {
      const known = scores.get(articleId) ?? { score: 0, words: 0, title: false };
      const score = known.score + rarity * (inTitle ? TITLE : 1);
      scores.set(articleId, { score, words: known.words + 1, title: known.title || inTitle });
    }
  }
  const fits = [...scores].filter(([, { words, title }]) => words > 1 || title || asked.length === 1);
  return fits.sort(([a, x], [b, y]) => y.score - x.score || a - b).map(([articleId]) => articleId);
}
