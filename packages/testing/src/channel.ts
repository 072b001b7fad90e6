import { definePlugin, type Arrival, type Channel, type Installed, type OutboundMessage } from '@luuri/core';
import { nobodyListens } from './errors.ts';

/** A channel without a wire: what goes out is kept, and what comes in is handed in by the test. */
export interface FakeChannel {
  readonly channel: Channel;
  /** A plugin that brings nothing but this channel. */
  readonly plugin: Installed;
  /** What the desk handed over, oldest first. */
  readonly sent: readonly OutboundMessage[];
  /**
   * Something arrives. Resolves when the desk has it safely, and rejects when the desk refuses it.
   * @throws `testing.nobody-listens` when the desk has not begun to listen, or has stopped.
   */
  deliver(arrival: Arrival): Promise<void>;
  /** The next messages cannot be handed over, and `send` throws this. @param times 1 when left out. */
  refuse(error: Error, times?: number): void;
}

/** Make a channel of this name. Each message that it is given gets an external id `<name>-1`, `<name>-2`, ... */
export function fakeChannel(name: string): FakeChannel {
  const sent: OutboundMessage[] = [];
  const refusals: Error[] = [];
  let accept: ((arrival: Arrival) => Promise<void>) | undefined;
  const channel: Channel = {
    channel: name,
    listen: (hand, signal) =>
      new Promise((resolve) => {
        const end = () => {
          accept = undefined;
          resolve();
        };
        accept = hand;
        if (signal.aborted) end();
        else signal.addEventListener('abort', end, { once: true });
      }),
    send(message) {
      const refusal = refusals.shift();
      if (refusal) return Promise.reject(refusal);
      sent.push(message);
      return Promise.resolve({ externalId: `${name}-${sent.length}` });
    },
  };
  return {
    channel,
    plugin: definePlugin({ name: `fake-${name}`, summary: `A channel ${name} for a test.`, start: () => ({ channels: [channel] }) })(),
    sent,
    deliver: (arrival) => (accept ? accept(arrival) : Promise.reject(nobodyListens({ channel: name }))),
    refuse: (error, times = 1) => void refusals.push(...Array.from({ length: times }, () => error)),
  };
}
