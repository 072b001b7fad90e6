import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/** A fact that the desk tells of: what happened, and to what. */
export interface LiveEvent {
  readonly id: number;
  readonly event: string;
  /** `ticket:12` */
  readonly about: string;
  readonly at: string;
}

export type LiveState = 'connecting' | 'live' | 'offline';

const LISTS_MS = 800;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

let state: LiveState = 'connecting';
const watchers = new Set<() => void>();
function become(next: LiveState): void {
  if (next === state) return;
  state = next;
  for (const watch of watchers) watch();
}
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
/** Whether the desk is heard. */
export const useLiveState = (): LiveState => useSyncExternalStore(watch, () => state);

const hearers = new Set<(event: LiveEvent) => void>();
/** Hear every fact that the signed-in person may hear, as it happens. */
export function onLiveEvent(hear: (event: LiveEvent) => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

/** Lists are asked for again a moment after the last of several facts, not once for each. */
function listsOf(queries: QueryClient): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      for (const key of ['list', 'counts']) void queries.invalidateQueries({ queryKey: [key] });
    }, LISTS_MS);
  };
}

/** What is known of a thing is out of date: `ticket:12` is what begins with `['ticket', 12]`. */
function tellQueries(queries: QueryClient, { about }: LiveEvent): void {
  const [kind = '', id] = about.split(':');
  void queries.invalidateQueries({ queryKey: [kind, Number(id)] });
  void queries.invalidateQueries({ queryKey: ['all', kind] });
}

/**
 * One connection for the whole console. It takes up where it was: what happened while it was away is told when it is back.
 * @returns how to end it
 */
export function connectLive(queries: QueryClient): () => void {
  const renewLists = listsOf(queries);
  let source: EventSource | undefined;
  let lastId: number | undefined;
  let retryMs = FIRST_RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hear = (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as LiveEvent;
    lastId = event.id;
    tellQueries(queries, event);
    renewLists();
    for (const each of hearers) each(event);
  };
  const open = () => {
    source = new EventSource(lastId === undefined ? '/api/live' : `/api/live?lastEventId=${lastId}`);
    source.addEventListener('open', () => {
      // Without a fact to go on from, whatever happened meanwhile is asked for.
      if (state === 'offline') void queries.invalidateQueries();
      retryMs = FIRST_RETRY_MS;
      become('live');
    });
    source.addEventListener('change', hear);
    source.addEventListener('reset', () => void queries.invalidateQueries());
    source.addEventListener('error', () => {
      become('offline');
      source?.close();
      timer = setTimeout(open, retryMs);
      retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
    });
  };
  const hurry = () => {
    if (state !== 'offline') return;
    clearTimeout(timer);
    source?.close();
    open();
  };
  // A connection that is cut is not heard to end: the browser says so before it does.
  const cut = () => {
    clearTimeout(timer);
    source?.close();
    become('offline');
  };
  window.addEventListener('online', hurry);
  window.addEventListener('offline', cut);
  open();
  return () => {
    clearTimeout(timer);
    window.removeEventListener('online', hurry);
    window.removeEventListener('offline', cut);
    source?.close();
    become('connecting');
  };
}
