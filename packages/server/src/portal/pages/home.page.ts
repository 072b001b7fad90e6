import type { FormView, PortalHours, ScreenPanel } from '@luuri/core';
import { html, type Html } from '../../pages/html.ts';
import { at, type Frame } from '../frame.ts';
import { momentText } from '../moment.ts';

const card = (href: string, title: string, text: string): Html =>
  html`<li>
    <a href="${href}"><b>${title}</b>${text ? html`<span>${text}</span>` : undefined}</a>
  </li>`;

/** The first question: what it is about. */
export const kindCards = (frame: Frame, follows: string | undefined): Html => {
  const more = follows === undefined ? '' : `?follows=${encodeURIComponent(follows)}`;
  return html`<ul class="cards">
    ${frame.portal.kinds.map(({ form, title, intro }: FormView) => card(at(frame, `/ask/${form}${more}`), title, intro))}
  </ul>`;
};

function hoursText({ t, ...frame }: Frame, { openNow, until }: PortalHours): string {
  const when = until === null ? undefined : momentText(until, { t, ...frame });
  return openNow ? t.openNow(when) : t.closedNow(when);
}

const weekTable = (frame: Frame, { week }: PortalHours): Html =>
  html`<table>
    ${week.map(
      ({ day, open }) =>
        html`<tr>
          <th scope="row">${frame.t.weekdays[day - 1]}</th>
          <td>
            ${open.length === 0 ? frame.t.closedDay : open.map((span) => (span === '00:00-24:00' ? frame.t.allDay : span.replace('-', '–'))).join(', ')}
          </td>
        </tr>`,
    )}
  </table>`;

const reach = (frame: Frame): Html | undefined => {
  const { phone, hours } = frame.portal;
  if (phone === null && hours === null) return undefined;
  return html`<section aria-labelledby="hours">
    <h2 id="hours">${frame.t.hours}</h2>
    ${hours ? html`<p>${hoursText(frame, hours)}</p>` : undefined}
    ${phone === null ? undefined : html`<p>${frame.t.callUs}: <a class="tel" href="tel:${phone.replaceAll(' ', '')}">${phone}</a></p>`}
    ${
      hours
        ? html`<details>
            <summary>${frame.t.weekdays[0]} – ${frame.t.weekdays[6]}</summary>
            ${weekTable(frame, hours)}
          </details>`
        : undefined
    }
  </section>`;
};

const pageCards = (frame: Frame, panels: readonly ScreenPanel[]): Html | undefined => {
  const shown = frame.portal.pages.filter((page) => !page.signedIn || frame.isSignedIn);
  if (shown.length + panels.length === 0) return undefined;
  return html`<ul class="cards">
    ${shown.map((page) => card(page.address || at(frame, `/do/${page.page}`), page.title, page.summary))}
    ${panels.map(({ panel, title }) => card(at(frame, `/own/${panel}`), title, ''))}
  </ul>`;
};

/** The first page: a welcome, and the first question at once. @param panels what plugins show to whoever is signed in */
export const homePage = (frame: Frame, panels: readonly ScreenPanel[]): Html =>
  html`<h1>${frame.portal.name}</h1>
    ${frame.portal.welcome ? html`<p class="lead">${frame.portal.welcome}</p>` : undefined}
    <p class="step">${frame.t.question(1, frame.mayAsk ? 2 : 3)}</p>
    <h2>${frame.t.whatAbout}</h2>
    ${kindCards(frame, undefined)} ${pageCards(frame, panels)} ${reach(frame)}`;

/** After asking without an account. */
export const receivedPage = (frame: Frame, answerBy: Date | undefined): Html =>
  html`<section class="good">
      <h1>${frame.t.received}</h1>
      ${answerBy ? html`<p class="lead">${frame.t.answerBy(momentText(answerBy, frame))}</p>` : undefined}
      <p>${frame.t.receivedText}</p>
    </section>
    <p><a href="${at(frame)}">${frame.t.askAgain}</a></p>`;
