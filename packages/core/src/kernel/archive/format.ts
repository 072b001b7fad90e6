import { createHash } from 'node:crypto';
import { columnKit, type AnyEntity, type Column } from '../entity.ts';

/**
 * A desk as lines of JSON, the same from whichever database it was read: a head, for each table its columns and then its rows as lists,
 * the jobs that wait, and an end with the hash over all lines before it.
 */
export interface Head {
  readonly luuri: 'desk';
  readonly format: 1;
  /** Every migration that the desk has behind it, `owner/name`. */
  readonly history: readonly string[];
}
export interface TableHead {
  readonly table: string;
  readonly columns: readonly string[];
  /** The last id that was given: none is given again. */
  readonly last: number;
}
export interface JobLine {
  readonly job: string;
  readonly key: string | null;
  readonly queue: string | null;
  /** ISO instant; null for a dead letter. */
  readonly runAt: string | null;
  readonly input: object;
  readonly eventId: number | null;
  readonly attempts: number;
  readonly lastError: string | null;
}
export interface End {
  readonly rows: number;
  readonly jobs: number;
  readonly sha256: string;
}
export type Line = Head | TableHead | readonly unknown[] | { readonly waits: JobLine } | { readonly end: End };

export const isHead = (line: Line): line is Head => 'luuri' in line;
export const isTableHead = (line: Line): line is TableHead => 'table' in line;
export const isRow = (line: Line): line is readonly unknown[] => Array.isArray(line);
export const isJob = (line: Line): line is { waits: JobLine } => 'waits' in line;
export const isEnd = (line: Line): line is { end: End } => 'end' in line;

type Kind = 'instant' | 'bytes' | 'json' | 'plain';

const kindOf = ({ type }: Column): Kind =>
  type === 'datetime' ? 'instant' : type === 'blob' ? 'bytes' : type === 'simple-json' ? 'json' : 'plain';

/** A column of a table as the archive keeps it. */
export interface ArchivedColumn {
  readonly property: string;
  readonly kind: Kind;
}

/** The columns of an entity, the id first; of the log, not the numbers of transactions: those are another database's. */
export function columnsOf(entity: AnyEntity): readonly ArchivedColumn[] {
  const columns = entity.columns(columnKit('sqlite')) as Record<string, Column>;
  return Object.entries(columns)
    .filter(([property]) => !(entity.table === 'desk_event' && property === 'tx'))
    .map(([property, column]) => ({ property, kind: kindOf(column) }));
}

/** Databases keep the keys of an object in orders of their own. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  );
}

export function encoded(value: unknown, { kind }: ArchivedColumn): unknown {
  if (value === null || value === undefined) return null;
  if (kind === 'instant') return (value as Date).toISOString();
  if (kind === 'bytes') return (value as Buffer).toString('base64');
  return value;
}

export function decoded(value: unknown, { kind }: ArchivedColumn): unknown {
  if (value === null) return null;
  if (kind === 'instant') return new Date(value as string);
  return kind === 'bytes' ? Buffer.from(value as string, 'base64') : value;
}

export const jobLine = ({ job, key, queue, runAt, input, eventId, attempts, lastError }: JobLine): Line => ({
  waits: { job, key, queue, runAt, input, eventId, attempts, lastError },
});

/** Counts and hashes lines as they pass. */
export function seal() {
  const hash = createHash('sha256');
  const count = { rows: 0, jobs: 0 };
  return {
    pass(line: Line): string {
      const text = JSON.stringify(line);
      if (isRow(line)) count.rows++;
      if (isJob(line)) count.jobs++;
      hash.update(text).update('\n');
      return text;
    },
    end: (): End => ({ ...count, sha256: hash.digest('hex') }),
  };
}
