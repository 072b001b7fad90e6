/** The same bytes as a Buffer, without a copy. */
export const viewOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const isLineEnd = (byte: number | undefined) => byte === 10 || byte === 13;

/** Where the headers begin: behind a byte order mark and blank lines, also those below the one header that a mail server put on top. */
function start(bytes: Buffer): { readonly top: Buffer; readonly rest: Buffer } {
  const top = /^return-path:[^\n]{0,1000}\n/i.exec(bytes.toString('latin1', 0, 1100))?.[0].length ?? 0;
  let at = top;
  if (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3;
  while (isLineEnd(bytes[at])) at++;
  return { top: bytes.subarray(0, top), rest: bytes.subarray(at) };
}

/** Without a byte order mark and blank lines above the headers, and with LF where lines end in CR alone. */
export function tidyStart(raw: Uint8Array): Uint8Array {
  const bytes = viewOf(raw);
  const { top, rest } = start(bytes);
  const head = rest.subarray(0, 4000);
  const lines = head.includes(10) || !head.includes(13) ? rest : Buffer.from(rest).map((byte) => (byte === 13 ? 10 : byte));
  if (lines === rest && top.length + rest.length === bytes.length) return bytes;
  return Buffer.concat([top, lines]);
}

/** Where the headers end: the index of the line end before the blank line, or the length when there is no body. */
export function bodyStart(raw: Buffer): number {
  const crlf = raw.indexOf('\r\n\r\n');
  const lf = raw.subarray(0, crlf < 0 ? raw.length : crlf).indexOf('\n\n');
  return lf >= 0 ? lf : crlf >= 0 ? crlf : raw.length;
}
