const brand = Symbol.for('luuri.event-stream');

/** One thing that a stream tells. */
export interface StreamEvent {
  /** What kind it is; `message` when left out. */
  readonly event?: string;
  /** What the listener names when it comes back (`Last-Event-ID`); a line without one is not gone back to. */
  readonly id?: string;
  /** Said as JSON. */
  readonly data: unknown;
}

/**
 * What an action returns to go on telling: HTTP answers with server-sent events until the events end or the listener goes away. Return it
 * from an action that reaches outside: nothing of the database is open meanwhile.
 */
export class EventStream {
  /** Called once, when the host is ready to write. Ends soon after the signal: the listener is gone then, or the host is about to end. */
  readonly open: (signal: AbortSignal) => AsyncIterable<StreamEvent>;

  constructor(open: (signal: AbortSignal) => AsyncIterable<StreamEvent>) {
    this.open = open;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** Works across duplicated installs, where `instanceof` does not. */
export const isEventStream = (value: unknown): value is EventStream => typeof value === 'object' && value !== null && brand in value;
