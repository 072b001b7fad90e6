import type { FormView, PortalPageView } from '@luuri/core';
import { html, type Html } from '../../pages/html.ts';
import { csrfField } from '../../pages/page-host.ts';
import { fieldsHtml, troubleHtml, type Filled } from '../fields.ts';
import { at, type Frame } from '../frame.ts';

/** Where somebody is on a page of a plugin. */
export interface Step {
  readonly nr: number;
  readonly form: FormView;
  readonly filled: Filled;
  /** What goes along unseen. */
  readonly carried: Readonly<Record<string, string>>;
}

/** One step of a page that a plugin made of forms. */
export const stepPage = (frame: Frame, page: PortalPageView, { nr, form, filled, carried }: Step): Html =>
  html`${troubleHtml(frame, filled)}
    ${page.steps.length > 1 ? html`<p class="step">${page.title} ${nr + 1}/${page.steps.length}</p>` : undefined}
    <h1>${form.title}</h1>
    ${form.intro ? html`<p>${form.intro}</p>` : undefined}
    <form method="post" action="${at(frame, `/do/${page.page}`)}" novalidate>
      ${csrfField(frame.visitor)}<input type="hidden" name="step" value="${nr}" />
      ${Object.entries(carried).map(([name, value]) => html`<input type="hidden" name="c-${name}" value="${value}" />`)}
      ${fieldsHtml(frame, form.fields, filled)}
      <p></p>
      <button class="main">${form.button || frame.t.next}</button>
    </form>`;

export const stepsDonePage = (frame: Frame, page: PortalPageView): Html =>
  html`<section class="good">
      <h1>${page.title}</h1>
      <p>${page.done || frame.t.done}</p>
    </section>
    <p><a href="${at(frame)}">${frame.t.home}</a></p>`;
