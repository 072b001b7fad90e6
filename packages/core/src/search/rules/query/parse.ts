import { queryWrong } from '../../errors.ts';
import { wordsOf } from '../words.ts';
import {
  fields,
  madeOf,
  type Comparison,
  type FilterField,
  type FilterLeaf,
  type OwnFieldLeaf,
  type Query,
  type Value,
  type WordsLeaf,
} from './tree.ts';
import { checkFilter } from './values.ts';

/** Beyond these nobody means it, and each leaf is work. */
const LONGEST = 1_000;
const MOST_LEAVES = 40;
const DEEPEST = 15;

interface Reader {
  readonly text: string;
  at: number;
  leaves: number;
  depth: number;
}

const isSpace = (c: string | undefined): boolean => c !== undefined && /\s/u.test(c);
const endsWord = (c: string | undefined): boolean => c === undefined || isSpace(c) || c === '(' || c === ')' || c === '"';

function skipSpace(r: Reader): void {
  while (isSpace(r.text[r.at])) r.at++;
}

/** An operator in capitals, standing alone. */
function takeOperator(r: Reader, name: 'OR' | 'AND' | 'NOT'): boolean {
  skipSpace(r);
  if (!r.text.startsWith(name, r.at) || !endsWord(r.text[r.at + name.length])) return false;
  r.at += name.length;
  return true;
}

function readQuoted(r: Reader): Value {
  const at = r.at;
  const end = r.text.indexOf('"', at + 1);
  if (end < 0) throw queryWrong({ at, problem: 'the quotation mark has no partner; put one where the exact words end' });
  r.at = end + 1;
  return { text: r.text.slice(at + 1, end), at, quoted: true };
}

function leaf(r: Reader, made: Omit<WordsLeaf, 'kind' | 'words'> & { text: string }): WordsLeaf {
  const { text, ...rest } = made;
  const words = wordsOf(text).map((w) => w.word);
  if (words.length === 0) throw queryWrong({ at: rest.at, problem: `"${text}" has no letter or digit to look for` });
  return { kind: 'words', words, ...rest };
}

function readValue(r: Reader): Value {
  if (r.text[r.at] === '"') return readQuoted(r);
  const at = r.at;
  while (!endsWord(r.text[r.at]) && r.text[r.at] !== ',') r.at++;
  return { text: r.text.slice(at, r.at), at };
}

function readValues(r: Reader, field: string, by: string): Value[] {
  const values: Value[] = [];
  do {
    if (values.length > 0) r.at++; // the comma
    const value = readValue(r);
    if (value.text.trim() === '') throw queryWrong({ at: value.at, problem: `a value is missing after ${field}${by}` });
    values.push(value);
  } while (r.text[r.at] === ',');
  return values;
}

/** A name of somebody is words, and so is `@acme.example`; an address says who it is. */
const isWords = (field: string, values: readonly Value[]): boolean =>
  field === 'subject' || (field === 'requester' && values.every((v) => !/[^@]@[^@]/u.test(v.text)));

function readField(r: Reader, match: { name: string; by: ':' | Comparison }): Query {
  const at = r.at;
  const field = match.name.toLowerCase();
  if (!fields.includes(field)) {
    const problem = `there is no field ${match.name}; there are ${fields.join(', ')}. To look for it as words, put it in quotation marks`;
    throw queryWrong({ at, problem });
  }
  r.at += match.name.length + match.by.length;
  const values = readValues(r, field, match.by);
  if (match.by === ':' && isWords(field, values)) {
    const parts = values.map((value) =>
      leaf(r, {
        ...{ text: value.text, field: field as 'subject' | 'requester', at: value.at },
        ...(value.quoted ? { exact: true, prefix: false } : { exact: false, prefix: value.text.endsWith('*') }),
      }),
    );
    return parts.length === 1 ? (parts[0] as WordsLeaf) : { kind: 'any', parts, at };
  }
  if (field === 'subject') throw queryWrong({ at, problem: 'subject cannot be more or less; write subject: and a word' });
  const filter: FilterLeaf = { kind: 'filter', field: field as FilterField, by: match.by, values, at };
  checkFilter(filter);
  return filter;
}

function readOwnField(r: Reader, key: string): OwnFieldLeaf {
  const at = r.at;
  r.at += 'field.'.length + key.length + 1;
  return { kind: 'own-field', key: key.toLowerCase(), values: readValues(r, `field.${key}`, ':'), at };
}

/** `due < 4h` is meant for a field: as words it would find something else, or nothing. */
function refuseApart({ text }: Reader, at: number): void {
  const before = /(?<=^|[\s(-])([A-Za-z]+)\s+$/.exec(text.slice(Math.max(0, at - 40), at))?.[1];
  if (before && fields.includes(before.toLowerCase()))
    throw queryWrong({ at, problem: `no space stands before ${text[at] ?? ''}; write it next to the field, as in due<4h or state:open` });
}

function readLeaf(r: Reader): Query {
  if (++r.leaves > MOST_LEAVES)
    throw queryWrong({ at: r.at, problem: `there is too much to look for; ${String(MOST_LEAVES)} parts are the most` });
  const at = r.at;
  if (r.text[at] === '"') {
    const { text } = readQuoted(r);
    return leaf(r, { text, exact: true, prefix: false, at });
  }
  const [, own] = /^field\.([a-z][a-z0-9-]*):/i.exec(r.text.slice(at, at + 60)) ?? [];
  if (own) return readOwnField(r, own);
  const [, name, by] = /^([A-Za-z][A-Za-z-]*)(:|<=|>=|<|>)/.exec(r.text.slice(at, at + 40)) ?? [];
  if (name && by) return readField(r, { name, by: by as ':' | Comparison });
  while (!endsWord(r.text[r.at])) r.at++;
  const text = r.text.slice(at, r.at);
  if (/^(:|[<>])/.test(text)) refuseApart(r, at);
  return leaf(r, { text, exact: false, prefix: text.endsWith('*'), at });
}

function readPart(r: Reader): Query {
  skipSpace(r);
  const at = r.at;
  if (++r.depth > DEEPEST) throw queryWrong({ at, problem: `brackets go ${String(DEEPEST)} deep and no deeper` });
  const part = readNested(r);
  r.depth--;
  return part;
}

function readNested(r: Reader): Query {
  const at = r.at;
  if (takeOperator(r, 'NOT') || (r.text[at] === '-' && r.text[at + 1] !== '-')) {
    if (r.at === at) r.at++;
    if (r.text[r.at] === undefined || (r.text[at] === '-' && isSpace(r.text[r.at])))
      throw queryWrong({ at, problem: 'what is not to be found must follow' });
    return { kind: 'not', part: readPart(r), at };
  }
  if (r.text[at] === '(') {
    r.at++;
    const inner = readAny(r);
    skipSpace(r);
    if (r.text[r.at] !== ')') throw queryWrong({ at, problem: 'the bracket has no partner; close it with )' });
    r.at++;
    return inner;
  }
  if (r.text[at] === ')') throw queryWrong({ at, problem: 'a bracket is closed that was not opened, or holds nothing' });
  if (r.text[at] === undefined) throw queryWrong({ at, problem: 'something to look for must follow' });
  if (takeOperator(r, 'OR') || takeOperator(r, 'AND'))
    throw queryWrong({ at, problem: 'something to look for must stand before OR and AND' });
  return readLeaf(r);
}

const atEnd = (r: Reader): boolean => {
  skipSpace(r);
  return r.at >= r.text.length || r.text[r.at] === ')';
};

function readAll(r: Reader): Query {
  skipSpace(r);
  const at = r.at;
  const parts = [readPart(r)];
  for (;;) {
    if (takeOperator(r, 'AND')) parts.push(readPart(r));
    else if (atEnd(r) || /^OR(?=[\s()"]|$)/u.test(r.text.slice(r.at, r.at + 3))) break;
    else parts.push(readPart(r));
  }
  return parts.length === 1 ? (parts[0] as Query) : { kind: 'all', parts, at };
}

function readAny(r: Reader): Query {
  const parts = [readAll(r)];
  while (takeOperator(r, 'OR')) {
    const at = r.at - 2;
    parts.push(readAll(r));
    const kinds = new Set(parts.map(madeOf));
    if (kinds.size > 1 || kinds.has('both'))
      throw queryWrong({
        at,
        problem: 'OR stands between words, or between fields, and not between the two; ask for them one after the other',
      });
  }
  return parts.length === 1 ? (parts[0] as Query) : { kind: 'any', parts, at: parts[0]?.at ?? 0 };
}

/** What telephones and word processors make of a straight quotation mark. One character for one, so that places stay what they are. */
const otherQuotes = /[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\uFF02]/gu;

/** `undefined` for a query that asks for nothing. @throws `search.query-wrong`, which points at the character. */
export function parseQuery(text: string): Query | undefined {
  if (text.length > LONGEST) throw queryWrong({ at: LONGEST, problem: `it is too long; ${String(LONGEST)} characters are the most` });
  const r: Reader = { text: text.replaceAll(otherQuotes, '"'), at: 0, leaves: 0, depth: 0 };
  skipSpace(r);
  if (r.at >= text.length) return undefined;
  const query = readAny(r);
  if (!atEnd(r) || r.text[r.at] === ')') throw queryWrong({ at: r.at, problem: 'a bracket is closed that was not opened' });
  return query;
}

/** The words and the filters of a query: both must be met. */
export interface Parts {
  readonly words: Query | undefined;
  readonly filters: readonly Query[];
}

const grouped = (parts: readonly Query[]): Query | undefined =>
  parts.length > 1 ? { kind: 'all', parts, at: parts[0]?.at ?? 0 } : parts[0];

/** What must all be met, brackets within brackets opened. */
const conjuncts = (query: Query): readonly Query[] => (query.kind === 'all' ? query.parts.flatMap(conjuncts) : [query]);

/** @throws `search.query-wrong` where words and filters are not told apart */
export function partsOf(query: Query | undefined): Parts {
  const all = query ? conjuncts(query) : [];
  const mixed = all.find((part) => madeOf(part) === 'both');
  if (mixed)
    throw queryWrong({ at: mixed.at, problem: 'words and fields are excluded one by one, not together in brackets; write - before each' });
  return { words: grouped(all.filter((p) => madeOf(p) === 'words')), filters: all.filter((p) => madeOf(p) === 'filters') };
}
