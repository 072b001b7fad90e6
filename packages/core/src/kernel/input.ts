import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import type { InputClass } from './action.ts';
import { invalidInput, type Mistake } from './error.ts';
import { keepable } from './keepable.ts';
import { readily } from './readily.ts';

const join = (path: string, key: string): string => (/^\d+$/.test(key) ? `${path}[${key}]` : path ? `${path}.${key}` : key);

/** class-validator says "tier must be an integer number"; the path already names the field. */
const withoutName = (message: string, name: string): string => (message.startsWith(`${name} `) ? message.slice(name.length + 1) : message);

function sentences(error: ValidationError): string[] {
  return Object.entries(error.constraints ?? {}).map(([rule, message]) =>
    rule === 'whitelistValidation' ? 'is not known here; leave it out or correct its name' : withoutName(message, error.property),
  );
}

function mistakesIn(errors: readonly ValidationError[], path = ''): Mistake[] {
  return errors.flatMap((error) => {
    const here = join(path, error.property);
    return [...sentences(error).map((message) => ({ path: here, message })), ...mistakesIn(error.children ?? [], here)];
  });
}

/** Levels of objects and lists within each other. Nothing that a person means has so many, and each costs a call on the stack. */
const DEEPEST = 50;
/** class-transformer takes these for what an object is, and not for what it has. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const isPlain = (value: unknown): value is object => kindOf(value) === 'Object';

/** Bytes with the way to them. class-transformer makes an empty copy of them unless they are a Buffer. */
interface Bytes {
  readonly keys: readonly string[];
  readonly bytes: ArrayBufferView;
}

/** Looks at all that an input holds before anybody else does. */
function survey(given: object): { mistakes: Mistake[]; bytes: Bytes[] } {
  const mistakes: Mistake[] = [];
  const bytes: Bytes[] = [];
  const complain = (keys: readonly string[], message: string) => void mistakes.push({ path: keys.reduce(join, ''), message });
  const look = (value: object, keys: readonly string[], above: readonly object[]): void => {
    if (above.length === DEEPEST || above.includes(value))
      return complain(keys.slice(0, 1), `must not be nested more than ${DEEPEST} levels deep`);
    for (const [key, part] of Object.entries(value as Record<string, unknown>)) {
      const here = [...keys, key];
      if (reserved.has(key)) complain(here, 'is a reserved name; take another');
      else if (ArrayBuffer.isView(part)) bytes.push({ keys: here, bytes: part });
      else if (part instanceof Map || part instanceof Set) complain(here, 'must be a plain object or a list');
      else if (Array.isArray(part) || isPlain(part)) look(part, here, [...above, value]);
      if (mistakes.length > 0) return;
    }
  };
  look(given, [], []);
  return { mistakes, bytes };
}

function putBack(instance: object, found: readonly Bytes[]): void {
  for (const { keys, bytes } of found) {
    const holder = keys.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], instance);
    (holder as Record<string, unknown>)[keys.at(-1) ?? ''] = bytes;
  }
}

/**
 * An instance of the class, or one error that names every wrong field.
 * @param what the sentence's subject: an action's name, `options of email`.
 * @throws `input.invalid`
 */
export async function parseInput<I extends object>(input: InputClass<I>, value: unknown, what: string): Promise<I> {
  const given = value ?? {};
  if (!isPlain(given)) throw invalidInput({ what, mistakes: [{ path: '', message: 'must be an object' }] });
  const right = readily(input, given);
  if (right) return right;
  const { mistakes, bytes } = survey(given);
  if (mistakes.length > 0) throw invalidInput({ what, mistakes });
  // Some validators throw at half a character instead of refusing it.
  const instance = plainToInstance(input, keepable(given));
  putBack(instance, bytes);
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (errors.length > 0) throw invalidInput({ what, mistakes: mistakesIn(errors) });
  return instance;
}
