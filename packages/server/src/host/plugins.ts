import { catalogue, defineAction, essentials, out, type Catalogue, type Health } from '@luuri/core';
import { version } from '../app/version.ts';
import { looksAfterDesk } from './permissions.ts';

const states = ['well', 'idle', 'troubled'] as const;

/** How a plugin is, in the languages of the desk. */
export class PluginHealth {
  @out.oneOf(...states) readonly state!: Health['state'];
  @out.record(out.text) readonly words!: Readonly<Record<string, string>>;
}

/** Something that a plugin adds, with what it is for. */
export class Added {
  @out.text readonly name!: string;
  @out.text readonly summary!: string;
}

/** What is installed, and what it adds. */
export class PluginView {
  @out.text readonly plugin!: string;
  @out.text readonly summary!: string;
  /** Null for one that does not say. */
  @out.orNull(out.text) readonly version!: string | null;
  /** True for a room of the core: every desk has it. */
  @out.flag readonly isCore!: boolean;
  /** Plugins that it builds on. */
  @out.list(out.text) readonly needs!: readonly string[];
  /** What people and programs can call. */
  @out.list(Added) readonly actions!: readonly Added[];
  @out.list(Added) readonly permissions!: readonly Added[];
  /** What each client may set in its contract. */
  @out.list(Added) readonly sections!: readonly Added[];
  /** Forms and panels. */
  @out.list(out.text) readonly screens!: readonly string[];
  /** Kinds of work that it does by itself. */
  @out.list(out.text) readonly jobs!: readonly string[];
  /** Facts that it tells. */
  @out.list(Added) readonly events!: readonly Added[];
  /** Null for one that is well as long as the desk is. */
  @out.orNull(PluginHealth) readonly health!: PluginHealth | null;
}

const unwell = (e: unknown): PluginHealth => {
  const why = e instanceof Error ? e.message : String(e);
  return {
    state: 'troubled',
    words: {
      fi: `Lisäosa ei kertonut voinnistaan: ${why}`,
      sv: `Tillägget svarade inte: ${why}`,
      en: `The plugin did not say how it is: ${why}`,
    },
  };
};

async function healthOf({ health }: Catalogue, plugin: string): Promise<PluginHealth | null> {
  const ask = health.get(plugin);
  if (!ask) return null;
  try {
    const { state, words } = await ask();
    return { state, words: { ...words } };
  } catch (e) {
    return unwell(e);
  }
}

export const listPlugins = defineAction('host.plugins', {
  summary: 'What is installed, in which version, what it adds, and how it is.',
  allow: looksAfterDesk,
  http: 'GET /plugins',
  output: [PluginView],
  async run(scope): Promise<PluginView[]> {
    const installed = scope.get(catalogue);
    const core = new Set(essentials().map(({ spec }) => spec.name));
    const views = installed.plugins.map(async (spec): Promise<PluginView> => ({
      ...{ plugin: spec.name, summary: spec.summary, isCore: core.has(spec.name) },
      version: spec.version ?? (core.has(spec.name) ? version : null),
      needs: (spec.needs ?? []).map((need) => need.spec.name),
      actions: Object.values(spec.actions ?? {}).map(({ action, summary }) => ({ name: action, summary })),
      permissions: (spec.permissions ?? []).map(({ permission, summary }) => ({ name: permission, summary })),
      sections: (spec.sections ?? []).map(({ section, summary }) => ({ name: section, summary })),
      screens: [...(spec.forms ?? []).map(({ form }) => form), ...(spec.panels ?? []).map(({ panel }) => panel)],
      jobs: (spec.jobs ?? []).map(({ job }) => job),
      events: (spec.events ?? []).map(({ event, summary }) => ({ name: event, summary })),
      health: await healthOf(installed, spec.name),
    }));
    return Promise.all(views);
  },
});
