import type { Actions, InputClass, Session } from './action.ts';
import type { Actor, Permission } from './actor.ts';
import type { Channel } from './channel.ts';
import type { AnyEntity } from './entity.ts';
import type { ErrorType } from './error.ts';
import type { AskHealth } from './health.ts';
import type { AnyEvent, Listener } from './event.ts';
import type { AnyJob } from './job.ts';
import type { Migration } from './migration.ts';
import type { AnySection, WorkflowPart } from './parts.ts';
import type { Binding, Port } from './port.ts';
import type { Form, Panel } from './screen.ts';

/** What a plugin's `start` is handed. */
export interface Host<O> {
  readonly options: O;
  get<T>(port: Port<T>): T;
  /** The desk in an actor's hands; usable from `run` on, when every plugin has started. */
  as(actor: Actor): Session;
}

/** What a plugin brings to life when the desk is made. */
export interface Started {
  /** Ports it fills, unless the host filled them. */
  readonly provides?: readonly Binding[];
  readonly channels?: readonly Channel[];
  /** Called when the desk starts, in a process that works and in one that only answers calls. */
  readonly ready?: () => Promise<void> | void;
  /** Opens what serves: ports, connections. Awaited by `desk.start()`, which fails when this does. */
  readonly open?: () => Promise<void>;
  /** Works while the desk runs: begins at `desk.start()`, and ends when the signal is aborted. */
  readonly run?: (signal: AbortSignal) => Promise<void>;
  /** How it is; a plugin without it is well as long as the desk is. */
  readonly health?: AskHealth;
  /** Closes what `start` opened. */
  readonly stop?: () => Promise<void> | void;
}

/** A plugin, as its author declares it: a named list. */
export interface PluginSpec<O extends object, A extends Actions> {
  readonly name: string;
  readonly summary: string;
  /** Version of the package that it comes in, for whoever looks after the desk. */
  readonly version?: string;
  /** Plugins that must come before this one. */
  readonly needs?: readonly AnyPlugin[];
  /** Its settings: checked before anything starts. */
  readonly options?: InputClass<O>;
  readonly permissions?: readonly Permission[];
  readonly entities?: readonly AnyEntity[];
  readonly migrations?: readonly Migration[];
  readonly events?: readonly AnyEvent[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- ports of different types in one list
  readonly ports?: readonly Port<any>[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- errors of different details in one list
  readonly errors?: readonly ErrorType<any>[];
  readonly workflow?: WorkflowPart;
  readonly actions?: A;
  readonly listeners?: readonly Listener[];
  readonly jobs?: readonly AnyJob[];
  readonly forms?: readonly Form[];
  readonly panels?: readonly Panel[];
  readonly sections?: readonly AnySection[];
  /** Build what needs options or must be opened and closed. Runs once, after migrations, in the order of the plugins. */
  readonly start?: (host: Host<O>) => Promise<Started> | Started;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of plugins with different options has no other element type
export type AnyPluginSpec = PluginSpec<any, Actions>;

/** A plugin with its options: what `createDesk({ plugins })` takes. */
export interface Installed {
  readonly spec: AnyPluginSpec;
  readonly options: unknown;
}

/** A plugin is a value: called with options to install it, and used as the key to its actions. */
export interface Plugin<O extends object, A extends Actions> {
  (...options: Record<never, never> extends O ? [options?: O] : [options: O]): Installed;
  readonly spec: PluginSpec<O, A>;
}

export interface AnyPlugin {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see AnyPluginSpec
  readonly spec: PluginSpec<any, any>;
}

/** Declare a plugin. Core's own rooms are made with this very function. */
export function definePlugin<O extends object = Record<never, never>, const A extends Actions = Record<never, never>>(
  spec: PluginSpec<O, A>,
): Plugin<O, A> {
  const install = (options: unknown = {}): Installed => ({ spec, options });
  return Object.assign(install, { spec });
}
