/** Forms and panels of plugins, as `GET /screens` tells them in one language. */
export type Value = string | number | boolean;
export interface Choice {
  readonly value: string | number;
  readonly label: string;
}
export type FieldKind =
  | 'text'
  | 'long-text'
  | 'email'
  | 'phone'
  | 'number'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'date-time'
  | 'duration'
  | 'person'
  | 'agent'
  | 'ticket'
  | 'client'
  | 'secret'
  | 'code';
export type Unit = 'milliseconds' | 'seconds' | 'minutes';
/** True when a field has one of these values. */
export interface Condition {
  readonly field: string;
  readonly is: readonly Value[];
}
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  readonly choices?: readonly Choice[];
  /** A name that the place gives: the choices. */
  readonly choicesFrom?: string;
  readonly when?: Condition;
  readonly initial?: Value;
  readonly unit?: Unit;
  readonly time?: 'instant' | 'local';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}
export interface Shown {
  readonly name: string;
  readonly kind: string;
  readonly label: string;
  readonly choices?: readonly Choice[];
  readonly unit?: Unit;
}
interface Sent {
  readonly action: string;
  readonly verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly fills: Readonly<Record<string, string>>;
  readonly fixed: Readonly<Record<string, Value>>;
}
export interface Form extends Sent {
  readonly form: string;
  readonly title: string;
  readonly intro?: string;
  readonly fields: readonly Field[];
  readonly button: string;
  readonly grave: boolean;
  readonly done?: string;
  /** On a row, offered while these of its values are so. */
  readonly offered?: readonly Condition[];
  readonly shows: readonly Shown[];
  readonly stands: readonly string[];
}
export interface Panel extends Sent {
  readonly panel: string;
  readonly title: string;
  readonly icon?: string;
  readonly stands: readonly string[];
  readonly order: number;
  readonly shows: 'rows' | 'facts';
  readonly rowsAt?: string;
  readonly fields: readonly Shown[];
  readonly empty: string;
  readonly follows: readonly string[];
  /** Path of a module that draws it, `/api` before it. */
  readonly part?: string;
  readonly forms: readonly string[];
  readonly rowForms: readonly string[];
}
export interface Screens {
  readonly forms: readonly Form[];
  readonly panels: readonly Panel[];
}
/** What is known where a form or a panel stands, by name. */
export type Known = Readonly<Record<string, unknown>>;
