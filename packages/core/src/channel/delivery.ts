import { blobBytes, attachmentRows, messageRows } from '../message/index.ts';
import { catalogue, defineAction, onlySystem, type MessageFile, type OutboundMessage, type Scope } from '../kernel/index.ts';
import { deliveryRows, type Delivery } from './entities.ts';
import { noSuchChannel } from './errors.ts';
import { deliveryFailed, deliverySent } from './events.ts';
import { loopMarkOf, signingSecret } from './signing.ts';

/** Steps of one delivery, each a unit of work of its own: none is open while a mail server thinks. Not validated: only jobs call them. */

/** What goes along with the text of a message: its formatting, and its files. */
async function carried(scope: Scope, messageId: number | null): Promise<Pick<OutboundMessage, 'files' | 'html'>> {
  if (messageId === null) return { files: [] };
  const { html } = await scope.rows(messageRows).get(messageId);
  const kept = await scope.rows(attachmentRows).find({ where: { messageId } });
  const files = await Promise.all(
    kept.map(async ({ name, mediaType, blobId, inline, contentId }): Promise<MessageFile> => {
      const inPlace = inline && contentId !== null ? { contentId } : {};
      return { name, mediaType, bytes: await blobBytes(scope, blobId), ...inPlace };
    }),
  );
  return { files, ...(html === null ? {} : { html }) };
}

const outbound = (d: Delivery, more: Pick<OutboundMessage, 'files' | 'html' | 'loopMark'>): OutboundMessage => ({
  deliveryId: d.id,
  ticketId: d.ticketId,
  from: { address: d.fromAddress, name: d.fromName },
  to: d.toAddress,
  subject: d.subject,
  text: d.text,
  language: d.language,
  externalId: d.externalId,
  inReplyTo: d.inReplyTo ?? undefined,
  references: d.references,
  automatic: d.automatic,
  ...more,
});

async function settle(scope: Scope, delivery: Delivery, end: { state: Delivery['state']; error?: string }): Promise<void> {
  const { id, ticketId, clientId, toAddress: to } = delivery;
  await scope
    .rows(deliveryRows)
    .update({ id }, { state: end.state, error: end.error ?? null, sentAt: end.state === 'sent' ? scope.now : null });
  if (end.state === 'sent') await scope.emit(deliverySent, { deliveryId: id, ticketId, clientId, to, automatic: delivery.automatic });
  if (end.state === 'failed' || end.state === 'in-doubt') {
    await scope.emit(deliveryFailed, { deliveryId: id, ticketId, clientId, to, state: end.state, reason: end.error ?? '' });
  }
}

/**
 * Note that a server is about to have it, and build what it gets. Undefined when there is nothing to send.
 *
 * A delivery found `sending` was in a server's hands when this process died: nobody knows whether it was accepted. What a person wrote
 * is sent again under the same Message-ID, for a lost answer is worse than a double one; what no person wrote is not, for a
 * notification must not come twice: it stays visible as in doubt.
 */
export const beginDelivery = defineAction<{ deliveryId: number }, { attempts: number; send: () => Promise<unknown> } | undefined>(
  'delivery.begin',
  {
    summary: 'Begin to hand a message over.',
    allow: onlySystem,
    async run(scope, { deliveryId }) {
      const delivery = await scope.rows(deliveryRows).lock(deliveryId);
      if (delivery.state !== 'queued' && delivery.state !== 'sending') return undefined;
      if (delivery.state === 'sending' && delivery.automatic) {
        await settle(scope, delivery, {
          state: 'in-doubt',
          error: 'The desk stopped while a mail server had it; it may have been delivered.',
        });
        return undefined;
      }
      const channel = scope.get(catalogue).channels.find((c) => c.channel === delivery.channel);
      if (!channel?.send) throw noSuchChannel({ channel: delivery.channel });
      const attempts = delivery.attempts + 1;
      await scope.rows(deliveryRows).update({ id: deliveryId }, { state: 'sending', attempts });
      const message = outbound(delivery, {
        ...(await carried(scope, delivery.messageId)),
        loopMark: loopMarkOf(await signingSecret(scope)),
      });
      const { send } = channel;
      return { attempts, send: () => send(message) };
    },
  },
);

export const endDelivery = defineAction<{ deliveryId: number; state: Delivery['state']; error?: string }>('delivery.end', {
  summary: 'Note how handing a message over ended.',
  allow: onlySystem,
  async run(scope, { deliveryId, ...end }) {
    await settle(scope, await scope.rows(deliveryRows).lock(deliveryId), end);
  },
});
