import { createHmac, timingSafeEqual } from 'node:crypto';

const SIGNATURE_LENGTH = 16;

const sign = (what: string, secret: string): string => createHmac('sha256', secret).update(what).digest('hex').slice(0, SIGNATURE_LENGTH);

/** `t12.d40.0123456789abcdef@acme.example`: says which ticket an answer belongs to, and nobody else can make one. */
export function mintMessageId(of: { ticketId: number; deliveryId: number; domain: string }, secret: string): string {
  const what = `t${String(of.ticketId)}.d${String(of.deliveryId)}`;
  return `${what}.${sign(what, secret)}@${of.domain}`;
}

/** The ticket of a Message-ID of ours; undefined for anybody else's and for a forged one. */
export function readMessageId(id: string, secret: string): { ticketId: number; deliveryId: number } | undefined {
  const match = /^<?(t(\d{1,15})\.d(\d{1,15}))\.([0-9a-f]{16})@/.exec(id.trim());
  if (!match) return undefined;
  const [, what = '', ticket, delivery, given = ''] = match;
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(sign(what, secret)))) return undefined;
  return { ticketId: Number(ticket), deliveryId: Number(delivery) };
}
