import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  agentRows,
  defineAction,
  definePlugin,
  enrolAgent,
  onlySystem,
  system,
  teamRows,
  tierRows,
  type Desk,
  type Scope,
} from '@luuri/core';
import type { Settings } from '../config/index.ts';
import { ensureKey, hashOf, newKey } from '../identity/index.ts';
import { demoAgents, type DemoAgent } from './demo-agents.ts';
import { withResets } from './demo-directory.ts';
import { applyPacks, packsIn } from './packs.ts';

/** Where the demonstration's packs are in a checkout of the repository, from `src` and from `dist` alike. */
const examples = fileURLToPath(new URL('../../../../examples/contracts', import.meta.url));

async function teamsOf(scope: Scope, { tier, role }: DemoAgent): Promise<string[]> {
  if (role === 'administrator') return [];
  const tiers = await scope.rows(tierRows).find(tier === undefined ? {} : { where: { level: tier } });
  const served = new Set(tiers.map((t) => t.teamId));
  return (await scope.rows(teamRows).find()).filter((team) => served.has(team.id)).map((team) => team.slug);
}

/** Keys by address, as hashes. */
interface Seed {
  readonly hashes: Readonly<Record<string, string>>;
}

/** On a desk of somebody's own, nobody is enrolled: it has agents, and none of them is the demonstration's. */
const isForeign = defineAction('demo.is-foreign', {
  summary: "Whether the desk is somebody's own.",
  allow: onlySystem,
  reads: true,
  async run(scope): Promise<boolean> {
    const agents = await scope.rows(agentRows).find();
    return agents.length > 0 && !agents.some((a) => demoAgents.some((d) => d.address === a.address));
  },
});

const seedDemo = defineAction<Seed>('demo.seed', {
  summary: 'Enrol the agents of the demonstration, whoever is missing.',
  allow: onlySystem,
  async run(scope, { hashes }) {
    for (const agent of demoAgents) {
      const { name, address, role, languages } = agent;
      const known = await scope.rows(agentRows).first({ address });
      const { id } =
        known ?? (await scope.run(enrolAgent, { name, address, role, languages: [...languages], teams: await teamsOf(scope, agent) }));
      await scope.run(ensureKey, { agentId: id, name: 'demo', hash: hashes[address] ?? '' });
    }
  },
});

/** Only on a desk that is started as a demonstration. */
export const demo = definePlugin({ name: 'demo', summary: 'A service desk to try.', actions: { isForeign, seed: seedDemo } });

/** The agents' keys: made once, kept beside the database for the next start. */
function keysIn(folder: string): Readonly<Record<string, string>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'demo-keys.json');
  const known = statSync(file, { throwIfNoEntry: false }) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  const keys = Object.fromEntries(demoAgents.map(({ address }) => [address, known[address] ?? newKey()]));
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}

/** An agent of the demonstration with the key to be them. */
export type DemoKey = DemoAgent & { readonly key: string };

/**
 * Fill an empty desk: clients from the packs, agents in their tiers, a key for each. What is there already stays as it is, so a start
 * that was cut short is completed by the next.
 * @returns nobody on a desk that is somebody's own
 */
export async function seed(desk: Pick<Desk, 'as'>, { data, contracts }: Pick<Settings, 'data' | 'contracts'>): Promise<DemoKey[]> {
  const demonstration = desk.as(system).use(demo);
  if (await demonstration.isForeign()) return [];

  if (!contracts && statSync(examples, { throwIfNoEntry: false })) await applyPacks(desk, withResets(packsIn(examples)), true);
  const keys = keysIn(data);
  const hashes = Object.fromEntries(Object.entries(keys).map(([address, key]) => [address, hashOf(key)]));
  await demonstration.seed({ hashes });
  return demoAgents.map((agent) => ({ ...agent, key: keys[agent.address] ?? '' }));
}
