import {
  asBlock,
  asFlow,
  flowText,
  isAlias,
  isCollection,
  isMap,
  isQuoted,
  isScalar,
  isSeq,
  lineEnd,
  lineStart,
  nodeAt,
  pairOf,
  readText,
  saidBy,
  spanOf,
  type Collection,
  type Pack,
  type Path,
} from './text.ts';
import type { Node } from 'yaml';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isPlain = (value: unknown): boolean => value === null || typeof value !== 'object';
const parentOf = (path: Path): Path => path.slice(0, -1);
const lastOf = (path: Path): string | number => path.at(-1) ?? '';

const splice = (text: string, [from, to]: readonly [number, number], put: string): string => text.slice(0, from) + put + text.slice(to);
const indented = (block: string, column: number): string => block.replace(/^(?=.)/gm, ' '.repeat(column));

/** A key that says nothing yet, or a plain value, makes room for what is to stand under it. */
function makeWay(pack: Pack, path: Path): void {
  for (let depth = 1; depth < path.length; depth++) {
    const way = path.slice(0, depth);
    if (isScalar(nodeAt(pack, way))) pack.setIn(way, pack.createNode(typeof path[depth] === 'number' ? [] : {}));
  }
}

/** `value` at `path` of the library's own document; nothing there when it is undefined, and no empty shell around it. */
function put(pack: Pack, path: Path, value: unknown): void {
  if (value !== undefined) {
    makeWay(pack, path);
    pack.setIn(path, value);
    return;
  }
  if (nodeAt(pack, path) === undefined) return;
  pack.deleteIn(path);
  const above = parentOf(path);
  const shell = above.length > 0 ? nodeAt(pack, above) : undefined;
  if (isCollection(shell) && shell.items.length === 0) put(pack, above, undefined);
}

/** In brackets: the outermost pair of them on the way is written anew, and nothing around it. */
function inFlow(text: string, path: Path, value: unknown): string | undefined {
  const pack = readText(text);
  for (let depth = 0; depth < path.length; depth++) {
    const way = path.slice(0, depth);
    const node = nodeAt(pack, way);
    const span = node && spanOf(node);
    if (!isCollection(node) || node.flow !== true || !span) continue;
    put(pack, path, value);
    return nodeAt(pack, way) === node ? splice(text, span, flowText(node)) : remove(text, way);
  }
  return undefined;
}

function replace(text: string, node: Node, value: unknown): string | undefined {
  const span = spanOf(node);
  if (!span || isAlias(node)) return undefined;
  if (isScalar(node) || (isCollection(node) && node.flow === true)) {
    const written = isScalar(node) && isQuoted(node) && typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : asFlow(value);
    const isEmpty = span[0] === span[1];
    return splice(text, span, isEmpty ? ` ${written}` : written);
  }
  return undefined;
}

/** The column of the first line of a block, and where the block is over. */
function edgesOf(text: string, node: Collection): { readonly column: number; readonly end: number } | undefined {
  const [first] = node.items as (Node & { key?: Node })[];
  const at = isMap(node) ? first?.key?.range?.[0] : first?.range?.[0];
  const end = node.range?.[1];
  if (at === undefined || end === undefined) return undefined;
  const begin = isMap(node) ? at : text.lastIndexOf('-', at - 1);
  return { column: begin - lineStart(text, begin), end: lineEnd(text, end) };
}

/** A new last line, or several, of a block. */
function append(text: string, node: Collection, block: string): string | undefined {
  const edges = edgesOf(text, node);
  if (!edges) return undefined;
  const before = text.slice(0, edges.end);
  return `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${indented(block, edges.column)}${text.slice(edges.end)}`;
}

function add(text: string, path: Path, value: unknown): string | undefined {
  const above = nodeAt(readText(text), parentOf(path));
  if (above === undefined || (isScalar(above) && above.value === null)) {
    const key = lastOf(path);
    return path.length > 1 ? addOrFill(text, parentOf(path), typeof key === 'number' ? [value] : { [key]: value }) : undefined;
  }
  if (isMap(above) && above.flow !== true) return append(text, above, asBlock({ [lastOf(path)]: value }));
  if (isSeq(above) && above.flow !== true) return append(text, above, asBlock([value]));
  return undefined;
}

/** A key that says nothing yet gets its value where it stands. */
function addOrFill(text: string, path: Path, value: unknown): string | undefined {
  const there = nodeAt(readText(text), path);
  return there ? replace(text, there, value) : add(text, path, value);
}

function remove(text: string, path: Path): string | undefined {
  const pack = readText(text);
  const above = nodeAt(pack, parentOf(path));
  if (!isCollection(above) || !above.range) return undefined;
  if (above.items.length === 1 && path.length > 1) return remove(text, parentOf(path));
  const key = lastOf(path);
  const pair = isMap(above) ? pairOf(above, key) : undefined;
  const value = isMap(above) ? (pair?.value ?? pair?.key) : nodeAt(pack, path);
  const first = isMap(above) ? pair?.key.range?.[0] : value?.range?.[0];
  if (above.flow === true || first === undefined || !value?.range) return undefined;
  const begin = isMap(above) ? first : text.lastIndexOf('-', first - 1);
  return splice(text, [lineStart(text, begin), lineEnd(text, value.range[2])], '');
}

/** A list on lines of its own: what is gone is taken out, what is new comes last. */
function changeList(text: string, path: Path, values: readonly unknown[]): string | undefined {
  const node = nodeAt(readText(text), path);
  if (!isSeq(node) || node.flow === true || !values.every(isPlain) || values.length === 0) return undefined;
  const had = node.toJSON();
  const gone = had.flatMap((value, i) => (values.includes(value) ? [] : [i])).reverse();
  const gained = values.filter((value) => !had.includes(value));
  let after: string | undefined = gone.length === had.length ? undefined : text;
  for (const i of gone) after = after === undefined ? undefined : remove(after, [...path, i]);
  for (const value of gained) after = after === undefined ? undefined : add(after, [...path, values.length], value);
  return after;
}

/** Words of several lines stand on lines of their own below their key, as somebody would write them. */
function replaceLines(text: string, path: Path, value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.includes('\n')) return undefined;
  const above = nodeAt(readText(text), parentOf(path));
  const pair = isMap(above) && above.flow !== true ? pairOf(above, lastOf(path)) : undefined;
  const [begin, span] = [pair?.key.range?.[0], isScalar(pair?.value) ? spanOf(pair.value) : undefined];
  if (begin === undefined || !span) return undefined;
  const end = lineEnd(text, span[1]);
  // A comment behind what is replaced would be lost.
  if (text.slice(span[1], end).trim() !== '') return undefined;
  const lines = indented(asBlock({ [lastOf(path)]: value }), begin - lineStart(text, begin)).trimStart();
  return splice(text, [begin, end], lines);
}

/** The ways to write a change, the smallest first. */
const ways: readonly ((text: string, path: Path, value: unknown) => string | undefined)[] = [
  replaceLines,
  (text, path, value) => (value === undefined ? remove(text, path) : undefined),
  (text, path, value) => (Array.isArray(value) ? changeList(text, path, value) : undefined),
  (text, path, value) => {
    const node = value === undefined ? undefined : nodeAt(readText(text), path);
    return node && replace(text, node, value);
  },
  inFlow,
  (text, path, value) => (value === undefined || nodeAt(readText(text), path) ? undefined : add(text, path, value)),
];

/**
 * The same pack with another value at a path, or without it when the value is undefined. As little of the text as can be is written anew, so
 * comments, order and the way in which somebody wrote it stay. A text that is not YAML stays as it is: there is nothing to find a place in.
 */
export function changed(text: string, path: Path, value: unknown): string {
  const pack = readText(text);
  const before = saidBy(pack);
  if (before === undefined) return text;
  put(pack, path, value);
  const wanted = saidBy(pack) ?? {};
  if (same(before, wanted)) return text;
  for (const way of ways) {
    const after = way(text, path, value);
    if (after !== undefined && same(saidBy(readText(after)), wanted)) return after;
  }
  return pack.toString({ lineWidth: 0, singleQuote: true });
}
