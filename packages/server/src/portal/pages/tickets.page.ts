import type { OwnTicket, OwnTickets } from '@luuri/core';
import { html, type Html } from '../../pages/html.ts';
import { at, type Frame } from '../frame.ts';
import { momentText } from '../moment.ts';

/** What is going on, in a word with a frame of its own: never by colour alone. */
export const stateMark = ({ t }: Pick<Frame, 't'>, { happening }: OwnTicket): Html =>
  html`<span class="state ${happening}">${t.happening[happening]}</span>`;

const row = (frame: Frame, ticket: OwnTicket, isOthers: boolean): Html => {
  const [next] = ticket.expects;
  const promise = next && !next.late ? frame.t.expects[next.what](momentText(next.by, frame)) : undefined;
  return html`<li>
    <a href="${at(frame, `/tickets/${String(ticket.id)}`)}">
      <b>${ticket.subject}</b>
      <span>${stateMark(frame, ticket)} ${frame.t.ticket(ticket.id)}. ${frame.t.updated(momentText(ticket.updatedAt, frame))}.</span>
      ${isOthers && ticket.requester ? html`<span>${frame.t.askedBy(ticket.requester)}</span>` : undefined}
      ${promise ? html`<span>${promise}</span>` : undefined}
    </a>
  </li>`;
};

/** One's own requests, or all of the client's for its contact. */
export function ticketsPage(frame: Frame, { items, next }: OwnTickets): Html {
  const { reach } = frame.visitor.actor;
  const isContact = reach !== 'all' && !('requester' in reach);
  return html`<h1>${frame.t.myTickets}</h1>
    ${
      items.length === 0
        ? html`<p>${frame.t.noTickets}</p>`
        : html`<ul class="cards">
            ${items.map((ticket) => row(frame, ticket, isContact))}
          </ul>`
    }
    ${next === null ? undefined : html`<p><a href="${at(frame, `/tickets?after=${String(next)}`)}">${frame.t.more}</a></p>`}
    ${frame.mayAsk ? html`<p><a href="${at(frame)}">${frame.t.askAgain}</a></p>` : undefined}`;
}
