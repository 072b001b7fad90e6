import type { Actor } from '../kernel/index.ts';

/** A fact on its way to listeners. */
export interface LiveEvent {
  readonly id: number;
  readonly event: string;
  /** What it is about: `ticket:12`. */
  readonly about: string;
  readonly at: Date;
}

/**
 * Whose a fact is: by dimension of an actor's reach, of any of several where it is theirs together; `everyone` for what all who work here may
 * know; `nobody` when that is not known.
 */
export type Whose = Readonly<Record<string, number | readonly number[]>> | 'everyone' | 'nobody';

/** What of a fact decides who hears of it. */
export interface LiveFact extends LiveEvent {
  /** Its place in the order in which facts become final, before its id. */
  readonly tx: number;
  readonly whose: Whose;
  /** True for a note among agents. */
  readonly internal: boolean;
}

/** What a requester may hear: that something was said to them, and how far it got. How the desk works inside is not theirs. */
const forRequesters = new Set(['ticket.opened', 'ticket.moved', 'message.written']);

function isWithin(reach: Actor['reach'], whose: Whose): boolean {
  if (reach === 'all') return true;
  if (whose === 'nobody') return false;
  if (whose === 'everyone') return true;
  const dimensions = Object.entries(reach);
  return (
    dimensions.length > 0 &&
    dimensions.every(([dimension, ids]) => Object.hasOwn(whose, dimension) && [whose[dimension] ?? 0].flat().some((id) => ids.includes(id)))
  );
}

/** Whether an actor hears of a fact: it is about something in their reach, and people who ask hear no inside matters. */
export function hears(actor: Pick<Actor, 'id' | 'kind' | 'reach'>, { about, whose, internal, event }: LiveFact): boolean {
  if (actor.kind === 'anonymous') return false;
  if (actor.kind === 'agent' && about === actor.id) return true;
  if (actor.kind === 'person' && (whose === 'everyone' || internal || !forRequesters.has(event))) return false;
  return isWithin(actor.reach, whose);
}
