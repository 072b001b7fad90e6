import { checkDuration, openMilliseconds, secretName, type Complain } from '@luuri/core';

export type Raw = Readonly<Record<string, unknown>>;
export const isRecord = (v: unknown): v is Raw => typeof v === 'object' && v !== null && !Array.isArray(v);

/** Reads the keys of one map, and complains of everything wrong with them. */
export function reader(raw: Raw, complain: Complain) {
  const text = (key: string, fallback?: string): string => {
    const value = raw[key] ?? fallback;
    if (typeof value === 'string' && value.trim() !== '' && value.length <= 1000) return value;
    complain(key, 'must be a text');
    return '';
  };
  return {
    text,
    matching(key: string, { shape, says }: { readonly shape: RegExp; readonly says: string }, fallback?: string): string {
      const value = raw[key] ?? fallback;
      if (typeof value === 'string' && shape.test(value)) return value;
      complain(key, says);
      return '';
    },
    secret(key: string): string | undefined {
      const value = raw[key];
      if (value === undefined) return undefined;
      if (typeof value === 'string' && secretName.test(value)) return value;
      complain(key, 'must be the name of a secret in capitals, like ACME_DIRECTORY; the secret itself never stands in a pack');
      return undefined;
    },
    texts(key: string, fallback: readonly string[]): readonly string[] {
      const value = raw[key];
      if (value === undefined) return fallback;
      if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string')) return value;
      complain(key, 'must be a list of texts');
      return fallback;
    },
    time(key: string, fallback: number): number {
      const value = raw[key];
      if (value === undefined) return fallback;
      const checked = typeof value === 'string' ? checkDuration(value) : undefined;
      const ms = checked && 'duration' in checked ? openMilliseconds(checked.duration) : undefined;
      if (ms !== undefined) return ms;
      complain(key, "must be a time by the clock such as '10s' or '1h'");
      return fallback;
    },
    count(key: string, fallback: number, [least, most]: readonly [number, number]): number {
      const value = raw[key];
      if (value === undefined) return fallback;
      if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
      complain(key, `must be a whole number from ${String(least)} to ${String(most)}`);
      return fallback;
    },
  };
}

export function onlyKnown(raw: Raw, keys: readonly string[], complain: Complain): void {
  for (const key of Object.keys(raw)) if (!keys.includes(key)) complain(key, `is not known here; there are ${keys.join(', ')}`);
}
