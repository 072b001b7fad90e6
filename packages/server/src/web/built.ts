import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** What the build of `@luuri/web` left: pages, and the files that they load. */
export interface BuiltWeb {
  /** The page of a name, as HTML with `__NONCE__` in it; undefined when it is not built. */
  page(name: string): string | undefined;
  /** Where the file of a name lies; undefined for any other name, whatever it may try. */
  asset(name: string): string | undefined;
}

/** Beside the package, wherever npm has put it. */
const built = (): string => path.join(path.dirname(createRequire(import.meta.url).resolve('@luuri/web/package.json')), 'dist');

/** Looks once, when the server starts: names are from the folder itself, so no address leads out of it. */
export function readBuiltWeb(folder = built()): BuiltWeb {
  const assets = path.join(folder, 'assets');
  const names = new Set(existsSync(assets) ? readdirSync(assets) : []);
  const pages = new Map(
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file.slice(0, -'.html'.length), readFileSync(path.join(folder, file), 'utf8')]),
  );
  return { page: (name) => pages.get(name), asset: (name) => (names.has(name) ? path.join(assets, name) : undefined) };
}
