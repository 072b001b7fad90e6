import { useSyncExternalStore } from 'react';
import { api, askFor } from '../api/client.ts';
import { ApiProblem, problemOf } from '../api/problem.ts';
import { csrfToken } from '../session/csrf.ts';
import { nowMs } from '../time/now.ts';
import { bodyOf, type Outgoing } from './at-once.ts';
import { becomeDraft, dropOutgoing, isKept, keepOutgoing } from './outgoing-kept.ts';

/** How long something can be taken back after Send. */
export const UNDO_MS = 6_000;

interface Told {
  readonly onSent: (what: Outgoing) => void;
  /** It is a draft again. */
  readonly onFailed: (what: Outgoing, error: unknown) => void;
}
interface Waiting extends Told {
  readonly what: Outgoing;
  readonly goesAt: number;
  readonly timer: ReturnType<typeof setTimeout>;
}
const waiting = new Map<string, Waiting>();
const going = new Set<string>();
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

/** True while this page itself sees to it. */
export const isSeenTo = (id: string): boolean => waiting.has(id) || going.has(id);

/** As much as a browser sees through for a page that is gone. */
const MOST_KEPT_ALIVE = 60_000;
const isKeptAlive = (body: unknown): boolean => new Blob([JSON.stringify(body)]).size <= MOST_KEPT_ALIVE;

/** The document says of `fields` that it is an object, and not of what. */
function deliver(what: Outgoing): Promise<unknown> {
  const body = bodyOf(what);
  const params = { path: { ticketId: what.ticketId } };
  return askFor(api.POST('/tickets/{ticketId}/at-once', { params, body: body as never, keepalive: isKeptAlive(body) }));
}

/** The desk is asked, and what it does not take is a draft again. */
async function send({ what, goesAt, onSent, onFailed }: Waiting, ask: () => Promise<unknown>): Promise<void> {
  if (!isKept(what)) return;
  going.add(what.id);
  try {
    keepOutgoing({ what, goesAt, askedAt: nowMs() });
    await ask();
    dropOutgoing(what);
    onSent(what);
  } catch (error) {
    if (becomeDraft(what)) onFailed(what, error);
  } finally {
    going.delete(what.id);
  }
}

/** Send after a moment, in which it can be taken back. What cannot be sent is a draft again. */
export function sendSoon(what: Outgoing, told: Told): void {
  const goesAt = nowMs() + UNDO_MS;
  const go = () => {
    waiting.delete(what.id);
    changed();
    void send(one, () => deliver(what));
  };
  keepOutgoing({ what, goesAt });
  const one: Waiting = { what, goesAt, ...told, timer: setTimeout(go, UNDO_MS) };
  waiting.set(what.id, one);
  changed();
}

/** Take back what has not gone yet: it is a draft again. */
export function undo(id: string): Outgoing | undefined {
  const found = waiting.get(id);
  if (!found) return undefined;
  clearTimeout(found.timer);
  waiting.delete(id);
  becomeDraft(found.what);
  changed();
  return found.what;
}

/** The same without anything in between: a page that goes away has no time for it. */
async function deliverNow({ ticketId }: Outgoing, body: unknown): Promise<void> {
  const answer = await fetch(`/api/tickets/${ticketId}/at-once`, {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken() ?? '' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new ApiProblem(problemOf(await answer.json(), answer.status));
}

/**
 * The page goes away: what was told to go out goes now, and the browser sees it through. What cannot, and what the desk does not take after
 * the page is gone, is found by the next one, which makes it a draft again and says so.
 */
function flush(): void {
  const all = [...waiting.values()];
  waiting.clear();
  for (const one of all) {
    clearTimeout(one.timer);
    const body = bodyOf(one.what);
    if (navigator.onLine && isKeptAlive(body)) void send(one, () => deliverNow(one.what, body));
    else if (isKept(one.what)) keepOutgoing({ what: one.what, goesAt: one.goesAt, isLeft: true });
  }
  // Whoever comes back to this very page finds nothing to take back.
  changed();
}
window.addEventListener('pagehide', flush);
