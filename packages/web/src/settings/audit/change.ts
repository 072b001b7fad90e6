/** A value of a setting that became another. */
export interface Changed {
  /** Where it is: `targets.urgent`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inWords = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** What differs between what was and what is, place by place: only that is worth reading. */
export function changedIn(before: unknown, after: unknown, path = ''): Changed[] {
  if (isRecord(before) || isRecord(after)) {
    const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return keys.flatMap((key) => changedIn(was[key], is[key], path === '' ? key : `${path}.${key}`));
  }
  const [was, is] = [inWords(before), inWords(after)];
  return was === is ? [] : [{ path, before: was, after: is }];
}
