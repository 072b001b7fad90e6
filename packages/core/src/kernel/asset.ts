import { createHash } from 'node:crypto';

/**
 * Says of one style sheet within a page, for `style-src` of the policy of that page, that it is the page's own: nothing that somebody else got into
 * the page is one. @param style what stands between `<style>` and `</style>`, to the letter
 */
export const styleSource = (style: string): string => `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

const brand = Symbol.for('luuri.asset');

/** What an action returns to hand over something that pages are made of, a script say: pages of other sites may load it, and keep it a while. */
export class Asset {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** How long a browser may use it without asking again, in seconds. */
  readonly maxAgeSeconds: number;
  /** Policy for what it shows, of a page (`Content-Security-Policy`); without one a page may do nothing. */
  readonly policy: string | undefined;
  /** True for a page that says that there is nothing: a link that was used, say. Whoever follows it with a browser reads a sentence. */
  readonly isMissing: boolean;

  constructor(asset: { mediaType: string; bytes: Uint8Array; maxAgeSeconds: number; policy?: string; isMissing?: boolean }) {
    this.mediaType = asset.mediaType;
    this.bytes = asset.bytes;
    this.maxAgeSeconds = asset.maxAgeSeconds;
    this.policy = asset.policy;
    this.isMissing = asset.isMissing ?? false;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** Works across duplicated installs, where `instanceof` does not. */
export const isAsset = (value: unknown): value is Asset => typeof value === 'object' && value !== null && brand in value;
