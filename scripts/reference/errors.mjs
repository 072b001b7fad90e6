import { page } from './markdown.mjs';

const intro = `<!-- Headings and the lines below them are written by scripts/reference.mjs; the words about each error are written by hand, here. -->

# Errors

Every error that Luuri throws on purpose has a code, a kind and a sentence that says what is wrong and what would be right. Programs match on the
code. Over HTTP an error is \`application/problem+json\` (RFC 9457) with the code in \`code\`, the sentence in \`detail\`, and for wrong input every
wrong field in \`mistakes\`.

Codes that begin with \`conformance.\` are not listed: they belong to the suite that hosts are tested with, and no desk throws them.

The kind decides the status. Errors of the kinds \`defect\` and \`unavailable\` keep their details to the log, where the request's id finds them.`;

/** The words by hand under each heading of the page as it is: code to text. */
export function wordsIn(text) {
  const parts = text.split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => {
      const [heading = '', , , ...rest] = part.split('\n');
      return [heading.trim(), rest.join('\n').trim()];
    }),
  );
}

/**
 * The page, with the words that it has now.
 * @param {Map<string, string>} kinds code to kind
 * @param {(error: { code: string, kind: string }) => number} statusOf
 */
export function errorsPage(kinds, statusOf, now) {
  const words = wordsIn(now);
  const codes = [...kinds.keys()].filter((code) => !code.startsWith('conformance.')).sort();
  return page(
    intro,
    codes.map((code) => {
      const kind = kinds.get(code);
      return `## ${code}\n\n\`${kind}\` · ${statusOf({ code, kind })}\n\n${words.get(code) || 'TO BE WRITTEN'}`;
    }),
  );
}
