import { transformSync } from '@swc/core';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const options = JSON.parse(readFileSync(new URL('../.swcrc', import.meta.url), 'utf8'));

/** Node's `load` hook: TypeScript becomes JavaScript as in the tests, decorators included. Everything else is Node's own business. */
export function load(url, context, nextLoad) {
  if (!/^file:.*\.tsx?$/.test(url)) return nextLoad(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename, swcrc: false, configFile: false });
  return { format: 'module', source: code, shortCircuit: true };
}
