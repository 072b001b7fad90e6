import type { EntityManager } from 'typeorm';
import type { AnyAction } from './action.ts';
import { system, type Actor } from './actor.ts';
import type { Catalogue, NamedListener } from './catalogue.ts';
import { eventRows } from './entities.ts';
import type { AnyEntity } from './entity.ts';
import { invalidInput } from './error.ts';
import { notAllowed, readOnlyScope } from './errors.ts';
import { parseInput } from './input.ts';
import type { AnyJob } from './job.ts';
import type { Port } from './port.ts';
import type { JobQueue } from './queue/queue.ts';
import type { Origin } from './origin.ts';
import { takeProof } from './proof.ts';
import { actionRan, actionRefused } from './ran.ts';
import { rowsOf } from './rows.ts';
import type { Runnable, Schedulable, Schedule, Scope, Tellable } from './scope.ts';
import { holdSecrets, secretsIn, tellable, withoutSecrets } from './secret.ts';
import { turnOf } from './settled.ts';
import type { Store } from './store.ts';

/** What all units of work of a desk share. */
export interface Works {
  readonly store: Store;
  readonly queue: JobQueue;
  readonly catalogue: Catalogue;
  /** Those of the catalogue, by name. */
  readonly actions: ReadonlyMap<string, AnyAction>;
  readonly get: <T>(port: Port<T>) => T;
  /** Called after a commit that wrote facts. */
  readonly stirred: () => void;
  /** Runs one `after` listener. */
  readonly tell: AnyJob;
  readonly within: ReadonlyMap<object, readonly NamedListener[]>;
  readonly after: ReadonlyMap<object, readonly NamedListener[]>;
}

/** One unit of work: everything in it is committed together, or nothing. */
export interface Unit {
  readonly manager: EntityManager;
  readonly now: Date;
  readonly readOnly: boolean;
  /** Called after the commit. */
  readonly told: (() => void)[];
}

/** Who acts in it, and which fact led here. */
export interface Standing {
  readonly actor: Actor;
  readonly eventId: number | undefined;
  /** Where the call came from; none for what the desk does by itself. */
  readonly origin?: Origin;
}

/** Check that the actor may, and check the input. */
export async function admit<I extends object, O>(actor: Actor, action: Runnable<I, O>, input: I): Promise<I> {
  if (!action.allow(actor)) throw notAllowed({ action: action.action, actor: actor.id, needs: action.allow.rule });
  return action.input ? parseInput(action.input, input, action.action) : input;
}

/** Check that the actor may, check the input, use up the proof that it takes, run. */
export async function runAction<I extends object, O>(scope: Scope, action: Runnable<I, O>, input: I): Promise<O> {
  const checked = await admit(scope.actor, action, input);
  holdSecrets(scope.sql.manager, secretsIn(action.input, checked));
  if (action.proof) await takeProof(scope, action, checked);
  return action.run(scope, checked);
}

async function schedule<P extends object>(
  works: Works,
  unit: Unit,
  { type, schedule, eventId }: { type: Schedulable<P>; schedule: Schedule<P>; eventId: number | undefined },
): Promise<void> {
  if (unit.readOnly) throw readOnlyScope({ what: `Scheduled ${type.job}` });
  const at = schedule.at ?? unit.now;
  if (Number.isNaN(at.getTime())) throw invalidInput({ what: type.job, mistakes: [{ path: 'at', message: 'must be an instant' }] });
  await works.queue.add(unit.manager, { type, schedule, at, eventId });
  unit.told.push(() => {
    works.queue.wake(at);
  });
}

/** What listeners are told: nothing that is secret in this unit of work, and of a call by what its actor came in. */
function toBeTold<P extends object>(
  works: Works,
  unit: Unit,
  { type, payload, standing }: { type: object; payload: P; standing: Standing },
): P {
  const { via } = standing.actor;
  if (type !== actionRan && type !== actionRefused) return tellable(unit.manager, payload);
  const called = { ...payload, ...(via === undefined ? {} : { via }) };
  if (type !== actionRan) return called;
  const { action: name, input } = payload as unknown as { action: string; input: object };
  const action = works.actions.get(name);
  return { ...called, input: withoutSecrets(action?.input, input) };
}

async function emit<P extends object>(
  works: Works,
  unit: Unit,
  fact: { type: Tellable<P>; payload: P; standing: Standing },
): Promise<number> {
  const { type, standing } = fact;
  const payload = toBeTold(works, unit, fact);
  if (unit.readOnly) throw readOnlyScope({ what: `Emitted ${type.event}` });
  const about = type.about(payload);
  const row = { event: type.event, about, payload, at: unit.now, actor: standing.actor.id, causeId: standing.eventId ?? null, tx: null };
  const log = rowsOf(eventRows, { manager: unit.manager, actor: system, readOnly: false });
  const id = type.logged ? (await log.insert(row)).id : 0;
  if (type.logged) unit.told.push(works.stirred);
  const told = scopeFor(works, unit, { actor: system, eventId: id || standing.eventId });
  for (const listener of works.within.get(type) ?? []) await listener.handle(told, payload);
  for (const listener of works.after.get(type) ?? []) {
    const telling = { input: { listener: listener.key }, queue: about };
    await schedule(works, unit, { type: works.tell, schedule: telling, eventId: id });
  }
  return id;
}

const unitNeedsWriting = (unit: Unit, what: string) => {
  if (unit.readOnly) throw readOnlyScope({ what });
};

/** The unit of work in an actor's hands. */
export function scopeFor(works: Works, unit: Unit, standing: Standing): Scope {
  const { actor, eventId, origin = {} } = standing;
  // Most of what a room does, it does as the desk itself.
  let asDesk: Scope | undefined;
  const as: Scope['as'] = (other, because = eventId) => {
    if (because !== eventId) return scopeFor(works, unit, { actor: other, eventId: because, origin });
    if (other === actor) return scope;
    if (other !== system) return scopeFor(works, unit, { actor: other, eventId, origin });
    return (asDesk ??= scopeFor(works, unit, { actor: system, eventId, origin }));
  };
  const scope: Scope = {
    actor,
    origin,
    eventId,
    now: unit.now,
    get: works.get,
    rows: (entity) => rowsOf(entity, { manager: unit.manager, actor, readOnly: unit.readOnly }),
    emit: (type, payload) => emit(works, unit, { type, payload, standing }),
    run: (action, input) => runAction(scope, action, input),
    schedule: (job, wanted) =>
      schedule(works, unit, { type: job, schedule: wanted, eventId: wanted.uncaused === true ? undefined : eventId }),
    async cancel(job, key) {
      unitNeedsWriting(unit, `Cancelled ${job.job}`);
      await works.queue.cancel(unit.manager, job.job, key);
    },
    as,
    stamp: (...entities) => turnOf(unit.manager.queryRunner).stamp(entities.map((entity) => entity.table)),
    onCommit: (told) => unit.told.push(told),
    sql: {
      dialect: works.store.dialect,
      manager: unit.manager,
      table: (entity: AnyEntity) => `"${entity.table}"`,
    },
  };
  return scope;
}
