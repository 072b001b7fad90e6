import type { Node } from 'yaml';
import { isCollection, isMap, isScalar, nodeAt, pairOf, type Pack, type Path } from './text.ts';

/** `sla[0].targets` as a path. */
export const pathOf = (path: string): Path =>
  [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) => (index === undefined ? (key ?? '') : Number(index)));

/** `line 2, column 5`: where a text that is not YAML goes wrong. */
const ofLine = /^line (\d+), column (\d+)$/;

const upTo = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
};

function spanOf(text: string, node: Node): readonly [number, number] | undefined {
  if (!node.range) return undefined;
  const [from, to] = node.range;
  return isScalar(node) ? [from, to] : [from, Math.min(to, upTo(text, from))];
}

/** What is marked when something is wrong with what stands under a key: a plain value itself, else the key. */
function spanUnder(pack: Pack, text: string, path: Path): readonly [number, number] | undefined {
  const node = nodeAt(pack, path);
  if (isScalar(node) && node.range && node.range[1] > node.range[0]) return spanOf(text, node as Node);
  const above = nodeAt(pack, path.slice(0, -1));
  const pair = isMap(above) ? pairOf(above, path.at(-1) ?? '') : undefined;
  if (pair) return spanOf(text, pair.key);
  return node && isCollection(node) ? spanOf(text, node) : undefined;
}

/**
 * Where in the text a mistake is, by the path that the desk gives it: the value, or the nearest thing around it that there is when it is missing.
 * Of a mistake without a place it is the first line.
 */
export function placeOf(pack: Pack, text: string, path: string): readonly [from: number, to: number] {
  const line = ofLine.exec(path);
  if (line) {
    const begin = text.split('\n', Number(line[1]) - 1).reduce((sum, each) => sum + each.length + 1, 0);
    const end = upTo(text, Math.min(begin, text.length));
    return [Math.min(begin + Number(line[2]) - 1, Math.max(begin, end - 1)), end];
  }
  for (let way = pathOf(path); way.length > 0; way = way.slice(0, -1)) {
    const found = spanUnder(pack, text, way);
    if (found) return found;
  }
  return [0, upTo(text, 0)];
}
