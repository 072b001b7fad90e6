import { AsyncLocalStorage } from 'node:async_hooks';
import type { Action, Session } from './action.ts';
import { system, type Actor } from './actor.ts';
import { catalogue as cataloguePort, catalogueOf, type Catalogue } from './catalogue.ts';
import { clock } from './clock.ts';
import { eventRows, kernelEntities, kernelMigrations } from './entities.ts';
import { nestedUnitOfWork, notAllowed, unboundPort, unknownJob } from './errors.ts';
import type { Listener } from './event.ts';
import { parseInput } from './input.ts';
import { defineJob, type AnyJob, type Finish, type JobType } from './job.ts';
import { log } from './log.ts';
import { migrate, refusePending, schemaDrift } from './migration.ts';
import type { AnyPlugin, AnyPluginSpec, Installed, Started } from './plugin.ts';
import { bind, type Binding, type Port } from './port.ts';
import { boardOf, jobBoard } from './queue/board.ts';
import { embeddedQueue } from './queue/embedded.ts';
import type { DeadLetter, DueJob, JobQueue, Perform } from './queue/queue.ts';
import { takeProof } from './proof.ts';
import { actionRan, actionRefused } from './ran.ts';
import type { Origin } from './origin.ts';
import type { Scope } from './scope.ts';
import { blackenError, holdSecrets, secretsIn } from './secret.ts';
import { unlessSilent } from './silence.ts';
import { openStore, type DatabaseOptions, type Store } from './store.ts';
import { settledTables } from './settled.ts';
import { eventWatch, watchOf, type Watch } from './watch.ts';
import { whispers } from './whispers.ts';
import { admit, runAction, scopeFor, type Standing, type Unit, type Works } from './unit.ts';

export interface DeskOptions {
  readonly database: DatabaseOptions;
  /** In the order of their needs; `[...essentials(), mine()]`. */
  readonly plugins: readonly Installed[];
  readonly ports?: readonly Binding[];
  /** False to refuse a database that is not up to date, in place of changing it; true when left out. */
  readonly migrates?: boolean;
  /**
   * True to refuse a call on the desk from inside an action at once (`desk.nested-call`), and the default. It takes an `AsyncLocalStorage`, for which
   * every promise of the process pays before Node 24. False to leave it to the other guard: an action that asks nothing of the database for
   * half a minute is undone (`desk.unit-silent`).
   */
  readonly catchesNestedCalls?: boolean;
}

export interface StartOptions {
  /** False for a process that only answers calls; true when left out. */
  readonly work?: boolean;
}

/** A desk: plugins on a database. */
export interface Desk {
  readonly catalogue: Catalogue;
  /** The desk in an actor's hands. */
  as(actor: Actor, origin?: Origin): Session;
  get<T>(port: Port<T>): T;
  /**
   * Open channels, run jobs, sleep until the next is due. Until then the desk answers calls and does nothing by itself. Once.
   * With `work: false` it goes on doing nothing by itself: another process on the same PostgreSQL works.
   */
  start(options?: StartOptions): Promise<void>;
  /** Finish what is in hand, and close everything. */
  stop(): Promise<void>;
  /** Do now what is due by this instant, in due order, up to a number of jobs: for tests and scripts, on a desk that was not started. */
  runDue(until: Date, limit?: number): Promise<number>;
  nextDue(): Promise<Date | undefined>;
  /** Work that failed its last attempt, and waits for a person. */
  deadLetters(): Promise<DeadLetter[]>;
  retry(deadLetterId: string): Promise<boolean>;
  /** SQL by which the schema differs from the entities: empty, always. */
  schemaDrift(): Promise<string[]>;
}

/** Tells one listener of one fact. */
const tellListener = (catalogue: () => Catalogue): JobType<{ listener: string }> =>
  defineJob('desk.tell-listener', {
    async run(scope, { listener: key }) {
      const listener = catalogue().listeners.find((l) => l.key === key);
      if (!listener || !scope.eventId) throw unknownJob({ job: key });
      const fact = await scope.rows(eventRows).get(scope.eventId);
      await listener.handle(scope, fact.payload);
    },
  });

const byEvent = (catalogue: Catalogue, when: Listener['when']): Works['within'] => {
  const map = new Map<object, Catalogue['listeners'][number][]>();
  for (const listener of catalogue.listeners.filter((l) => l.when === when)) {
    map.set(listener.event, [...(map.get(listener.event) ?? []), listener]);
  }
  return map;
};

function portBox(bindings: readonly Binding[]) {
  const bound = new Map(bindings.map((b) => [b.port, b.value]));
  // Apart from what is bound: a fallback that served once must not keep out a plugin that provides the port later.
  const fallbacks = new Map<string, unknown>();
  return {
    get<T>(port: Port<T>): T {
      if (bound.has(port.port)) return bound.get(port.port) as T;
      if (!port.fallback) throw unboundPort({ port: port.port });
      if (!fallbacks.has(port.port)) fallbacks.set(port.port, port.fallback());
      return fallbacks.get(port.port) as T;
    },
    /** The host's binding wins, and then the first plugin's. */
    offer(binding: Binding) {
      if (!bound.has(binding.port)) bound.set(binding.port, binding.value);
    },
  };
}

/** The commit has happened: whoever hears of it can no longer refuse it, nor keep it from the others. */
function tellAll(works: Works, told: readonly (() => void)[]): void {
  for (const tell of told) {
    try {
      tell();
    } catch (e) {
      works.get(log).error({ err: e }, 'What was to be told of a commit failed.');
    }
  }
}

/** Opens units of work. A call on the desk from inside one would wait for itself: it is told so instead. */
function unitsOf(works: Works, catchesNestedCalls: boolean) {
  const inside = catchesNestedCalls ? new AsyncLocalStorage<{ over: boolean }>() : undefined;
  const open = async <T>(readOnly: boolean, work: (unit: Unit) => Promise<T>): Promise<T> => {
    const told: (() => void)[] = [];
    const unit = (manager: Unit['manager']): Unit => ({ manager, now: works.get(clock).now(), readOnly, told });
    const within = async (manager: Unit['manager']) => {
      const here = { over: false };
      told.length = 0; // a retried transaction starts afresh
      try {
        const working = inside ? inside.run(here, () => work(unit(manager))) : work(unit(manager));
        return await unlessSilent(manager, working);
      } finally {
        here.over = true;
      }
    };
    const result = await (readOnly ? works.store.read(within) : works.store.write(within));
    tellAll(works, told);
    return result;
  };
  const refuseInside = (what: string) => {
    if (inside?.getStore()?.over === false) throw nestedUnitOfWork({ action: what });
  };
  return { open, refuseInside };
}
type Units = ReturnType<typeof unitsOf>;

async function tellOfRefusal(
  works: Works,
  units: Units,
  refused: { action: string; actor: Actor; origin: Origin; code: string },
): Promise<void> {
  const { action, actor, origin, code } = refused;
  await units
    .open(false, (unit) =>
      scopeFor(works, unit, { actor, eventId: undefined }).emit(actionRefused, { action, actor: actor.id, code, origin }),
    )
    .catch((e: unknown) => {
      works.get(log).error({ err: e, action }, 'A refusal could not be put on record.');
    });
}

function sessionOf(works: Works, units: Units, standing: Standing & { origin: Origin }): Session {
  const { actor, origin } = standing;
  const tell = async (scope: Scope, { action }: { action: string }, input: object) => {
    if (actor !== system) await scope.emit(actionRan, { action, input, actor: actor.id, origin });
  };
  /** Nothing is open while it thinks; that it was called goes on record afterwards, unless it only reads. */
  const reachOut = async <I extends object, O>(action: Action<I, O>, input: I, reach: NonNullable<Action<I, O>['reach']>): Promise<O> => {
    const checked = await admit(actor, action, input);
    if (action.proof) await units.open(false, (unit) => takeProof(scopeFor(works, unit, standing), action, checked));
    const steps = sessionOf(works, units, { actor: system, origin, eventId: undefined });
    const own = sessionOf(works, units, { actor, origin, eventId: undefined });
    const result = await reach({ actor, origin, get: works.get, steps, own }, checked);
    if (action.reads) return result;
    await units.open(false, (unit) => {
      holdSecrets(unit.manager, secretsIn(action.input, checked));
      return tell(scopeFor(works, unit, standing), action, input);
    });
    return result;
  };
  const run = async <I extends object, O>(action: Action<I, O>, input: I): Promise<O> => {
    units.refuseInside(action.action);
    try {
      if (action.reach) return await reachOut(action, input, action.reach);
      return await units.open(action.reads, async (unit) => {
        const scope = scopeFor(works, unit, standing);
        const result = await runAction(scope, action, input);
        if (!action.reads) await tell(scope, action, input);
        return result;
      });
    } catch (e) {
      if (notAllowed.is(e)) await tellOfRefusal(works, units, { action: action.action, actor, origin, code: e.code });
      throw blackenError(e, secretsIn(action.input, input));
    }
  };
  const use = (plugin: AnyPlugin) =>
    Object.fromEntries(
      Object.entries((plugin.spec as AnyPluginSpec).actions ?? {}).map(([name, action]) => [
        name,
        (input: object = {}) => run(action, input),
      ]),
    );
  return { actor, run, use: use as Session['use'] };
}

/** Runs one job: inside a transaction together with its own settlement, or outside of any. */
function performer(works: Works, units: Units) {
  const types = new Map<string, AnyJob>([works.tell, ...works.catalogue.jobs].map((type) => [type.job, type]));
  return async (job: DueJob): Promise<void> => {
    const type = types.get(job.job);
    if (!type) throw unknownJob({ job: job.job });
    const standing = { actor: system, eventId: job.eventId };
    const settleWith = (finish?: Finish) =>
      units.open(false, async (unit) => {
        if (await job.settle(unit.manager)) await finish?.(scopeFor(works, unit, standing));
      });
    if (!('reach' in type)) return settleWith((scope) => type.run(scope, job.input));
    const session = sessionOf(works, units, { ...standing, origin: {} });
    try {
      await settleWith(await type.reach(session, job.input));
    } catch (e) {
      await type.failed?.(session, job.input, e);
      throw e;
    }
  };
}

/** The last first. All of them, also when one fails: its error is thrown at the end. */
async function stopAll(started: readonly Started[]): Promise<void> {
  const errors: unknown[] = [];
  for (const one of [...started].reverse()) {
    try {
      await one.stop?.();
    } catch (e) {
      errors.push(e);
    }
  }
  if (errors.length > 0) throw errors[0];
}

async function startPlugins(
  installed: readonly Installed[],
  parts: { works: Works; ports: ReturnType<typeof portBox>; as: Desk['as']; made: ReturnType<typeof catalogueOf> },
): Promise<Started[]> {
  const started: Started[] = [];
  try {
    for (const { spec, options } of installed) {
      const checked: object = spec.options ? await parseInput<object>(spec.options, options, `options of ${spec.name}`) : {};
      const one = await spec.start?.({ options: checked, get: parts.works.get, as: parts.as });
      if (!one) continue;
      started.push(one);
      for (const binding of one.provides ?? []) parts.ports.offer(binding);
      parts.made.channels.push(...(one.channels ?? []));
      if (one.health) parts.made.health.set(spec.name, one.health);
    }
    return started;
  } catch (e) {
    await stopAll(started).catch(() => undefined); // the first error is the one worth telling
    throw e;
  }
}

async function queueFor(
  options: DatabaseOptions,
  parts: { store: Store; clock: () => { now(): Date }; types: ReadonlyMap<string, AnyJob> },
): Promise<JobQueue> {
  if (options.type !== 'postgres') return embeddedQueue({ store: parts.store, clock: parts.clock, typeOf: (job) => parts.types.get(job) });
  // Loaded only where it is used: a desk on SQLite does without it and its driver.
  const { graphileQueue } = await import('./queue/graphile.ts');
  return graphileQueue({ url: options.url, jobs: [...parts.types.keys()] });
}

const kernelSpec = { name: 'kernel', migrations: kernelMigrations };

/**
 * Open the database, bring it up to date, start the plugins.
 * @throws `plugin.missing`, `plugin.doubly-declared`, `database.unavailable`, `migration.changed`, `migration.failed`, `input.invalid` (options)
 */
export async function createDesk({
  database,
  plugins,
  ports: bindings = [],
  migrates = true,
  catchesNestedCalls = true,
}: DeskOptions): Promise<Desk> {
  const specs = plugins.map((p) => p.spec);
  const catalogue = catalogueOf(specs);
  const watch = watchOf(database);
  const ports = portBox([...bindings, bind(cataloguePort, catalogue), bind(eventWatch, watch), bind(whispers, watch.whispers)]);
  const tell = tellListener(() => catalogue);
  const store = await openStore(database, [...kernelEntities, ...catalogue.entities]);
  ports.offer(bind(settledTables, { stamp: (entities) => store.settled.stamp(entities.map((entity) => entity.table)) }));
  try {
    if (migrates) await migrate(store, [kernelSpec, ...specs], ports.get(clock).now());
    else await refusePending(store, [kernelSpec, ...specs]);
    const types = new Map<string, AnyJob>([tell, ...catalogue.jobs].map((type) => [type.job, type]));
    const queue = await queueFor(database, { store, clock: () => ports.get(clock), types });
    ports.offer(bind(jobBoard, boardOf(queue)));
    const works: Works = {
      store,
      queue,
      catalogue,
      actions: new Map(catalogue.actions.map((action) => [action.action, action])),
      get: ports.get,
      stirred: watch.stirred,
      tell,
      within: byEvent(catalogue, 'within'),
      after: byEvent(catalogue, 'after'),
    };
    const units = unitsOf(works, catchesNestedCalls);
    const as: Desk['as'] = (actor, origin = {}) => sessionOf(works, units, { actor, origin, eventId: undefined });
    try {
      const started = await startPlugins(plugins, { works, ports, as, made: catalogue });
      return running(works, { started, units, as, watch });
    } catch (e) {
      await queue.stop();
      throw e;
    }
  } catch (e) {
    await store.close();
    throw e;
  }
}

interface Parts {
  readonly watch: Watch;
  readonly started: readonly Started[];
  readonly units: Units;
  readonly as: Desk['as'];
}

/** Beginning and ending, each once. */
function lifeOf({ queue, store, get }: Works, { started, perform, watch }: Pick<Parts, 'started' | 'watch'> & { perform: Perform }) {
  const ending = new AbortController();
  const runs: Promise<void>[] = [];
  let starting: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;

  const start = async ({ work = true }: StartOptions) => {
    watch.follow(store.settled.followed());
    for (const one of started) await one.ready?.();
    if (!work) return;
    for (const one of started) await one.open?.();
    await queue.start(perform);
    for (const one of started) {
      const running = async () => one.run?.(ending.signal);
      runs.push(running().catch((e: unknown) => get(log).error({ err: e }, 'A plugin stopped working.')));
    }
  };
  const stop = async () => {
    ending.abort();
    await starting?.catch(() => undefined); // whoever started it was told
    await Promise.all(runs);
    // Jobs in hand still use what the plugins opened.
    await queue.stop();
    try {
      await stopAll(started);
    } finally {
      await watch.stop();
      await store.close();
    }
  };
  return { start: (options: StartOptions = {}) => (starting ??= start(options)), stop: () => (stopped ??= stop()) };
}

function running(works: Works, { started, units, as, watch }: Parts): Desk {
  const { queue, store } = works;
  const perform = performer(works, units);
  const outside = <T>(what: string, work: () => Promise<T>): Promise<T> => {
    units.refuseInside(what);
    return work();
  };
  return {
    catalogue: works.catalogue,
    as,
    get: works.get,
    ...lifeOf(works, { started, perform, watch }),
    runDue: async (until, limit) => outside('runDue', () => queue.runDue(until, perform, limit)),
    nextDue: async () => outside('nextDue', () => queue.nextDue()),
    deadLetters: async () => outside('deadLetters', () => store.read((manager) => queue.deadLetters(manager))),
    retry: async (id) =>
      outside('retry', async () => {
        const at = works.get(clock).now();
        const isTried = await store.write((manager) => queue.retry(manager, id, at));
        queue.wake(at);
        return isTried;
      }),
    schemaDrift: async () => outside('schemaDrift', () => schemaDrift(store)),
  };
}
