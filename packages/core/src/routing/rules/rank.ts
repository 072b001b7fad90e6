import { openTimeBetween, type Calendar } from '../../calendar/index.ts';

/** A ticket that could be taken, seen through one of its promises. */
export interface Candidate {
  readonly ticketId: number;
  readonly clientId: number;
  readonly dueAt: Date;
  readonly targetMs: number;
  /** 0 for urgent. */
  readonly priorityRank: number;
  /** The hours in which the promise counts; day and night without one. */
  readonly calendar: Calendar | undefined;
}

/** What is left of the target, from 1 down to 0; undefined once the due is past. Work at the due instant is in time. */
export function shareLeft(
  { dueAt, targetMs, calendar }: Pick<Candidate, 'dueAt' | 'targetMs' | 'calendar'>,
  now: Date,
): number | undefined {
  if (dueAt < now) return undefined;
  const left = calendar ? openTimeBetween(calendar, now, dueAt) : dueAt.getTime() - now.getTime();
  return left / targetMs;
}

/** How finely urgency is told apart before clients take turns. */
const BANDS = 10;
const OVERDUE = -1;

interface Weighed {
  readonly candidate: Candidate;
  /** -1 for what is overdue, 0 for what has less than a tenth of its target left, and so on. */
  readonly band: number;
  /** When the client last had a turn; 0 for never. */
  readonly turn: number;
  /** Within a band and a client: by how late when overdue, by the share left otherwise. */
  readonly press: number;
}

function weigh(candidate: Candidate, now: Date, turns: ReadonlyMap<number, number>): Weighed {
  const share = shareLeft(candidate, now);
  const turn = turns.get(candidate.clientId) ?? 0;
  return share === undefined
    ? { candidate, band: OVERDUE, turn, press: candidate.dueAt.getTime() }
    : { candidate, band: Math.floor(share * BANDS), turn, press: share };
}

const inOrder = (a: Weighed, b: Weighed): number =>
  a.band - b.band ||
  a.turn - b.turn ||
  a.press - b.press ||
  a.candidate.priorityRank - b.candidate.priorityRank ||
  a.candidate.dueAt.getTime() - b.candidate.dueAt.getTime() ||
  a.candidate.ticketId - b.candidate.ticketId;

/**
 * Who is next, the most urgent first, each ticket once. Overdue before anything else, then by tenths of the target that is left. Within
 * a tenth the clients take turns: first the one whose last ticket was taken longest ago. Of one client, the longest overdue, else the
 * least share left; then the higher priority, the earlier due, the older ticket.
 * @param turns number of each client's last turn, greater for later ones; a client that never had one goes first.
 */
export function ranked(candidates: readonly Candidate[], now: Date, turns: ReadonlyMap<number, number>): Candidate[] {
  const sorted = candidates.map((candidate) => weigh(candidate, now, turns)).sort(inOrder);
  const seen = new Set<number>();
  return sorted.flatMap(({ candidate }) => {
    if (seen.has(candidate.ticketId)) return [];
    seen.add(candidate.ticketId);
    return [candidate];
  });
}
