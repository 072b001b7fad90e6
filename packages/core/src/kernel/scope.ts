import type { EntityManager } from 'typeorm';
import type { Actor, Rule } from './actor.ts';
import type { AnyEntity, Dialect, Entity } from './entity.ts';
import type { Port } from './port.ts';
import type { Origin } from './origin.ts';
import type { Rows } from './rows.ts';

/** What a scope needs to know of a proof that an action takes; `needsProof` makes it. */
export interface NeededProof<I extends object> {
  readonly deed: string;
  readonly of: (scope: Scope, input: I) => Promise<{ readonly about: string; readonly whose: string }>;
}

/** What a scope needs to know of an action; `defineAction` makes the whole of it. */
export interface Runnable<I extends object, O> {
  readonly action: string;
  readonly allow: Rule;
  readonly input?: new () => I;
  /** The proof that it takes; none when left out. */
  readonly proof?: NeededProof<I>;
  readonly run: (scope: Scope, input: I) => Promise<O>;
}

/** What a scope needs to know of an event; `defineEvent` makes it. */
export interface Tellable<P extends object> {
  readonly event: string;
  readonly about: (payload: P) => string;
  readonly logged: boolean;
}

/** What a scope needs to know of a job; `defineJob` makes the whole of it. */
export interface Schedulable<P extends object> {
  readonly job: string;
  readonly attempts: number;
  /** Never set; it carries the type. */
  readonly input?: P;
}

/** When, and under which key. */
export interface Schedule<P extends object> {
  readonly input: P;
  /** Not before this instant; at once when left out. */
  readonly at?: Date;
  /** A job of the same type that waits under the same key is replaced. */
  readonly key?: string;
  /** True when nothing can wait under the key yet: it belongs to what has just come to be. */
  readonly first?: boolean;
  /** True when time itself leads to the job, not the fact at hand: what it does then names no cause. */
  readonly uncaused?: boolean;
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
}

/** What every use case receives: one unit of work in the hands of one actor. */
export interface Scope {
  readonly actor: Actor;
  /** Where the call came from; empty for what the desk does by itself. */
  readonly origin: Origin;
  /** The instant of this unit of work: the same throughout. */
  readonly now: Date;
  /** The fact that led here, when this is a listener or a job that one scheduled. */
  readonly eventId: number | undefined;
  /** The rows that the actor may see, and no others. */
  rows<Row extends { id: number }>(entity: Entity<Row>): Rows<Row>;
  get<T>(port: Port<T>): T;
  /** Write a fact into the log; tell those `within` now, those `after` once it is committed. Returns its id, 0 when it is not logged. */
  emit<P extends object>(event: Tellable<P>, payload: P): Promise<number>;
  /** Another action in the same transaction. */
  run<I extends object, O>(action: Runnable<I, O>, input: I): Promise<O>;
  schedule<P extends object>(job: Schedulable<P>, schedule: Schedule<P>): Promise<void>;
  /** Take back what waits under this key; nothing happens when nothing does. */
  cancel<P extends object>(job: Schedulable<P>, key: string): Promise<void>;
  /** The same unit of work as somebody else; on account of another fact, when its id is given. */
  as(actor: Actor, eventId?: number): Scope;
  /**
   * The same number as long as nothing has changed in these settled tables: what was made of their rows may be kept under it. Undefined in a
   * unit of work that cannot say so, for it or another is changing them.
   */
  stamp(...entities: readonly AnyEntity[]): number | undefined;
  /** Called once the unit of work is committed; never when it is rolled back. For caches and wake-ups: what must not be lost is a job. */
  onCommit(told: () => void): void;
  /** SQL of your own, for what rows cannot say. It sees every row: limit it yourself. */
  readonly sql: RawSql;
}

/** The way past the rows, for the few places that need a database's own words. */
export interface RawSql {
  readonly dialect: Dialect;
  readonly manager: EntityManager;
  /** The table's name as SQL wants it. */
  table(entity: AnyEntity): string;
}
