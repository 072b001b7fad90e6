import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { texts as english } from './en/index.ts';
import type { Wording } from './wording.ts';

export type Language = 'fi' | 'sv' | 'en';
export const languages: readonly Language[] = ['fi', 'sv', 'en'];

/** Each language is a file of its own, so that a browser loads one. */
const sources: Readonly<Record<Language, () => Promise<{ texts: Wording<typeof english> }>>> = {
  en: () => import('./en/index.ts'),
  fi: () => import('./fi/index.ts'),
  sv: () => import('./sv/index.ts'),
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: typeof english;
  }
}

const KEPT = 'luuri.language';
const isLanguage = (text: string | null | undefined): text is Language => languages.some((language) => language === text);

/** What was chosen on this device, else what the browser prefers, else English. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

export async function startTexts(): Promise<void> {
  const language = preferredLanguage();
  const { texts } = await sources[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: texts },
    defaultNS: 'words',
    // Complete by a test, so there is nothing to fall back to.
    fallbackLng: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Speak another language from now on, on this device. */
export async function speak(language: Language): Promise<void> {
  const { texts } = await sources[language]();
  for (const [area, of] of Object.entries(texts)) i18next.addResourceBundle(language, area, of);
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
