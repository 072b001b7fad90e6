/** What a text of a macro may name. */
export const variables = [
  'ticket.number',
  'ticket.subject',
  'ticket.due',
  'requester.name',
  'requester.address',
  'agent.name',
  'client.name',
] as const;
export type Variable = (typeof variables)[number];
export type Values = Readonly<Record<Variable, string>>;

/** `{{ ticket.number }}`, and whatever else somebody wrote between such braces. */
const HOLE = /\{\{([^{}]*)\}\}/g;
const known = (name: string): name is Variable => variables.some((variable) => variable === name);

/** Names in a text that nothing can be filled in for. */
export const unknownIn = (text: string): string[] => [
  ...new Set([...text.matchAll(HOLE)].map(([, name = '']) => name.trim()).filter((name) => !known(name))),
];

/** A text with its variables filled in, and the ones for which there was nothing: they stand as they were written, so that nobody misses them. */
export interface Filled {
  readonly text: string;
  readonly unfilled: readonly Variable[];
}

/** What came from outside is no markup. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Fill in. @param write how a value stands in the text: escaped in HTML, as it is in plain text */
export function fill(text: string, values: Values, write: (value: string) => string): Filled {
  const unfilled = new Set<Variable>();
  const filled = text.replaceAll(HOLE, (hole, inner: string) => {
    const name = inner.trim();
    if (known(name) && values[name] !== '') return write(values[name]);
    if (known(name)) unfilled.add(name);
    return hole;
  });
  return { text: filled, unfilled: [...unfilled] };
}

/** Paragraphs and lines of a text without tags, as HTML; what has tags stays as it is. */
export const paragraphsOf = (text: string): string =>
  /<[a-z][^>]*>/i.test(text)
    ? text
    : text
        .trim()
        .split(/\n{2,}/)
        .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
        .join('\n');

/** The text in the language asked for; without it in the first of `others` that there is one in, and then in any. */
export function inLanguage<T>(
  texts: Readonly<Record<string, T | undefined>>,
  language: string,
  others: readonly string[],
): { readonly language: string; readonly text: T } | undefined {
  for (const one of [language, ...others, ...Object.keys(texts)]) {
    const text = texts[one];
    if (text !== undefined) return { language: one, text };
  }
  return undefined;
}
