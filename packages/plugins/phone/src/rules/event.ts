/** What a telephone system tells of a call, whatever its own words for it are. */
export const callEventKinds = [
  'call.offered',
  'call.queued',
  'call.ringing',
  'call.answered',
  'call.held',
  'call.resumed',
  'call.transferred',
  'call.abandoned',
  'call.ended',
] as const;
export type CallEventKind = (typeof callEventKinds)[number];

/** One thing that happened on a call. */
export interface CallEvent {
  /** The sender's own id of it: the same one twice is one. */
  readonly eventId: string;
  readonly kind: CallEventKind;
  readonly at: Date;
  /** The part of the call that it happened on: a transfer adds another. */
  readonly leg: string;
  /** The agent at that end, when it is one of ours. */
  readonly agentId: number | null;
  /** `blind` or `warm`, of a transfer. */
  readonly how?: string;
  readonly by?: string;
  readonly reason?: string;
  /** Seconds that somebody who gave up had waited, when the system says so itself. */
  readonly waitSec?: number;
}

const rank = new Map<string, number>(callEventKinds.map((kind, i) => [kind, i]));
const rankOf = (kind: CallEventKind): number => rank.get(kind) ?? 0;

/** As it happened, not as it arrived: by instant, then by what leads to what, then by id, so that the order is always the same. */
export const inOrder = <E extends CallEvent>(events: readonly E[]): E[] =>
  events.toSorted(
    (a, b) =>
      a.at.getTime() - b.at.getTime() || rankOf(a.kind) - rankOf(b.kind) || (a.eventId < b.eventId ? -1 : Number(a.eventId > b.eventId)),
  );
