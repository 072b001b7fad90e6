import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chat } from '@luuri/plugin-chat';
import { phone } from '@luuri/plugin-phone';
import { quality } from '@luuri/plugin-quality';
import { clients, createDesk, essentials, system, teams, type Actor, type Desk, type Installed } from '@luuri/core';

/** A desk in a SQLite file of its own with one client and one agent; `remove` closes it and takes the file away. */
export async function benchDesk(
  plugins: readonly Installed[] = [],
): Promise<{ desk: Desk; agent: Actor; file: string; remove: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'luuri-bench-'));
  const file = join(folder, 'desk.db');
  const desk = await createDesk({
    database: { type: 'better-sqlite3', database: file },
    plugins: [...essentials(), phone({}), chat({}), quality(), ...plugins],
  });
  const keeper = desk.as(system);
  await keeper.use(clients).apply({ yaml: readFileSync(new URL('../examples/contracts/acme.yaml', import.meta.url), 'utf8') });
  const { id: agentId } = await keeper
    .use(teams)
    .enrol({ name: 'Aino', address: 'aino@desk.example', role: 'agent', teams: ['service-desk'] });
  const agent = await keeper.use(teams).actorFor({ agentId });
  const remove = async () => {
    await desk.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { desk, agent: agent ?? system, file, remove };
}
