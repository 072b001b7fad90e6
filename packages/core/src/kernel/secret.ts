import type { EntityManager } from 'typeorm';
import type { InputClass } from './action.ts';
import { isDeskError } from './error.ts';

/** What stands where a secret was. */
export const hidden = '(secret)';

const marked = new WeakMap<object, Set<string>>();

/**
 * Marks a field of an input class as secret: a password, a code, a key. Its value reaches neither the log, nor the audit, nor an event,
 * nor an error: whatever would carry it carries `(secret)`. Of an object or a list everything in it is secret.
 */
export const Secret = (): PropertyDecorator => (prototype, property) => {
  const fields = marked.get(prototype) ?? new Set();
  marked.set(prototype, fields.add(String(property)));
};

/** The fields of an input class that are secret, those of the classes that it extends included. */
export function secretFieldsOf(input: InputClass<object> | undefined): ReadonlySet<string> {
  const fields = new Set<string>();
  for (let at: unknown = input?.prototype; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at))
    for (const field of marked.get(at) ?? []) fields.add(field);
  return fields;
}

/** The input without what is secret in it. */
export function withoutSecrets<I extends object>(input: InputClass<object> | undefined, given: I): I {
  const fields = secretFieldsOf(input);
  if (fields.size === 0 || typeof given !== 'object') return given;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, fields.has(key) ? hidden : (value as unknown)])) as I;
}

/** Shorter ones are in everything, and guessed as soon as they are looked for. */
const SHORTEST = 3;
const DEEPEST = 8;

function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return value.length >= SHORTEST ? [value] : [];
  if (typeof value === 'number') return textsIn(String(value));
  if (typeof value !== 'object' || value === null || depth === DEEPEST || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap((part) => textsIn(part, depth + 1));
}

/** Every secret text of an input, the longest first. */
export function secretsIn(input: InputClass<object> | undefined, given: unknown): string[] {
  const fields = secretFieldsOf(input);
  if (fields.size === 0 || typeof given !== 'object' || given === null) return [];
  const found = Object.entries(given).flatMap(([key, value]) => (fields.has(key) ? textsIn(value) : []));
  return [...new Set(found)].sort((a, b) => b.length - a.length);
}

/** As it is, and as JSON would write it. */
const blackened = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((left, secret) => left.replaceAll(secret, hidden).replaceAll(JSON.stringify(secret).slice(1, -1), hidden), text);

/** A copy of plain data without the secrets. */
export function blacken<T>(value: T, secrets: readonly string[], depth = 0): T {
  if (typeof value === 'string') return blackened(value, secrets) as T;
  if (typeof value === 'number' && secrets.includes(String(value))) return hidden as T;
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value)) return value;
  if (depth === DEEPEST) return hidden as T;
  if (Array.isArray(value)) return value.map((part: unknown) => blacken(part, secrets, depth + 1)) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [blackened(key, secrets), blacken(part as unknown, secrets, depth + 1)]),
  ) as T;
}

/** What an error of ours is, which is written in the code and said by nobody: whose password is a word of it would get another error. */
const whatItIs = new Set(['name', 'code', 'kind']);

/** The same error without the secrets in its words, its details and its causes: an error belongs to whoever threw it, so it is changed. */
export function blackenError(error: unknown, secrets: readonly string[], depth = 0): unknown {
  if (secrets.length === 0 || depth === DEEPEST) return error;
  if (typeof error === 'string') return blackened(error, secrets);
  if (!(error instanceof Error) && !(typeof error === 'object' && error !== null && 'message' in error)) return blacken(error, secrets);
  const told = error as unknown as Record<string, unknown>;
  for (const key of new Set([...Object.keys(told), 'message', 'stack', 'cause'])) {
    const value = told[key];
    if (value === undefined || typeof value === 'function' || (isDeskError(error) && whatItIs.has(key))) continue;
    const clean = value instanceof Error ? blackenError(value, secrets, depth + 1) : blacken(value, secrets);
    if (clean !== value)
      Object.defineProperty(told, key, { value: clean, configurable: true, writable: true, enumerable: key !== 'stack' });
  }
  return error;
}

/** What is secret in a unit of work, by its manager: no fact that is told in it carries it. */
const held = new WeakMap<EntityManager, string[]>();

export function holdSecrets(manager: EntityManager, secrets: readonly string[]): void {
  if (secrets.length > 0) held.set(manager, [...(held.get(manager) ?? []), ...secrets]);
}

/** Texts alone. Fields have their names from the code, and numbers are ids: whose code is one of them must not make the fact another. */
function blackenTexts(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value) || depth === DEEPEST)
    return typeof value === 'number' ? value : blacken(value, secrets, depth);
  if (Array.isArray(value)) return value.map((part: unknown) => blackenTexts(part, secrets, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, blackenTexts(part, secrets, depth + 1)]));
}

/** A fact's payload without what is secret in its unit of work. */
export function tellable<P extends object>(manager: EntityManager, payload: P): P {
  const secrets = held.get(manager);
  return secrets ? (blackenTexts(payload, secrets) as P) : payload;
}
