// The words by which mail programs in Finnish, Swedish and English (and German) introduce what they quote.
const wrote = /(?:wrote|kirjoitti|skrev|schrieb|écrit)\b[^\n]{0,200}:\s*$/i;
const attributionStart = /^(?:on|ma|ti|ke|to|pe|la|su|den|am|le|\d{1,2}[./\s]|\d{4}-|"?[\p{Lu}][\p{L}'.-]+|<?[^\s@]+@)/iu;
const swedish = /\bskrev\b.{1,200}:\s*$/i;
const divider =
  /^[\s>]*-{2,}\s*(?:original message|alkuperäinen viesti|ursprungligt meddelande|originalmeddelande|ursprüngliche nachricht|lähettäjän viesti)\s*-{2,}\s*$/i;
const rule = /^_{20,}\s*$/;
const from = /^\*?(?:from|lähettäjä|från|von)\s*:\*?\s*\S/i;
const headerLine =
  /^\*?(?:sent|date|to|subject|cc|lähetetty|päivämäärä|päiväys|vastaanottaja|aihe|kopio|skickat|datum|till|ämne|kopia|gesendet|an|betreff)\s*:\*?/i;
const forwarded = /^(?:fwd?|wg|vl|vb|välitetty)\s*:/i;
const phone =
  /^(?:sent from (?:my|outlook|mail|yahoo)|get outlook for|lähetetty (?:iphonesta|ipadista|android|puhelimesta|laitteesta|samsung|outlook|windows)|hanki outlook|skickat från (?:min|outlook|e-post)|hämta outlook|von meinem|lähetetty .{1,30}(?:puhelimesta|iphonesta|laitteesta))\b.{0,60}$/i;
const longestSignature = 15;

const isQuoted = (line: string) => line.startsWith('>');
const isBlank = (line: string) => line.trim() === '';

/** Number of lines, one to three, that introduce a quotation here; 0 when none do. Long ones are wrapped by mail programs. */
function attributionLength(lines: readonly string[], at: number): number {
  if (!attributionStart.test(lines[at] ?? '')) return 0;
  for (let length = 1; length <= 3; length++) {
    const joined = lines.slice(at, at + length).join(' ');
    if (joined.length > 400 || isBlank(lines[at + length - 1] ?? '')) return 0;
    if ((wrote.test(joined) || swedish.test(joined)) && /\d|@/.test(joined)) return length;
  }
  return 0;
}

/** True where the headers of the quoted mail stand, as Outlook writes them. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!from.test(lines[at] ?? '')) return false;
  return lines.slice(at + 1, at + 5).filter((line) => headerLine.test(line)).length >= 2;
}

/** True where everything to the end is the mail that is answered, with no marks of its own. */
function startsUnmarkedQuote(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (divider.test(line) || isHeaderBlock(lines, at)) return true;
  return rule.test(line) && lines.slice(at + 1, at + 3).some((_, i) => isHeaderBlock(lines, at + 1 + i));
}

/** True when the next line that says something is a marked quotation. */
function marksFollow(lines: readonly string[], at: number): boolean {
  let next = at;
  while (next < lines.length && isBlank(lines[next] ?? '')) next++;
  return isQuoted(lines[next] ?? '');
}

/** Without what is quoted: marked lines go, what stands between them stays, an unmarked quotation goes to the end. */
function withoutQuotes(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length;) {
    if (startsUnmarkedQuote(lines, at)) break;
    const length = attributionLength(lines, at);
    if (length > 0 && !marksFollow(lines, at + length)) break;
    if (length === 0 && !isQuoted(lines[at] ?? '')) kept.push(lines[at] ?? '');
    at += Math.max(length, 1);
  }
  return kept;
}

/** Without the signature: below `-- `, when it is short enough to be one, and the line that a phone adds. */
function withoutSignature(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line) => /^--\s?$/.test(line));
  const short = at >= 0 && lines.slice(at + 1).filter((line) => !isBlank(line)).length <= longestSignature;
  const kept = short ? lines.slice(0, at) : [...lines];
  const last = kept.findLastIndex((line) => !isBlank(line));
  return last >= 0 && phone.test((kept[last] ?? '').trim()) ? kept.slice(0, last) : kept;
}

const tidy = (lines: readonly string[]) =>
  lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/**
 * A mail's text without the mail that it answers and without the signature, for display; the whole text is kept elsewhere. A
 * forwarded mail keeps what it forwards, since that is what it says. When nothing would be left, the text stays whole.
 *
 * @param text lines that end in `\n`.
 * @param subject tells a forward (`Fwd:`, `FW:`, `VL:`, `VB:`, `WG:`); `VS:` is a reply in Finnish and so no sign of one.
 */
export function stripQuote(text: string, subject: string): string {
  const lines = text.split('\n');
  const own = forwarded.test(subject.trim()) ? lines : withoutQuotes(lines);
  return tidy(withoutSignature(own)) || tidy(own) || text.trim();
}
