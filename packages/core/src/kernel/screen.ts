import type { Action, AnyAction } from './action.ts';
import type { Rule } from './actor.ts';
import type { AnyEvent } from './event.ts';
import { say, type Localised } from './text.ts';

/** Where forms and panels stand on a screen, and what is known there: the ticket that is looked at, the call that runs. */
export interface ScreenPlace {
  /** `page`, `ticket`, `portal`: unique. */
  readonly place: string;
  /** Names of what is known there: `ticketId`. */
  readonly gives: readonly string[];
}

/** A page of its own, reached from the rail of the console. */
export const consolePage: ScreenPlace = { place: 'page', gives: [] };
/** A page among the settings. */
export const settingsPage: ScreenPlace = { place: 'settings', gives: [] };
/** A page of the portal, of the person who is signed in there. */
export const portalPage: ScreenPlace = { place: 'portal', gives: [] };

/** What a field holds. It decides how the field is drawn, and which values its action must take. */
export const fieldKinds = [
  ...(['text', 'long-text', 'email', 'phone', 'number', 'choice', 'choices', 'yes-no', 'date-time', 'duration'] as const),
  ...(['person', 'agent', 'ticket', 'client', 'secret', 'code'] as const),
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** One of a closed list, with the words for it. */
export interface Choice {
  readonly value: string | number;
  readonly label: Localised;
}

/** One of a closed list, with its words in Finnish, Swedish and English. */
export const choice = (value: string | number, ...words: Parameters<typeof say>): Choice => ({ value, label: say(...words) });

/** True for whoever fills in a form when an earlier field of it has this value, or one of these. */
export interface FieldCondition {
  readonly field: string;
  readonly is: string | number | boolean | readonly (string | number | boolean)[];
}

/** A field of a form. */
export interface Field<Name extends string = string> {
  /** Where the value goes in the action's input: `reason`, or `handOn.asked` for one that lies deeper. */
  readonly name: Name;
  readonly kind: FieldKind;
  readonly label: Localised;
  /** A sentence under the field: what is meant, an example. */
  readonly hint?: Localised;
  /** True for what must be filled in, false for what may stay empty. What the action requires is required, when left out. */
  readonly required?: boolean;
  /** What can be chosen, of `choice` and `choices`; a text alone is its own label. */
  readonly choices?: readonly (string | Choice)[];
  /** Where the choices come from when they are known on the spot alone: a name that the place gives. */
  readonly choicesFrom?: string;
  /** Only shown, and only sent, when another field says so. */
  readonly when?: FieldCondition;
  /** What stands there before anybody has typed. */
  readonly initial?: string | number | boolean;
  /** What the action counts a `duration` in; minutes when left out. */
  readonly unit?: 'milliseconds' | 'seconds' | 'minutes';
  /** A `date-time` as an instant, or as a local time such as `2026-01-08 14:00`; an instant when left out. */
  readonly time?: 'instant' | 'local';
}

/** How a value of a result is shown. */
export const shownKinds = [
  ...(['text', 'long-text', 'number', 'date-time', 'due', 'duration', 'choice', 'yes-no'] as const),
  ...(['person', 'agent', 'ticket', 'client', 'email', 'phone', 'link', 'secret'] as const),
] as const;
export type ShownKind = (typeof shownKinds)[number];

/** A value of a result: `due` is an instant with the time that is left, `secret` is shown once and can be copied. */
export interface Shown {
  /** Where it is in the result, or in the row: `client.name`. */
  readonly name: string;
  readonly kind: ShownKind;
  readonly label: Localised;
  /** The words for each value, of `choice`. */
  readonly choices?: readonly Choice[];
  /** What a `duration` is counted in; minutes when left out. */
  readonly unit?: 'milliseconds' | 'seconds' | 'minutes';
}

/**
 * Which input is filled without asking: by a name that the place gives (`ticketId`), by `row.id` where the form is offered on a row of a
 * panel, or by `panel.id` from the whole that the panel shows.
 */
export type Fills = Readonly<Record<string, string>>;

/** What somebody fills in, as data; its answers are the input of an action. */
export interface Form {
  readonly form: string;
  readonly title: Localised;
  readonly intro?: Localised;
  readonly fields: readonly Field[];
  /** The action that takes the answers. Whoever may call it may use the form. */
  readonly submits: AnyAction;
  /** What the button says: a verb. Where whoever draws it has words of its own, it can be left out. */
  readonly button?: Localised;
  /** True for what cannot be taken back: it is asked for once more. */
  readonly grave?: boolean;
  /** What is said when it is done. */
  readonly done?: Localised;
  readonly fills?: Fills;
  /** Inputs that are always the same. */
  readonly fixed?: Readonly<Record<string, string | number | boolean>>;
  /** Input that its action looks up with the form, by its name, and nobody fills in. */
  readonly gives?: Readonly<Record<string, unknown>>;
  /** True for a form that its action finds by name and reads itself, such as a kind of trouble: its fields are no inputs of their own. */
  readonly found?: boolean;
  /** What of the result is shown afterwards: a number to tell, a secret. */
  readonly shows?: readonly Shown[];
  /** On the row of a panel, offered while these of its values are so, all of them; always when left out. It hides, and protects nothing. */
  readonly offered?: readonly FieldCondition[];
  /** Where it stands by itself; only where a panel offers it, when left out. */
  readonly stands?: readonly ScreenPlace[];
}

/** Names of an input, also of what lies deeper. */
type NamesOf<I> = Extract<keyof I, string> | `${Extract<keyof I, string>}.${string}`;

/** A form before it has its name: the compiler knows the names of the action's input. */
export interface FormSpec<I extends object> extends Omit<Form, 'form' | 'submits' | 'fields' | 'fills' | 'fixed'> {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever the action returns
  readonly submits: Action<I, any>;
  readonly fields: readonly Field<NamesOf<NoInfer<I>>>[];
  readonly fills?: Readonly<Partial<Record<Extract<keyof NoInfer<I>, string>, string>>>;
  readonly fixed?: Readonly<Partial<Record<Extract<keyof NoInfer<I>, string>, string | number | boolean>>>;
}

/** The answers that a field offers, each with its label. */
export const choicesOf = ({ choices }: Pick<Field, 'choices'>): Choice[] | undefined =>
  choices?.map((choice) => (typeof choice === 'string' ? { value: choice, label: choice } : choice));

/** Declare a form. @param form `room.what`, unique. That it fits its action is checked when the desk starts. */
export const defineForm = <I extends object>(form: string, spec: FormSpec<I>): Form => ({ ...spec, form }) as Form;

/** A part of a screen, as data: what it shows comes from an action that reads, and what can be done there are forms. */
export interface Panel {
  readonly panel: string;
  readonly title: Localised;
  /** Name of an icon of the tabler set, for the rail: `phone`. */
  readonly icon?: string;
  readonly stands: readonly ScreenPlace[];
  /** Place among those that stand there, the smallest first; 100 when left out. */
  readonly order?: number;
  /** The action that feeds it. Whoever may call it sees the panel. */
  readonly reads: AnyAction;
  readonly fills?: Fills;
  readonly fixed?: Readonly<Record<string, string | number | boolean>>;
  /** Rows of a list, or the facts of one thing. */
  readonly shows: 'rows' | 'facts';
  /** Where the rows are in the result; the result itself when left out. */
  readonly rowsAt?: string;
  readonly fields: readonly Shown[];
  /** What is said when there is nothing to show: what to do next. */
  readonly empty: Localised;
  /** Facts after which it is read again. */
  readonly follows?: readonly AnyEvent[];
  /** Forms beside its title. */
  readonly forms?: readonly Form[];
  /** Forms on each of its rows. */
  readonly rowForms?: readonly Form[];
  /**
   * An ES module of the plugin's own package that draws it in place of rows or facts: `new URL('../part/stars.js', import.meta.url)`. Where it
   * was not built, or fails, the panel is drawn as data.
   */
  readonly drawnBy?: URL;
  /** Who sees it, when not everybody who may call `reads`. */
  readonly allow?: Rule;
}

/** Declare a panel. @param panel `room.what`, unique. That it fits its actions is checked when the desk starts. */
export const definePanel = (panel: string, spec: Omit<Panel, 'panel'>): Panel => ({ ...spec, panel });
