import { defineError } from '../error.ts';

export const notAnArchive = defineError<{ reason: string }>(
  'archive.unreadable',
  'invalid',
  ({ reason }) => `This is no whole backup of a desk: ${reason}. Nothing was restored.`,
);
export const otherHistory = defineError<{ lacks: readonly string[]; has: readonly string[] }>(
  'archive.other-version',
  'conflict',
  ({ lacks, has }) =>
    [
      'The backup was made by a desk of another version or with other plugins.',
      ...(lacks.length > 0 ? [`This one lacks ${lacks.join(', ')}: install what the backed-up desk had.`] : []),
      ...(has.length > 0
        ? [`The backup lacks ${has.join(', ')}: restore it with the version that made it, then start the newer one.`]
        : []),
    ].join(' '),
);
export const targetNotEmpty = defineError<{ table: string }>(
  'archive.target-not-empty',
  'conflict',
  ({ table }) => `There is a desk already (${table} has rows), and it is not overwritten. Name an empty database or data folder.`,
);
export const copyDiffers = defineError<{ where: string }>(
  'archive.copy-differs',
  'unavailable',
  ({ where }) => `What was written is not what was read, first at ${where}. The copy must not be used.`,
);
