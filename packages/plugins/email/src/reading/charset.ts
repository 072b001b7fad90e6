import { isAscii, isUtf8 } from 'node:buffer';

/** A text, and whether its bytes were something else than their label says. */
export interface Decoded {
  readonly text: string;
  readonly mislabelled: boolean;
}

// Node 20 decodes windows-1252 as if it were latin-1, so the 32 characters in which they differ are ours.
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const multiByte = new Set(['gbk', 'gb18030', 'big5', 'euc-jp', 'iso-2022-jp', 'shift_jis', 'euc-kr', 'utf-16be', 'utf-16le']);
const centralEuropean = /^(bs|cs|hr|hu|pl|ro|sk|sl|sq)\b/i;

/** The name that TextDecoder knows for a charset label, or undefined when nobody knows it. */
function encodingOf(label: string): string | undefined {
  const plain = label
    .trim()
    .replace(/^["']|["']$/g, '')
    .toLowerCase();
  const tidy = plain
    .replace(/^(?:cp|win|windows)[-_ ]?(125\d|874)$/, 'windows-$1')
    .replace(/^(?:x-)?iso[-_ ]?8859[-_ ](\d+).*$/, 'iso-8859-$1')
    .replace(/^utf[-_ ]?8.*$/, 'utf-8');
  try {
    return new TextDecoder(tidy).encoding;
  } catch {
    return undefined;
  }
}

const known = new Map<string, string | undefined>();

/** As `encodingOf`, remembered: a mail may name thousands of charsets, of which only a few are remembered. */
function encoding(label: string): string | undefined {
  if (known.has(label)) return known.get(label);
  const found = encodingOf(label);
  if (known.size < 200) known.set(label, found);
  return found;
}

function singleByte(bytes: Uint8Array, name: string): string {
  if (name !== 'windows-1252') return new TextDecoder(name).decode(bytes);
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\x80-\x9f]/g, (c) => windows1252[c.charCodeAt(0) - 0x80] ?? c);
}

/** Length of the valid UTF-8 sequence that starts at `at`, or 0. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  return length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}

/** UTF-8 where the bytes are UTF-8, and the other charset where they are not: a reply that quotes an old mail as bytes has both. */
function mixed(bytes: Uint8Array, other: string): string {
  let text = '';
  let from = 0;
  let utf8 = true;
  const flush = (to: number) => {
    const piece = bytes.subarray(from, to);
    text += utf8 ? new TextDecoder('utf-8', { ignoreBOM: from > 0 }).decode(piece) : singleByte(piece, other);
    from = to;
  };
  for (let at = 0; at < bytes.length;) {
    const ascii = (bytes[at] ?? 0) < 0x80;
    const length = ascii ? 1 : sequenceLength(bytes, at);
    // plain ASCII is the same in both, so it does not end a run
    const fits: boolean = ascii ? utf8 : length > 0;
    if (fits !== utf8) {
      flush(at);
      utf8 = fits;
    }
    at += Math.max(length, 1);
  }
  flush(bytes.length);
  return text;
}

/**
 * Text from bytes, believing the bytes more than their label. A label of one byte a character over bytes that are valid UTF-8 with
 * letters beyond ASCII is wrong; so is a UTF-8 label over bytes that are not. What is no UTF-8 and has no label is Windows-1252, or
 * Windows-1250 when the mail says that its language is written in that.
 *
 * @param label charset parameter as received; undefined when there is none.
 * @param language Content-Language, when there is one.
 */
export function decodeText(bytes: Uint8Array, label: string | undefined, language = ''): Decoded {
  const name = label === undefined ? 'utf-8' : encoding(label);
  if (name !== undefined && multiByte.has(name)) {
    const text = new TextDecoder(name).decode(bytes);
    if (!text.includes('\ufffd') || !isUtf8(bytes)) return { text, mislabelled: false };
  }
  if (isAscii(bytes)) return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), mislabelled: false };
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), mislabelled: name !== 'utf-8' };
  const trusted = name !== undefined && name !== 'utf-8' && !multiByte.has(name);
  if (trusted) return { text: singleByte(bytes, name), mislabelled: false };
  return { text: mixed(bytes, centralEuropean.test(language) ? 'windows-1250' : 'windows-1252'), mislabelled: true };
}
