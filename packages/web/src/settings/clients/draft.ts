import { useSyncExternalStore } from 'react';

/** A pack that somebody is writing, the newest version that they have seen (0 for a new client), and why they write it. */
export interface PackDraft {
  readonly text: string;
  readonly over: number;
  readonly reason?: string | undefined;
}

const keyOf = (actor: string, client: string): string => `luuri.pack ${actor} ${client}`;

const watchers = new Set<() => void>();
const tell = (): void => {
  for (const watch of watchers) watch();
};
/** What the last look at the storage gave, so that the same draft is the same object. */
const seen = new Map<string, { text: string | null; draft: PackDraft | undefined }>();

function read(key: string): PackDraft | undefined {
  const text = localStorage.getItem(key);
  const known = seen.get(key);
  if (known?.text === text) return known.draft;
  const draft = text === null ? undefined : (JSON.parse(text) as PackDraft);
  seen.set(key, { text, draft });
  return draft;
}

/** Kept on this device at each letter, for this person alone. */
export function keepPack(actor: string, client: string, draft: PackDraft): void {
  localStorage.setItem(keyOf(actor, client), JSON.stringify(draft));
  tell();
}

export function dropPack(actor: string, client: string): void {
  localStorage.removeItem(keyOf(actor, client));
  tell();
}

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  // Another window of the same person writes, too.
  window.addEventListener('storage', watcher);
  return () => {
    watchers.delete(watcher);
    window.removeEventListener('storage', watcher);
  };
};

/** The draft of a client's pack as it is kept now. */
export const usePackDraft = (actor: string, client: string): PackDraft | undefined =>
  useSyncExternalStore(watch, () => read(keyOf(actor, client)));

/** Short names of the clients that somebody has begun to write a pack of, as one text: the same answer is the same value. */
function namesOf(actor: string): string {
  const begin = keyOf(actor, '');
  const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '');
  return keys
    .filter((key) => key.startsWith(begin))
    .map((key) => key.slice(begin.length))
    .sort()
    .join(' ');
}
export function useBegunPacks(actor: string): readonly string[] {
  const names = useSyncExternalStore(watch, () => namesOf(actor));
  return names === '' ? [] : names.split(' ');
}
