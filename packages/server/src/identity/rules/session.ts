/** What of a session decides whether it still is one. */
interface Lasting {
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

const MINUTE = 60_000;
/** Who owes a second factor has this long for it. */
export const UNFINISHED_MS = 10 * MINUTE;
/** What takes a fresh sign-in takes one of at most this age. */
const FRESH_MS = 15 * MINUTE;

export const isOver = ({ seenAt, expiresAt }: Lasting, now: Date, idleMinutes: number): boolean =>
  now >= expiresAt || now.getTime() - seenAt.getTime() >= idleMinutes * MINUTE;

/** Once a minute is enough: a note costs a transaction. */
export const isSightWorthNoting = (seenAt: Date, now: Date): boolean => now.getTime() - seenAt.getTime() >= MINUTE;

/** Until when a session is what it was when it was looked at: then it is over, or to be noted as seen. */
export const sessionHoldsUntil = ({ seenAt, expiresAt }: Lasting, idleMinutes: number): Date =>
  new Date(Math.min(expiresAt.getTime(), seenAt.getTime() + Math.min(1, idleMinutes) * MINUTE));

export const isFresh = (createdAt: Date, now: Date): boolean => now.getTime() - createdAt.getTime() < FRESH_MS;

/** The number in `session:12`. */
export function sessionIdOf({ via }: { readonly via?: string | undefined }): number | undefined {
  const match = /^session:(\d+)$/.exec(via ?? '');
  return match ? Number(match[1]) : undefined;
}

/** Pages of ours that a sign-in may lead back to: a link must not send a person elsewhere. */
export const pageToReturnTo = (wanted: string | undefined): string =>
  wanted !== undefined && /^\/(?![/\\])[\w./?=&%-]{0,500}$/.test(wanted) && !wanted.startsWith('/api') ? wanted : '/';
