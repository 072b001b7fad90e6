import { defineError } from '@luuri/core';

export const moveTakesFile = defineError(
  'move.takes-data-folder',
  'conflict',
  () =>
    'This desk is on PostgreSQL already: `luuri move` takes the desk of a data folder. Leave LUURI_DATABASE_URL out, and name the target with --to.',
);
export const wrongHead = defineError<{ given: string }>(
  'audit.wrong-head',
  'invalid',
  ({ given }) => `--head must be what \`luuri audit verify\` said before, like 120:9f8e...; "${given}" is not.`,
);
