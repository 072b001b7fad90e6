import { useSyncExternalStore } from 'react';
import { api, ask } from '../api/client.ts';
import { csrfToken } from '../session/csrf.ts';
import { keepDraft, type Draft, type Kind } from './drafts.ts';

/** How long something can be taken back after Send. */
export const UNDO_MS = 6_000;

/** What was told to go out and has not gone yet. */
export interface Outgoing extends Draft {
  readonly id: string;
  readonly actor: string;
  readonly ticketId: number;
  readonly kind: Kind;
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

const backToDraft = ({ actor, ticketId, kind, doc, text }: Outgoing): void => keepDraft(actor, { ticketId, kind }, { doc, text });

async function deliver({ ticketId, kind, text, then }: Outgoing): Promise<void> {
  const path = { params: { path: { ticketId } } };
  await ask(api.POST('/tickets/{ticketId}/messages', { ...path, body: { text, public: kind === 'reply' } }));
  if (then !== undefined) await ask(api.POST('/tickets/{ticketId}/move', { ...path, body: { to: then } }));
}

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

/** The page goes away: what was told to go out goes now, and the browser sees it through. */
function flush(): void {
  for (const { what, timer } of waiting.values()) {
    clearTimeout(timer);
    const { ticketId, kind, text } = what;
    void fetch(`/api/tickets/${ticketId}/messages`, {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken() ?? '' },
      body: JSON.stringify({ text, public: kind === 'reply' }),
    });
  }
  waiting.clear();
}
window.addEventListener('pagehide', flush);
