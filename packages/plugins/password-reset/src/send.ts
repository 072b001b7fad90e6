import { randomUUID } from 'node:crypto';
import { catalogue, contractOf, fromAddressOf, type Contract, type Port, type Scope } from '@luuri/core';
import { cannotSend } from './errors.ts';
import { textCarrier } from './ports.ts';

/** What goes out and is written down nowhere: a code, a link, a password. */
export interface Private {
  readonly by: 'mail' | 'sms';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: string;
}

export interface Sender {
  readonly address: string;
  readonly name: string;
}

export async function senderOf(scope: Scope, clientId: number): Promise<Sender> {
  const contract: Contract = await contractOf(scope, clientId);
  return { address: fromAddressOf(contract), name: contract.name };
}

/** True when something is set up that could carry it. */
export const carries = ({ get }: { get<T>(port: Port<T>): T }, by: Private['by']): boolean =>
  by === 'sms' ? get(textCarrier) !== undefined : get(catalogue).channels.some((c) => c.channel === 'email' && c.send);

/**
 * Hand it to its carrier at once, past the outbox: what the outbox shows, agents read. It is not tried again, for it would have to be kept
 * for that; whoever asked is told, and asks anew. @throws `password-reset.cannot-send`
 */
export async function sendPrivately({ get }: { get<T>(port: Port<T>): T }, from: Sender, one: Private): Promise<void> {
  const what = one.by === 'sms' ? 'The text' : 'The mail';
  try {
    if (one.by === 'sms') {
      const carrier = get(textCarrier);
      if (!carrier) throw cannotSend({ what });
      await carrier.send({ to: one.to, text: one.text });
      return;
    }
    const channel = get(catalogue).channels.find((c) => c.channel === 'email' && c.send);
    if (!channel?.send) throw cannotSend({ what });
    await channel.send({
      ...{ deliveryId: 0, ticketId: undefined, from, to: one.to, subject: one.subject, text: one.text, language: one.language },
      ...{ externalId: `<${randomUUID()}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`, inReplyTo: undefined },
      ...{ references: [], automatic: true, loopMark: '', files: [] },
    });
  } catch {
    // Without its cause: a carrier's error may quote what it was given.
    throw cannotSend({ what });
  }
}
