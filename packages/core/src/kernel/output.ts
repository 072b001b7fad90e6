import type { Port } from './port.ts';

/** A class whose instances are what an action gives: its properties carry `out`, or decorators of class-validator. */
export type OutputClass<T extends object = object> = abstract new (...given: never[]) => T;

/** What a value looks like as JSON, as data: the http room makes JSON Schema of it. */
export type Look =
  | { readonly is: 'integer' | 'number' | 'text' | 'flag' | 'instant' | 'object' | 'json' | 'nothing' }
  | { readonly is: 'one-of'; readonly values: readonly (string | number | boolean)[] }
  | { readonly is: 'matching'; readonly pattern: string }
  | { readonly is: 'class'; readonly of: OutputClass }
  | { readonly is: 'list' | 'record' | 'optional'; readonly of: Look }
  | { readonly is: 'either'; readonly of: readonly Look[] };

/** What a value looks like, whatever it is. */
export interface AnyShape {
  readonly look: Look;
  /** Never set; it carries the type. */
  readonly of?: () => unknown;
}

interface TooWide {
  readonly 'the decorator allows more than the type of the property': never;
}

/** Whether a list may be written to is not on the wire. */
type Loose<V> = V extends readonly (infer E)[] ? readonly E[] : V;

/**
 * What a value looks like, and the decorator of a property that looks so. The compiler compares the two: a property whose type holds
 * more than its decorator says does not compile, and neither does one whose type holds less.
 */
export interface Shape<T> extends AnyShape {
  <K extends string, O extends { readonly [P in K]: T }>(target: O, key: [T] extends [Loose<O[K]>] ? K : TooWide): void;
  readonly of?: () => T;
}

/** The same for a property that may be missing. */
export interface OptionalShape<T> {
  <K extends string, O extends { readonly [P in K]?: T | undefined }>(target: O, key: [T] extends [Loose<O[K]>] ? K : TooWide): void;
  readonly look: Look;
}

/** What shapes are made of: another shape, or a class. */
type Part = AnyShape | OutputClass;
type Of<P> = P extends OutputClass<infer T> ? T : P extends { readonly of?: () => infer T } ? T : never;

const brand = Symbol.for('luuri.shape');

/** Works across duplicated installs. */
const isShape = (value: unknown): value is AnyShape => typeof value === 'function' && brand in value;

/** Reads a port, where there is a desk. */
type Get = <T>(port: Port<T>) => T;
interface Described {
  readonly fields: Map<string, Look>;
  more?: (get: Get) => readonly (readonly [field: string, shape: AnyShape])[];
}
const described = new WeakMap<object, Described>();

/** What is known of a class by itself, its parents left out. */
function ownOf(prototype: object): Described {
  const own = described.get(prototype) ?? { fields: new Map<string, Look>() };
  described.set(prototype, own);
  return own;
}

const lookOf = (part: Part): Look => (isShape(part) ? part.look : { is: 'class', of: part });

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the type that a shape carries stands nowhere in its value
const shape = <S>(look: Look): S =>
  Object.assign((target: object, key: string) => void ownOf(target).fields.set(key, look), { look, [brand]: true }) as S;

/** What results are made of: each is a shape, and the decorator of a property of that shape. */
export const out = {
  integer: shape<Shape<number>>({ is: 'integer' }),
  number: shape<Shape<number>>({ is: 'number' }),
  text: shape<Shape<string>>({ is: 'text' }),
  flag: shape<Shape<boolean>>({ is: 'flag' }),
  /** On the wire a text, ISO 8601. */
  instant: shape<Shape<Date>>({ is: 'instant' }),
  /** An object of whatever JSON can hold. */
  object: <T extends object = object>() => shape<Shape<T>>({ is: 'object' }),
  /** Whatever JSON can hold. */
  json: shape<Shape<unknown>>({ is: 'json' }),
  /** Null and nothing else. */
  nothing: shape<Shape<null>>({ is: 'nothing' }),
  oneOf: <const V extends readonly (string | number | boolean)[]>(...values: V) => shape<Shape<V[number]>>({ is: 'one-of', values }),
  /** A text narrower than a list of values can say. @param pattern a regular expression of JSON Schema. */
  matching: <T extends string>(pattern: string) => shape<Shape<T>>({ is: 'matching', pattern }),
  /** An object of a class. */
  one: <C extends OutputClass>(of: C) => shape<Shape<Of<C>>>(lookOf(of)),
  list: <P extends Part>(of: P) => shape<Shape<readonly Of<P>[]>>({ is: 'list', of: lookOf(of) }),
  /** An object whose keys are data. */
  record: <P extends Part>(of: P) => shape<Shape<Readonly<Record<string, Of<P>>>>>({ is: 'record', of: lookOf(of) }),
  orNull: <P extends Part>(of: P) => shape<Shape<Of<P> | null>>({ is: 'either', of: [lookOf(of), { is: 'nothing' }] }),
  either: <const P extends readonly Part[]>(...parts: P) => shape<Shape<Of<P[number]>>>({ is: 'either', of: parts.map(lookOf) }),
  /** A property that may be missing. */
  optional: <P extends Part>(of: P) => shape<OptionalShape<Of<P>>>({ is: 'optional', of: lookOf(of) }),
  /** Decorates a class to which others add fields: which, is asked of the desk. They may be missing. */
  more: (more: NonNullable<Described['more']>) => (type: OutputClass) => void (ownOf(type.prototype as object).more = more),
};

/** The fields of a class and of its parents. @param get reads ports; without it there are none that others add. */
export function outputFieldsOf(type: OutputClass, get?: Get): ReadonlyMap<string, Look> {
  const line: Described[] = [];
  for (let p: unknown = type.prototype; typeof p === 'object' && p !== null; p = Object.getPrototypeOf(p)) {
    const own = described.get(p);
    if (own) line.unshift(own);
  }
  const added = get ? line.flatMap(({ more }) => more?.(get) ?? []) : [];
  return new Map([
    ...added.map(([name, { look }]): [string, Look] => [name, { is: 'optional', of: look }]),
    ...line.flatMap(({ fields }) => [...fields]),
  ]);
}

/** Some of a list, and where the next ones begin. */
export interface Page<T, N = number> {
  readonly items: readonly T[];
  /** For `after`; null at the end. */
  readonly next: N | null;
}

const pages = new WeakMap<OutputClass, Map<Look['is'], OutputClass>>();

/** The class of a page of something. @param next what `after` takes; a whole number when left out. */
export function pageOf<T extends object, N = number>(
  of: OutputClass<T>,
  next: Shape<N> = out.integer as unknown as Shape<N>,
): OutputClass<Page<T, N>> {
  const known = pages.get(of) ?? new Map<Look['is'], OutputClass>();
  pages.set(of, known);
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- its fields are written below
  const made = known.get(next.look.is) ?? { [`${of.name}Page`]: class {} }[`${of.name}Page`];
  const { fields } = ownOf((made as OutputClass).prototype as object);
  fields.set('items', { is: 'list', of: lookOf(of) }).set('next', lookOf(out.orNull(next)));
  known.set(next.look.is, made as OutputClass);
  return made as OutputClass<Page<T, N>>;
}

/** How an action says what it gives: a class, a list of a class as `[Class]`, or a shape. */
export type Output = OutputClass | readonly [OutputClass] | AnyShape;

/** What an action with such an output may return. */
export type Given<R> = R extends readonly [OutputClass<infer T>] ? readonly T[] : Of<R>;

/** The shape of what an action gives. */
export const shapeOf = (output: Output): Look =>
  Array.isArray(output) ? { is: 'list', of: lookOf((output as readonly [OutputClass])[0]) } : lookOf(output as Part);
