import { out } from '@luuri/core';
/** A call as the figures count it. */
export interface CountedCall {
  readonly queuedAt: Date;
  readonly direction: 'in' | 'out';
  /** From the queue to the answer or to giving up; null while it waits. */
  readonly waitMs: number | null;
  readonly outcome: 'answered' | 'abandoned' | 'waiting';
  /** Within which its client promises an answer, milliseconds. */
  readonly withinMs: number;
  /** Who gives up sooner than this was never there, milliseconds. */
  readonly shortMs: number;
}

/** An agent's part of a call, over. */
export interface CountedTurn {
  readonly direction: 'in' | 'out';
  /** Talk without hold. */
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  /** Null when the client sets none. */
  readonly limitMs: number | null;
}

/** A ticket that began with a call. */
export interface CountedTicket {
  readonly resolvedInFirstContact: boolean;
  /** The same requester was back with the same subject within the days that the contract counts. */
  readonly repeated: boolean;
  /** True when a first contact could have been enough: no approval, no visit. */
  readonly eligible: boolean;
}

/** Service level under each of its names: print the name beside the number. Null where nothing was offered. */
export class ServiceLevel {
  /** Answered in time of all offered but the short abandons: the one that is meant when nobody says which. */
  @out.orNull(out.number) readonly withoutShortAbandons!: number | null;
  @out.orNull(out.number) readonly ofOffered!: number | null;
  /** Leaves out everybody who gave up, and so flatters. */
  @out.orNull(out.number) readonly ofAnswered!: number | null;
  /** Counts who gave up in time as served. */
  @out.orNull(out.number) readonly withAbandonsInTime!: number | null;
}

export class Waiting {
  @out.orNull(out.number) readonly mean!: number | null;
  @out.orNull(out.number) readonly median!: number | null;
  @out.orNull(out.number) readonly p90!: number | null;
}

/** Handling time in its parts, mean seconds for a call handled. */
export class Handling {
  @out.integer readonly handled!: number;
  @out.orNull(out.number) readonly talk!: number | null;
  @out.orNull(out.number) readonly hold!: number | null;
  @out.orNull(out.number) readonly wrapUp!: number | null;
  @out.orNull(out.number) readonly aht!: number | null;
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
const seconds = (ms: number): number => ms / 1000;

/** The value below which a share of the sorted values lies, by the nearest rank. */
function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

const incoming = (calls: readonly CountedCall[]) => {
  const inward = calls.filter((c) => c.direction === 'in');
  return {
    offered: inward,
    answered: inward.filter((c) => c.outcome === 'answered'),
    abandoned: inward.filter((c) => c.outcome === 'abandoned'),
  };
};
const waited = (call: CountedCall): number => call.waitMs ?? 0;

/** Service level in its named variants; `answered <= threshold` counts, and the clock starts at the queue. */
export function serviceLevel(calls: readonly CountedCall[]): ServiceLevel {
  const { offered, answered, abandoned } = incoming(calls);
  const inTime = answered.filter((c) => waited(c) <= c.withinMs).length;
  const short = abandoned.filter((c) => waited(c) <= c.shortMs).length;
  const goneInTime = abandoned.filter((c) => waited(c) <= c.withinMs).length;
  return {
    withoutShortAbandons: ratio(inTime, offered.length - short),
    ofOffered: ratio(inTime, offered.length),
    ofAnswered: ratio(inTime, answered.length),
    withAbandonsInTime: ratio(inTime + goneInTime, offered.length),
  };
}

/** How long those who were answered had waited, in seconds: the mean is the ASA. */
export function waiting(calls: readonly CountedCall[]): Waiting {
  const waits = incoming(calls).answered.map((c) => seconds(waited(c)));
  const total = waits.reduce((sum, wait) => sum + wait, 0);
  return { mean: ratio(total, waits.length), median: quantile(waits, 0.5), p90: quantile(waits, 0.9) };
}

export class Abandoning {
  @out.integer readonly offered!: number;
  @out.integer readonly answered!: number;
  @out.integer readonly abandoned!: number;
  @out.integer readonly shortAbandons!: number;
  /** Without the short abandons on either side. */
  @out.orNull(out.number) readonly rate!: number | null;
  @out.orNull(out.number) readonly rateOfOffered!: number | null;
}

export function abandoning(calls: readonly CountedCall[]): Abandoning {
  const { offered, answered, abandoned } = incoming(calls);
  const short = abandoned.filter((c) => waited(c) <= c.shortMs).length;
  return {
    ...{ offered: offered.length, answered: answered.length, abandoned: abandoned.length, shortAbandons: short },
    rate: ratio(abandoned.length - short, offered.length - short),
    rateOfOffered: ratio(abandoned.length, offered.length),
  };
}

/** Mean handling time with its parts; hold is inside the call, the wait in the queue is not in it. */
export function handling(turns: readonly CountedTurn[]): Handling {
  const mean = (of: (turn: CountedTurn) => number): number | null =>
    ratio(
      turns.reduce((sum, turn) => sum + seconds(of(turn)), 0),
      turns.length,
    );
  return {
    handled: turns.length,
    ...{ talk: mean((t) => t.talkMs), hold: mean((t) => t.holdMs), wrapUp: mean((t) => t.wrapUpMs) },
    aht: mean((t) => t.talkMs + t.holdMs + t.wrapUpMs),
  };
}

/** Share of the calls with a limit that kept it. */
export function limitKept(turns: readonly CountedTurn[]): number | null {
  const limited = turns.filter((t) => t.limitMs !== null);
  return ratio(limited.filter((t) => t.talkMs + t.holdMs <= (t.limitMs ?? 0)).length, limited.length);
}

/** Time spent at something, milliseconds. */
export interface AgentTime {
  readonly handlingMs: number;
  readonly availableMs: number;
}

/** Handling time of handling and waiting time; breaks are in neither. */
export const occupancy = ({ handlingMs, availableMs }: AgentTime): number | null => ratio(handlingMs, handlingMs + availableMs);

/** First-contact resolution, as shares. */
export class FirstContact {
  /** Of all tickets of calls. */
  @out.orNull(out.number) readonly gross!: number | null;
  /** Of those that a first contact could have resolved. */
  @out.orNull(out.number) readonly net!: number | null;
}

/** First-contact resolution: of all tickets of calls, and of those that a first contact could have resolved. */
export function firstContact(tickets: readonly CountedTicket[]): FirstContact {
  const eligible = tickets.filter((t) => t.eligible);
  const resolved = (all: readonly CountedTicket[]) => all.filter((t) => t.resolvedInFirstContact && !t.repeated).length;
  return { gross: ratio(resolved(tickets), tickets.length), net: ratio(resolved(eligible), eligible.length) };
}

/** Share of the promises that fell due which were kept in time. */
export const promisesKept = (promises: readonly { readonly kept: boolean }[]): number | null =>
  ratio(promises.filter((p) => p.kept).length, promises.length);

/** Start of the interval that a call belongs to: that of its entry into the queue. */
export const intervalOf = (at: Date, minutes: number): Date => {
  const length = minutes * 60_000;
  return new Date(Math.floor(at.getTime() / length) * length);
};
