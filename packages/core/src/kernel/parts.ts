import type { AnyAction } from './action.ts';
import type { Category } from './rules.ts';

/** A state that a plugin adds. */
export interface StatePart {
  readonly category: Category;
  /** A ticket gets there only with a proof of its requester's identity for one of these deeds; with none when left out. */
  readonly proof?: readonly string[];
}

/** States and moves that a plugin adds. A move between states that nobody declared stops the start. */
export interface WorkflowPart {
  readonly states?: Readonly<Record<string, StatePart>>;
  readonly moves?: readonly (readonly [from: string, to: string])[];
}

/** A text for all languages, or one for each of some: `{ fi: 'Nimi', sv: 'Namn', en: 'Name' }`. */
export type Localised = string | Readonly<Record<string, string>>;

/** A text in the first of these languages that it has; in whichever it has, when it has none of them. */
export function inLanguage(text: Localised, ...languages: readonly string[]): string {
  if (typeof text === 'string') return text;
  const found = languages.find((language) => Object.hasOwn(text, language));
  return (found === undefined ? Object.values(text)[0] : text[found]) ?? '';
}

/** One of the answers that a field offers. */
export interface Choice {
  readonly value: string;
  readonly label: Localised;
}

/** A field of a form. */
export interface Field {
  /** The property of the action's input that it fills. */
  readonly name: string;
  readonly label: Localised;
  readonly kind: 'text' | 'email' | 'phone' | 'password' | 'choice' | 'long-text' | 'code';
  /** What can be chosen; a text alone is its own label. */
  readonly choices?: readonly (string | Choice)[];
  readonly help?: Localised;
  /** False for a field that may stay empty; true when left out. */
  readonly required?: boolean;
}

/** What a requester or an agent fills in, as data; its answers are the input of an action. */
export interface Form {
  readonly form: string;
  readonly title: Localised;
  readonly intro?: Localised;
  readonly fields: readonly Field[];
  readonly submits: AnyAction;
  /** Input that is the same whatever is filled in. */
  readonly gives?: Readonly<Record<string, unknown>>;
  /** What the button says. */
  readonly button?: Localised;
}

export const defineForm = (form: string, spec: Omit<Form, 'form'>): Form => ({ form, ...spec });

/** Adds a mistake at a path inside the section: `mistake('[0].targets', 'must ...')`. */
export type Complain = (path: string, message: string) => void;

/** What a plugin lets each client set in its contract pack, under a key of its own. */
export interface Section<T> {
  readonly section: string;
  readonly summary: string;
  /** Turn the raw YAML value (undefined when the pack leaves the section out) into a checked one; complain of everything wrong. */
  readonly read: (raw: unknown, pack: SectionSurroundings, complain: Complain) => T;
  /** Never set; it carries the type. */
  readonly type?: T;
}

/** What a section may look at beside itself: the raw pack, as YAML gave it. */
export interface SectionSurroundings {
  readonly raw: Readonly<Record<string, unknown>>;
  /** The pack's calendars by name; undefined for one that could not be read. The kernel does not know what a calendar is. */
  readonly calendars: Readonly<Record<string, unknown>>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of sections of different values has no other element type
export type AnySection = Section<any>;

export const defineSection = <T>(section: string, spec: Omit<Section<T>, 'section' | 'type'>): Section<T> => ({ section, ...spec });
