import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { fieldKinds, out, shownKinds, type FieldKind, type ShownKind } from '../kernel/index.ts';

/** One of a closed list. */
export class ScreenChoice {
  /** A text or a number. */
  @out.either(out.text, out.number) value!: string | number;
  @IsString() label!: string;
}

/** Shown and sent only when another field has one of these values. */
export class ScreenCondition {
  @IsString() field!: string;
  /** Texts, numbers, yes or no. */
  @IsArray() is!: readonly (string | number | boolean)[];
}

/** A field of a form, in the reader's language. */
export class ScreenField {
  /** Where the value goes in the input: `reason`, `handOn.asked`. */
  @IsString() name!: string;
  @IsIn(fieldKinds) kind!: FieldKind;
  @IsString() label!: string;
  @IsOptional() @IsString() hint?: string;
  /** True for what must be filled in. */
  @IsBoolean() required!: boolean;
  @IsOptional() @ValidateNested({ each: true }) @Type(() => ScreenChoice) choices?: ScreenChoice[];
  /** A name that the place gives: the choices. */
  @IsOptional() @IsString() choicesFrom?: string;
  @IsOptional() @ValidateNested() @Type(() => ScreenCondition) when?: ScreenCondition;
  /** What stands there at first: a text, a number, yes or no. */
  @IsOptional() initial?: string | number | boolean;
  /** What a duration is counted in. */
  @IsOptional() @IsIn(['milliseconds', 'seconds', 'minutes']) unit?: string;
  /** A date-time as an instant or as a local time. */
  @IsOptional() @IsIn(['instant', 'local']) time?: string;
  @IsOptional() @IsInt() minLength?: number;
  @IsOptional() @IsInt() maxLength?: number;
  @IsOptional() @IsNumber() minimum?: number;
  @IsOptional() @IsNumber() maximum?: number;
}

/** A value of a result, in the reader's language. */
export class ScreenValue {
  /** Where it is: `client.name`. */
  @IsString() name!: string;
  @IsIn(shownKinds) kind!: ShownKind;
  @IsString() label!: string;
  @IsOptional() @ValidateNested({ each: true }) @Type(() => ScreenChoice) choices?: ScreenChoice[];
  /** What a duration is counted in. */
  @IsOptional() @IsIn(['milliseconds', 'seconds', 'minutes']) unit?: string;
}

/** Where what a form or a panel sends goes, and what is filled in without asking. */
class Sent {
  @IsString() action!: string;
  /** GET, POST, PUT, PATCH or DELETE. */
  @IsString() verb!: string;
  /** `/tickets/:ticketId/note`; the server puts `/api` before it. */
  @IsString() path!: string;
  /** Input by the name of what fills it: of the place, `row.id` of a row, `panel.id` of what is shown. */
  @IsObject() fills!: Readonly<Record<string, string>>;
  /** Input that is always the same. */
  @IsObject() fixed!: Readonly<Record<string, string | number | boolean>>;
}

/** A form that the reader may use. */
export class ScreenForm extends Sent {
  @IsString() form!: string;
  @IsString() title!: string;
  @IsOptional() @IsString() intro?: string;
  @ValidateNested({ each: true }) @Type(() => ScreenField) fields!: ScreenField[];
  /** What the button says. */
  @IsString() button!: string;
  /** True for what cannot be taken back. */
  @IsBoolean() grave!: boolean;
  @IsOptional() @IsString() done?: string;
  /** On a row of a panel, offered while these of its values are so, all of them. */
  @IsOptional() @ValidateNested({ each: true }) @Type(() => ScreenCondition) offered?: ScreenCondition[];
  /** What of the result is shown afterwards. */
  @ValidateNested({ each: true }) @Type(() => ScreenValue) shows!: ScreenValue[];
  /** Names of the places where it stands by itself. */
  @IsArray() @IsString({ each: true }) stands!: readonly string[];
}

/** A panel that the reader may see. */
export class ScreenPanel extends Sent {
  @IsString() panel!: string;
  @IsString() title!: string;
  @IsOptional() @IsString() icon?: string;
  /** Names of the places where it stands. */
  @IsArray() @IsString({ each: true }) stands!: readonly string[];
  @IsInt() order!: number;
  @IsIn(['rows', 'facts']) shows!: 'rows' | 'facts';
  /** Where the rows are in the result. */
  @IsOptional() @IsString() rowsAt?: string;
  @ValidateNested({ each: true }) @Type(() => ScreenValue) fields!: ScreenValue[];
  /** What is said when there is nothing to show. */
  @IsString() empty!: string;
  /** Names of facts after which it is read again. */
  @IsArray() @IsString({ each: true }) follows!: readonly string[];
  /** Names of the forms beside its title. */
  @IsArray() @IsString({ each: true }) forms!: readonly string[];
  /** Names of the forms on each row. */
  @IsArray() @IsString({ each: true }) rowForms!: readonly string[];
}

/** Everything that the reader may use, in one language. */
export class Screens {
  @IsIn(['fi', 'sv', 'en']) language!: string;
  @ValidateNested({ each: true }) @Type(() => ScreenForm) forms!: ScreenForm[];
  @ValidateNested({ each: true }) @Type(() => ScreenPanel) panels!: ScreenPanel[];
}
