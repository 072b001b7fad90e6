import type { ReportFigure, Keys, Measured, Row, Sums } from '../report.ts';

/** Keys as one text, to find what belongs together. */
const textOf = (keys: Keys, by: readonly string[]): string => by.map((name) => String(keys[name] ?? '')).join('\u0000');

const add = (to: Record<string, number>, sums: Sums): void => {
  for (const [name, value] of Object.entries(sums)) to[name] = (to[name] ?? 0) + value;
};

/** Add up what has the same keys. */
export function gathered(measured: readonly Measured[], by: readonly string[]): Measured[] {
  const found = new Map<string, { keys: Keys; sums: Record<string, number> }>();
  for (const { keys, sums } of measured) {
    const key = textOf(keys, by);
    const one = found.get(key) ?? { keys: Object.fromEntries(by.map((name) => [name, keys[name] ?? ''])), sums: {} };
    found.set(key, one);
    add(one.sums, sums);
  }
  return [...found.values()];
}

/** All of it as one. */
export function whole(measured: readonly Measured[]): Sums {
  const sums: Record<string, number> = {};
  for (const one of measured) add(sums, one.sums);
  return sums;
}

/** Work the figures out. */
export const figured = (columns: readonly ReportFigure[], { keys, sums }: Measured): Row => ({
  keys,
  sums,
  values: Object.fromEntries(columns.map(({ column, of }) => [column, of(sums)])),
});

const compared = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');

/** In the order of their keys, the first of them first. */
export const inOrder = <T extends { readonly keys: Keys }>(rows: readonly T[], by: readonly string[]): T[] =>
  rows.toSorted((a, b) => {
    for (const name of by) {
      const order = compared(a.keys[name] ?? '', b.keys[name] ?? '');
      if (order !== 0) return order;
    }
    return 0;
  });
