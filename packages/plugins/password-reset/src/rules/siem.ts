import { createHmac } from 'node:crypto';

/** F9: what the client's security is told of: ids, words of closed lists, and the account. No name, number, answer or secret. */
export interface SiemEvent {
  /** `password-reset.ended`. */
  readonly event: string;
  /** Unique: an event that is told twice bears the same. */
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  readonly client: string;
  /** `agent:3`, `self-service`. */
  readonly actor: string;
  /** `raised` for what calls for another look at sign-ins of this account. */
  readonly risk: 'none' | 'raised';
  readonly facts: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** Alerts, and what opens an account wider than it was. */
export const riskOf = (event: string, state: string | null): SiemEvent['risk'] =>
  event === 'password-reset.alert' || state === 'called-off' ? 'raised' : 'none';

/** What is signed: the timestamp as it is sent, a full stop, and the bytes of the body, as telephone systems sign to us. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

/** An address that events may go to: encrypted, or on this very machine. */
export function isSiemAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
}
