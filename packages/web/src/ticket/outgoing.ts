import { useSyncExternalStore } from 'react';
import { api, askFor } from '../api/client.ts';
import { csrfToken } from '../session/csrf.ts';
import { restoreDraft, type Draft, type DraftFile, type Place } from './drafts.ts';
import { htmlOf, isFormatted, mentionsIn, picturesIn } from './formatted.ts';

/** How long something can be taken back after Send. */
export const UNDO_MS = 6_000;

/** What was told to go out and has not gone yet. */
export interface Outgoing extends Draft, Place {
  readonly id: string;
  /** State to move the ticket to afterwards; none to leave it. */
  readonly then: string | undefined;
}

interface Waiting {
  readonly what: Outgoing;
  readonly timer: ReturnType<typeof setTimeout>;
}
const waiting = new Map<string, Waiting>();
let shown: readonly Outgoing[] = [];
const watchers = new Set<() => void>();
function changed(): void {
  shown = [...waiting.values()].map(({ what }) => what);
  for (const watch of watchers) watch();
}
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
/** What can still be taken back. */
export const useOutgoing = (): readonly Outgoing[] => useSyncExternalStore(watch, () => shown);

const backToDraft = ({ actor, ticketId, kind, id: _id, then: _then, ...draft }: Outgoing): void =>
  restoreDraft({ actor, ticketId, kind }, draft);

/** Files that go along: a picture that was taken out of the text again does not. */
export function goingFiles({ doc, files = [] }: Draft): readonly DraftFile[] {
  const shown = picturesIn(doc);
  return files.filter(({ id, inText }) => !inText || shown.has(id));
}

const isTold = ({ text, doc }: Draft, files: readonly DraftFile[]): boolean => text.trim() !== '' || files.length > 0 || isFormatted(doc);

/** The words: with formatting where there is some, as plain text where there is none; undefined when nothing is said. */
function wordsOf(what: Outgoing) {
  const { doc, text } = what;
  const files = goingFiles(what);
  if (!isTold(what, files)) return undefined;
  const words = isFormatted(doc) ? { html: htmlOf(doc) } : { text: text.trim() || files.map(({ name }) => `[${name}]`).join(' ') };
  return { ...words, uploads: files.map(({ id }) => id) };
}

/** What the desk is told: words and changes together, so that all of it is done, or nothing. */
function bodyOf(what: Outgoing) {
  const { kind, doc, steps, then } = what;
  const words = wordsOf(what);
  if (kind === 'note') return { note: { ...words, mentions: [...mentionsIn(doc)] } };
  return {
    ...(words ? { reply: words } : {}),
    ...(steps ? { ...steps.changes, macroId: steps.macroId, ...(steps.note === null ? {} : { note: { text: steps.note } }) } : {}),
    ...(then === undefined ? {} : { state: then }),
  };
}

/** The document says of `fields` that it is an object, and not of what. */
const deliver = (what: Outgoing): Promise<unknown> =>
  askFor(api.POST('/tickets/{ticketId}/at-once', { params: { path: { ticketId: what.ticketId } }, body: bodyOf(what) as never }));

interface Told {
  readonly onSent: (what: Outgoing) => void;
  /** It is a draft again. */
  readonly onFailed: (what: Outgoing, error: unknown) => void;
}

/** Send after a moment, in which it can be taken back. What cannot be sent is a draft again. */
export function sendSoon(what: Outgoing, { onSent, onFailed }: Told): void {
  const go = () => {
    waiting.delete(what.id);
    changed();
    deliver(what).then(
      () => onSent(what),
      (error: unknown) => {
        backToDraft(what);
        onFailed(what, error);
      },
    );
  };
  waiting.set(what.id, { what, timer: setTimeout(go, UNDO_MS) });
  changed();
}

/** Take back what has not gone yet: it is a draft again. */
export function undo(id: string): Outgoing | undefined {
  const found = waiting.get(id);
  if (!found) return undefined;
  clearTimeout(found.timer);
  waiting.delete(id);
  backToDraft(found.what);
  changed();
  return found.what;
}

/** As much as a browser sees through for a page that is gone. */
const MOST_KEPT_ALIVE = 60_000;

/** The page goes away: what was told to go out goes now, and the browser sees it through; what cannot is a draft again. */
function flush(): void {
  for (const { what, timer } of waiting.values()) {
    clearTimeout(timer);
    const body = JSON.stringify(bodyOf(what));
    if (!navigator.onLine || new Blob([body]).size > MOST_KEPT_ALIVE) {
      backToDraft(what);
      continue;
    }
    void fetch(`/api/tickets/${what.ticketId}/at-once`, {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken() ?? '' },
      body,
    });
  }
  waiting.clear();
}
window.addEventListener('pagehide', flush);
