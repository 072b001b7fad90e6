import { definePort } from './port.ts';
import type { Scope } from './scope.ts';

/** What a whisper says: a few words, as JSON. On PostgreSQL all of it fits into 8,000 bytes. */
export type Words = Readonly<Record<string, string | number | boolean | null>>;

/** Tells whoever listens at this moment, in whichever process; nobody is told later. For what is worth nothing a moment after: who is typing. */
export interface Whispers {
  /** Heard once the unit of work is committed, one that only reads as well. */
  tell(scope: Pick<Scope, 'sql' | 'onCommit'>, topic: string, words: Words): Promise<void>;
  /** @returns stops it */
  hear(told: (topic: string, words: Words) => void): () => void;
}

export const whispers = definePort<Whispers>('whispers');

/** The channel of LISTEN and NOTIFY. */
export const whisperChannel = 'luuri_whisper';

/** The ears of one process. */
export function whisperEars() {
  const all = new Set<(topic: string, words: Words) => void>();
  return {
    get size() {
      return all.size;
    },
    hear(told: (topic: string, words: Words) => void) {
      all.add(told);
      return () => void all.delete(told);
    },
    tell(topic: string, words: Words) {
      for (const told of all) told(topic, words);
    },
    clear: () => all.clear(),
  };
}

/** A whisper off the wire; nothing when it is none of ours. */
export function whisperIn(payload: string | undefined): { topic: string; words: Words } | undefined {
  try {
    const said = JSON.parse(payload ?? '') as { topic?: unknown; words?: unknown };
    return typeof said.topic === 'string' && typeof said.words === 'object' ? { topic: said.topic, words: said.words as Words } : undefined;
  } catch {
    return undefined;
  }
}
