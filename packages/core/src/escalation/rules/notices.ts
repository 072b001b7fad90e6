/** What a notice says of an agent who is mentioned in a note. It is about a colleague's words and no alarm: maintenance keeps none of it back. */
export const MENTION = 'mention';

/** How old news must be to be told in a digest: an hour of real time. */
export const OLD_MS = 3_600_000;
/** After an outage what is overdue comes in one after another: a digest waits until so long nothing has come. */
export const GATHER_MS = 30_000;
/** And not longer than this. */
const GATHER_AT_MOST_MS = 600_000;

/** True for news that is told in a digest (C17). @param at when it came true. */
export const isOld = (at: Date, now: Date): boolean => now.getTime() - at.getTime() > OLD_MS;

/**
 * Until when a digest waits for more; undefined when it can go.
 * @param raised when each piece of its old news was noticed; never empty.
 */
export function gatherUntil(raised: readonly Date[], now: Date): Date | undefined {
  const times = raised.map((at) => at.getTime());
  const until = Math.min(Math.max(...times) + GATHER_MS, Math.min(...times) + GATHER_AT_MOST_MS);
  return until > now.getTime() ? new Date(until) : undefined;
}

/** A time in which nobody is told of any alarm; of one client, or of all. */
export interface Silence {
  readonly clientId: number | null;
  readonly beginsAt: Date;
  /** Its last instant is not in it. */
  readonly endsAt: Date;
}

/** When the silence over a client ends; undefined when there is none now. Of several the last to end. */
export function silentUntil(silences: readonly Silence[], clientId: number, now: Date): Date | undefined {
  const ends = silences
    .filter((s) => (s.clientId === null || s.clientId === clientId) && s.beginsAt <= now && s.endsAt > now)
    .map((s) => s.endsAt.getTime());
  return ends.length > 0 ? new Date(Math.max(...ends)) : undefined;
}
