import { useSyncExternalStore } from 'react';

/** Values of one kind that are kept on this device, by key. */
export interface Kept<T> {
  /** As it is now; undefined where nothing is kept, or what is there was not written by this code. */
  now(key: string): T | undefined;
  put(key: string, value: T): void;
  drop(key: string): void;
  /** The same, followed: by every part of the page, and in other windows of the same person. */
  use(key: string): T | undefined;
  /** Something that is made of what is kept; the same answer must be the same value. */
  useMade<V>(make: () => V): V;
}

function parsed(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What somebody has typed, or begun, outlives a reload. */
export function keptOnDevice<T extends object>(): Kept<T> {
  const watchers = new Set<() => void>();
  // What the last look at the storage gave, so that the same value is the same object.
  const seen = new Map<string, { text: string | null; value: T | undefined }>();
  const tell = (): void => {
    for (const watch of watchers) watch();
  };
  const now = (key: string): T | undefined => {
    const text = localStorage.getItem(key);
    const known = seen.get(key);
    if (known?.text === text) return known.value;
    const value = parsed(text) as T | undefined;
    seen.set(key, { text, value });
    return value;
  };
  const watch = (watcher: () => void): (() => void) => {
    watchers.add(watcher);
    // Another window of the same person writes, too.
    window.addEventListener('storage', watcher);
    return () => {
      watchers.delete(watcher);
      window.removeEventListener('storage', watcher);
    };
  };
  return {
    now,

    put(key, value) {
      localStorage.setItem(key, JSON.stringify(value));
      tell();
    },
    drop(key) {
      localStorage.removeItem(key);
      tell();
    },
    use: (key) => useSyncExternalStore(watch, () => now(key)),
    useMade: (make) => useSyncExternalStore(watch, make),
  };
}
