/** Who a message says it is from. */
export interface InboundSender {
  /** Lower-cased address or number; empty when the message names nobody. */
  readonly address: string;
  /** The name shown beside it, when there is one. It proves nothing. */
  readonly name?: string;
}

/** A file that came with a message. */
export interface InboundAttachment {
  /** Safe to show and to save under: no folders, no control characters, at most 120 characters. */
  readonly name: string;
  /** As the sender labelled it, `application/octet-stream` when the label makes no sense. It proves nothing either. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** What the html calls it by (`cid:`), without brackets. */
  readonly contentId?: string;
  /** True for a picture that is shown inside the html and is no attachment to a reader. */
  readonly inline: boolean;
}

/**
 * What kind of sender wrote a message: a person (or a program that opens tickets), a machine that answers by itself, or a mail
 * server that could not deliver.
 */
export type InboundNature = 'message' | 'auto-response' | 'bounce';

/** What a failed or delayed delivery says about itself. */
export interface InboundBounce {
  /** True when trying again is pointless; false for a full mailbox, a delay, or when the report does not say. */
  readonly permanent: boolean;
  /** Enhanced status code of RFC 3463, as in `5.1.1`. */
  readonly status?: string;
  /** Lower-cased address that could not be reached. */
  readonly recipient?: string;
  /** Message-ID, without brackets, of the mail that did not arrive. */
  readonly originalMessageId?: string;
}

/** One message as a channel understood it, before any rule has looked at it. */
export interface InboundMessage {
  /** What the sender's system calls the message: for mail its Message-ID without brackets. Not unique and not to be trusted. */
  readonly externalId?: string;
  readonly from: InboundSender;
  /** Lower-cased addresses, each once. */
  readonly to: readonly string[];
  /** Lower-cased addresses, each once. */
  readonly cc: readonly string[];
  /** One line, at most 998 characters; empty when there is none. */
  readonly subject: string;
  /** Always there, made from the html when it has to be; lines end in `\n`. */
  readonly text: string;
  /** Already sanitised: safe to show. Remote pictures wait in `data-luuri-src`. */
  readonly html?: string;
  /** The text without quoted reply and signature, for display. Never empty when the text is not. */
  readonly textStripped?: string;
  /** Ids, without brackets, of the messages this one answers. */
  readonly inReplyTo: readonly string[];
  /** Ids, without brackets, of the conversation, oldest first; at most 100. */
  readonly references: readonly string[];
  /** When the sender says it was sent. For no clock: those start when we received it (C3). */
  readonly sentAt?: Date;
  /** First tag of Content-Language, when given: `fi`, `sv-FI`. */
  readonly language?: string;
  readonly attachments: readonly InboundAttachment[];
  readonly nature: InboundNature;
  /** The header or rule that decided the nature; absent for an ordinary message. */
  readonly natureWhy?: string;
  /** Present exactly when the nature is `bounce`. */
  readonly bounce?: InboundBounce;
  /** The mark that a desk of ours puts on what it sends, when present. */
  readonly loopMark?: string;
  /** Authentication-Results as received, one per line. Only those of our own mail server mean anything. */
  readonly authentication?: string;
  /** What could not be read, in sentences. */
  readonly trouble: readonly string[];
}
