/** A query, read. `at` is the place of its first character. */
export type Query = Group | Negation | WordsLeaf | FilterLeaf | OwnFieldLeaf;

export interface Group {
  readonly kind: 'all' | 'any';
  readonly parts: readonly Query[];
  readonly at: number;
}
export interface Negation {
  readonly kind: 'not';
  readonly part: Query;
  readonly at: number;
}
/** Words to look for. */
export interface WordsLeaf {
  readonly kind: 'words';
  readonly words: readonly string[];
  /** In this order, next to each other, as they are written. */
  readonly exact: boolean;
  /** Longer words that begin with the last one are meant too. */
  readonly prefix: boolean;
  readonly field?: 'subject' | 'requester';
  readonly at: number;
}
/** A field that a client's contract declares: `field.asset:X123`. */
export interface OwnFieldLeaf {
  readonly kind: 'own-field';
  readonly key: string;
  /** Any one of them. */
  readonly values: readonly Value[];
  readonly at: number;
}
export type Comparison = '<' | '<=' | '>' | '>=';
/** A value of a field, as it was written. */
export interface Value {
  readonly text: string;
  readonly at: number;
  /** True for what stood in quotation marks. */
  readonly quoted?: true;
}
export interface FilterLeaf {
  readonly kind: 'filter';
  readonly field: FilterField;
  readonly by: ':' | Comparison;
  /** Any one of them. */
  readonly values: readonly Value[];
  readonly at: number;
}

export const filterFields = [
  'state',
  'client',
  'team',
  'assignee',
  'mentions',
  'priority',
  'tier',
  'channel',
  'language',
  'triage',
  'requester',
  'due',
  'created',
  'updated',
] as const;
export type FilterField = (typeof filterFields)[number];
/** Fields that hold words. `requester` is both: an address is a filter, a name is words. */
export const fields: readonly string[] = [...filterFields, 'subject'];

/** What a part of a query is made of. */
export function madeOf(query: Query): 'words' | 'filters' | 'both' {
  if (query.kind === 'not') return madeOf(query.part);
  if (query.kind === 'words') return 'words';
  if (query.kind === 'filter' || query.kind === 'own-field') return 'filters';
  const [first = 'both', ...rest] = query.parts.map(madeOf);
  return rest.every((kind) => kind === first) ? first : 'both';
}
