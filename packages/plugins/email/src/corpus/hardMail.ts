/** What a reader must make of a hard mail; only the fields that the mail is about are named. */
export interface Reading {
  readonly from?: string;
  readonly fromName?: string;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly subject?: string;
  /** Every one of these is in the text. */
  readonly text?: readonly string[];
  /** None of these is in the text. */
  readonly textLacks?: readonly string[];
  /** Names of the attachments, in order. */
  readonly files?: readonly string[];
  /** A text that the first attachment holds, as UTF-8. */
  readonly firstFileHolds?: string;
  readonly externalId?: string;
  readonly inReplyTo?: readonly string[];
  readonly references?: readonly string[];
  readonly sentAt?: string | null;
  readonly nature?: 'message' | 'auto-response' | 'bounce';
  readonly bounce?: {
    readonly permanent: boolean;
    readonly status?: string;
    readonly recipient?: string;
    readonly originalMessageId?: string;
  };
  /** The text keeps replacement characters, because the bytes mean nothing. */
  readonly garbled?: boolean;
  /** A word that one of the sentences of trouble holds. */
  readonly trouble?: string;
}

/** One mail that real mail servers or real people are known to produce, and what it means. */
export interface HardMail {
  readonly name: string;
  readonly raw: Uint8Array;
  readonly reading: Reading;
}

const common = ['Message-ID: <m1@acme.example>', 'Date: Mon, 02 Nov 2026 10:00:00 +0200', 'MIME-Version: 1.0'];
const people = ['From: Ada <ada@acme.example>', 'To: help@acme.example'];

/** Headers that every ordinary mail has; those named in `own` replace them. */
export function headers(...own: string[]): string[] {
  const named = new Set(own.map((line) => line.split(':')[0]?.toLowerCase()));
  const kept = [...people, ...common].filter((line) => !named.has(line.split(':')[0]?.toLowerCase()));
  return [...kept, ...own];
}

/** Raw mail from header lines and body lines, joined by CRLF. `latin1` writes each character as the byte of the same number. */
export function rawMail(head: readonly string[], body: readonly string[], encoding: 'utf8' | 'latin1' = 'utf8'): Uint8Array {
  return Buffer.from([...head, '', ...body].join('\r\n'), encoding);
}

/** The lines of a multipart body: each part as its own lines, between boundaries. */
export function parts(boundary: string, ...each: readonly string[][]): string[] {
  return [...each.flatMap((lines) => [`--${boundary}`, ...lines]), `--${boundary}--`, ''];
}

/** Base64 of a text or of bytes, in one line. */
export const base64 = (content: string | Uint8Array): string => Buffer.from(content).toString('base64');
