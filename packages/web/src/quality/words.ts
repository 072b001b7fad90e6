/** The text in one's own language, else in any that there is. */
export const inOwn = (texts: Readonly<Record<string, string>>, language: string): string =>
  texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? '';

/** A score as it is read: one digit behind the point at most. */
export const scoreInWords = (score: number | null, language: string): string =>
  score === null ? '–' : new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(score);

/** A kappa, with two digits; a dash where there is none. */
export const kappaInWords = (kappa: number | null, language: string): string =>
  kappa === null ? '–' : new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(kappa);
