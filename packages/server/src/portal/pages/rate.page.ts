import type { OwnRating } from '@luuri/core';
import { html, Html } from '../../pages/html.ts';
import { csrfField } from '../../pages/page-host.ts';
import { fieldHtml, troubleHtml, type Filled } from '../fields.ts';
import { at, type Frame } from '../frame.ts';
import { momentText } from '../moment.ts';

const BEST = 5;

/** One of five, the best first: words beside each, so that nobody has to know which end is good. */
function scoreField({ t }: Frame, { values, errors }: Filled): Html {
  const error = errors['score'];
  const option = (score: number) =>
    html`<label
      ><input type="radio" name="score" value="${score}" ${new Html(String(score) === values['score'] ? ' checked' : '')} required />
      ${t.scores[score - 1]}</label
    >`;
  return html`<fieldset class="scores" id="f-score" tabindex="-1">
    <legend>${t.rateLabel}</legend>
    ${error ? html`<p class="error" id="e-score">${error}</p>` : undefined} ${Array.from({ length: BEST }, (_, i) => option(BEST - i))}
  </fieldset>`;
}

/** The form by which a request is rated. @param path where it is sent; @param gives what goes along unseen. */
export function rateForm(frame: Frame, form: { path: string; gives: Readonly<Record<string, string>>; filled: Filled }): Html {
  const { t } = frame;
  const { path, gives, filled } = form;
  const words = { name: 'words', label: t.rateWords, kind: 'long-text' as const, help: '', required: false, choices: [] };
  return html`<form method="post" action="${path}" novalidate>
    ${csrfField(frame.visitor)}
    ${Object.entries(gives).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${scoreField(frame, filled)} ${fieldHtml(frame, words, filled)}
    <p class="soft">${t.rateText}</p>
    <button class="main">${t.rateButton}</button>
  </form>`;
}

/** What was said, in its words. */
export const ratedText = ({ t }: Pick<Frame, 't'>, { rating }: OwnRating): string =>
  rating ? t.rated(t.scores[rating.score - 1] ?? '') : '';

/** What was filled in before anybody touches the form: what was said, or what the link of the mail says. */
export const asSaid = ({ rating }: OwnRating, chosen?: string): Filled['values'] => ({
  score: chosen && /^[1-5]$/.test(chosen) ? chosen : rating ? String(rating.score) : undefined,
  words: rating?.words ?? undefined,
});

/** Rating on the page of a request that is solved; nothing where there is nothing to say or to show. */
export function rateSection(frame: Frame, own: OwnRating, filled: Filled | undefined): Html | undefined {
  const { t } = frame;
  if (!own.mayRate && !own.rating) return undefined;
  const said = own.rating
    ? html`<p><b>${ratedText(frame, own)}</b></p>
        ${own.rating.words ? html`<p class="text">${own.rating.words}</p>` : undefined}`
    : undefined;
  if (!own.mayRate)
    return html`<section aria-labelledby="rate">
      <h2 id="rate">${t.rateTitle}</h2>
      ${said}
    </section>`;
  const path = at(frame, `/tickets/${String(own.ticketId)}/rate`);
  const form = rateForm(frame, { path, gives: {}, filled: filled ?? { values: asSaid(own), errors: {} } });
  const change = own.until ? t.rateChange(momentText(own.until, frame)) : t.rateTitle;
  return html`<section aria-labelledby="rate">
    <h2 id="rate">${t.rateTitle}</h2>
    ${said}
    ${
      own.rating && !filled
        ? html`<details>
            <summary>${change}</summary>
            ${form}
          </details>`
        : form
    }
  </section>`;
}

/** The page behind the link of a mail. It asks, and counts nothing before the button: scanners of mail follow links. */
export function ratePage(frame: Frame, own: OwnRating, asked: { token: string; filled: Filled; thanks: boolean }): Html {
  const { t } = frame;
  const { token, filled, thanks } = asked;
  const form = rateForm(frame, { path: at(frame, '/rate'), gives: { token }, filled });
  const again = own.until ? t.rateChange(momentText(own.until, frame)) : undefined;
  return html`${troubleHtml(frame, filled)}
    <p class="step">${t.ticket(own.ticketId)}</p>
    <h1>${own.subject}</h1>
    ${
      thanks
        ? html`<section class="good" role="status">
            <h2>${t.rateThanks}</h2>
            <p>${ratedText(frame, own)}</p>
            ${again ? html`<p class="soft">${again}</p>` : undefined}
          </section>`
        : html`<section aria-labelledby="rate">
            <h2 id="rate">${t.rateTitle}</h2>
            ${own.mayRate ? form : html`<p>${ratedText(frame, own) || t.rateOver}</p>`}
          </section>`
    }`;
}
