import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as swedish } from '@orama/stemmers/swedish';

export const languages = ['fi', 'sv', 'en'] as const;
export type Language = (typeof languages)[number];

const isShort = (word: string): boolean => word.length < 4;
const hasDigit = /\p{N}/u;

/** Endings of a base form whose inflected forms have another stem: `tulostin` is `tulostimen`, `asennus` is `asennuksen`. */
const finnishStems: readonly (readonly [ending: RegExp, stems: readonly string[]])[] = [
  [/nen$/u, ['s', 'st']],
  [/in$/u, ['im']],
  [/(?<=[uy])s$/u, ['ks', 'd', 't', '']],
  [/(?<=[oöei])s$/u, ['ks']],
  [/as$/u, ['aa', 'a']],
  [/äs$/u, ['ää', 'ä']],
];

const vowelsAtEnd = /[aeiouyäöå]+$/u;

/** Two of a kind at the end become one, and short vowels go: what Finnish stems have in common, however the word is inflected. */
const bare = (stem: string): string => {
  const rest = stem.replace(vowelsAtEnd, '');
  const short = rest.length < 3 ? stem : rest;
  return short.replace(/([^aeiouyäöå])\1$/u, '$1');
};

/**
 * Snowball takes some base forms for inflected ones (`salasana` for an essive, `sähköposti` for an adverb). So a word also counts as its
 * own base form, and the two lists of an inflected and of a base form have a stem in common.
 */
function ofFinnish(word: string): string[] {
  const irregular = finnishStems.flatMap(([ending, stems]) => (ending.test(word) ? stems.map((s) => word.replace(ending, s)) : []));
  return [finnish(word), word, ...irregular].map(bare);
}

/** Definite forms that Snowball leaves, or takes more off than the article: `lösenordet`, `datorn`, `kontot`. */
const definite = /((?<=[^aeiouyåäö])ets?|(?<=[aeiouyåäölr])ns?|(?<=[aeiouyåäö])ts?)$/u;

const ofSwedish = (word: string): string[] => [swedish(word), word, word.replace(definite, '')];

/** The word itself as well: `connectio*` is the beginning of a word, and not of its stem. */
const ofEnglish = (word: string): string[] => [english(word), word];

const stemmers: Readonly<Record<Language, (word: string) => string[]>> = { fi: ofFinnish, sv: ofSwedish, en: ofEnglish };

/** Words come again and again, and to stem one takes longer than to look it up. */
const MOST = 50_000;
const remembered = new Map<string, readonly string[]>();

/** What a word of a language is found by: any one of these is enough. */
export function stemsOf(word: string, language: Language): readonly string[] {
  if (isShort(word) || hasDigit.test(word)) return [word];
  const key = `${language}:${word}`;
  const known = remembered.get(key);
  if (known) return known;
  const stems = [...new Set(stemmers[language](word))].filter((s) => s !== '');
  if (remembered.size >= MOST) remembered.clear();
  remembered.set(key, stems);
  return stems;
}

/** What a word that somebody looks for is found by, for nobody says in which language they ask. */
export const stemsOfAny = (word: string): readonly string[] => [...new Set(languages.flatMap((language) => stemsOf(word, language)))];
