import { existsSync } from 'node:fs';
import { createDesk, defineAction, defineError, definePlugin, onlySystem, system, type Installed } from '@luuri/core';
import type { Settings } from '../../config/index.ts';
import { databaseOf, pluginsOf } from '../../serve/open-desk.ts';
import { applyPacks, packsIn } from '../../serve/packs.ts';

const behind = defineError<{ waiting: readonly string[] }>(
  'doctor.behind',
  'conflict',
  ({ waiting }) => `${waiting.length} migrations wait (${waiting.slice(0, 3).join(', ')}${waiting.length > 3 ? ', ...' : ''}).`,
);

/** Reads the history that the kernel keeps of what has run. */
const readHistory = defineAction('doctor.history', {
  summary: 'Which migrations have run.',
  allow: onlySystem,
  reads: true,
  run: (scope) => scope.sql.manager.query<{ owner: string; name: string }[]>('SELECT owner, name FROM desk_migration'),
});
const historian = definePlugin({ name: 'doctor', summary: 'Looks, and changes nothing.', actions: { history: readHistory } });

const declared = (plugins: readonly Installed[]): string[] =>
  plugins.flatMap(({ spec }) => (spec.migrations ?? []).map((migration) => `${spec.name}/${migration.name}`));

/** The database answers, and has every table that this version wants. Nothing of the desk's own is changed. */
export async function checkDatabase(settings: Settings): Promise<string> {
  const database = databaseOf(settings);
  if (database.type === 'better-sqlite3' && !existsSync(database.database)) return `${database.database} is made at the first start`;
  const desk = await createDesk({ database, plugins: [historian()] });
  try {
    const ran = new Set((await desk.as(system).use(historian).history()).map((r) => `${r.owner}/${r.name}`));
    const waiting = declared(pluginsOf(settings)).filter((name) => !ran.has(name));
    if (waiting.length > 0) throw behind({ waiting });
    return `${database.type === 'postgres' ? 'PostgreSQL' : database.database} answers and is up to date`;
  } finally {
    await desk.stop();
  }
}

/** Every pack of the folder, applied one after another to a desk in memory: what contradicts itself or another pack is found. */
export async function checkContracts(settings: Settings, folder: string): Promise<string> {
  const packs = packsIn(folder);
  const desk = await createDesk({ database: { type: 'better-sqlite3', database: ':memory:' }, plugins: pluginsOf(settings) });
  try {
    await applyPacks(desk, packs, false);
    return `${String(packs.length)} packs in ${folder} are without a mistake`;
  } finally {
    await desk.stop();
  }
}
