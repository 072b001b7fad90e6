import { isUtf8 } from 'node:buffer';
import type { Email } from 'postal-mime';
import { bodyStart, viewOf } from './bytes.ts';
import { isHeavy, mend } from './mend.ts';

/** Loaded with the first mail. */
const library = () => import('postal-mime');

/** A mail as the parser saw it, after what was broken had been put right. */
export interface Parsed {
  readonly mail: Email;
  /** What had to be put right or given up, in sentences. */
  readonly trouble: readonly string[];
}

// Controls of C1 mean that Windows-1252 was read as latin-1; a capital A with a mark before a sign, that UTF-8 was.
const misread = /[\ufffd\u0080-\u009f]|[\u00c2\u00c3][\u0080-\u00bf]|\u00e2[\u0080-\u00bf\u20ac\u201a]/;

const parser = { maxNestingDepth: 64, forceRfc822Attachments: true } as const;

async function attempt(raw: Uint8Array): Promise<Email | string> {
  const { default: PostalMime } = await library();
  try {
    return await PostalMime.parse(raw, parser);
  } catch (e) {
    return e instanceof Error ? e.message : String(e);
  }
}

function looksMisread(mail: Email): boolean {
  const names = mail.attachments.map((file) => file.filename ?? '');
  const heads = mail.headers.map((header) => (/^(from|to|cc|subject|sender)$/.test(header.key) ? header.value : ''));
  return [mail.subject, mail.from?.name, mail.text, mail.html, ...names, ...heads].some((text) => text !== undefined && misread.test(text));
}

/** The mail with another Content-Type and with headers of a bearable length, for mail whose own structure cannot be read. */
function withContentType(raw: Uint8Array, type: string): Uint8Array {
  const bytes = viewOf(raw);
  const at = bodyStart(bytes);
  const head = bytes
    .toString('latin1', 0, at)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const kept = head.filter((line) => !/^content-type:/i.test(line)).slice(0, 1000);
  const lines = [...kept.map((line) => line.slice(0, 20_000)), `Content-Type: ${type}`].filter((line) => line !== '');
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), bytes.subarray(at)]);
}

/** The Content-Type under which a multipart without a usable boundary can be read. */
function guessedType(raw: Uint8Array): string {
  const body = viewOf(raw).toString('latin1');
  const boundary = /^--([^\r\n"]{1,200})\r?\ncontent-/im.exec(body)?.[1]?.trimEnd();
  return boundary ? `multipart/mixed; boundary="${boundary}"` : 'text/plain';
}

const isEmpty = (mail: Email) => !mail.text?.trim() && !mail.html?.trim() && mail.attachments.length === 0;
const contentType = (mail: Email) => mail.headers.find((header) => header.key === 'content-type')?.value ?? '';

/** True when the mail is in several parts and the last of them was never ended. */
function isCut(raw: Uint8Array, mail: Email): boolean {
  const type = contentType(mail);
  const found = /^\s*multipart\/.*;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/is.exec(type);
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) return false;
  const end = `--${boundary}--`;
  return !viewOf(raw.subarray(-1000)).includes(end) && !viewOf(raw).includes(end);
}

interface Readable {
  readonly bytes: Uint8Array;
  readonly mail: Email;
  readonly trouble?: string;
}

async function readable(raw: Uint8Array): Promise<Readable> {
  const first = await attempt(raw);
  if (typeof first === 'string') {
    const flat = withContentType(raw, /nesting/i.test(first) ? 'text/plain' : guessedType(raw));
    const second = await attempt(flat);
    const mail = typeof second === 'string' ? await (await library()).default.parse('') : second;
    const what = /nesting/i.test(first) ? 'Its parts are nested too deep' : 'Its headers are too long';
    return { bytes: flat, mail, trouble: `${what}: only what could be read without them is shown.` };
  }
  if (!isEmpty(first) || !/^\s*multipart\//i.test(contentType(first)) || bodyStart(viewOf(raw)) + 4 >= raw.length)
    return { bytes: raw, mail: first };
  const flat = withContentType(raw, guessedType(raw));
  const second = await attempt(flat);
  if (typeof second === 'string' || isEmpty(second)) return { bytes: raw, mail: first };
  return { bytes: flat, mail: second, trouble: 'The mail does not say where its parts begin; they were guessed.' };
}

/**
 * Parses a mail. Ordinary mail is parsed once; when something in it was misread, its bytes are mended and parsed again; mail that would
 * keep the parser busy is mended before.
 *
 * @param raw mail that starts with its headers and ends its lines in LF or CRLF.
 */
export async function parseMail(raw: Uint8Array): Promise<Parsed> {
  const light = isHeavy(raw) ? mend(raw) : undefined;
  const first = await readable(light?.bytes ?? raw);
  const trouble = [...(light?.trouble ?? []), ...(first.trouble === undefined ? [] : [first.trouble])];
  if (isCut(first.bytes, first.mail)) trouble.push('The mail is cut off: its last part has no end.');
  if (light !== undefined || (isUtf8(first.bytes) && !looksMisread(first.mail))) return { mail: first.mail, trouble };
  const second = await attempt(mend(first.bytes).bytes);
  return { mail: typeof second === 'string' ? first.mail : second, trouble };
}
