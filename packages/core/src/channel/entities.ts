import { defineEntity, nullable } from '../kernel/index.ts';

/** What became of an arrival. */
export type Disposition = 'opened' | 'appended' | 'follow-up' | 'noted' | 'duplicate' | 'echo' | 'set-aside';

/** One inbound message: kept before it is understood, with one line on what became of it and which rule decided. */
export interface Intake {
  id: number;
  clientId: number;
  channel: string;
  /** The address of ours that it was written to. */
  mailbox: string;
  sender: string;
  externalId: string | null;
  subject: string;
  /** What arrived, to the byte. */
  blobId: number;
  /** True for a channel's own bytes, which its `read` understands; false for an arrival that was understood at once, kept as JSON. */
  raw: boolean;
  /** SHA-256 over sender, words and files: finds the same thing said twice. */
  likeness: string | null;
  receivedAt: Date;
  state: 'received' | 'done' | 'failed';
  disposition: Disposition | null;
  /** Name of the rule that decided. */
  rule: string | null;
  ticketId: number | null;
  messageId: number | null;
  /** What could not be read or went wrong, in sentences. */
  trouble: string[];
  /** SPF, DKIM and DMARC as the mail server judged them. */
  authentication: string | null;
}
export const intakeRows = defineEntity<Intake>(
  'intake',
  (c) => ({
    id: c.id(),
    clientId: c.ref(),
    channel: c.text(),
    mailbox: c.text(),
    sender: c.text(),
    externalId: nullable(c.text()),
    subject: c.text(),
    blobId: c.ref(),
    raw: c.flag(),
    likeness: nullable(c.text()),
    receivedAt: c.instant(),
    state: c.text(),
    disposition: nullable(c.text()),
    rule: nullable(c.text()),
    ticketId: nullable(c.ref()),
    messageId: nullable(c.ref()),
    trouble: c.json(),
    authentication: nullable(c.text()),
  }),
  {
    reach: { client: 'clientId' },
    indexes: [
      { columns: ['clientId', 'externalId'] },
      { columns: ['clientId', 'likeness'] },
      { columns: ['blobId'] },
      { columns: ['clientId', 'id'] },
    ],
  },
);

/**
 * `queued`: waits its turn or another try. `sending`: a server has it, or had it when we died. `held`: nothing is configured that could
 * send it. `in-doubt`: we died while a server had it, and it is not sent again. `failed`: given up, with the reason.
 */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'held' | 'failed' | 'in-doubt';

/** One message on its way out to one address. */
export interface Delivery {
  id: number;
  clientId: number;
  ticketId: number;
  /** The message that it carries; none for notifications. */
  messageId: number | null;
  channel: string;
  fromAddress: string;
  fromName: string;
  toAddress: string;
  subject: string;
  text: string;
  language: string;
  automatic: boolean;
  /** Our Message-ID: the same through every try. */
  externalId: string;
  inReplyTo: string | null;
  references: string[];
  state: DeliveryState;
  attempts: number;
  error: string | null;
  createdAt: Date;
  sentAt: Date | null;
}
export const deliveryRows = defineEntity<Delivery>(
  'delivery',
  (c) => ({
    id: c.id(),
    clientId: c.ref(),
    ticketId: c.ref(),
    messageId: nullable(c.ref()),
    channel: c.text(),
    fromAddress: c.text(),
    fromName: c.text(),
    toAddress: c.text(),
    subject: c.text(),
    text: c.text(),
    language: c.text(),
    automatic: c.flag(),
    externalId: c.text(),
    inReplyTo: nullable(c.text()),
    references: c.json(),
    state: c.text(),
    attempts: c.count(),
    error: nullable(c.text()),
    createdAt: c.instant(),
    sentAt: nullable(c.instant()),
  }),
  {
    reach: { client: 'clientId' },
    indexes: [{ columns: ['ticketId'] }, { columns: ['toAddress', 'createdAt'] }, { columns: ['clientId', 'id'] }],
  },
);

/** What our Message-IDs are signed with. One row, made once, whoever else makes it at the same moment. */
export interface SigningKey {
  id: number;
  purpose: 'message-id';
  secret: string;
}
export const signingKeyRows = defineEntity<SigningKey>('signing_key', (c) => ({ id: c.id(), purpose: c.text(), secret: c.text() }), {
  settled: true,
  indexes: [{ columns: ['purpose'], unique: true }],
});

/** An address that mail cannot reach: nothing is sent there until somebody takes it off. */
export interface SuppressedAddress {
  id: number;
  clientId: number;
  address: string;
  reason: string;
  at: Date;
}
export const suppressedRows = defineEntity<SuppressedAddress>(
  'suppressed_address',
  (c) => ({ id: c.id(), clientId: c.ref(), address: c.text(), reason: c.text(), at: c.instant() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'address'], unique: true }] },
);
