import type { Language } from './stems.ts';

/** Words that nearly every text of a language has and the two others do not. */
const telling: Readonly<Record<Language, ReadonlySet<string>>> = {
  fi: new Set(
    'ja on ei en se että mutta kun jos ole olen oli myös tai sitten minun mikä miten nyt vielä hei kiitos terveisin enkä ovat joka tämä voi voisi vain siitä olisi pääse'.split(
      ' ',
    ),
  ),
  sv: new Set(
    'och är att det jag inte som för på av med den har till ett kan om hej tack vi från eller när hur vad min mitt men så nu mvh hälsningar efter får'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the and is to it of not my that this have was with you please cannot when what can but be are for hello hi thanks regards would from after does do i'.split(
      ' ',
    ),
  ),
};

/** Fewer than these, and another language might do as well. */
const ENOUGH = 2;

/** The language whose telling words a text has, by a clear margin; undefined when it has few, or of several. */
export function plainlyIn(words: readonly string[]): Language | undefined {
  const counts = (Object.keys(telling) as Language[])
    .map((language) => ({ language, count: words.filter((word) => telling[language].has(word)).length }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  return first && second && first.count >= ENOUGH && first.count >= 2 * second.count ? first.language : undefined;
}
