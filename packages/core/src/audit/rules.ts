import { createHash } from 'node:crypto';
import type { AuditLine, AuditLink } from './entities.ts';

const secretName = /password|secret|token|apikey|api_key|credential|proof/i;
const LONGEST_TEXT = 500;
const DEEPEST = 6;

/** A value as the audit keeps it: fields that sound secret are left out by name, long texts are cut, bytes are counted. */
export function forAudit(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}… (${String(value.length)} characters)` : value;
  if (value instanceof Uint8Array) return `(${String(value.byteLength)} bytes)`;
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) return value.slice(0, 100).map((v) => forAudit(v, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, secretName.test(key) ? '(secret)' : forAudit(v, depth + 1)]));
}

/** JSON with the keys in order: databases keep them in orders of their own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  );
}

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** What the chain begins with. */
export const beginning = '0'.repeat(64);

/** What stands in a line after its personal data was erased. */
export const erasedInput = { erased: true } as const;
export const isErased = ({ input, changes, address }: AuditLine): boolean =>
  (input as Partial<typeof erasedInput>).erased === true && Object.keys(input).length === 1 && changes === null && address === null;

/** Over what may be erased later. */
export const digestOf = ({ input, changes, address }: AuditLine): string => sha256([inOrder(input), inOrder(changes), address]);

/** The seal of a line after the one before. */
export function linkFor(line: AuditLine, before: string, digest = digestOf(line)): Pick<AuditLink, 'lineId' | 'digest' | 'hash'> {
  const { id, at, actor, action, outcome, code, requestId, via } = line;
  return { lineId: id, digest, hash: sha256([before, id, at.toISOString(), actor, action, outcome, code, requestId, via, digest]) };
}

/** Why a link does not hold; undefined when it does. An erased line holds by the digest that was taken before. */
export function breakIn(link: AuditLink, line: AuditLine | undefined, before: string): string | undefined {
  if (!line) return 'its line is gone';
  if (!isErased(line) && digestOf(line) !== link.digest) return 'what was given in its line is not what was sealed';
  return linkFor(line, before, link.digest).hash === link.hash ? undefined : 'its line, or a link before it, is not what was sealed';
}
