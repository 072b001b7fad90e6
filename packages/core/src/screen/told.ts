import type { JsonSchema } from '../http/index.ts';
import {
  choicesOf,
  inLanguage,
  type Actor,
  type AnyAction,
  type Choice,
  type Field,
  type Form,
  type Localised,
  type Panel,
  type Shown,
} from '../kernel/index.ts';
import { inputOf } from './facts.ts';
import { propertyAt } from './rules/schema.ts';
import type { ScreenChoice, ScreenField, ScreenForm, ScreenPanel, ScreenValue } from './view.ts';

/** Leaves out what is undefined, so that it does not stand in the answer. */
function only<T extends object>(values: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

const limits = ['minLength', 'maxLength', 'minimum', 'maximum'] as const;
const limitsOf = (schema: JsonSchema): Partial<Record<(typeof limits)[number], number>> =>
  Object.fromEntries(limits.flatMap((name) => (typeof schema[name] === 'number' ? [[name, schema[name]]] : [])));

function routeOf({ action, http }: AnyAction): { action: string; verb: string; path: string } {
  const [verb = '', path = ''] = (http ?? '').split(' ');
  return { action, verb, path };
}

/** What a field need not have. */
type Maybe = Pick<ScreenField, 'hint' | 'choices' | 'choicesFrom' | 'when' | 'initial' | 'unit' | 'time'>;

/** Words for forms and panels in one language. */
export function toldIn(language: string, partOf: (panel: string) => string | undefined = () => undefined) {
  const say = (text: Localised): string => inLanguage(text, language, 'en');
  const maybe = (text: Localised | undefined): string | undefined => text && say(text);
  const choices = (all: readonly Choice[] | undefined): ScreenChoice[] | undefined =>
    all?.map(({ value, label }) => ({ value, label: say(label) }));
  const shown = ({ name, kind, label, choices: all, unit }: Shown): ScreenValue => ({
    ...{ name, kind, label: say(label) },
    ...only({ choices: choices(all), unit: unit ?? (kind === 'duration' ? 'minutes' : undefined) }),
  });
  const field = (one: Field, schema: JsonSchema): ScreenField => {
    const { name, kind, label, when, initial, choicesFrom } = one;
    const unit = one.unit ?? (kind === 'duration' ? 'minutes' : undefined);
    const time = one.time ?? (kind === 'date-time' ? 'instant' : undefined);
    const asked = when && { field: when.field, is: [when.is].flat() };
    return {
      ...{ name, kind, label: say(label), required: one.required ?? schema.required?.includes(name) ?? false },
      ...only<Maybe>({ hint: maybe(one.hint), choices: choices(choicesOf(one)), choicesFrom, when: asked, initial, unit, time }),
      ...limitsOf(propertyAt(schema, name) ?? {}),
    };
  };
  const form = (one: Form): ScreenForm => ({
    ...routeOf(one.submits),
    ...{ form: one.form, title: say(one.title), button: say(one.button ?? one.title), grave: one.grave ?? false },
    ...{ fills: one.fills ?? {}, fixed: one.fixed ?? {}, stands: (one.stands ?? []).map(({ place }) => place) },
    ...only<Pick<ScreenForm, 'intro' | 'done' | 'offered'>>({
      ...{ intro: maybe(one.intro), done: maybe(one.done) },
      offered: one.offered?.map(({ field: name, is }) => ({ field: name, is: [is].flat() })),
    }),
    fields: one.fields.map((part) => field(part, inputOf(one.submits).schema)),
    shows: (one.shows ?? []).map(shown),
  });
  const panel = (one: Panel, usable: (form: Form) => boolean): ScreenPanel => ({
    ...routeOf(one.reads),
    ...{ panel: one.panel, title: say(one.title), order: one.order ?? 100, shows: one.shows, empty: say(one.empty) },
    ...{ fills: one.fills ?? {}, fixed: one.fixed ?? {}, stands: one.stands.map(({ place }) => place) },
    ...only<Pick<ScreenPanel, 'icon' | 'rowsAt' | 'part'>>({ icon: one.icon, rowsAt: one.rowsAt, part: partOf(one.panel) }),
    fields: one.fields.map(shown),
    follows: (one.follows ?? []).map(({ event }) => event),
    forms: (one.forms ?? []).filter(usable).map((f) => f.form),
    rowForms: (one.rowForms ?? []).filter(usable).map((f) => f.form),
  });
  return { form, panel };
}

/** Whether an actor may use a form, as it stands. */
export const mayUse =
  (actor: Actor) =>
  (form: Form): boolean =>
    form.found !== true && form.submits.allow(actor);

/** Whether an actor sees a panel. */
export const maySee =
  (actor: Actor) =>
  ({ reads, allow }: Panel): boolean =>
    reads.allow(actor) && (allow?.(actor) ?? true);
