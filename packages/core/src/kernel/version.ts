import { readFileSync } from 'node:fs';

/**
 * The version in the package.json beside the folder that a module is in: `src` or `dist`.
 * @param module `import.meta.url` of a module at the top of that folder.
 */
export const packageVersion = (module: string): string =>
  (JSON.parse(readFileSync(new URL('../package.json', module), 'utf8')) as { version: string }).version;
