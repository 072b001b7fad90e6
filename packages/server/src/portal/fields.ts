import { questionsAsked, type FieldView, type Mistake, type Problem, type Reply } from '@luuri/core';
import { html, Html } from '../pages/html.ts';
import type { Frame } from './frame.ts';
import type { PortalTexts } from './texts/index.ts';

/** What was filled into a form, and what is wrong with it: by the names of the fields; what is wrong with the whole under ''. */
export interface Filled {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly errors: Readonly<Record<string, string>>;
}
export const empty: Filled = { values: {}, errors: {} };

interface Shown extends Pick<FieldView, 'name' | 'label' | 'kind' | 'help' | 'required' | 'choices'> {
  readonly when?: { readonly field: string; readonly is: readonly (string | number | boolean)[] };
  /** The same in words. */
  readonly only?: string | undefined;
}

const attribute = (name: string, value: string | undefined): Html =>
  new Html(value === undefined ? '' : ` ${name}="${html`${value}`.text}"`);
const flag = (name: string, on: boolean): Html => new Html(on ? ` ${name}` : '');

const types: Readonly<Record<string, string>> = { email: 'email', phone: 'tel', secret: 'password' };
const fills: Readonly<Record<string, string>> = { email: 'email', phone: 'tel', code: 'one-time-code', secret: 'off' };
const keyboards: Readonly<Record<string, string>> = { code: 'numeric', number: 'numeric', duration: 'numeric' };

const choicesFor = ({ t }: Pick<Frame, 't'>, { kind, choices }: Shown): Shown['choices'] =>
  kind === 'yes-no' ? [{ value: 'true', label: t.yes }, { value: 'false', label: t.no }] : choices; // prettier-ignore

const control = ({ t }: Pick<Frame, 't'>, field: Shown, given: { value: string; said: string | undefined }): Html => {
  const { name, kind, required } = field;
  const { value, said } = given;
  const choices = choicesFor({ t }, field);
  const error = said?.includes(`e-${name}`) ? 'true' : undefined;
  const common = html`id="f-${name}"
  name="${name}"${flag('required', required)}${attribute('aria-describedby', said)}${attribute('aria-invalid', error)}`;
  if (kind === 'long-text') return html`<textarea ${common} rows="6" maxlength="100000">${value}</textarea>`;
  if (kind === 'choice' || kind === 'yes-no')
    return html`<select ${common}>
      ${[{ value: '', label: '' }, ...choices].map((c) => html`<option value="${c.value}" ${flag('selected', c.value === value)}>${c.label}</option>`)}
    </select>`;
  const fill = name === 'name' ? 'name' : fills[kind];
  return html`<input
    ${common}
    type="${types[kind] ?? 'text'}"
    value="${value}"
    ${attribute('autocomplete', fill)}${attribute('inputmode', keyboards[kind])}
  />`;
};

/** For which answer to which other field it is asked, in words. The script that hides it until then takes them away. */
function onlyWhen(frame: Pick<Frame, 't'>, { when }: Shown, others: readonly Shown[]): string | undefined {
  const other = when && others.find(({ name }) => name === when.field);
  if (!other) return undefined;
  const answers = choicesFor(frame, other).filter(({ value }) => when.is.some((is) => String(is) === value));
  return frame.t.onlyWhen(other.label, answers.map(({ label }) => label).join(` ${frame.t.or} `)); // prettier-ignore
}

/** A field with its label, its help and what is wrong with it, tied together for those who hear the page. */
export function fieldHtml({ t }: Pick<Frame, 't'>, field: Shown, { values, errors }: Filled): Html {
  const { name, label, help, required, when, only } = field;
  const error = errors[name];
  const said = [...(only ? [`w-${name}`] : []), ...(help ? [`h-${name}`] : []), ...(error ? [`e-${name}`] : [])].join(' ') || undefined;
  return html`<div class="field" ${attribute('data-when', when?.field)}${attribute('data-is', when && JSON.stringify(when.is.map(String)))}>
    <label for="f-${name}">${label}${required ? undefined : html` <span class="soft">(${t.optional})</span>`}</label>
    ${only ? html`<small id="w-${name}">${only}</small>` : undefined} ${help ? html`<small id="h-${name}">${help}</small>` : undefined}
    ${error ? html`<p class="error" id="e-${name}">${error}</p>` : undefined} ${control({ t }, field, { value: values[name] ?? '', said })}
  </div>`;
}

/** All fields of a form. */
export const fieldsHtml = (frame: Pick<Frame, 't'>, fields: readonly Shown[], filled: Filled): Html =>
  html`${fields.map((field) => fieldHtml(frame, { ...field, only: onlyWhen(frame, field, fields) }, filled))}`;

type Values = Readonly<Record<string, string | undefined>>;

/** What was filled in, as what the kinds of the fields hold; what was left empty, or was not asked, is left out. */
export function answersOf(
  fields: readonly Pick<Shown, 'name' | 'kind' | 'when'>[],
  values: Values,
): Record<string, string | number | boolean> {
  const entries = questionsAsked(fields, values).flatMap(({ name, kind }): [string, string | number | boolean][] => {
    const value = kind === 'secret' ? values[name] : values[name]?.trim();
    if (!value) return [];
    if (kind === 'yes-no') return [[name, value === 'true']];
    return [[name, kind === 'number' || kind === 'duration' ? Number(value) : value]];
  });
  return Object.fromEntries(entries);
}

/** Where files are chosen. */
export function filesHtml({ t }: Pick<Frame, 't'>, { errors }: Filled): Html {
  const error = errors['files'];
  return html`<div class="field">
    <label for="f-files">${t.files} <span class="soft">(${t.optional})</span></label>
    <small id="h-files">${t.filesHelp}</small>
    ${error ? html`<p class="error" id="e-files">${error}</p>` : undefined}
    <input id="f-files" name="files" type="file" multiple aria-describedby="h-files${error ? ' e-files' : ''}" />
  </div>`;
}

/** All that is wrong, at the top, with ways to each place. */
export function troubleHtml({ t }: Pick<Frame, 't'>, { errors }: Filled): Html | undefined {
  const found = Object.entries(errors);
  if (found.length === 0) return undefined;
  return html`<section class="trouble" role="alert" aria-labelledby="trouble">
    <h2 id="trouble">${t.wrong}</h2>
    <ul>
      ${found.map(([name, words]) => html`<li>${name === '' ? words : html`<a href="#f-${name}">${words}</a>`}</li>`)}
    </ul>
  </section>`;
}

const SECONDS = 60;

/** What a field of a kind wants, in the reader's words: those of a check are English. */
function wordsFor({ errors }: PortalTexts, name: string, kind: string): string {
  if (kind === 'email') return errors.address;
  if (kind === 'phone') return errors.phone;
  return name === 'text' ? errors.text : errors.answer;
}

/** Codes of what is wrong with a file. */
const ofFiles = new Set(['message.upload-refused', 'message.upload-too-large', 'message.no-file-name', 'message.too-many-uploads']);

function general({ errors }: PortalTexts, { status, headers }: Reply): string {
  if (status === 429) return errors.throttled(Math.max(1, Math.ceil(Number(headers['retry-after'] ?? SECONDS) / SECONDS)));
  if (status === 404) return errors.missing;
  return status === 409 ? errors.over : errors.other;
}

/** What is wrong with an answer, by field. @param fields those of the form, by the names that mistakes have in the action's input. */
export function errorsOf(t: PortalTexts, reply: Reply, fields: Readonly<Record<string, string>>): Record<string, string> {
  const problem = reply.body as (Problem & { readonly mistakes?: readonly Mistake[] }) | undefined;
  const named = (problem?.mistakes ?? []).flatMap(({ path, message }): [string, string][] => {
    const name = path.replace(/^answers\./, '');
    const kind = fields[name];
    if (kind === undefined) return [];
    return [[name, message.includes('shorter than or equal') ? t.errors.tooLong : wordsFor(t, name, kind)]];
  });
  if (named.length > 0) return Object.fromEntries(named);
  return ofFiles.has(problem?.code ?? '') ? { files: t.errors.file } : { '': general(t, reply) };
}
