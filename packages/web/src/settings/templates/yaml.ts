import type { Language } from '../../i18n/index.ts';

/** A text as a block of YAML, indented; one that ends without a line break says so. */
function block(text: string, indent: string): string {
  const mark = text.endsWith('\n') ? '|' : '|-';
  // Leading blanks of the first line would be taken for the indentation: then it is said how deep that is.
  const depth = /^[ \n]/.test(text) ? '2' : '';
  const lines = text.replace(/\n$/, '').split('\n');
  return `${mark.slice(0, 1)}${depth}${mark.slice(1)}\n${lines.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n')}`;
}

/** The lines of a contract pack that say a mail in the client's own words. */
export const yamlFor = ({
  template,
  language,
  subject,
  text,
}: {
  readonly template: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
}): string =>
  `templates:\n  ${template}:\n    ${language}:\n      subject: ${JSON.stringify(subject)}\n      text: ${block(text, '        ')}\n`;
