import { defineError, type Mistake } from '../kernel/index.ts';

const list = (mistakes: readonly Mistake[]): string => mistakes.map(({ path, message }) => `${path} ${message}`).join('; ');

export const screensDoNotFit = defineError<{ mistakes: readonly Mistake[] }>(
  'screen.does-not-fit',
  'defect',
  ({ mistakes }) => `Forms and panels do not fit the actions behind them: ${list(mistakes)}.`,
);
