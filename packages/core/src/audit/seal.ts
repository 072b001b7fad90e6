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

/** The rule of today. The first left the client out; links that it made are followed by it. */
const EDITION = 2;

/** What is hashed, by edition; undefined for one that there is not. */
function sealed(line: AuditLine, before: string, { digest, edition }: Pick<AuditLink, 'digest' | 'edition'>): unknown[] | undefined {
  const { id, at, actor, action, outcome, code, requestId, via, clientId } = line;
  const first = [before, id, at.toISOString(), actor, action, outcome, code, requestId, via, digest];
  if (edition === 1) return first;
  return edition === EDITION ? [EDITION, ...first, clientId] : undefined;
}

/** The seal of a line after the one before. @param edition 1 is for tests of what there was */
export function linkFor(line: AuditLine, before: string, edition = EDITION): Omit<AuditLink, 'id'> {
  const digest = digestOf(line);
  return { lineId: line.id, digest, edition, hash: sha256(sealed(line, before, { digest, edition })) };
}

/** Why a link does not hold; undefined when it does. An erased line holds by the digest that was taken before. */
export function breakIn(link: AuditLink, line: AuditLine | undefined, before: string): string | undefined {
  if (!line) return 'its line is gone';
  if (!isErased(line) && digestOf(line) !== link.digest) return 'what was given in its line is not what was sealed';
  const covered = sealed(line, before, link);
  return covered && sha256(covered) === link.hash ? undefined : 'its line, or a link before it, is not what was sealed';
}
