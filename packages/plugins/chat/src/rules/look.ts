/** What a look at a chat that nobody ended finds. */
export type Found = { readonly end: 'idle' | 'gone' } | { readonly lookAt: Date } | undefined;

/** Somebody whose browser was not heard of for so long has left the queue. */
export const GONE_MS = 180_000;

interface Looked {
  readonly state: string;
  readonly saidAt: Date;
  readonly seenAt: Date;
}

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** Whether a chat ends by itself: when nobody said anything for a while, or when whoever waited is gone. Exactly at the instant it does. */
export function lookedAt({ state, saidAt, seenAt }: Looked, idleMs: number, now: Date): Found {
  if (state !== 'waiting' && state !== 'active') return undefined;
  const dueAt = state === 'waiting' ? later(seenAt, GONE_MS) : later(saidAt, idleMs);
  if (dueAt <= now) return { end: state === 'waiting' ? 'gone' : 'idle' };
  return { lookAt: dueAt };
}
