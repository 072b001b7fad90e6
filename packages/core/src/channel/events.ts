import { defineEvent } from '../kernel/index.ts';
import type { Disposition } from './entities.ts';

export const messageReceived = defineEvent<{
  intakeId: number;
  clientId: number;
  channel: string;
  disposition: Disposition;
  /** Name of the rule that decided. */
  rule: string;
  ticketId: number | null;
  messageId: number | null;
  /** True when the sender should be told that it arrived: a person of this client opened a ticket. */
  confirm: boolean;
}>('message.received', {
  summary: 'Something arrived, and it was decided what becomes of it.',
  about: (p) => (p.ticketId === null ? `intake:${String(p.intakeId)}` : `ticket:${String(p.ticketId)}`),
});

export const deliverySent = defineEvent<{ deliveryId: number; ticketId: number; clientId: number; to: string; automatic: boolean }>(
  'delivery.sent',
  {
    summary: 'A message was handed over to the server that carries it on.',
    about: (p) => `ticket:${String(p.ticketId)}`,
  },
);

export const deliveryFailed = defineEvent<{
  deliveryId: number;
  ticketId: number;
  clientId: number;
  to: string;
  state: 'failed' | 'in-doubt';
  reason: string;
}>('delivery.failed', {
  summary: 'A message could not be sent, or nobody knows whether it was.',
  about: (p) => `ticket:${String(p.ticketId)}`,
});
