import type { FormView } from '@luuri/core';
import { html, type Html } from '../../pages/html.ts';
import { csrfField } from '../../pages/page-host.ts';
import { fieldsHtml, filesHtml, troubleHtml, type Filled } from '../fields.ts';
import { at, type Frame } from '../frame.ts';
import { kindCards } from './home.page.ts';

/** The first question alone. */
export const kindsPage = (frame: Frame, follows: string | undefined): Html =>
  html`<p class="step">${frame.t.question(1, frame.mayAsk ? 2 : 3)}</p>
    <h1>${frame.t.whatAbout}</h1>
    ${kindCards(frame, follows)}`;

const reachFields = ({ t }: Frame) => [
  { name: 'address', label: t.address, kind: 'email', help: t.addressHelp, required: true, choices: [] },
  { name: 'name', label: t.name, kind: 'text', help: '', required: false, choices: [] },
  { name: 'phone', label: t.phone, kind: 'phone', help: '', required: false, choices: [] },
];

/** The third question, for whoever is not signed in. */
const reach = (frame: Frame, filled: Filled): Html =>
  frame.mayAsk
    ? html`<p>${frame.t.askedAs(frame.name || frame.t.you)}</p>`
    : html`<fieldset>
        <legend>${frame.t.howToReach}</legend>
        <p class="step">${frame.t.question(3, 3)}. ${frame.t.reachHelp}</p>
        ${fieldsHtml(frame, reachFields(frame), filled)}
      </fieldset>`;

/** Names and kinds of all that is asked: of the kind, and how to reach somebody. */
export const askedFields = (kind: FormView): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(kind.fields.map((field) => [field.name, field.kind])),
  ...{ address: 'email', phone: 'phone', name: 'text' },
});

/** The second and the third question. @param key random: sent twice, it is one request. */
export function askPage(frame: Frame, kind: FormView, asked: { filled: Filled; key: string; follows: string | undefined }): Html {
  const { filled, key, follows } = asked;
  return html`${troubleHtml(frame, filled)}
    <h1>${kind.title}</h1>
    <p><a href="${at(frame, follows === undefined ? '' : `/ask?follows=${encodeURIComponent(follows)}`)}">${frame.t.otherKind}</a></p>
    ${follows === undefined ? undefined : html`<p>${frame.t.follows(Number(follows))}</p>`}
    <form
      method="post"
      action="${at(frame, `/ask/${kind.form}`)}"
      class="ask"
      data-draft="ask-${kind.form}"
      enctype="multipart/form-data"
      novalidate
    >
      ${csrfField(frame.visitor)}<input type="hidden" name="key" value="${key}" />
      ${follows === undefined ? undefined : html`<input type="hidden" name="follows" value="${follows}" />`}
      <fieldset>
        <legend class="step">${frame.t.question(2, frame.mayAsk ? 2 : 3)}</legend>
        ${fieldsHtml(frame, kind.fields, filled)}
        <div class="suggestions" aria-live="polite" data-title="${frame.t.suggestions}" hidden></div>
        ${filesHtml(frame, filled)}
      </fieldset>
      ${reach(frame, filled)}
      <button class="main">${frame.t.send}</button>
    </form>`;
}
