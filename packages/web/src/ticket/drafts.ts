import { useSyncExternalStore } from 'react';
import type { JSONContent } from '@tiptap/react';

/** What somebody writes, before it is sent: a reply that the requester will read, a note among colleagues. */
export type Kind = 'reply' | 'note';
export interface Draft {
  /** As the editor has it. */
  readonly doc: JSONContent;
  /** As it would be sent. */
  readonly text: string;
}

const keyOf = (actor: string, ticketId: number, kind: Kind): string => `luuri.draft ${actor} ${ticketId} ${kind}`;

const watchers = new Set<() => void>();
/** What the last look at the storage gave, so that the same draft is the same object. */
const seen = new Map<string, { text: string | null; draft: Draft | undefined }>();

function read(key: string): Draft | undefined {
  const text = localStorage.getItem(key);
  const known = seen.get(key);
  if (known?.text === text) return known.draft;
  const draft = text === null ? undefined : (JSON.parse(text) as Draft);
  seen.set(key, { text, draft });
  return draft;
}

/** Kept on this device at each letter, for this person alone. Nothing to say is no draft. */
export function keepDraft(actor: string, where: { ticketId: number; kind: Kind }, draft: Draft): void {
  const key = keyOf(actor, where.ticketId, where.kind);
  if (draft.text.trim() === '') localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(draft));
  for (const watch of watchers) watch();
}

export function dropDraft(actor: string, where: { ticketId: number; kind: Kind }): void {
  localStorage.removeItem(keyOf(actor, where.ticketId, where.kind));
  for (const watch of watchers) watch();
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

/** A draft as it is kept now. */
export const useDraft = (actor: string, ticketId: number, kind: Kind): Draft | undefined =>
  useSyncExternalStore(watch, () => read(keyOf(actor, ticketId, kind)));

/** The same without following it: where an editor begins. */
export const draftNow = (actor: string, ticketId: number, kind: Kind): Draft | undefined => read(keyOf(actor, ticketId, kind));
