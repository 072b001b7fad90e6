import type { SendMailOptions } from 'nodemailer';
import { badMailField } from './errors.ts';
import { safeName } from './reading/attachments.ts';
import { cleanLine } from './reading/lines.ts';

/** A file that goes out with a mail. */
export interface OutgoingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** What the html calls it by (`cid:`), for a picture inside it. */
  readonly contentId?: string;
}

/** A mail to be written. Ids are without brackets. */
export interface OutgoingMail {
  readonly from: { readonly address: string; readonly name?: string };
  readonly to: string | readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly messageId: string;
  readonly inReplyTo?: string | undefined;
  /** Ids of the conversation, oldest first. */
  readonly references: readonly string[];
  /** True for what no person wrote: confirmations, notifications. */
  readonly automatic: boolean;
  /** Language tag of the text: `fi`, `sv-FI`. */
  readonly language: string;
  /** Names this desk, so that it knows its own mail again. */
  readonly loopMark: string;
  readonly replyTo?: string;
  readonly attachments?: readonly OutgoingFile[];
  /** What the Date header says; the moment of sending when left out. */
  readonly date?: Date;
}

const mostReferences = 20;
const address = /^[^\s<>()[\],;:"\\@]{1,64}@[^\s<>()[\],;:"\\@]{1,253}$/u;
const id = /^[^\s<>@]{1,400}@[^\s<>@]{1,400}$/;

function checkedAddress(field: string, text: string): string {
  if (!address.test(text)) throw badMailField({ field, right: 'one e-mail address, such as help@acme.example' });
  return text;
}

const bare = (text: string) => text.trim().replace(/^<|>$/g, '');
const bracketed = (text: string) => `<${bare(text)}>`;

/**
 * References of a reply: those of the conversation and what is answered, each once, at most twenty, of more the first, which says what
 * the conversation is, and the last nineteen. What is no Message-ID is left out.
 */
export function referencesChain(references: readonly string[], inReplyTo: string | undefined): readonly string[] {
  const all = [...references, ...(inReplyTo === undefined ? [] : [inReplyTo])].map(bare).filter((one) => id.test(one));
  const chain = all.filter((one, at) => all.lastIndexOf(one) === at || (at === 0 && one !== all.at(-1)));
  const unique = [...new Set(chain)];
  return unique.length <= mostReferences ? unique : [...unique.slice(0, 1), ...unique.slice(1 - mostReferences)];
}

/** Headers that tell machines what wrote this. Only what no person wrote says that it is automatic (RFC 3834). */
function machineHeaders(mail: OutgoingMail): Record<string, string> {
  const automatic = {
    'Auto-Submitted': mail.inReplyTo === undefined ? 'auto-generated' : 'auto-replied',
    'X-Auto-Response-Suppress': 'All',
  };
  const language = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(mail.language) ? { 'Content-Language': mail.language } : {};
  return { ...language, 'X-Luuri-Loop': cleanLine(mail.loopMark, 200), ...(mail.automatic ? automatic : {}) };
}

function attachment(file: OutgoingFile): NonNullable<SendMailOptions['attachments']>[number] {
  const content = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const contentType = /^[\w.+-]+\/[\w.+-]+$/.test(file.mediaType) ? file.mediaType : 'application/octet-stream';
  const cid =
    file.contentId === undefined ? {} : { cid: cleanLine(bare(file.contentId), 200).replace(/[<>\s]/g, ''), contentDisposition: 'inline' };
  return { filename: safeName(file.name) || 'attachment', contentType, content, ...cid };
}

/**
 * Writes a mail for nodemailer. Line breaks and control characters in the subject, names and marks become spaces or vanish, so nothing
 * of them can become a header; an address or a Message-ID that is none is refused.
 *
 * @throws `email.bad-field` that names the field.
 */
export function composeMail(mail: OutgoingMail): SendMailOptions {
  const to = [mail.to].flat().map((one) => checkedAddress('to', one));
  if (to.length === 0) throw badMailField({ field: 'to', right: 'at least one address' });
  if (!id.test(bare(mail.messageId))) throw badMailField({ field: 'messageId', right: 'a Message-ID, such as t1.m2@acme.example' });
  const from = checkedAddress('from.address', mail.from.address);
  const references = referencesChain(mail.references, mail.inReplyTo);
  const inReplyTo = mail.inReplyTo === undefined || !id.test(bare(mail.inReplyTo)) ? {} : { inReplyTo: bracketed(mail.inReplyTo) };
  return {
    from: { name: cleanLine(mail.from.name ?? '', 200), address: from },
    to: to.map((one) => ({ name: '', address: one })),
    envelope: { from, to },
    subject: cleanLine(mail.subject, 998),
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    messageId: bracketed(mail.messageId),
    ...inReplyTo,
    ...(references.length === 0 ? {} : { references: references.map(bracketed) }),
    ...(mail.replyTo === undefined ? {} : { replyTo: { name: '', address: checkedAddress('replyTo', mail.replyTo) } }),
    ...(mail.date === undefined ? {} : { date: mail.date }),
    headers: machineHeaders(mail),
    attachments: (mail.attachments ?? []).map(attachment),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
