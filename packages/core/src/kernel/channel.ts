import type { InboundMessage } from './inbound.ts';

/** A file that came with a message or goes out with one. */
export interface MessageFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** What the html calls it by (`cid:`), for a picture inside it. */
  readonly contentId?: string;
}

/** What a channel hands over the moment something arrives. Either understood at once, or raw bytes that `read` understands later. */
export interface Arrival {
  /** The sender's own id of it (Message-ID, letter number): the same one twice is a duplicate. */
  readonly externalId?: string;
  /** Who wrote. */
  readonly from: string;
  /** Which address of ours it was written to: decides the client. */
  readonly to: string;
  readonly subject?: string;
  readonly text?: string;
  /** What arrived, to the byte; kept as it is. When given, the channel's `read` makes the message of it. */
  readonly raw?: Uint8Array;
  /** When it reached us; now when left out. */
  readonly receivedAt?: Date;
}

/** What goes out: rendered, addressed, and with an id of our own that the same message keeps through every retry. */
export interface OutboundMessage {
  readonly deliveryId: number;
  readonly ticketId: number | undefined;
  readonly from: { readonly address: string; readonly name: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same with formatting, already sanitised, where it was written with some. A channel that carries plain text leaves it. */
  readonly html?: string;
  readonly language: string;
  readonly externalId: string;
  readonly inReplyTo: string | undefined;
  readonly references: readonly string[];
  /** True for what no person wrote: confirmations, notifications. */
  readonly automatic: boolean;
  /** Names this desk in a header, so that it knows its own mail again. */
  readonly loopMark: string;
  readonly files: readonly MessageFile[];
}

/**
 * A way in and out. `listen` is for channels that watch something: it hands over each arrival and works until the signal is
 * aborted; when `accept` resolves, the arrival is safely kept, and that is the acknowledgement. A channel that serves (opens a
 * port) does so in its plugin's `open`, and calls the action `channel.accept`.
 */
export interface Channel {
  /** `email`, `phone`, `letters`: kept on every message that came or went this way. */
  readonly channel: string;
  readonly listen?: (accept: (arrival: Arrival) => Promise<void>, signal: AbortSignal) => Promise<void>;
  /** Make a message of the raw bytes. Must not throw at horrible input: what cannot be read goes into `trouble`. */
  readonly read?: (raw: Uint8Array) => Promise<InboundMessage>;
  /** Hand over to whoever carries it on. Throw an `unavailable` error to be tried again, any other to give up. */
  readonly send?: (message: OutboundMessage) => Promise<{ readonly externalId: string }>;
}
