import type { Field, Form, Known, Panel, Unit, Value } from './shapes.ts';

/** What somebody typed, by the names of the fields. Texts as they stand in the box; nothing for what was left alone. */
export type Typed = Readonly<Record<string, string | boolean | readonly string[]>>;

const milliseconds: Readonly<Record<Unit, number>> = { milliseconds: 1, seconds: 1_000, minutes: 60_000 };
export const toMs = (value: number, unit: Unit = 'minutes'): number => value * milliseconds[unit];

/** A text or a number as a text; nothing for what is neither. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : '');

const asTyped = (value: unknown): string | boolean | readonly string[] => {
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(String);
  return textOf(value);
};

/** What stands in the form before anybody typed. */
export const initialOf = (fields: readonly Field[], given: Known = {}): Typed =>
  Object.fromEntries(
    fields.map(({ name, kind, initial }) => [
      name,
      asTyped(given[name] ?? initial ?? (kind === 'yes-no' ? false : kind === 'choices' ? [] : '')),
    ]),
  );

const valueIn = (field: Field, typed: Typed): Value | readonly string[] | readonly number[] | undefined => {
  const value = typed[field.name];
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return undefined;
  if (typeof value !== 'string') return value as boolean | readonly string[];
  if (['number', 'duration', 'person', 'agent', 'ticket'].includes(field.kind)) return Number(value);
  if (field.kind === 'choice') return field.choices?.find((choice) => String(choice.value) === value)?.value ?? value;
  if (field.kind === 'date-time') return field.time === 'local' ? value.replace('T', ' ') : new Date(value).toISOString();
  return value;
};

/** The fields that count, by what was typed so far. */
export function visibleFields(fields: readonly Field[], typed: Typed): readonly Field[] {
  const visible: Field[] = [];
  for (const field of fields) {
    const { when } = field;
    const other = when && visible.find(({ name }) => name === when.field);
    const isThere = !when || (other !== undefined && when.is.some((is) => is === valueIn(other, typed)));
    if (isThere) visible.push(field);
  }
  return visible;
}

/** Where a value is in something that was told: `client.name`. */
export const valueAt = (whole: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? (at as Known)[name] : undefined), whole);

/** Whether a row offers a form: all that it waits for is so. */
export const isOffered = ({ offered = [] }: Pick<Form, 'offered'>, row: unknown): boolean =>
  offered.every(({ field, is }) => is.some((value) => value === valueAt(row, field)));

/** What fills in without asking: of the place, of the panel, of a row. */
export interface Sources {
  readonly known?: Known;
  readonly panel?: unknown;
  readonly row?: unknown;
}
export function filled({ fills, fixed }: Pick<Form | Panel, 'fills' | 'fixed'>, { known, panel, row }: Sources): Record<string, unknown> {
  const given = Object.entries(fills).map(([name, from]): [string, unknown] => {
    if (from.startsWith('row.')) return [name, valueAt(row, from.slice(4))];
    if (from.startsWith('panel.')) return [name, valueAt(panel, from.slice(6))];
    return [name, known?.[from]];
  });
  return { ...fixed, ...Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== null)) };
}

/** The action's input: what was filled in and what was typed, deeper names where they belong. */
export function inputOf(form: Form, typed: Typed, sources: Sources): Record<string, unknown> {
  const input: Record<string, unknown> = filled(form, sources);
  for (const field of visibleFields(form.fields, typed)) {
    const value = valueIn(field, typed);
    if (value === undefined) continue;
    const names = field.name.split('.');
    const last = names.pop() ?? '';
    let at = input;
    for (const name of names) at = (at[name] ??= {}) as Record<string, unknown>;
    at[last] = value;
  }
  return input;
}

/** Needed fields that are still empty. */
export const missingIn = (form: Form, typed: Typed): readonly Field[] =>
  visibleFields(form.fields, typed).filter((field) => field.required && valueIn(field, typed) === undefined);

/** The address with its places filled, and what is left of the input. */
export function addressOf(path: string, input: Readonly<Record<string, unknown>>): { address: string; rest: Record<string, unknown> } {
  const inPath = new Set<string>();
  const address = path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    inPath.add(name);
    const value = input[name];
    return encodeURIComponent(typeof value === 'number' ? value : typeof value === 'string' ? value : '');
  });
  return { address, rest: Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.has(name))) };
}
