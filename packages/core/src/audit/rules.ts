import type { AuditLine } from './entities.ts';

const secretName = /password|secret|token|apikey|api_key|credential|proof/i;
const LONGEST_TEXT = 500;
const DEEPEST = 6;

/** A value as the audit keeps it: fields that sound secret are left out by name, long texts are cut, bytes are counted. */
export function forAudit(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}… (${String(value.length)} characters)` : value;
  if (value instanceof Uint8Array) return `(${String(value.byteLength)} bytes)`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '(no instant)' : value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) return value.slice(0, 100).map((v) => forAudit(v, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, secretName.test(key) ? '(secret)' : forAudit(v, depth + 1)]));
}

/** Fields in which somebody says something in words of their own. */
const words = new Set(['text', 'words', 'question']);

/** An input without what was said in it: how much it was stays. */
export const withoutWords = (input: object): object =>
  Object.fromEntries(
    Object.entries(input).map(([key, value]: [string, unknown]) =>
      words.has(key) && typeof value === 'string' ? [key, `(${String(value.length)} characters)`] : [key, value],
    ),
  );

/** What stands in a line after its personal data was erased. */
export const erasedInput = { erased: true } as const;
export const isErased = ({ input, changes, address }: AuditLine): boolean =>
  (input as Partial<typeof erasedInput>).erased === true && Object.keys(input).length === 1 && changes === null && address === null;
