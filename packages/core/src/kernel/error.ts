import { out } from './output.ts';
/** What kind of trouble it is. The HTTP room alone decides what status each kind becomes. */
export type ErrorKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'throttled' | 'unavailable' | 'defect';

/** One wrong place in an input: where it is (`targets.urgent.first-response`), and what would be right. */
export class Mistake {
  @out.text readonly path!: string;
  @out.text readonly message!: string;
}

const brand = Symbol.for('luuri.error');

/** The only error that Luuri throws on purpose. Made by a function that `defineError` returned, never by hand. */
export class DeskError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(told: { code: string; kind: ErrorKind; message: string; details: Record<string, unknown>; cause?: unknown }) {
    super(told.message, told.cause === undefined ? undefined : { cause: told.cause });
    this.name = 'DeskError';
    this.code = told.code;
    this.kind = told.kind;
    this.details = told.details;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** True for any error of ours, also when two copies of the package are installed and `instanceof` fails. */
export const isDeskError = (e: unknown): e is DeskError => typeof e === 'object' && e !== null && brand in e;

/** Makes one kind of error: call it with the details, throw what it returns. */
export interface ErrorType<D extends object> {
  (details: D, cause?: unknown): DeskError;
  readonly code: string;
  readonly kind: ErrorKind;
  /** True for an error of this very code. */
  readonly is: (e: unknown) => e is DeskError;
}

const known = new Map<string, ErrorKind>();

/** Every error code that the loaded code can raise, with its kind: what `docs/reference/errors.md` is checked against. */
export const errorCodes = (): ReadonlyMap<string, ErrorKind> => known;

/**
 * Declare an error.
 * @param code `room.what-is-wrong`, stable: programs match on it.
 * @param kind decides the HTTP status, see {@link ErrorKind}.
 * @param sentence what is wrong and what would be right, in a sentence a person can act on.
 */
export function defineError<D extends object = Record<never, never>>(
  code: string,
  kind: ErrorKind,
  sentence: (details: D) => string,
): ErrorType<D> {
  known.set(code, kind);
  const make = (details: D, cause?: unknown) =>
    new DeskError({ code, kind, message: sentence(details), details: { ...details } as Record<string, unknown>, cause });
  return Object.assign(make, { code, kind, is: (e: unknown): e is DeskError => isDeskError(e) && e.code === code });
}

const list = (mistakes: readonly Mistake[]) => mistakes.map((m) => `${m.path || 'value'} ${m.message}`).join('; ');

/** Input that does not fit its class: names every wrong field. */
export const invalidInput = defineError<{ what: string; mistakes: readonly Mistake[] }>(
  'input.invalid',
  'invalid',
  ({ what, mistakes }) => `${what}: ${list(mistakes)}.`,
);
