import { transformSync } from '@swc/core';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Script } from 'node:vm';

const swc = JSON.parse(readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8'));
const options = { ...swc, module: { type: 'commonjs' }, sourceMaps: false, swcrc: false, configFile: false };

const compiled = (code, filename) => new Script(`(function (exports, require, __filename) {${code}\n})`, { filename });

/**
 * The code with one change left in it, or none: Stryker puts all of them into a file, each behind a question, and counts what runs. Without the
 * questions that are answered already a test runs several times as fast.
 */
const withOnly = (id, code) =>
  code
    .replace(/\bstryMutAct_\w+\("(\d+)"\)/g, (question, asked) => (asked === id ? question : 'false'))
    .replace(/\bstryCov_\w+\((?:"\d+",?\s*)+\)/g, '0');

/**
 * The sources as modules that can be begun afresh as often as one likes. Node never lets go of an ECMAScript module, and jest spends most of its
 * time on loading them; here every file is compiled once, and a new set of modules only runs its top level again. So nothing that one mutant left
 * behind, such as a table of open hours, is seen by the next.
 */
export class Modules {
  #code = new Map();
  #imports = new Map();
  #lasting = new Map();
  #scripts = new Map();
  #plain = new Map();
  #libraries = new Map();

  /**
   * Compiles a file and all that it imports, and loads the libraries that they need.
   * @param {string} file absolute path
   * @param {Record<string, object>} instead libraries that are given rather than loaded
   */
  async prepare(file, instead = {}) {
    if (this.#scripts.has(file)) return;
    const { code } = transformSync(readFileSync(file, 'utf8'), { ...options, filename: file });
    this.#code.set(file, code);
    this.#scripts.set(file, compiled(code, file));
    this.#plain.set(file, compiled(withOnly(undefined, code), file));
    const imports = [];
    this.#imports.set(file, imports);
    for (const [, name] of code.matchAll(/\brequire\("([^"]+)"\)/g)) {
      if (name.startsWith('.')) {
        imports.push(resolve(dirname(file), name));
        await this.prepare(imports.at(-1), instead);
      } else if (!this.#libraries.has(name)) this.#libraries.set(name, { __esModule: true, ...(instead[name] ?? (await import(name))) });
    }
  }

  /** A new set of modules, none of which has begun: a function that gives what a prepared file exports. */
  fresh() {
    return this.#loader((file) => this.#scripts.get(file), new Map());
  }

  /**
   * Modules that have one change and can have no other. Those that the changed file is nowhere behind of have begun already and stay: what they
   * remember, such as the tables of a time zone, is right.
   * @param {{ id: string, file: string }} mutant
   */
  changed({ id, file: changed }) {
    const script = compiled(withOnly(id, this.#code.get(changed)), changed);
    const touched = this.#reaching(changed);
    const begun = new Map();
    // A file of tests declares them as it begins, so it begins each time.
    const kept = (file) => (touched.has(file) || file.endsWith('.test.ts') ? begun : this.#lasting);
    return this.#loader((file) => (file === changed ? script : this.#plain.get(file)), {
      get: (file) => kept(file).get(file),
      set: (file, exports) => kept(file).set(file, exports),
    });
  }

  /** Let everything begin anew: a change that was stopped half-way may have left anything behind. */
  forget() {
    this.#lasting = new Map();
  }

  #loader(scriptOf, begun) {
    const load = (file) => {
      const known = begun.get(file);
      if (known) return known;
      const exports = {};
      begun.set(file, exports);
      const required = (name) => (name.startsWith('.') ? load(resolve(dirname(file), name)) : this.#libraries.get(name));
      scriptOf(file).runInThisContext()(exports, required, file);
      return exports;
    };
    return load;
  }

  /** The file, and every one that imports it, however far behind. */
  #reaching(file) {
    const reaching = new Set([file]);
    for (const found of reaching) for (const [importer, imports] of this.#imports) if (imports.includes(found)) reaching.add(importer);
    return reaching;
  }
}
