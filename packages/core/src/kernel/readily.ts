import { TransformationType } from 'class-transformer';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, ValidationTypes, type ValidationArguments, type ValidatorConstraintInterface } from 'class-validator';
import type { InputClass } from './action.ts';
import { keepableText } from './keepable.ts';

/**
 * Most inputs are flat and right, and class-validator gathers what it knows of a class anew for each of them, which takes longer than reading
 * a row. So its own decorators are gathered once for a class, and asked here. Whatever is not surely right, or not flat, goes the whole way:
 * class-validator alone says what is wrong.
 */

/** What class-validator remembers of one decorator. */
type ValidationMetadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** One decorator of a field. */
interface Check {
  readonly validator: ValidatorConstraintInterface;
  readonly constraints: unknown[];
}

/** What the decorators of one field say of its value. */
interface Field {
  readonly name: string;
  /** All of these hold, or nobody looks at the rest: `IsOptional`. */
  readonly conditions: readonly ((object: object, value: unknown) => boolean)[];
  readonly checks: readonly Check[];
  /** There are objects in it, which class-transformer makes and only class-validator looks into. */
  readonly isMore: boolean;
}

type Fields = ReadonlyMap<string, Field>;

const isOf = (...types: string[]) => {
  const wanted = new Set(types);
  return ({ type }: ValidationMetadata) => wanted.has(type);
};
const isCondition = isOf(ValidationTypes.CONDITIONAL_VALIDATION);
const isCheck = isOf(ValidationTypes.CUSTOM_VALIDATION, ValidationTypes.IS_DEFINED);
const isNested = isOf(ValidationTypes.NESTED_VALIDATION);
const isKnown = isOf(ValidationTypes.WHITELIST);

function checksOf(said: ValidationMetadata): Check[] {
  const constraints = getMetadataStorage().getTargetValidatorConstraints(said.constraintCls);
  return constraints.map(({ instance }) => ({ validator: instance, constraints: said.constraints }));
}

/** Undefined when it says something of the field that is not repeated here. */
function fieldOf(input: InputClass<object>, name: string, said: readonly ValidationMetadata[]): Field | undefined {
  const isRepeated = (one: ValidationMetadata) => isCondition(one) || isCheck(one) || isNested(one) || isKnown(one);
  if (!said.every((one) => isRepeated(one) && !one.validateIf)) return undefined;
  const conditions = said.filter(isCondition).map(({ constraints }) => constraints[0] as Field['conditions'][number]);
  const isMore = said.some(isNested) || defaultMetadataStorage.findTypeMetadata(input, name) !== undefined;
  return { name, conditions, checks: said.filter(isCheck).flatMap(checksOf), isMore };
}

/** True when class-transformer only copies the fields of a class, whatever it may do with what is in them. */
function isCopied(input: InputClass<object>, names: readonly string[]): boolean {
  const known = defaultMetadataStorage;
  return (
    known.getStrategy(input) === 'none' &&
    known.getExposedMetadatas(input).length === 0 &&
    known.getExcludedMetadatas(input).length === 0 &&
    names.every(
      (name) => known.findTransformMetadatas(input, name, TransformationType.PLAIN_TO_CLASS).length === 0 && !(name in input.prototype),
    )
  );
}

function gathered(input: InputClass<object>): Fields | undefined {
  const storage = getMetadataStorage();
  const said = storage.groupByPropertyName(storage.getTargetValidationMetadatas(input, '', false, false));
  const names = Object.keys(said);
  const fields = names.map((name) => fieldOf(input, name, said[name] ?? []));
  if (!isCopied(input, names) || !fields.every((field) => field !== undefined)) return undefined;
  return new Map(fields.map((field) => [field.name, field]));
}

const once = new WeakMap<InputClass<object>, Fields | 'unlike'>();

function fieldsOf(input: InputClass<object>): Fields | undefined {
  const known = once.get(input) ?? gathered(input) ?? 'unlike';
  once.set(input, known);
  return known === 'unlike' ? undefined : known;
}

function isRight(object: object, { name, conditions, checks, isMore }: Field): boolean {
  const value = (object as Readonly<Record<string, unknown>>)[name];
  if (isMore && value !== undefined) return false;
  for (const holds of conditions) if (!holds(object, value)) return true;
  for (const { validator, constraints } of checks) {
    const said: ValidationArguments = { targetName: object.constructor.name, property: name, object, value, constraints };
    // A promise is no answer yet.
    if (validator.validate(value, said) !== true) return false;
  }
  return true;
}

/** The instance, when the input is flat and surely right; undefined otherwise. It is made as class-transformer would have. */
export function readily<I extends object>(input: InputClass<I>, given: object): I | undefined {
  const fields = fieldsOf(input);
  if (!fields) return undefined;
  const instance = new input();
  const filled = instance as Record<string, unknown>;
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'function' || !fields.has(name)) return undefined;
    filled[name] = typeof value === 'string' ? keepableText(value) : value;
  }
  for (const [name, value] of Object.entries(filled))
    if (!fields.has(name) || (typeof value === 'object' && value !== null)) return undefined;
  for (const field of fields.values()) if (!isRight(instance, field)) return undefined;
  return instance;
}
