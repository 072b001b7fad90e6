import { defineError } from '@luuri/core';

/** It was tried again meanwhile, or dropped, or gave way to a new job of its key. */
export const noSuchLetter = defineError<{ id: string }>(
  'host.no-such-dead-letter',
  'not-found',
  ({ id }) => `There is no dead letter ${id}: it was tried again, dropped, or replaced meanwhile.`,
);
