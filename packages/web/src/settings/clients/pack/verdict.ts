/** How the check of a text stands. `unchecked`: the desk could not be asked, so nothing is known of it. */
export type Verdict = 'empty' | 'checking' | 'unchecked' | 'wrong' | 'right';

interface Checked {
  readonly text: string;
  /** The text that the check is of; it follows what is typed a moment later. */
  readonly rested: string;
  readonly isAsking: boolean;
  /** True when the desk has answered for the text that rests. */
  readonly isAnswered: boolean;
  readonly mistakes: number;
}

/** Only an answer for the very text says that it is right. */
export function verdictOf({ text, rested, isAsking, isAnswered, mistakes }: Checked): Verdict {
  if (text.trim() === '') return 'empty';
  if (rested !== text || isAsking) return 'checking';
  if (!isAnswered) return 'unchecked';
  return mistakes > 0 ? 'wrong' : 'right';
}
