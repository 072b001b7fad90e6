import type { ActionRoute, Desk, WhoIs } from '@luuri/core';

/** Inject the desk: `constructor(@Inject(DESK) private readonly desk: Desk) {}`. */
export const DESK = Symbol('desk');

/** What the generated controllers and the problem filter share. */
export const DESK_HTTP = Symbol('desk-http');

export interface DeskHttp {
  readonly desk: Desk;
  readonly routes: readonly ActionRoute[];
  /** Without slashes at its ends; empty when the actions stand at the root. */
  readonly prefix: string;
  readonly whoIs: WhoIs;
  /** Tells answers that go on for as long as they are listened to that the server is about to end. */
  readonly ending: AbortSignal;
}
