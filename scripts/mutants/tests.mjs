import { expect } from 'expect';
import { format } from 'node:util';

/**
 * As much of jest as the tests of rules use: `describe`, `test`, their `each`, and jest's own `expect`.
 * @returns {{ api: object, collect: (file: string, load: () => void) => { id: string, run: () => unknown }[] }}
 */
export function testing() {
  let names = [];
  let found = [];
  const describe = (name, body) => {
    const outer = names;
    names = [...outer, name];
    body();
    names = outer;
  };
  const test = (name, run) => {
    found.push({ name: [...names, name].join(' '), run });
  };
  const withEach = (declare) =>
    Object.assign(declare, {
      each: (table) => (name, body) => rowsOf(table, name).forEach((row) => declare(row.name, () => body(...row.args))),
    });
  return {
    api: { describe: withEach(describe), test: withEach(test), expect },
    collect(file, load) {
      names = [];
      found = [];
      load();
      return found.map(({ name, run }, i) => ({ id: `${file} ${String(i)} ${name}`, run }));
    },
  };
}

const rowsOf = (table, name) =>
  table.map((row, i) => {
    const args = Array.isArray(row) ? row : [row];
    return { args, name: `${format(name, ...args).slice(0, 200)} #${String(i)}` };
  });
