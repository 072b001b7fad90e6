import { definePort } from './port.ts';

/** Where time comes from. Rules never call it: they are handed an instant. */
export interface Clock {
  /** The present instant, to the millisecond. */
  now(): Date;
}

/** The machine's own clock. The only place in the project that asks the operating system for the time. */
export const systemClock: Clock = { now: () => new Date() };

/** Bind your own to travel in time; the machine's clock when nothing is bound. */
export const clock = definePort<Clock>('clock', () => systemClock);
