import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { clients, isDeskError, system, type Desk } from '@luuri/core';
import { packUnusable } from './errors.ts';

/** A contract pack as a file. */
export interface PackFile {
  readonly file: string;
  readonly yaml: string;
}

/** The packs of a folder, in the order of their names. */
export const packsIn = (folder: string): PackFile[] =>
  readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ file: path.join(folder, name), yaml: readFileSync(path.join(folder, name), 'utf8') }));

/**
 * Apply packs; a pack that says what its client's contract says already changes nothing.
 * @param onlyNew leave alone the clients that the desk knows.
 * @returns the clients whose contract is another now
 * @throws `serve.pack-unusable`
 */
export async function applyPacks(desk: Pick<Desk, 'as'>, packs: readonly PackFile[], onlyNew: boolean): Promise<string[]> {
  const contracts = desk.as(system).use(clients);
  const changed: string[] = [];
  for (const { file, yaml } of packs) {
    try {
      if (onlyNew && !(await contracts.diff({ yaml })).isNew) continue;
      const applied = await contracts.apply({ yaml });
      if (applied.changed) changed.push(applied.client);
    } catch (e) {
      if (isDeskError(e) && e.kind === 'invalid') throw packUnusable({ file, reason: e.message }, e);
      throw e;
    }
  }
  return changed;
}
