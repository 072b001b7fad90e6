import { detectAll } from 'tinyld/light';
import type { InboundMessage } from '../kernel/index.ts';

/** Below this tinyld is guessing. */
const SURE_ENOUGH = 0.05;
const LONGEST = 300;

/**
 * The language that a message is written in, among those that the client's contract offers; undefined when it cannot be told.
 * What the mail program says of itself is believed only when the words do not tell: it states the program's language.
 */
export function spokenLanguage(
  message: Pick<InboundMessage, 'subject' | 'text' | 'textStripped' | 'language'>,
  offered: readonly string[],
): string | undefined {
  const words = `${message.subject}\n${message.textStripped ?? message.text}`.slice(0, LONGEST);
  const [best] = detectAll(words, { only: [...offered] });
  if (best && best.accuracy >= SURE_ENOUGH && offered.includes(best.lang)) return best.lang;
  const stated = message.language?.slice(0, 2).toLowerCase();
  return stated !== undefined && offered.includes(stated) ? stated : undefined;
}
