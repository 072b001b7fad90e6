import { isAsset, isDownload, isEventStream, type Asset, type Download, type EventStream } from '../kernel/index.ts';
import { streamHeaders } from './events.ts';

/** An answer, before a host writes it. */
export interface Reply {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** A value for JSON, a {@link Download}, an {@link Asset}, an {@link EventStream}, or undefined when there is nothing to say. */
  readonly body: unknown;
}

/** An answer as bytes. */
export interface WireReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array | undefined;
  /** Goes on telling, in place of bytes. */
  readonly stream?: EventStream;
}

/** What every answer says: data of a desk is nobody's to keep or to guess at. */
const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export const reply = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { ...always, ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }), ...headers },
  body,
});

const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

/** Names come from strangers: plain ASCII for old programs, everything else percent-encoded (RFC 6266). */
function disposition(name: string): string {
  const plain = name.replace(/[^ !#$&'()+,\-.0-9;=@A-Z[\]^_`a-z{}~]/g, '_') || 'file';
  const whole = Buffer.from(name).toString(); // half of a surrogate pair cannot be encoded
  const encoded = encodeURIComponent(whole).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** A file is handed over and never shown in place: it may hold anything. */
export const downloadReply = (file: Download): Reply =>
  reply(200, file, {
    'content-type': mediaType.test(file.mediaType) ? file.mediaType : 'application/octet-stream',
    'content-disposition': disposition(file.name),
    'content-security-policy': "default-src 'none'; sandbox",
  });

const NOT_FOUND = 404;

/** Part of a page, ours or another's: any page may load it, and no page may take it for anything else than it is. */
export const assetReply = (asset: Asset): Reply =>
  reply(asset.isMissing ? NOT_FOUND : 200, asset, {
    'content-type': mediaType.test(asset.mediaType.split(';')[0] ?? '') ? asset.mediaType : 'application/octet-stream',
    'cache-control': `public, max-age=${String(asset.maxAgeSeconds)}`,
    'cross-origin-resource-policy': 'cross-origin',
    ...(asset.policy === undefined ? {} : { 'content-security-policy': asset.policy }),
  });

export const streamReply = (stream: EventStream): Reply => ({ status: 200, headers: streamHeaders, body: stream });

/** The bytes of an answer. Throws what `JSON.stringify` throws. */
export function toWire({ status, headers, body }: Reply): WireReply {
  if (body === undefined) return { status, headers, bytes: undefined };
  if (isEventStream(body)) return { status, headers, bytes: undefined, stream: body };
  return { status, headers, bytes: isDownload(body) || isAsset(body) ? body.bytes : new TextEncoder().encode(JSON.stringify(body)) };
}
