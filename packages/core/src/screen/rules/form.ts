import type { Choice, Field, FieldKind, Form, Mistake } from '../../kernel/index.ts';
import type { JsonSchema } from '../../http/index.ts';
import { propertyAt, refusal, resolved, typesOf } from './schema.ts';

/** What an action says of its input. */
export interface InputFacts {
  readonly schema: JsonSchema;
  /** Names of what is marked as secret. */
  readonly secrets: ReadonlySet<string>;
}

type Complain = (path: string, message: string) => void;

const numbers = ['number', 'integer'];
/** The types of JSON, one of which the action must take. */
const wanted: Readonly<Record<FieldKind, readonly string[]>> = {
  ...{
    text: ['string'],
    code: ['string'],
    'long-text': ['string'],
    email: ['string'],
    phone: ['string'],
    secret: ['string'],
    'date-time': ['string'],
  },
  ...{ number: numbers, duration: numbers, person: numbers, agent: numbers, ticket: numbers, client: ['string'] },
  ...{ choice: ['string', ...numbers], choices: ['array'], 'yes-no': ['boolean'] },
};

const LOCAL = '2026-01-08 14:00';
const INSTANT = '2026-01-08T14:00:00.000Z';

const valueOf = (choice: string | Choice): string | number => (typeof choice === 'string' ? choice : choice.value);

function checkChoices(field: Field, schema: JsonSchema, complain: Complain): void {
  const isChoice = field.kind === 'choice' || field.kind === 'choices';
  if (isChoice === (field.choices === undefined && field.choicesFrom === undefined))
    complain('', isChoice ? 'has no choices; name them, or say from where they come' : 'has choices and is no choice');
  for (const choice of field.choices ?? []) {
    const value = valueOf(choice);
    const why = refusal(value, schema);
    if (why) complain('', `offers ${String(value)}, which ${why}`);
  }
}

/** A field against the place in the input that it fills. */
function checkKind(field: Field, { schema, secrets }: InputFacts, complain: Complain): void {
  const property = propertyAt(schema, field.name);
  if (!property) return complain('', 'is no input of the action');
  const types = typesOf(property);
  if (types.length > 0 && !types.some((type) => wanted[field.kind].includes(type)))
    complain('', `is ${field.kind}, and the action takes ${types.join(' or ')}`);
  checkChoices(field, field.kind === 'choices' ? resolved(property.items ?? {}, schema) : property, complain);
  const sample = field.kind === 'date-time' ? refusal(field.time === 'local' ? LOCAL : INSTANT, property) : undefined;
  if (sample) complain('', `is ${field.time === 'local' ? 'a local time' : 'an instant'}, and ${LOCAL} ${sample}`);
  if ((field.kind === 'secret') !== secrets.has(field.name))
    complain('', field.kind === 'secret' ? 'is secret, and the action does not mark it so' : 'is marked as secret by the action');
  const initial = field.initial === undefined ? undefined : refusal(field.initial, property);
  if (initial) complain('', `begins with ${String(field.initial)}, which ${initial}`);
}

/** Whether a field can come to have a value. */
function canBe(field: Field, value: string | number | boolean): boolean {
  if (field.kind === 'yes-no') return typeof value === 'boolean';
  if (field.choices) return field.choices.some((choice) => valueOf(choice) === value);
  return true;
}

function checkCondition(field: Field, before: readonly Field[], complain: Complain): void {
  if (!field.when) return;
  const other = before.find(({ name }) => name === field.when?.field);
  if (!other) return complain('', `depends on ${field.when.field}, which is no field before it`);
  for (const value of [field.when.is].flat())
    if (!canBe(other, value)) complain('', `depends on ${other.name} being ${String(value)}, which it never is`);
}

/** What the action requires and nobody fills in. */
function checkNeeded(form: Form, schema: JsonSchema, complain: Complain): void {
  const always = form.fields.filter((field) => !field.when).map((field) => field.name.split('.')[0]);
  const filled = new Set([...always, ...Object.keys(form.fills ?? {}), ...Object.keys(form.fixed ?? {})]);
  for (const name of schema.required ?? []) if (!filled.has(name)) complain('', `leaves out ${name}, which the action needs`);
}

/** Everything in which a form does not fit its action; each with the way to it. */
export function formMistakes(form: Form, input: InputFacts): Mistake[] {
  const mistakes: Mistake[] = [];
  const at =
    (path: string): Complain =>
    (inner, message) =>
      void mistakes.push({ path: `${path}${inner}`, message });
  const here = at(form.form);
  if (form.button === undefined) here('', 'has no words for its button');
  if (!form.submits.http) here('', `submits ${form.submits.action}, which has no route`);
  for (const [i, field] of form.fields.entries()) {
    const complain = at(`${form.form}.${field.name}`);
    if (form.fields.slice(0, i).some(({ name }) => name === field.name)) complain('', 'is there twice');
    checkKind(field, input, complain);
    checkCondition(field, form.fields.slice(0, i), complain);
  }
  for (const name of [...Object.keys(form.fills ?? {}), ...Object.keys(form.fixed ?? {})])
    if (!propertyAt(input.schema, name)) here('', `fills ${name}, which is no input of the action`);
  for (const [name, value] of Object.entries(form.fixed ?? {})) {
    const why = refusal(value, propertyAt(input.schema, name) ?? {});
    if (why) here('', `fixes ${name} at ${String(value)}, which ${why}`);
  }
  checkNeeded(form, input.schema, here);
  return mistakes;
}
