import { defineError } from '@luuri/core';

/** One setting that is wrong: its name, and what would be right. */
export interface WrongSetting {
  readonly setting: string;
  /** Continues the setting's name: `is "abc"; it must be ...`. */
  readonly message: string;
}

/** Every wrong setting at once, a sentence for each. */
export const wrongSettings = defineError<{ mistakes: readonly WrongSetting[] }>('config.wrong', 'invalid', ({ mistakes }) =>
  mistakes.map(({ setting, message }) => `${setting} ${message}.`).join('\n'),
);

/** The configuration file is there and cannot be used. */
export const unusableConfig = defineError<{ file: string; reason: string }>(
  'config.unusable',
  'invalid',
  ({ file, reason }) => `${file} cannot be used: ${reason}. It must be an ES module whose default export is an object of settings.`,
);
