/** Languages of everything that a requester, or an agent in the console, reads. */
export const screenLanguages = ['fi', 'sv', 'en'] as const;
export type ScreenLanguage = (typeof screenLanguages)[number];

/** A text in every language of the desk: none is left to be filled in later. */
export type LocalizedText = Readonly<Record<ScreenLanguage, string>>;

/** The text in a language; in English where the desk does not speak it. */
export const inLanguage = (text: LocalizedText, language: string): string =>
  text[screenLanguages.find((known) => known === language) ?? 'en'];
