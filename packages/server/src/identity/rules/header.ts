/** `Bearer KEY`, as the Authorization header says it; undefined when it says something else. */
export const bearerKey = (header: string): string | undefined => /^Bearer +([\x21-\x7e]{1,200})$/i.exec(header.trim())?.[1];

/** How long a key may have been used before that is written down again. */
const NOTED_FOR_MS = 3_600_000;

/** From when on the use of a key is worth noting again, and until when it opens anything at all: whichever is first. */
export const keyHoldsUntil = ({ lastUsedAt, expiresAt }: { lastUsedAt: Date | null; expiresAt: Date | null }): Date | undefined => {
  if (lastUsedAt === null) return undefined;
  const noted = lastUsedAt.getTime() + NOTED_FOR_MS;
  return new Date(expiresAt ? Math.min(noted, expiresAt.getTime()) : noted);
};

/** True when a key's last use is worth writing down: once an hour, for a note costs a transaction. */
export const isUseWorthNoting = (lastUsedAt: Date | null, now: Date): boolean =>
  lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= NOTED_FOR_MS;
