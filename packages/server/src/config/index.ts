import { environment } from './environment.ts';
import { loadConfigFile } from './file.ts';
import { readSettings, unknownVariables, type Settings } from './read.ts';

export type { WrongSetting } from './errors.ts';
export { parseAddress, printAddress, type HostPort } from './host-port.ts';
export { readSettings, unknownVariables, type Settings, type SettingSources } from './read.ts';
export { settings, type LogLevel } from './settings.ts';

/**
 * The settings of this process.
 * @param configFile instead of `luuri.config.js` in the present folder.
 * @throws `config.wrong`, `config.unusable`
 */
export async function loadSettings(configFile?: string): Promise<Settings & { readonly unknown: readonly string[] }> {
  const found = environment();
  return { ...readSettings({ environment: found, file: await loadConfigFile(configFile) }), unknown: unknownVariables(found) };
}
export { secretsOfEnvironment } from './secrets.ts';
