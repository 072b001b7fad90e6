import { bodyStart, viewOf } from './bytes.ts';
import { decodeText } from './charset.ts';
import { Walk, type PartHead } from './walk.ts';
import { mendWords } from './words.ts';

/** A mail put right, and what had to be left out of it, in sentences. */
export interface Mended {
  readonly bytes: Uint8Array;
  readonly trouble: readonly string[];
}

const lineEnd = Buffer.from('\r\n');
const knownTransfer = /^$|base64|quoted-printable|7bit|8bit|binary/;
const longestHeader = 64_000;
const mostHeaderLines = 2000;
const longBody = 500;
const newLine = 10;
const mayBeBoundary = Buffer.from('\n--');

function fromQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/=[ \t]*\r?\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** Base64 up to the first line that is none, such as the footer of a mailing list; padding may stand in the middle. */
function fromBase64(text: string): Buffer {
  const end = /^.*[^A-Za-z0-9+/=\s].*$/m.exec(text)?.index ?? text.length;
  const units = text.slice(0, end).replace(/\s+/g, '').split(/=+/);
  return Buffer.concat(units.map((unit) => Buffer.from(unit, 'base64')));
}

function decodeTransfer(body: Buffer, transfer: string): Buffer {
  if (transfer.includes('base64')) return fromBase64(body.toString('latin1'));
  return transfer.includes('quoted-printable') ? fromQuotedPrintable(body.toString('latin1')) : body;
}

/** Header lines of which no field is longer than 64,000 bytes with its folded lines. */
function bearable(lines: readonly Buffer[]): readonly Buffer[] {
  let length = 0;
  const kept = lines.slice(0, mostHeaderLines).map((line) => {
    length = line[0] === 32 || line[0] === 9 ? length : 0;
    const room = Math.max(0, longestHeader - length);
    length += line.length;
    return line.subarray(0, room);
  });
  return kept.filter((line) => line.length > 0);
}

/** Header lines as UTF-8 with their encoded words put right. */
function mendedHead(lines: readonly Buffer[], language: string): string[] {
  if (lines.length === 0) return [];
  const text = bearable(lines).map((line) => decodeText(line, undefined, language).text);
  return mendWords(text.join('\r\n'), language).split('\r\n');
}

/** The header lines of a part for a body that is in base64 now, and in UTF-8 if it is a text. */
function relabelled(head: readonly string[], isText: boolean): string[] {
  const fields = head
    .join('\r\n')
    .replace(/\r\n(?=[ \t])/g, ' ')
    .split('\r\n');
  const others = fields.filter((line) => line !== '' && !/^content-(?:type|transfer-encoding):/i.test(line));
  const type = fields.find((line) => /^content-type:/i.test(line)) ?? 'Content-Type: text/plain';
  const bare = type.replace(/;\s*charset\s*=\s*(?:"[^"]*"|[^\s;]*)/gi, '');
  return [...others, isText ? `${bare}; charset=utf-8` : type, 'Content-Transfer-Encoding: base64'];
}

/** True for a text that a person reads; a text file that was attached stays as it is. */
const isText = (head: PartHead) => /^text\/(?:plain|html)$/.test(head.type) && !head.attached && knownTransfer.test(head.transfer);

function countOf(bytes: Buffer, what: Buffer | number, enough: number): number {
  let count = 0;
  for (let at = bytes.indexOf(what); at >= 0 && count <= enough; at = bytes.indexOf(what, at + 1)) count++;
  return count;
}

/** True for a body of many lines in no encoding, over which the parser takes a second for each megabyte. */
const isLong = (head: PartHead, body: Buffer) =>
  !/base64|quoted-printable/.test(head.transfer) &&
  !/^(?:multipart|message)\//.test(head.type) &&
  countOf(body, newLine, longBody) > longBody;

function mendedPart(head: PartHead, body: Buffer, language: string): readonly (string | Buffer)[] {
  const lines = mendedHead(head.lines, language);
  if (isText(head)) {
    const { text } = decodeText(decodeTransfer(body, head.transfer), head.charset, language);
    return [...relabelled(lines, true), '', Buffer.from(text).toString('base64')];
  }
  if (!isLong(head, body)) return [...lines, '', body];
  return [...relabelled(lines, false), '', body.toString('base64')];
}

const troubleOf = (walk: Walk, cut: boolean) => [
  ...(walk.tooMany ? ['The mail has more than a thousand parts; the rest was left together.'] : []),
  ...(cut ? ['A header was too long; its end was left out.'] : []),
];

const isLast = (boundary: Buffer) => boundary.toString('latin1').trimEnd().endsWith('--');

const isCut = (lines: readonly Buffer[]) => lines.length > mostHeaderLines || lines.some((line) => line.length > longestHeader);

/**
 * The same mail with its texts and headers as UTF-8 and labelled so, for mail whose labels are wrong or missing, and with nothing in it
 * that would keep the parser busy for long. What is neither text nor long stays byte by byte as it is, and so do text files that were
 * attached and every part of a forwarded mail.
 *
 * @param raw mail that starts with its headers and ends its lines in LF or CRLF.
 */
export function mend(raw: Uint8Array): Mended {
  const walk = new Walk(raw);
  const out: Buffer[] = [];
  const put = (lines: readonly (string | Buffer)[]) => {
    for (const line of lines) out.push(typeof line === 'string' ? Buffer.from(line) : line, lineEnd);
  };
  const state = { language: '', cut: false };
  let boundary: Buffer | undefined;
  do {
    if (boundary !== undefined && isLast(boundary)) {
      put([walk.body()]);
    } else {
      const head = walk.head();
      state.language ||= head.language;
      state.cut ||= isCut(head.lines);
      put(mendedPart(head, walk.body(), state.language));
    }
    boundary = walk.boundary();
    if (boundary !== undefined) put([boundary]);
  } while (boundary !== undefined);
  return { bytes: Buffer.concat(out), trouble: troubleOf(walk, state.cut) };
}

/** True for a mail that the parser would be long busy with: very many lines, very many parts, or headers beyond all measure. */
export function isHeavy(raw: Uint8Array): boolean {
  const bytes = viewOf(raw);
  if (bodyStart(bytes) > 4 * longestHeader) return true;
  if (bytes.length > 8000 && countOf(bytes, mayBeBoundary, 500) > 500) return true;
  return bytes.length > 200_000 && countOf(bytes, newLine, 20_000) > 20_000;
}
