import type { Mistake } from '../../kernel/index.ts';

const languages = ['fi', 'sv', 'en'] as const;
/** Where words stand. */
const words = new Set(['title', 'intro', 'button', 'done', 'label', 'hint', 'empty']);
const isText = (value: object): value is Record<string, unknown> => languages.some((language) => language in value);

/** Texts of a declaration that are not there in every language. What is not data, such as an action, is not looked into. */
export function textMistakes(path: string, value: unknown): Mistake[] {
  if (Array.isArray(value)) return value.flatMap((part: unknown) => textMistakes(path, part));
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) {
    const missing = languages.filter((language) => typeof value[language] !== 'string' || value[language].trim() === '');
    return missing.map((language) => ({ path, message: `has a text without words in ${language}` }));
  }
  return Object.entries(value).flatMap(([key, part]) =>
    words.has(key) && typeof part === 'string'
      ? [{ path, message: `has a ${key} in one language alone` }]
      : ['submits', 'reads', 'forms', 'rowForms', 'follows', 'stands', 'allow'].includes(key)
        ? []
        : textMistakes(path, part as unknown),
  );
}
