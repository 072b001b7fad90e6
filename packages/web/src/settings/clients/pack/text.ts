import {
  Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** A way down into a pack: `['sla', 0, 'targets', 'urgent']`. */
export type Path = readonly (string | number)[];
export type Pack = ReturnType<typeof parseDocument>;
export type Collection = YAMLMap | YAMLSeq;

/** A pack as the library reads it, with where everything stands. */
export const readText = (text: string): Pack => parseDocument(text, { prettyErrors: false, logLevel: 'error' });

/** What it says, as data; undefined for a text that is not YAML, or no mapping. */
export function saidBy(pack: Pack): Readonly<Record<string, unknown>> | undefined {
  if (pack.errors.length > 0 || !isMap(pack.contents)) return undefined;
  try {
    return pack.toJS({ maxAliasCount: 50 }) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** The node at a path, if there is one and it stands there itself: an alias says what stands elsewhere. */
export function nodeAt(pack: Pack, path: Path): Node | undefined {
  const found: unknown = path.length === 0 ? pack.contents : pack.getIn(path, true);
  return isScalar(found) || isCollection(found) || isAlias(found) ? found : undefined;
}

/** The pair of a mapping by its key. */
export const pairOf = (map: YAMLMap, key: string | number): Pair<Node, Node | null> | undefined =>
  (map.items as Pair<Node, Node | null>[]).find((pair) => isPair(pair) && isScalar(pair.key) && pair.key.value === key);

/** First and last place of a node, without what comes behind it. */
export const spanOf = (node: Node): readonly [number, number] | undefined => (node.range ? [node.range[0], node.range[1]] : undefined);

/** Where the line of a place begins, and where the one after it does. */
export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
export function lineEnd(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at;
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

const isLeaf = (node: Collection): boolean =>
  node.items.every((item) => {
    const value: unknown = isPair(item) ? item.value : item;
    // Words of several lines stand below their key.
    if (isScalar(value) && typeof value.value === 'string' && value.value.includes('\n')) return false;
    return !isCollection(value) || value.items.length === 0 || (value.flow === true && value.items.length < 2);
  });

/** What holds no more than plain values stands on one line, as people write it. */
function flowLeaves(node: unknown): void {
  if (!isCollection(node)) return;
  for (const item of node.items as unknown[]) flowLeaves(isPair(item) ? item.value : item);
  if (isLeaf(node)) node.flow = true;
}

/** Written as lines of a block, each with a line break behind it. */
export function asBlock(value: unknown): string {
  const written = new Document(value);
  for (const item of isCollection(written.contents) ? (written.contents.items as unknown[]) : [])
    flowLeaves(isPair(item) ? item.value : item);
  return written.toString({ lineWidth: 0, singleQuote: true });
}

/** Written on one line, so that it may stand within brackets as well. */
export function asFlow(value: unknown): string {
  const written = new Document([value]);
  if (isCollection(written.contents)) written.contents.flow = true;
  return written.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: false }).trim().slice(1, -1).trim();
}

/** A collection in brackets as it is now, with the comments that stand within them. */
export function flowText(node: Collection): string {
  const written = new Document();
  written.contents = node;
  Object.assign(node, { flow: true, comment: undefined, commentBefore: undefined });
  return written.toString({ lineWidth: 0, singleQuote: true }).trimEnd();
}

/** True for quotes that somebody wrote without need: what replaces them is in quotes, too. */
export const isQuoted = (node: Scalar): boolean =>
  (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE') && asFlow(node.value) === node.value;

export { isAlias, isCollection, isMap, isScalar, isSeq };
