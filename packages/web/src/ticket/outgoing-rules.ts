import type { Outgoing } from './at-once.ts';
import type { Message } from './shapes.ts';

/** What was told to go out, as this device keeps it until the desk has taken it. */
export interface KeptOutgoing {
  readonly what: Outgoing;
  /** When it goes, unless it is taken back. */
  readonly goesAt: number;
  /** When the desk was asked to take it; not yet when left out. */
  readonly askedAt?: number;
  /** True when the page that was to send it went away and could not. */
  readonly isLeft?: true;
}

/** A page that is there sends what is due within this time, even one that nobody looks at. */
const LATE_MS = 10_000;
/** The desk has answered by then, or nobody hears it any more. */
const ANSWERED_MS = 30_000;

/** In how many milliseconds a page that finds it may judge what became of it: 0 when now. */
export const judgedIn = ({ goesAt, askedAt, isLeft }: KeptOutgoing, now: number): number =>
  isLeft ? 0 : Math.max(0, (askedAt === undefined ? goesAt + LATE_MS : askedAt + ANSWERED_MS) - now);

/** The clocks of the device and of the desk agree to about this. */
const SKEW_MS = 5_000;
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** `taken`: the desk has it. `unsent`: it was not even asked. `unsure`: its writer has to look. */
export type Fate = 'taken' | 'unsent' | 'unsure';

/** What became of it, by what stands on its ticket. What is no message leaves no trace there that would be surely its own. */
export function fateOf({ what, askedAt }: KeptOutgoing, messages: readonly Message[]): Fate {
  if (askedAt === undefined) return 'unsent';
  const since = messages.filter(
    (message) =>
      message.authorId === what.actor && message.public === (what.kind === 'reply') && Date.parse(message.at) >= askedAt - SKEW_MS,
  );
  // Nothing there yet is no proof: a slow line may still bring it.
  return what.text.trim() !== '' && since.some(({ text }) => lettersOf(text) === lettersOf(what.text)) ? 'taken' : 'unsure';
}
