import type { OwnMessage, OwnRating, OwnTicketPage } from '@luuri/core';
import { html, type Html } from '../../pages/html.ts';
import { csrfField } from '../../pages/page-host.ts';
import { empty, fieldHtml, filesHtml, troubleHtml, type Filled } from '../fields.ts';
import { at, moment, type Frame } from '../frame.ts';
import { momentText, sizeText } from '../moment.ts';
import { rateSection } from './rate.page.ts';
import { stateMark } from './tickets.page.ts';

/** Which of a ticket's forms was sent, and what came of it. */
export interface Sent {
  readonly act?: 'reply' | 'reopen' | 'solved' | 'rate';
  readonly filled: Filled;
  /** True when something arrived just now. */
  readonly arrived: boolean;
  /** True when it was rated just now. */
  readonly rated?: boolean;
}
export const untouched: Sent = { filled: empty, arrived: false };

const over = new Set(['solved', 'closed', 'cancelled']);

/** What is happening, who has it, and what to expect by when. */
function now(frame: Frame, ticket: OwnTicketPage): Html {
  const { t } = frame;
  const isOver = over.has(ticket.happening);
  const who = ticket.handledBy ? t.handledBy(ticket.handledBy) : t.ourSpecialists;
  return html`<section aria-labelledby="now">
    <h2 id="now">${t.whatHappens}</h2>
    <p class="lead">${stateMark(frame, ticket)} ${t.happeningText[ticket.happening]}</p>
    ${isOver || ticket.happening === 'received' ? undefined : html`<p>${who}</p>`}
    <ul class="plain">
      ${ticket.expects.map(({ what, by, late }) => {
        const when = momentText(by, frame);
        return late ? html`<li class="late">${t.late[what](when)}</li>` : html`<li>${t.expects[what](when)}</li>`;
      })}
    </ul>
  </section>`;
}

const files = (frame: Frame, { attachments }: OwnMessage): Html | undefined =>
  attachments.length === 0
    ? undefined
    : html`<ul>
        ${attachments.map(
          ({ id, name, size }) =>
            html`<li><a href="/api/my/attachments/${id}" download>${frame.t.file(name, sizeText(size, frame.language))}</a></li>`,
        )}
      </ul>`;

function said(frame: Frame, message: OwnMessage): Html {
  const { author, authorName, at: when, text } = message;
  const isOurs = author === 'agent' || author === 'desk';
  const who = isOurs ? authorName || frame.t.theDesk : authorName || frame.t.you;
  return html`<div class="said ${isOurs ? 'agent' : 'requester'}" id="m-${message.id}">
    <h3>${who}</h3>
    ${moment(frame, when)}
    <p class="text">${text}</p>
    ${files(frame, message)}
  </div>`;
}

const writing = (frame: Frame, act: { path: string; label: string; button: string; filled: Filled; draft: string }): Html =>
  html`<form method="post" action="${act.path}" data-draft="${act.draft}" enctype="multipart/form-data" novalidate>
    ${csrfField(frame.visitor)}
    ${fieldHtml(frame, { name: 'text', label: act.label, kind: 'long-text', help: '', required: true, choices: [] }, act.filled)}
    ${filesHtml(frame, act.filled)}
    <p></p>
    <button class="main">${act.button}</button>
  </form>`;

function whatOneMayDo(frame: Frame, ticket: OwnTicketPage, { act, filled }: Sent): Html {
  const { t } = frame;
  const path = (name: string) => at(frame, `/tickets/${String(ticket.id)}/${name}`);
  const draft = `ticket-${String(ticket.id)}`;
  if (ticket.mayReopen)
    return html`<section aria-labelledby="again">
      <h2 id="again">${t.reopenTitle}</h2>
      <p>${t.reopenText(ticket.reopenUntil === null ? undefined : momentText(ticket.reopenUntil, frame))}</p>
      ${writing(frame, { path: path('reopen'), label: t.reopenLabel, button: t.reopenButton, filled: act === 'reopen' ? filled : empty, draft })}
    </section>`;
  if (!ticket.mayWrite)
    return html`<section>
      <p>${t.over}</p>
      ${frame.mayAsk ? html`<p><a href="${at(frame, `/ask?follows=${String(ticket.id)}`)}">${t.askAbout}</a></p>` : undefined}
    </section>`;
  return html`<section>
      ${writing(frame, { path: path('reply'), label: t.replyLabel, button: t.reply, filled: act === 'reply' ? filled : empty, draft })}
    </section>
    ${
      ticket.maySolve
        ? html`<section aria-labelledby="solved">
            <h2 id="solved">${t.solvedTitle}</h2>
            <p>${t.solvedText}</p>
            <form method="post" action="${path('solved')}">${csrfField(frame.visitor)}<button>${t.solvedButton}</button></form>
          </section>`
        : undefined
    }`;
}

/** One request: what happens, what was said, and what one may do. */
export const ticketPage = (frame: Frame, ticket: OwnTicketPage, sent: Sent & { readonly rating: OwnRating | undefined }): Html =>
  html`${troubleHtml(frame, sent.filled)} ${sent.arrived ? html`<section class="good" role="status">${frame.t.sent}</section>` : undefined}
    ${sent.rated ? html`<section class="good" role="status">${frame.t.rateThanks}</section>` : undefined}
    <p class="step">${frame.t.ticket(ticket.id)}</p>
    <h1>${ticket.subject}</h1>
    <div data-live="ticket:${ticket.id}" data-news="${frame.t.newWords}">
      ${now(frame, ticket)}
      <section aria-labelledby="said">
        <h2 id="said">${frame.t.conversation}</h2>
        ${ticket.messages.map((message) => said(frame, message))}
      </section>
    </div>
    ${sent.rating ? rateSection(frame, sent.rating, sent.act === 'rate' ? sent.filled : undefined) : undefined}
    ${whatOneMayDo(frame, ticket, sent)}`;
