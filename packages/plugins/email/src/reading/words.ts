import { decodeText } from './charset.ts';

const word = '=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=';
const wordPattern = new RegExp(word, 'g');
const runPattern = new RegExp(`${word}(?:[ \\t\\r\\n]*${word})*`, 'g');

function quotedBytes(text: string): Buffer {
  const spaced = text.replaceAll('_', ' ');
  return Buffer.from(
    spaced.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** The text of one encoded word after another. Neighbours of one charset are joined as bytes, since senders cut characters in two. */
function decodeRun(run: string, language: string): string {
  const pieces: { charset: string; bytes: Buffer[] }[] = [];
  for (const [, label = '', kind = '', text = ''] of run.matchAll(wordPattern)) {
    const charset = label.split('*')[0]?.toLowerCase() ?? '';
    const bytes = kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedBytes(text);
    const last = pieces.at(-1);
    if (last?.charset === charset) last.bytes.push(bytes);
    else pieces.push({ charset, bytes: [bytes] });
  }
  return pieces.map((piece) => decodeText(Buffer.concat(piece.bytes), piece.charset, language).text).join('');
}

/**
 * The same header with every run of encoded words (RFC 2047) written anew as one UTF-8 word, so that words whose charset is wrong
 * and words that cut a character in two can be read by anyone.
 */
export function mendWords(header: string, language = ''): string {
  return header.replace(runPattern, (run) => `=?utf-8?B?${Buffer.from(decodeRun(run, language)).toString('base64')}?=`);
}
