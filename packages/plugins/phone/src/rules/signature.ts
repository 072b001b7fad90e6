import { createHmac, timingSafeEqual } from 'node:crypto';

/** An event may be so much older or younger than our clock, in milliseconds. */
export const WINDOW_MS = 5 * 60_000;

/** What is signed: the timestamp as it was sent, a full stop, and the bytes of the body. */
export function signatureOf(secret: string, timestamp: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
}

/** True when the signature, with or without `sha256=` before it, is that of these bytes. Takes as long for a wrong one as for a right one. */
export function isSigned(given: string, expected: string): boolean {
  const found = Buffer.from(
    given
      .trim()
      .replace(/^sha256=/i, '')
      .toLowerCase(),
  );
  const right = Buffer.from(expected);
  return found.length === right.length && timingSafeEqual(found, right);
}

/** The instant of a timestamp in seconds since 1970; undefined for anything else. */
export function instantOfStamp(timestamp: string): Date | undefined {
  return /^\d{9,11}$/.test(timestamp.trim()) ? new Date(Number(timestamp) * 1000) : undefined;
}

export const isWithinWindow = (at: Date, now: Date): boolean => Math.abs(now.getTime() - at.getTime()) <= WINDOW_MS;
