import type { Scope, Tellable } from './scope.ts';

/** A fact, named in the past tense. Its payload carries ids and what changed, never rows. */
export interface EventType<P extends object> extends Tellable<P> {
  readonly summary: string;
  /** What the fact is about, `ticket:12`: what follows it runs in order for the same thing, and its timeline is read by this. */
  readonly about: (payload: P) => string;
  /** False for a fact that only tells listeners within the transaction and leaves no line in the log. */
  readonly logged: boolean;
  /** Never set; it carries the type. */
  readonly payload?: P;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of events of different payloads has no other element type
export type AnyEvent = EventType<any>;

/** Declare a fact. @param event `room.what-happened`, unique. */
export const defineEvent = <P extends object>(
  event: string,
  spec: { summary: string; about: (payload: P) => string; logged?: boolean },
): EventType<P> => ({ event, summary: spec.summary, about: spec.about, logged: spec.logged ?? true });

/** A fact of a plugin that may not be installed: the name is all there is of it here. */
export interface NamedEvent<P extends object = object> {
  readonly event: string;
  readonly named: true;
  /** Never set; it carries the type. */
  readonly payload?: P;
}

/**
 * A fact by the name that its plugin declares it with, for a plugin that works with another where that is installed, and without it where
 * it is not: it is never heard then. Where the plugin is needed anyway, import its event. What the payload holds is for the listener to check.
 */
export const eventNamed = (event: string): NamedEvent<Readonly<Record<string, unknown>>> => ({ event, named: true });

/** What one listener does. The payload comes back from the log as JSON gave it: instants are ISO texts there. */
export type Handle<P> = (scope: Scope, payload: P) => Promise<unknown>;

export interface Listener {
  readonly event: AnyEvent | NamedEvent;
  readonly when: 'within' | 'after';
  readonly name: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see AnyEvent
  readonly handle: Handle<any>;
}

/** In the same transaction as the fact: quick, and may refuse it by throwing. */
export const within = <P extends object>(event: EventType<P> | NamedEvent<P>, handle: Handle<P>): Listener => ({
  event,
  when: 'within',
  name: handle.name,
  handle,
});

/**
 * After the fact is committed, as a durable job in a transaction of its own: at least once, in order for the same thing, idempotent
 * by `scope.eventId`. Pass a named function: its name is how the job finds it again after a restart.
 */
export const after = <P extends object>(event: EventType<P> | NamedEvent<P>, handle: Handle<P>): Listener => ({
  event,
  when: 'after',
  name: handle.name,
  handle,
});
