import { defineError } from '@luuri/core';

/** One thing that was looked at. */
export interface Finding {
  readonly about: string;
  /** `note`: the desk can start, and the keeper should know all the same. */
  readonly how: 'ok' | 'note' | 'FAIL';
  /** What was found; when it is not well, what to do about it. */
  readonly says: string;
}

/** What is found that stops no start. */
export interface Note {
  readonly note: string;
}
export const note = (says: string): Note => ({ note: says });

/** What is found that must not be. */
export const wrong = defineError<{ found: string }>('doctor.finding', 'invalid', ({ found }) => found);

const reasonOf = (e: unknown): string => (e instanceof Error ? e.message : String(e));

/** Look at one thing. What is thrown is what is wrong. @param mend what to do about it, unless the error says so itself. */
export async function look(about: string, mend: string, find: () => Promise<string | Note> | string | Note): Promise<Finding> {
  try {
    const found = await find();
    return typeof found === 'string' ? { about, how: 'ok', says: found } : { about, how: 'note', says: found.note };
  } catch (e) {
    return { about, how: 'FAIL', says: `${reasonOf(e).replace(/\.$/, '')}. ${mend}` };
  }
}
