import type { Address, Email } from 'postal-mime';
import type { InboundMessage } from '@luuri/core';
import { cleanLine } from './lines.ts';

/** Headers of a mail by lower-case name, each with its values in order. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/** Collects the headers of a parsed mail. */
export function headersOf(mail: Email): Headers {
  const headers = new Map<string, string[]>();
  for (const { key, value } of mail.headers) {
    const values = headers.get(key);
    if (values === undefined) headers.set(key, [value]);
    else values.push(value);
  }
  return headers;
}

/** First value of a header, trimmed; empty when the header is absent. */
export const first = (headers: Headers, name: string): string => headers.get(name)?.[0]?.trim() ?? '';

const flat = (addresses: readonly Address[]) => addresses.flatMap((a) => (a.group === undefined ? [a] : a.group));

/** The address proper in what stands where an address should, lower-cased; undefined when there is none. */
export function addressIn(text: string): string | undefined {
  const found = /[^\s<>()[\],;:"]{1,128}@[^\s<>()[\],;:"@]{1,190}/.exec(text.slice(0, 2000))?.[0];
  return found === undefined ? undefined : cleanLine(found, 320).toLowerCase();
}

function senderIn(address: Address | undefined): InboundMessage['from'] | undefined {
  const box = address === undefined ? undefined : flat([address])[0];
  const found = box === undefined ? undefined : addressIn(box.address);
  if (box === undefined || found === undefined) return undefined;
  const name = cleanLine(box.name, 200);
  return name === '' ? { address: found } : { address: found, name };
}

/** Sender of a mail with what is odd about it: From, else Sender, else the envelope. */
export function readSender(mail: Email, envelopeFrom: string | undefined): { from: InboundMessage['from']; trouble: readonly string[] } {
  const count = mail.headers.filter((header) => header.key === 'from').length;
  const from = senderIn(mail.from);
  if (from !== undefined) return { from, trouble: count > 1 ? [`There are ${count} From headers; the first one counts.`] : [] };
  const other = senderIn(mail.sender) ?? senderIn({ name: '', address: mail.returnPath ?? envelopeFrom ?? '' });
  if (other !== undefined) return { from: other, trouble: ['There is no readable From header; the sender is taken from elsewhere.'] };
  return { from: { address: '' }, trouble: ['The mail names no sender.'] };
}

/** Addresses of To or Cc: groups opened, lower-cased, each once, at most a thousand. */
export function readAddresses(addresses: readonly Address[] | undefined): readonly string[] {
  const found = flat(addresses ?? []).map((box) => addressIn(box.address));
  return [...new Set(found.filter((address) => address !== undefined))].slice(0, 1000);
}

const most = 100;

/** Message-IDs in a header, without brackets, each once; of more than a hundred the first and the last ninety-nine. */
export function readIds(values: readonly string[] | undefined): readonly string[] {
  const ids: string[] = [];
  for (const value of values ?? []) {
    const bracketed = [...value.matchAll(/<([^<>]{1,998})>/g)].map((match) => match[1]?.replace(/\s+/g, '') ?? '');
    const bare = value
      .replace(/<[^<>]*>/g, ' ')
      .split(/[\s,]+/)
      .filter((id) => /^[^@\s]+@[^@\s]+$/.test(id));
    ids.push(...bracketed, ...bare);
  }
  const unique = [...new Set(ids.map((id) => cleanLine(id, 998)).filter((id) => id !== ''))];
  return unique.length <= most ? unique : [...unique.slice(0, 1), ...unique.slice(1 - most)];
}

/** Message-ID of the mail itself, without brackets, whatever shape it has; undefined when there is none. */
export function readOwnId(headers: Headers): string | undefined {
  const value = first(headers, 'message-id');
  const id = cleanLine((/<([^<>]+)>/.exec(value)?.[1] ?? value).replace(/\s+/g, ''), 998);
  return id === '' ? undefined : id;
}

/** First tag of Content-Language: `sv-FI`. */
export function readLanguage(headers: Headers): string | undefined {
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*(?![a-z0-9])/i.exec(first(headers, 'content-language'))?.[0];
}
