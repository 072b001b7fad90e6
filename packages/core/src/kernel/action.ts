import type { Actor, Rule } from './actor.ts';
import { nestedUnitOfWork } from './errors.ts';
import type { Port } from './port.ts';
import type { Origin } from './origin.ts';
import type { ProofNeed } from './proof.ts';
import type { Runnable, Scope } from './scope.ts';

export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Route = `${Verb} /${string}`;

/** A class whose instances are a valid input; class-validator decorators say what valid means. */
export type InputClass<I extends object> = new () => I;

/** A class whose instances are a result, or `Download`, `Asset` or `EventStream` for what is no JSON. */
export type OutputClass = new (...made: never[]) => object;

/** One use case: the library call, the HTTP route, the API document's operation, the target of a form and the audit line. */
export interface Action<I extends object, O> extends Runnable<I, O> {
  readonly summary: string;
  readonly http?: Route;
  /** The class that describes the result, for the API document; in an array when a list of it comes back. */
  readonly output?: OutputClass | readonly [OutputClass];
  /** True when nothing is written: such an action runs on a reading connection, in one snapshot; one that reaches outside, in several. */
  readonly reads: boolean;
  /**
   * Media types of a body that the action takes as it was sent, to the byte, with the headers around it: its input is a {@link RawRequest}.
   * For senders that sign their bytes, or that send forms. JSON, read by the host, when left out.
   */
  readonly raw?: readonly string[];
  /**
   * Whether pages of another site may call it (CORS), told by where they are from and by what stands in the path. Their browsers send no
   * cookie of ours along. Nobody else's pages may when left out.
   */
  readonly origins?: (scope: Scope, asked: Crossing) => Promise<boolean>;
  /** What it does, when it holds no transaction meanwhile; `run` is of no use then. */
  readonly reach?: (outside: Outside, input: I) => Promise<O>;
}

/** A page of another site that calls. */
export interface Crossing {
  /** `https://www.acme.example`, as its browser says it. */
  readonly origin: string;
  /** What stands in the path, by name. */
  readonly path: Readonly<Record<string, unknown>>;
}

/** What an action that reaches outside is handed in place of a scope. */
export interface Outside {
  /** Who calls. */
  readonly actor: Actor;
  readonly origin: Origin;
  get<T>(port: Port<T>): T;
  /** The desk itself, for the steps inside the database: each call is a unit of work of its own, and knows the caller's origin. */
  readonly steps: Session;
  /** The desk in the caller's own hands, for steps that see and may no more than they do: each call is a unit of work of its own. */
  readonly own: Session;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of actions of different inputs has no other element type
export type AnyAction = Action<any, any>;
export type Actions = Readonly<Record<string, AnyAction>>;

/** The actions of a plugin as plain functions. */
export type Callable<A extends Actions> = {
  readonly [K in keyof A]: A[K] extends Action<infer I, infer O>
    ? Record<never, never> extends I
      ? (input?: I) => Promise<O>
      : (input: I) => Promise<O>
    : never;
};

interface ActionSpec<I extends object, O> {
  summary: string;
  allow: Rule;
  http?: Route;
  input?: InputClass<I>;
  output?: OutputClass | readonly [OutputClass];
  reads?: boolean;
  proof?: ProofNeed<I>;
  raw?: readonly string[];
  origins?: (scope: Scope, asked: Crossing) => Promise<boolean>;
  run: (scope: Scope, input: I) => Promise<O>;
}

/**
 * Declare a use case.
 * @param action `room.verb`, unique.
 * A GET action only reads, unless it says `reads: false`.
 */
export function defineAction<I extends object = Record<never, never>, O = void>(action: string, spec: ActionSpec<I, O>): Action<I, O> {
  const { reads = spec.http?.startsWith('GET ') ?? false, ...rest } = spec;
  return { action, ...rest, reads };
}

/**
 * Declare a use case that does something slow or elsewhere, such as hashing a password or asking another server, and must hold no
 * transaction meanwhile; or one that looks at so much that nobody must wait for it. What it writes, it writes in steps: actions for the
 * system alone, each a unit of work. Inside another action's transaction it cannot be run. A proof that it takes is used up before it begins. That one was called is not put on record when it
 * says `reads: true`.
 * @param action `room.verb`, unique.
 */
export function defineOutsideAction<I extends object = Record<never, never>, O = void>(
  action: string,
  spec: Omit<ActionSpec<I, O>, 'run'> & { reach: (outside: Outside, input: I) => Promise<O> },
): Action<I, O> {
  return { action, ...spec, reads: spec.reads ?? false, run: () => Promise.reject(nestedUnitOfWork({ action })) };
}

/** The desk in the hands of one actor. Each call is one unit of work. */
export interface Session {
  readonly actor: Actor;
  run<I extends object, O>(action: Action<I, O>, input: I): Promise<O>;
  /** A plugin's actions as functions: `desk.as(agent).use(tickets).open({ ... })`. */
  use<P extends { readonly spec: { readonly actions?: Actions } }>(
    plugin: P,
  ): P extends { spec: { actions?: infer A } } ? (NonNullable<A> extends Actions ? Callable<NonNullable<A>> : never) : never;
}
