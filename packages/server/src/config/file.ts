import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unusableConfig } from './errors.ts';
import type { ConfigFile } from './read.ts';

/** Looked for in the folder that the desk is started in. */
export const configFileName = 'luuri.config.js';

const isRecord = (value: unknown): value is ConfigFile => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What the configuration file exports; undefined when none was named and none is there.
 * @throws `config.unusable`
 */
export async function loadConfigFile(named?: string): Promise<{ name: string; exported: ConfigFile } | undefined> {
  const name = named ?? configFileName;
  const file = path.resolve(name);
  if (!existsSync(file)) {
    if (named === undefined) return undefined;
    throw unusableConfig({ file: name, reason: 'there is no such file' });
  }
  const loaded = await importFile(file, name);
  if (!isRecord(loaded.default)) throw unusableConfig({ file: name, reason: 'it has no default export that is an object' });
  return { name, exported: loaded.default };
}

async function importFile(file: string, name: string): Promise<{ default?: unknown }> {
  try {
    return (await import(pathToFileURL(file).href)) as { default?: unknown };
  } catch (e) {
    throw unusableConfig({ file: name, reason: e instanceof Error ? e.message : String(e) }, e);
  }
}
