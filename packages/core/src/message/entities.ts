import { defineEntity, nullable } from '../kernel/index.ts';

/** Who speaks. `desk` is the desk itself: a confirmation, a line about a bounce. */
export const authors = ['requester', 'agent', 'third-party', 'desk'] as const;
export type Author = (typeof authors)[number];

/** One thing said on a ticket. */
export interface Message {
  id: number;
  ticketId: number;
  clientId: number;
  author: Author;
  /** The actor or person, `agent:3`, `person:12`. */
  authorId: string;
  authorName: string;
  /** True when the requester may read it; false for a note. */
  public: boolean;
  /** True for what no person wrote: confirmations, out-of-office replies. Meets no clock and starts none. */
  automatic: boolean;
  channel: string;
  text: string;
  /** The text without quoted replies and signature, when that is less. */
  textStripped: string | null;
  /** Sanitised. */
  html: string | null;
  /** Message-ID, of the sender or of ours. */
  externalId: string | null;
  /** Message-IDs that it answers, the nearest last. */
  references: string[];
  at: Date;
}
export const messageRows = defineEntity<Message>(
  'message',
  (c) => ({
    id: c.id(),
    ticketId: c.ref(),
    clientId: c.ref(),
    author: c.text(),
    authorId: c.text(),
    authorName: c.text(),
    public: c.flag(),
    automatic: c.flag(),
    channel: c.text(),
    text: c.text(),
    textStripped: nullable(c.text()),
    html: nullable(c.text()),
    externalId: nullable(c.text()),
    references: c.json(),
    at: c.instant(),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId', 'id'] }, { columns: ['externalId'] }] },
);

/** A ticket that came from elsewhere, and what it was called there. */
export interface TicketImport {
  id: number;
  clientId: number;
  ticketId: number;
  /** `zammad:4711` */
  origin: string;
  at: Date;
  by: string;
}
export const importRows = defineEntity<TicketImport>(
  'ticket_import',
  (c) => ({ id: c.id(), clientId: c.ref(), ticketId: c.ref(), origin: c.text(), at: c.instant(), by: c.text() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'origin'], unique: true }, { columns: ['ticketId'] }] },
);

/** A file on a message; its bytes are a blob. */
export interface Attachment {
  id: number;
  messageId: number;
  ticketId: number;
  clientId: number;
  name: string;
  mediaType: string;
  size: number;
  blobId: number;
  /** True when the text shows it in place. */
  inline: boolean;
  contentId: string | null;
}
export const attachmentRows = defineEntity<Attachment>(
  'attachment',
  (c) => ({
    id: c.id(),
    messageId: c.ref(),
    ticketId: c.ref(),
    clientId: c.ref(),
    name: c.text(),
    mediaType: c.text(),
    size: c.count(),
    blobId: c.ref(),
    inline: c.flag(),
    contentId: nullable(c.text()),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['messageId'] }, { columns: ['ticketId'] }] },
);

/** Bytes, kept once however often they come. */
export interface Blob {
  id: number;
  /** SHA-256, hexadecimal. */
  hash: string;
  bytes: Buffer;
}
export const blobRows = defineEntity<Blob>('blob', (c) => ({ id: c.id(), hash: c.text(), bytes: c.bytes() }), {
  indexes: [{ columns: ['hash'], unique: true }],
});

/** A file that was uploaded to a ticket and waits for the message that takes it along. */
export interface Upload {
  id: number;
  ticketId: number;
  clientId: number;
  /** The actor, `agent:3`, `person:12`: nobody else may use it. */
  uploadedBy: string;
  name: string;
  /** By its content. */
  mediaType: string;
  size: number;
  bytes: Buffer;
  at: Date;
}
export const uploadRows = defineEntity<Upload>(
  'upload',
  (c) => ({
    id: c.id(),
    ticketId: c.ref(),
    clientId: c.ref(),
    uploadedBy: c.text(),
    name: c.text(),
    mediaType: c.text(),
    size: c.count(),
    bytes: c.bytes(),
    at: c.instant(),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId'] }, { columns: ['uploadedBy'] }] },
);

/** An agent who is mentioned in a note. */
export interface Mention {
  id: number;
  messageId: number;
  ticketId: number;
  clientId: number;
  agentId: number;
  at: Date;
}
export const mentionRows = defineEntity<Mention>(
  'mention',
  (c) => ({ id: c.id(), messageId: c.ref(), ticketId: c.ref(), clientId: c.ref(), agentId: c.ref(), at: c.instant() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['agentId', 'id'] }, { columns: ['messageId'] }, { columns: ['ticketId'] }] },
);
