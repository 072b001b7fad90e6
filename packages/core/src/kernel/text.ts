/** Languages of everything that a requester, or an agent in the console, reads. */
export const screenLanguages = ['fi', 'sv', 'en'] as const;
export type ScreenLanguage = (typeof screenLanguages)[number];

/** A text in every language of the desk: none is left to be filled in later. What plugins declare is such a text, checked at the start. */
export type LocalizedText = Readonly<Record<ScreenLanguage, string>>;

/** A text in every language of the desk, in the order in which they are always written: Finnish, Swedish, English. */
export const say = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en });

/** A text for all languages, or one for each of some, as contracts write them: `{ fi: 'Nimi', sv: 'Namn', en: 'Name' }`. */
export type Localised = string | Readonly<Record<string, string>>;

/** A text in the first of these languages that it has; in whichever it has, when it has none of them. */
export function inLanguage(text: Localised, ...languages: readonly string[]): string {
  if (typeof text === 'string') return text;
  const found = languages.find((language) => Object.hasOwn(text, language));
  return (found === undefined ? Object.values(text)[0] : text[found]) ?? '';
}
