import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { Scope } from '../kernel/index.ts';
import { ticketRows, type Ticket } from './entities.ts';

/** Words a statement about tickets: its values become parameters, in the order in which they are worded. */
export interface Wording {
  column(property: keyof Ticket): string;
  mark(property: keyof Ticket, value: unknown): string;
  /** What a row as the database gave it holds there. */
  read(property: keyof Ticket, row: Readonly<Record<string, unknown>>): unknown;
  readonly parameters: readonly unknown[];
}

/** A condition on tickets, worded when the statement is. */
export type Condition = (words: Wording) => string;

export function wordingFor({ sql }: Pick<Scope, 'sql'>): Wording {
  const { driver } = sql.manager.dataSource;
  const metadata = sql.manager.dataSource.getMetadata(ticketRows.table);
  const parameters: unknown[] = [];
  // Every property of the type is a column of the entity: `defineEntity` sees to that.
  const of = (property: keyof Ticket) => metadata.findColumnWithPropertyName(property) as ColumnMetadata;
  return {
    parameters,
    column: (property) => `"${of(property).databaseName}"`,
    read: (property, row) => driver.prepareHydratedValue(row[of(property).databaseName], of(property)) as unknown,
    mark(property, value) {
      parameters.push(driver.preparePersistentValue(value, of(property)));
      return driver.createParameter('', parameters.length - 1);
    },
  };
}

const nothing: Condition = () => '1 = 0';

/** One of these values; `null` is the empty one. None at all is met by no ticket. */
export function oneOf<K extends keyof Ticket>(property: K, values: readonly Ticket[K][]): Condition {
  const some = values.filter((v) => v !== null);
  const parts: Condition[] = [
    ...(some.length === 1 ? [(w: Wording) => `${w.column(property)} = ${w.mark(property, some[0])}`] : []),
    ...(some.length > 1 ? [(w: Wording) => `${w.column(property)} IN (${some.map((v) => w.mark(property, v)).join(', ')})`] : []),
    ...(some.length < values.length ? [(w: Wording) => `${w.column(property)} IS NULL`] : []),
  ];
  return parts.length === 0 ? nothing : anyOf(parts);
}

export type Comparison = '<' | '<=' | '>' | '>=';
type Instant = 'createdAt' | 'updatedAt' | 'dueAt' | 'receivedAt';

/** Compared with an instant; an empty one compares with nothing. */
export const compared =
  (property: Instant, by: Comparison, at: Date): Condition =>
  (w) =>
    `${w.column(property)} ${by} ${w.mark(property, at)}`;

const joined =
  (parts: readonly Condition[], word: 'AND' | 'OR'): Condition =>
  (w) =>
    parts.length === 1 ? (parts[0] ?? nothing)(w) : `(${parts.map((part) => part(w)).join(` ${word} `)})`;

/** All of them; of none, always. */
export const allOf = (parts: readonly Condition[]): Condition => (parts.length === 0 ? () => '1 = 1' : joined(parts, 'AND'));
/** Any of them; of none, never. */
export const anyOf = (parts: readonly Condition[]): Condition => (parts.length === 0 ? nothing : joined(parts, 'OR'));

/** What the other is not, also where that compares with an empty value. */
export const notMet =
  (part: Condition): Condition =>
  (w) =>
    `(${part(w)}) IS NOT TRUE`;
