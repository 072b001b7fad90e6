/** What two analysts said of the same things, in the same order. */
export type Pair = readonly (readonly [a: string, b: string])[];

/** How far apart two answers are: 0 for the same, 1 for as far as can be. */
export type Distance = (a: number, b: number, categories: number) => number;

/** Any two that differ are as far apart as any other two: Cohen's kappa. */
export const unweighted: Distance = (a, b) => (a === b ? 0 : 1);
/** By the square of the steps between them: one step of four hardly counts, all four fully. For answers that have an order. */
export const quadratic: Distance = (a, b, categories) => (a - b) ** 2 / (categories - 1) ** 2;

const sharesOf = (values: readonly string[], categories: readonly string[]): number[] =>
  categories.map((category) => values.filter((value) => value === category).length / values.length);

/**
 * Kappa: how much more two agree than they would by chance, 1 for all, 0 for no more than that. `1 − Σ d·observed / Σ d·expected`.
 * @returns undefined when nothing was compared, or when chance alone would have them agree on all: both said the same of everything.
 */
export function kappa(pair: Pair, categories: readonly string[], distance: Distance = unweighted): number | undefined {
  if (pair.length === 0) return undefined;
  const a = sharesOf(
    pair.map(([one]) => one),
    categories,
  );
  const b = sharesOf(
    pair.map(([, other]) => other),
    categories,
  );
  const apart = (i: number, j: number) => distance(i, j, categories.length);
  const observed = pair.reduce((sum, [one, other]) => sum + apart(categories.indexOf(one), categories.indexOf(other)), 0) / pair.length;
  const expected = a.reduce((sum, shareA, i) => sum + b.reduce((inner, shareB, j) => inner + shareA * shareB * apart(i, j), 0), 0);
  return expected === 0 ? undefined : 1 - observed / expected;
}

/** The mean of some numbers; undefined of none. */
export const mean = (numbers: readonly number[]): number | undefined =>
  numbers.length === 0 ? undefined : numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/** Variance of a sample: `Σ(x − mean)² / (n − 1)`; undefined of fewer than two. */
export function variance(numbers: readonly number[]): number | undefined {
  const middle = mean(numbers);
  if (middle === undefined || numbers.length < 2) return undefined;
  return numbers.reduce((sum, n) => sum + (n - middle) ** 2, 0) / (numbers.length - 1);
}
