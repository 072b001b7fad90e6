import type { AnyAction } from './action.ts';
import type { Permission } from './actor.ts';
import type { Channel } from './channel.ts';
import type { AnyEntity } from './entity.ts';
import { doublyDeclared, missingPlugin, unloggedEvent, unnamedListener } from './errors.ts';
import type { AnyEvent, Listener } from './event.ts';
import type { AskHealth } from './health.ts';
import type { AnyJob } from './job.ts';
import type { AnySection, WorkflowPart } from './parts.ts';
import type { AnyPluginSpec } from './plugin.ts';
import { definePort } from './port.ts';
import type { Form, Panel } from './screen.ts';

/** Everything that a desk is made of, in the order of its plugins. */
export interface Catalogue {
  readonly plugins: readonly AnyPluginSpec[];
  readonly actions: readonly AnyAction[];
  readonly permissions: readonly Permission[];
  readonly entities: readonly AnyEntity[];
  readonly events: readonly AnyEvent[];
  readonly jobs: readonly AnyJob[];
  readonly forms: readonly Form[];
  readonly panels: readonly Panel[];
  readonly sections: readonly AnySection[];
  readonly workflow: readonly WorkflowPart[];
  /** Filled as the plugins start. */
  readonly channels: readonly Channel[];
  /** By the names of the plugins that say how they are. Filled as they start. */
  readonly health: ReadonlyMap<string, AskHealth>;
  readonly listeners: readonly NamedListener[];
}

/** What the desk is made of: `scope.get(catalogue)`. */
export const catalogue = definePort<Catalogue>('catalogue');

/** A listener with the name that its jobs carry: `escalation:raiseTier`. */
export type NamedListener = Listener & { readonly key: string; readonly event: AnyEvent };

function onlyOnce(what: string, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw doublyDeclared({ what, name });
    seen.add(name);
  }
}

function checkNeeds(specs: readonly AnyPluginSpec[]): void {
  for (const [i, spec] of specs.entries()) {
    for (const need of spec.needs ?? []) {
      if (!specs.slice(0, i).some((s) => s === need.spec)) throw missingPlugin({ needed: need.spec.name, by: spec.name });
    }
  }
}

/** Those of a plugin. One that listens for a fact by its name hears it where a plugin declares it, and is left out where none does. */
function listenersOf(spec: AnyPluginSpec, declared: ReadonlyMap<string, AnyEvent>): NamedListener[] {
  return (spec.listeners ?? []).flatMap((listener) => {
    const heard = listener.event;
    const type = 'named' in heard ? declared.get(heard.event) : heard;
    if (!type) return [];
    const { event } = type;
    if (listener.when === 'after' && !listener.name) throw unnamedListener({ event });
    if (listener.when === 'after' && !type.logged) throw unloggedEvent({ event, listener: `${spec.name}:${listener.name}` });
    return [{ ...listener, event: type, key: `${spec.name}:${listener.name}` }];
  });
}

/** Whatever has a name has it alone. */
function checkNames(made: Omit<Catalogue, 'channels' | 'health'>): void {
  const names: Readonly<Record<string, readonly string[]>> = {
    plugin: made.plugins.map((s) => s.name),
    action: made.actions.map((a) => a.action),
    route: made.actions.flatMap((a) => (a.http ? [a.http.replaceAll(/:\w+/g, ':')] : [])),
    migration: made.plugins.flatMap((s) => (s.migrations ?? []).map((m) => `${s.name}/${m.name}`)),
    table: made.entities.map((e) => e.table),
    event: made.events.map((e) => e.event),
    job: made.jobs.map((j) => j.job),
    permission: made.permissions.map((p) => p.permission),
    form: made.forms.map((f) => f.form),
    panel: made.panels.map((p) => p.panel),
    'contract section': made.sections.map((s) => s.section),
    listener: made.listeners.filter((l) => l.when === 'after').map((l) => l.key),
  };
  for (const [what, all] of Object.entries(names)) onlyOnce(what, all);
}

/**
 * Put the plugins' lists together.
 * @throws `plugin.missing`, `plugin.doubly-declared`, `plugin.unnamed-listener`, `plugin.unlogged-event`
 */
export function catalogueOf(specs: readonly AnyPluginSpec[]): Catalogue & { channels: Channel[]; health: Map<string, AskHealth> } {
  checkNeeds(specs);
  const all = <T>(part: (spec: AnyPluginSpec) => readonly T[] | undefined): T[] => specs.flatMap((s) => part(s) ?? []);
  const events = all((s) => s.events);
  const declared = new Map(events.map((event) => [event.event, event]));
  const made = {
    plugins: specs,
    actions: all((s) => Object.values(s.actions ?? {})),
    permissions: all((s) => s.permissions),
    entities: all((s) => s.entities),
    events,
    jobs: all((s) => s.jobs),
    forms: all((s) => s.forms),
    panels: all((s) => s.panels),
    sections: all((s) => s.sections),
    workflow: all((s) => (s.workflow ? [s.workflow] : [])),
    listeners: specs.flatMap((s) => listenersOf(s, declared)),
    channels: [],
    health: new Map<string, AskHealth>(),
  };
  checkNames(made);
  return made;
}
