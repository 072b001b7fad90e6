import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import type { InputClass } from './action.ts';
import { invalidInput, type Mistake } from './error.ts';

const join = (path: string, key: string): string => (/^\d+$/.test(key) ? `${path}[${key}]` : path ? `${path}.${key}` : key);

/** class-validator says "tier must be an integer number"; the path already names the field. */
function sentences(error: ValidationError): string[] {
  return Object.entries(error.constraints ?? {}).map(([rule, message]) =>
    rule === 'whitelistValidation' ? 'is not known here; leave it out or correct its name' : message.replace(`${error.property} `, ''),
  );
}

function mistakesIn(errors: readonly ValidationError[], path = ''): Mistake[] {
  return errors.flatMap((error) => {
    const here = join(path, error.property);
    return [...sentences(error).map((message) => ({ path: here, message })), ...mistakesIn(error.children ?? [], here)];
  });
}

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * An instance of the class, or one error that names every wrong field.
 * @param what the sentence's subject: an action's name, `options of email`.
 * @throws `input.invalid`
 */
export async function parseInput<I extends object>(input: InputClass<I>, value: unknown, what: string): Promise<I> {
  const given = value ?? {};
  if (!isPlain(given)) throw invalidInput({ what, mistakes: [{ path: '', message: 'must be an object' }] });
  const instance = plainToInstance(input, given);
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (errors.length > 0) throw invalidInput({ what, mistakes: mistakesIn(errors) });
  return instance;
}
