import type { Attachment } from 'postal-mime';
import type { InboundAttachment } from '@luuri/core';
import { cleanLine } from './lines.ts';

const endings: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'text/plain': '.txt',
  'text/html': '.html',
  'text/csv': '.csv',
};
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const longest = 120;
const longestBytes = 240;

function shortened(name: string): string {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
  let stem = Array.from(ending === '' ? name : name.slice(0, dot)).slice(0, longest - ending.length);
  while (Buffer.byteLength(stem.join('') + ending) > longestBytes) stem = stem.slice(0, -1);
  return stem.join('') + ending;
}

/**
 * A name that is safe to show and to save a file under: no folders, no control or invisible characters, nothing that a file system
 * reserves, at most 120 characters and 240 bytes with its ending kept. Empty when nothing is left of it.
 */
export function safeName(name: string): string {
  const last = cleanLine(name.replaceAll('\0', ' '), 4000).split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\u2215\u2044\uff0f\uff3c]/g, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/[<>:"|?*]/g, '_');
  const trimmed = plain.replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  return shortened(reserved.test(trimmed) ? `_${trimmed}` : trimmed);
}

/** Subject of a mail that came as an attachment: the name under which people know it. */
function subjectOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 20_000)).toString();
  return /^subject:(.*)$/im.exec(head)?.[1]?.trim() ?? '';
}

function madeName(file: Attachment, bytes: Uint8Array, number: number): string {
  if (file.mimeType === 'message/rfc822') return `${safeName(subjectOf(bytes)) || 'message'}.eml`;
  if (file.mimeType === 'message/delivery-status') return 'delivery-status.txt';
  if (file.mimeType === 'text/rfc822-headers') return 'headers.txt';
  if (file.mimeType === 'text/calendar') return 'invitation.ics';
  return `attachment-${number}${endings[file.mimeType] ?? ''}`;
}

const bytesOf = (content: Attachment['content']) => (typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content));

function readAttachment(file: Attachment, number: number): InboundAttachment {
  const bytes = bytesOf(file.content);
  const contentId = cleanLine((file.contentId ?? '').replace(/^\s*<|>\s*$/g, ''), 998);
  return {
    name: safeName(file.filename ?? '') || madeName(file, bytes, number),
    mediaType: /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(file.mimeType) ? file.mimeType : 'application/octet-stream',
    bytes,
    ...(contentId === '' ? {} : { contentId }),
    inline: contentId !== '' && (file.related === true || file.disposition === 'inline'),
  };
}

/** Attachments of a mail in their order, at most `max` of them, and what is to be said about them. */
export function readAttachments(
  files: readonly Attachment[],
  max: number,
): { attachments: readonly InboundAttachment[]; trouble: readonly string[] } {
  const attachments = files.slice(0, max).map((file, index) => readAttachment(file, index + 1));
  const trouble: string[] = [];
  if (files.length > max) trouble.push(`Only the first ${max} of ${files.length} attachments were kept.`);
  if (attachments.some((file) => file.mediaType === 'application/ms-tnef'))
    trouble.push('winmail.dat is a package only Outlook can open; it was kept as it is.');
  return { attachments, trouble };
}
