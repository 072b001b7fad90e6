import { out } from '../../kernel/output.ts';
/** One place where two packs differ; undefined on the side that lacks it. */
export class Difference {
  @out.text readonly path!: string;
  /** Missing where there was nothing. */
  @out.optional(out.json) readonly from: unknown;
  /** Missing where there is nothing any more. */
  @out.optional(out.json) readonly to: unknown;
}

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const isList = (v: unknown): v is readonly unknown[] => Array.isArray(v);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Every place where `to` says something else than `from`, by path. Lists of plain values are compared whole. */
export function differences(from: unknown, to: unknown, path = ''): Difference[] {
  if (same(from, to)) return [];
  const at = (key: string) => (path ? `${path}.${key}` : key);
  if (isRecord(from) && isRecord(to)) {
    return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) => differences(from[key], to[key], at(key)));
  }
  if (isList(from) && isList(to) && [...from, ...to].some(isRecord)) {
    const longer = from.length > to.length ? from : to;
    return longer.flatMap((_, i) => differences(from[i], to[i], `${path}[${String(i)}]`));
  }
  return [{ path, from, to }];
}
