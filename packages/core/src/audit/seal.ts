import { createHash } from 'node:crypto';
import type { AuditLine, AuditLink } from './entities.ts';
import { isErased } from './rules.ts';

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
