/** What a packet says besides what it is about, as it is typed. */
export interface Parts {
  readonly tried: string;
  readonly told: string;
  readonly asks: string;
}
type Part = keyof Parts;
export const noParts: Parts = { tried: '', told: '', asks: '' };

/** As many steps as a packet holds, and as long as they and the other parts may be. */
const MOST_STEPS = 50;
const LONGEST_STEP = 500;
const LONGEST_PART = 2_000;

const stepsOf = (tried: string): readonly string[] =>
  tried
    .split('\n')
    .map((step) => step.trim())
    .filter((step) => step !== '');

/** The parts that are not empty: a step for each line. */
export function partsSaid({ tried, told, asks }: Parts) {
  const steps = stepsOf(tried);
  return {
    ...(steps.length === 0 ? {} : { tried: [...steps] }),
    ...(told.trim() === '' ? {} : { told: told.trim() }),
    ...(asks.trim() === '' ? {} : { asks: asks.trim() }),
  };
}

/** What is too much for the desk, to be said where it stands: nothing is cut. */
export interface TooMuch {
  readonly why: 'tooMany' | 'stepTooLong' | 'tooLong';
  /** How many are taken: steps, or characters. */
  readonly most: number;
  /** How many there are. */
  readonly length: number;
  /** Which step it is, from 1; 0 where it is about all of it. */
  readonly step: number;
}

export function tooMuchIn(parts: Parts, part: Part): TooMuch | undefined {
  if (part !== 'tried') {
    const { length } = parts[part].trim();
    return length > LONGEST_PART ? { why: 'tooLong', most: LONGEST_PART, length, step: 0 } : undefined;
  }
  const steps = stepsOf(parts.tried);
  if (steps.length > MOST_STEPS) return { why: 'tooMany', most: MOST_STEPS, length: steps.length, step: 0 };
  const at = steps.findIndex(({ length }) => length > LONGEST_STEP);
  const step = steps[at];
  return step === undefined ? undefined : { why: 'stepTooLong', most: LONGEST_STEP, length: step.length, step: at + 1 };
}
