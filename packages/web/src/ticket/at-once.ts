import { goingFiles, saysSomething, type Draft, type Place } from './draft.ts';
import { htmlOf, isFormatted, mentionsIn } from './formatted.ts';

/** What was told to go out and has not gone yet. */
export interface Outgoing extends Draft, Place {
  readonly id: string;
  /** State to move the ticket to afterwards; none to leave it. */
  readonly then: string | undefined;
}

/** The words: with formatting where there is some, as plain text where there is none; undefined when nothing is said. */
function wordsOf(what: Outgoing) {
  const { doc, text } = what;
  if (!saysSomething(what)) return undefined;
  const files = goingFiles(what);
  const words = isFormatted(doc) ? { html: htmlOf(doc) } : { text: text.trim() || files.map(({ name }) => `[${name}]`).join(' ') };
  return { ...words, uploads: files.map(({ id }) => id) };
}

/** What the desk is told: words and changes together, so that all of it is done, or nothing. */
export function bodyOf(what: Outgoing) {
  const { kind, doc, steps, then } = what;
  const words = wordsOf(what);
  if (kind === 'note') return { note: { ...words, mentions: [...mentionsIn(doc)] } };
  return {
    ...(words ? { reply: words } : {}),
    ...(steps ? { ...steps.changes, macroId: steps.macroId, ...(steps.note === null ? {} : { note: { text: steps.note } }) } : {}),
    ...(then === undefined ? {} : { state: then }),
  };
}
