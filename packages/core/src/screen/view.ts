import { fieldKinds, out, shownKinds, type FieldKind, type ShownKind } from '../kernel/index.ts';

/** One of a closed list. */
export class ScreenChoice {
  /** A text or a number. */
  @out.either(out.text, out.number) value!: string | number;
  @out.text readonly label!: string;
}

/** Shown and sent only when another field has one of these values. */
export class ScreenCondition {
  @out.text readonly field!: string;
  /** Texts, numbers, yes or no. */
  @out.list(out.either(out.text, out.number, out.flag)) readonly is!: readonly (string | number | boolean)[];
}

/** A field of a form, in the reader's language. */
export class ScreenField {
  /** Where the value goes in the input: `reason`, `handOn.asked`. */
  @out.text readonly name!: string;
  @out.oneOf(...fieldKinds) readonly kind!: FieldKind;
  @out.text readonly label!: string;
  @out.optional(out.text) readonly hint?: string;
  /** True for what must be filled in. */
  @out.flag readonly required!: boolean;
  @out.optional(out.list(ScreenChoice)) readonly choices?: readonly ScreenChoice[];
  /** A name that the place gives: the choices. */
  @out.optional(out.text) readonly choicesFrom?: string;
  @out.optional(ScreenCondition) readonly when?: ScreenCondition;
  /** What stands there at first: a text, a number, yes or no. */
  @out.optional(out.either(out.text, out.number, out.flag)) readonly initial?: string | number | boolean;
  /** What a duration is counted in. */
  @out.optional(out.oneOf('milliseconds', 'seconds', 'minutes')) readonly unit?: 'milliseconds' | 'seconds' | 'minutes';
  /** A date-time as an instant or as a local time. */
  @out.optional(out.oneOf('instant', 'local')) readonly time?: 'instant' | 'local';
  @out.optional(out.integer) readonly minLength?: number;
  @out.optional(out.integer) readonly maxLength?: number;
  @out.optional(out.number) readonly minimum?: number;
  @out.optional(out.number) readonly maximum?: number;
}

/** A value of a result, in the reader's language. */
export class ScreenValue {
  /** Where it is: `client.name`. */
  @out.text readonly name!: string;
  @out.oneOf(...shownKinds) readonly kind!: ShownKind;
  @out.text readonly label!: string;
  @out.optional(out.list(ScreenChoice)) readonly choices?: readonly ScreenChoice[];
  /** What a duration is counted in. */
  @out.optional(out.oneOf('milliseconds', 'seconds', 'minutes')) readonly unit?: 'milliseconds' | 'seconds' | 'minutes';
}

/** Where what a form or a panel sends goes, and what is filled in without asking. */
class Sent {
  @out.text readonly action!: string;
  /** GET, POST, PUT, PATCH or DELETE. */
  @out.text readonly verb!: string;
  /** `/tickets/:ticketId/note`; the server puts `/api` before it. */
  @out.text readonly path!: string;
  /** Input by the name of what fills it: of the place, `row.id` of a row, `panel.id` of what is shown. */
  @out.record(out.text) readonly fills!: Readonly<Record<string, string>>;
  /** Input that is always the same. */
  @out.record(out.either(out.text, out.number, out.flag)) readonly fixed!: Readonly<Record<string, string | number | boolean>>;
}

/** A form that the reader may use. */
export class ScreenForm extends Sent {
  @out.text readonly form!: string;
  @out.text readonly title!: string;
  @out.optional(out.text) readonly intro?: string;
  @out.list(ScreenField) readonly fields!: readonly ScreenField[];
  /** What the button says. */
  @out.text readonly button!: string;
  /** True for what cannot be taken back. */
  @out.flag readonly grave!: boolean;
  @out.optional(out.text) readonly done?: string;
  /** On a row of a panel, offered while these of its values are so, all of them. */
  @out.optional(out.list(ScreenCondition)) readonly offered?: readonly ScreenCondition[];
  /** What of the result is shown afterwards. */
  @out.list(ScreenValue) readonly shows!: readonly ScreenValue[];
  /** Names of the places where it stands by itself. */
  @out.list(out.text) readonly stands!: readonly string[];
}

/** A panel that the reader may see. */
export class ScreenPanel extends Sent {
  @out.text readonly panel!: string;
  @out.text readonly title!: string;
  @out.optional(out.text) readonly icon?: string;
  /** Names of the places where it stands. */
  @out.list(out.text) readonly stands!: readonly string[];
  @out.integer readonly order!: number;
  @out.oneOf('rows', 'facts') readonly shows!: 'rows' | 'facts';
  /** Where the rows are in the result. */
  @out.optional(out.text) readonly rowsAt?: string;
  @out.list(ScreenValue) readonly fields!: readonly ScreenValue[];
  /** What is said when there is nothing to show. */
  @out.text readonly empty!: string;
  /** Names of facts after which it is read again. */
  @out.list(out.text) readonly follows!: readonly string[];
  /** Names of the forms beside its title. */
  @out.list(out.text) readonly forms!: readonly string[];
  /** Path of a module that draws it: for `import`, with `/api` before it. Another build has another path. */
  @out.optional(out.text) readonly part?: string;
  /** Names of the forms on each row. */
  @out.list(out.text) readonly rowForms!: readonly string[];
}

/** Everything that the reader may use, in one language. */
export class Screens {
  @out.text readonly language!: string;
  @out.list(ScreenForm) readonly forms!: readonly ScreenForm[];
  @out.list(ScreenPanel) readonly panels!: readonly ScreenPanel[];
}
