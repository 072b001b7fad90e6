import { defineError } from '../kernel/index.ts';

/** One actor has too many live streams open, or the process has. */
export const tooManyListeners = defineError<{ most: number; retryAfterSeconds: number }>(
  'live.too-many-listeners',
  'throttled',
  ({ most, retryAfterSeconds }) =>
    `No more live streams can be open: one person may have ${most}. Close one, or try again in ${retryAfterSeconds} seconds.`,
);
