import { defineError } from '../kernel/index.ts';

export const noReport = defineError<{ report: string }>(
  'report.not-found',
  'not-found',
  ({ report }) => `There is no report ${report}, or not for you.`,
);
export const wrongPeriod = defineError<{ most: number }>(
  'report.wrong-period',
  'invalid',
  ({ most }) => `A period is from one day to the same or a later one, written like 2026-03-29, and at most ${String(most)} days long.`,
);
export const cannotDivide = defineError<{ by: string; known: readonly string[] }>(
  'report.cannot-divide',
  'invalid',
  ({ by, known }) => `This report cannot be divided by ${by}; by at most three of ${known.join(', ')}, of day, week and month one alone.`,
);
export const noZone = defineError<{ zone: string }>(
  'report.no-such-zone',
  'invalid',
  ({ zone }) => `There is no time zone ${zone}. Write one like Europe/Helsinki.`,
);
