/** Texts and bytes as LDAP has them. */

/** `20260105090000Z` and `20260105090000.0Z` as an instant. */
export function instantOf(generalised: string | undefined): Date | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[.,]\d+)?Z$/.exec(generalised ?? '');
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

/** An instant as a filter wants it. */
export const generalisedTime = (at: Date): string =>
  `${at
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(/[-:T]/g, '')}Z`;

/** An objectGUID, whose first three groups are little-endian. */
export function guidText(bytes: Uint8Array): string {
  const hex = (from: number, to: number, turned: boolean) => {
    const part = Buffer.from(bytes.subarray(from, to));
    return (turned ? part.reverse() : part).toString('hex');
  };
  return [hex(0, 4, true), hex(4, 6, true), hex(6, 8, true), hex(8, 10, false), hex(10, 16, false)].join('-');
}

export const isGuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** A password as unicodePwd wants it: in quotes, UTF-16, little-endian. */
export const unicodePassword = (password: string): Buffer => Buffer.from(`"${password}"`, 'utf16le');

function tagged(tag: number, content: Buffer): Buffer {
  if (content.length < 128) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const hex = content.length.toString(16);
  const length = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content]);
}

/** The request value of RFC 3062: whose password becomes what. */
export const passwordModify = (dn: string, password: string): Buffer =>
  tagged(0x30, Buffer.concat([tagged(0x80, Buffer.from(dn, 'utf8')), tagged(0x82, Buffer.from(password, 'utf8'))]));
