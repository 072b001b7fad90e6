/** One measured figure. A ratio is this figure against something run beside it, in the same process. */
export interface Figure {
  readonly bench: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio?: number;
  readonly beside?: string;
}

/** Seconds that some work takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

export const rounded = (value: number, digits = 3): number => Number(value.toPrecision(digits));
