import type { Email } from 'postal-mime';
import type { InboundAttachment, InboundMessage } from '@luuri/core';
import { classify, type Classified } from './classify.ts';
import { stripQuote } from './quote.ts';
import { readAttachments } from './reading/attachments.ts';
import { tidyStart } from './reading/bytes.ts';
import { readDate } from './reading/date.ts';
import { first, headersOf, readAddresses, readIds, readLanguage, readOwnId, readSender, type Headers } from './reading/headers.ts';
import { cleanLine, cleanText } from './reading/lines.ts';
import { parseMail } from './reading/parse.ts';
import { readOriginalId, readPlainBounce, readStatus } from './reading/report.ts';

/** Loaded with the first mail that has html. */
const sanitising = () => import('@luuri/core/html');

/** How much of a mail is read, and what is known of it besides its bytes. */
export interface ReadOptions {
  /** Bytes of a mail that are read; what comes after them is left out. Default 25 MiB. */
  readonly maxBytes?: number;
  /** Attachments that are kept. Default 200. */
  readonly maxAttachments?: number;
  /** Characters of html that are sanitised; what comes after them is left out. Default 1,000,000. */
  readonly maxHtml?: number;
  /** MAIL FROM of the envelope, when known; an empty string is the null return path of bounces. */
  readonly envelopeFrom?: string;
}

/** Bytes of a mail that are read unless the caller says otherwise: 25 MiB. */
export const defaultMaxBytes = 25 * 1024 * 1024;

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

interface Body {
  readonly text: string;
  readonly html?: string;
  readonly trouble: readonly string[];
}

/** Text and safe html. A text part that says nothing gives way to the text of the html. */
async function readBody(mail: Email, maxHtml: number): Promise<Body> {
  const text = cleanText(mail.text ?? '').trimEnd();
  if (mail.html === undefined || mail.html.trim() === '') return { text, trouble: [] };
  const trouble = mail.html.length > maxHtml ? ['The formatted text is too long; only its beginning is shown.'] : [];
  const { sanitiseHtml } = await sanitising();
  const safe = sanitiseHtml(cleanText(mail.html.slice(0, maxHtml)), text.trim() === '');
  if (safe.html === undefined) trouble.push('The formatting is nested too deep to be shown; only its text is.');
  return { text: text.trim() === '' ? cleanText(safe.text) : text, ...(safe.html === undefined ? {} : { html: safe.html }), trouble };
}

function nullReturnPath(headers: Headers, envelopeFrom: string | undefined): boolean {
  return envelopeFrom === '' || /^<\s*>$/.test(first(headers, 'return-path'));
}

interface Read {
  readonly headers: Headers;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly InboundAttachment[];
}

function natureOf({ headers, subject, text, attachments }: Read, envelopeFrom: string | undefined): Classified {
  const status = attachments.find((file) => file.mediaType === 'message/delivery-status');
  return classify({
    headers,
    subject,
    nullReturnPath: nullReturnPath(headers, envelopeFrom),
    report: status === undefined ? undefined : readStatus(Buffer.from(status.bytes).toString()),
    plainReport: () => readPlainBounce(text, first(headers, 'x-failed-recipients')),
    originalId: () => readOriginalId(attachments, text),
  });
}

function readSubject(headers: Headers, mail: Email): { subject: string; trouble: readonly string[] } {
  const whole = mail.subject ?? first(headers, 'subject');
  const subject = cleanLine(whole, 998);
  return { subject, trouble: whole.length > 1500 ? [`The subject has ${whole.length} characters; the first 998 were kept.`] : [] };
}

/** Every header whose name is given, one a line, when there is one. */
function authenticationOf(headers: Headers): string | undefined {
  const all = (headers.get('authentication-results') ?? []).slice(0, 20).map((value) => cleanLine(value, 2000));
  return all.length === 0 ? undefined : all.join('\n');
}

/** The fields that are left out when the mail does not have them. */
function optionalFields(headers: Headers): Partial<InboundMessage> {
  const externalId = readOwnId(headers);
  const sentAt = readDate(first(headers, 'date'));
  const language = readLanguage(headers);
  const loopMark = cleanLine(first(headers, 'x-luuri-loop'), 200);
  const authentication = authenticationOf(headers);
  return {
    ...(externalId === undefined ? {} : { externalId }),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(language === undefined ? {} : { language }),
    ...(loopMark === '' ? {} : { loopMark }),
    ...(authentication === undefined ? {} : { authentication }),
  };
}

async function assemble(mail: Email, options: ReadOptions, trouble: readonly string[]): Promise<InboundMessage> {
  const headers = headersOf(mail);
  const sender = readSender(mail, options.envelopeFrom);
  const subject = readSubject(headers, mail);
  const body = await readBody(mail, options.maxHtml ?? 1_000_000);
  const files = readAttachments(mail.attachments, options.maxAttachments ?? 200);
  const read: Read = { headers, subject: subject.subject, text: body.text, attachments: files.attachments };
  const nature = natureOf(read, options.envelopeFrom);
  const fields = optionalFields(headers);
  const undated = first(headers, 'date') !== '' && fields.sentAt === undefined ? ['The Date header is no date.'] : [];
  return {
    ...fields,
    from: sender.from,
    to: readAddresses(mail.to),
    cc: readAddresses(mail.cc),
    subject: read.subject,
    text: read.text,
    ...(body.html === undefined ? {} : { html: body.html }),
    textStripped: stripQuote(read.text, read.subject),
    inReplyTo: readIds(headers.get('in-reply-to')),
    references: readIds(headers.get('references')),
    attachments: read.attachments,
    nature: nature.nature,
    ...(nature.why === undefined ? {} : { natureWhy: nature.why }),
    ...(nature.bounce === undefined ? {} : { bounce: nature.bounce }),
    trouble: [...trouble, ...sender.trouble, ...subject.trouble, ...undated, ...body.trouble, ...files.trouble],
  };
}

export const unreadable = (why: string): InboundMessage => ({
  from: { address: '' },
  to: [],
  cc: [],
  subject: '',
  text: '',
  inReplyTo: [],
  references: [],
  attachments: [],
  nature: 'message',
  trouble: [`The mail could not be read: ${why}`],
});

/**
 * Reads a raw mail. Never throws: what could not be read is said in `trouble`, and the rest is there.
 *
 * @param raw the bytes as they came from the mail server.
 * @param options limits, and the sender of the envelope when it is known.
 */
export async function readMail(raw: Uint8Array, options: ReadOptions = {}): Promise<InboundMessage> {
  try {
    const max = options.maxBytes ?? defaultMaxBytes;
    const trouble: string[] = [];
    if (raw.byteLength > max)
      trouble.push(`The mail has ${megabytes(raw.byteLength)} MB, more than ${megabytes(max)}: only its beginning was read.`);
    const bytes = tidyStart(raw.subarray(0, max));
    if (bytes.byteLength === 0) return unreadable('it is empty.');
    const parsed = await parseMail(bytes);
    return await assemble(parsed.mail, options, [...trouble, ...parsed.trouble]);
  } catch (e) {
    return unreadable(e instanceof Error ? e.message : String(e));
  }
}
