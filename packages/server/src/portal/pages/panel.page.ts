import type { ScreenField, ScreenForm, ScreenPanel, ScreenValue } from '@luuri/core';
import { html, type Html } from '../../pages/html.ts';
import { csrfField } from '../../pages/page-host.ts';
import { empty, fieldsHtml, troubleHtml, type Filled } from '../fields.ts';
import { at, type Frame } from '../frame.ts';
import { momentText } from '../moment.ts';

type Row = Readonly<Record<string, unknown>>;

/** A panel of a plugin with what it shows, and the forms that it offers. */
export interface Panel {
  readonly panel: ScreenPanel;
  readonly forms: readonly ScreenForm[];
  /** The rows of a list, or the one thing that is shown. */
  readonly rows: readonly Row[];
  /** What the whole is, for forms beside the title. */
  readonly whole: Row;
}

/** What was sent and has to be said again. */
export interface SentAgain {
  readonly form: string;
  readonly fills: string;
  readonly filled: Filled;
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

/** What a result, or a row of it, has under a name: `client.name`. */
export const valueAt = (row: unknown, name: string): unknown =>
  name.split('.').reduce<unknown>((held, part) => (isRow(held) ? held[part] : undefined), row);

/** A value as it is read; undefined where there is none. */
export function shownText(frame: Frame, { kind, choices = [] }: ScreenValue, value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (kind === 'due' || kind === 'date-time') return momentText(new Date(value as string | Date), frame);
  if (kind === 'yes-no') return value === true ? frame.t.yes : frame.t.no;
  const known = choices.find((one) => one.value === value);
  return known?.label ?? (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);
}

/** What is shown, each with its name. */
export const valuesHtml = (frame: Frame, fields: readonly ScreenValue[], row: unknown): Html =>
  html`<dl>
    ${fields.flatMap((field) => {
      const text = shownText(frame, field, valueAt(row, field.name));
      return text === undefined
        ? []
        : [
            html`<dt>${field.label}</dt>
              <dd>${text}</dd>`,
          ];
    })}
  </dl>`;

const isOffered = ({ offered = [] }: ScreenForm, row: Row): boolean =>
  offered.every(({ field, is }) => is.some((value) => value === valueAt(row, field)));

/** What is filled in without asking, out of a row or of the whole. */
const fillsOf = ({ fills }: ScreenForm, { row, whole }: { row: Row; whole: Row }): string =>
  JSON.stringify(Object.fromEntries(Object.entries(fills).map(([name, from]) => [name, valueAt({ row, panel: whole }, from)])));

const asShown = ({ hint = '', choices = [], ...field }: ScreenField) => ({
  ...field,
  help: hint,
  choices: choices.map(({ value, label }) => ({ value: String(value), label })),
});

/** A form; what cannot be taken back is opened first, and asked for by the button in it. */
function formHtml(frame: Frame, panel: ScreenPanel, asked: { form: ScreenForm; fills: string; again: SentAgain | undefined }): Html {
  const { form, fills, again } = asked;
  const filled = again?.form === form.form && again.fills === fills ? again.filled : empty;
  const inside = html`${form.intro ? html`<p>${form.intro}</p>` : undefined}
    <form method="post" action="${at(frame, `/own/${panel.panel}/${form.form}`)}" novalidate>
      ${csrfField(frame.visitor)}<input type="hidden" name="fills" value="${fills}" />
      ${fieldsHtml(frame, form.fields.map(asShown), filled)}
      <p></p>
      <button class="main">${form.button}</button>
    </form>`;
  if (!form.grave && form.fields.length === 0) return inside;
  return html`<details class="deed">
    <summary>${form.title}</summary>
    ${inside}
  </details>`;
}

/** What a plugin shows to whoever is signed in, and what they may do there. */
export function panelPage(
  frame: Frame,
  { panel, forms, rows, whole }: Panel,
  sent: { done: string | undefined; again: SentAgain | undefined },
): Html {
  const named = (names: readonly string[]) => forms.filter(({ form }) => names.includes(form));
  const drawn = (form: ScreenForm, row: Row) => formHtml(frame, panel, { form, fills: fillsOf(form, { row, whole }), again: sent.again });
  return html`${sent.again ? troubleHtml(frame, sent.again.filled) : undefined}
    <h1>${panel.title}</h1>
    ${sent.done ? html`<section class="good" role="status"><p>${sent.done}</p></section>` : undefined}
    ${rows.length === 0 ? html`<p>${panel.empty}</p>` : undefined}
    ${rows.map(
      (row) =>
        html`<section>
          ${valuesHtml(frame, panel.fields, row)}
          ${named(panel.rowForms)
            .filter((form) => isOffered(form, row))
            .map((form) => drawn(form, row))}
        </section>`,
    )}
    ${named(panel.forms).map((form) => drawn(form, whole))}
    <p><a href="${at(frame)}">${frame.t.home}</a></p>`;
}

/** What came of a form that shows something: a number to tell, a word. */
export const panelAnswerPage = (frame: Frame, { panel, form, answer }: { panel: ScreenPanel; form: ScreenForm; answer: unknown }): Html =>
  html`<section class="good">
      <h1>${form.title}</h1>
      ${form.done ? html`<p>${form.done}</p>` : undefined} ${valuesHtml(frame, form.shows, answer)}
    </section>
    <p><a href="${at(frame, `/own/${panel.panel}`)}">${panel.title}</a></p>`;
