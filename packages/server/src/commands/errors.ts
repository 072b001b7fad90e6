import { defineError } from '@luuri/core';

export const moveTakesFile = defineError(
  'move.takes-data-folder',
  'conflict',
  () =>
    'This desk is on PostgreSQL already: `luuri move` takes the desk of a data folder. Leave LUURI_DATABASE_URL out, and name the target with --to.',
);
export const wrongTarget = defineError<{ reason: string }>(
  'move.wrong-target',
  'invalid',
  ({ reason }) =>
    `--to ${reason}; it must be an empty PostgreSQL database that there is, like postgres://user:password@127.0.0.1:5432/luuri.`,
);
export const noDeskThere = defineError<{ folder: string }>(
  'archive.no-desk',
  'not-found',
  ({ folder }) => `There is no desk in ${folder}: name its data folder with LUURI_DATA, or its PostgreSQL with LUURI_DATABASE_URL.`,
);
export const wrongHead = defineError<{ given: string }>(
  'audit.wrong-head',
  'invalid',
  ({ given }) => `--head must be what \`luuri audit verify\` said before, like 120:9f8e...; "${given}" is not.`,
);
