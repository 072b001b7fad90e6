import type { Delivery } from '@luuri/core';
import { html, type Html } from './html.ts';

/** A line of the outbox as JSON gives it, or as the action does. */
export type OutboxLine = Pick<Delivery, 'id' | 'state' | 'toAddress' | 'fromAddress' | 'subject' | 'text' | 'ticketId' | 'error'> & {
  readonly createdAt: Date | string;
};

const words: Readonly<Record<Delivery['state'], string>> = {
  queued: 'waits its turn',
  sending: 'is being sent',
  sent: 'sent',
  held: 'kept here: no mail server is set',
  failed: 'given up',
  'in-doubt': 'in doubt: a mail server may have it',
};

const line = ({ id, state, toAddress, fromAddress, subject, text, ticketId, error, createdAt }: OutboxLine): Html =>
  html`<section id="mail-${id}">
    <table>
      <tr>
        <th>State</th>
        <td class="${state === 'failed' || state === 'in-doubt' ? 'bad' : state === 'sent' ? 'good' : 'soft'}">
          ${state}: ${words[state]}${error ? ` (${error})` : ''}
        </td>
      </tr>
      <tr>
        <th>To</th>
        <td>${toAddress}</td>
      </tr>
      <tr>
        <th>From</th>
        <td>${fromAddress}, ticket ${ticketId}, ${createdAt instanceof Date ? createdAt.toISOString() : createdAt}</td>
      </tr>
      <tr>
        <th>Subject</th>
        <td><b>${subject}</b></td>
      </tr>
    </table>
    <pre>${text}</pre>
  </section>`;

/** Outgoing mail, newest first. @param next where the following page begins. */
export const outboxSections = (items: readonly OutboxLine[], next: number | null): Html =>
  html`${items.length > 0 ? items.map(line) : html`<section class="soft">Nothing has gone out yet.</section>`}
  ${next === null ? undefined : html`<p><a href="/outbox?after=${next}">Older</a></p>`}`;
