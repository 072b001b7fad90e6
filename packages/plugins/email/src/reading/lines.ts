// eslint-disable-next-line no-control-regex -- these are the characters to be rid of
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
// Marks that turn the direction of what follows make `fdp.exe` look like `exe.pdf`; single left and right marks are harmless.
const overrides = /[\u202a-\u202e\u2066-\u2069]/g;
const lone = /[\ud800-\udfff]/;

/** Without halves of characters, which a database in UTF-8 does not take. */
const wellFormed = (text: string) => (lone.test(text) ? Buffer.from(text).toString() : text);

/** Text of several lines that can be stored and shown: no control characters but tab and line end, lines end in `\n`. */
export const cleanText = (text: string): string => wellFormed(text.replace(/\r\n?/g, '\n').replace(controls, ''));

/** Text of one line that can be stored and shown: no control characters, no turned direction, at most `max` characters. */
export function cleanLine(text: string, max: number): string {
  const line = text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(controls, '')
    .replace(overrides, '')
    .trim();
  return wellFormed(line.length > max ? line.slice(0, max) : line);
}
