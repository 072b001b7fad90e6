/** How the few things look that mail programs show in ways of their own. Colours hold on a light ground and on a dark one. */
const looks: Readonly<Record<string, string>> = {
  blockquote: 'margin:0 0 1em;padding-left:1em;border-left:3px solid #999',
  pre: 'font-family:monospace;white-space:pre-wrap',
  code: 'font-family:monospace',
  img: 'max-width:100%;height:auto',
};

const tag = (text: string): string => (/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(text) ? text : 'en');

/**
 * The page that a mail program shows: what was written, in the reader's own letters and colours.
 *
 * @param html sanitised.
 * @param language of what is written, as a tag; a page in none that we know says English.
 */
export function mailPage(html: string, language: string): string {
  const shown = html.replaceAll(
    /<(blockquote|pre|code|img)(?=[\s>/])(?![^>]*\sstyle=)/g,
    (_all, name: string) => `<${name} style="${looks[name] ?? ''}"`,
  );
  return (
    `<!doctype html>\n<html lang="${tag(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<meta name="color-scheme" content="light dark"></head>` +
    `<body dir="auto" style="font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:15px;line-height:1.45">\n${shown}\n</body></html>\n`
  );
}
