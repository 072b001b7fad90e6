/** One thing that was looked at. */
export interface Finding {
  readonly about: string;
  readonly ok: boolean;
  /** What was found; when it is not well, what to do about it. */
  readonly says: string;
}

const reasonOf = (e: unknown): string => (e instanceof Error ? e.message : String(e));

/** Look at one thing. What is thrown is what is wrong. @param mend what to do about it, unless the error says so itself. */
export async function look(about: string, mend: string, find: () => Promise<string> | string): Promise<Finding> {
  try {
    return { about, ok: true, says: await find() };
  } catch (e) {
    return { about, ok: false, says: `${reasonOf(e).replace(/\.$/, '')}. ${mend}` };
  }
}
