import { existsSync, readFileSync } from 'node:fs';
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

/** A name in the folder itself: without a slash, no address leads out of it. */
const plain = /^[\w-]+(\.[\w-]+)+$/;

const there = (file: string): string | undefined => (existsSync(file) ? file : undefined);

/** Looks each time, so that a build while the server runs is taken up. */
export const readBuiltWeb = (folder = built()): BuiltWeb => ({
  page(name) {
    const file = there(path.join(folder, `${name}.html`));
    return file === undefined ? undefined : readFileSync(file, 'utf8');
  },
  asset: (name) => (plain.test(name) ? there(path.join(folder, 'assets', name)) : undefined),
});
