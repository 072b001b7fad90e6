import { transformSync, version } from '@swc/core';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const options = JSON.parse(readFileSync(new URL('../.swcrc', import.meta.url), 'utf8'));

/** What was made of each file: tests start hundreds of processes, and each would make the same of a thousand files again. */
const kept = fileURLToPath(new URL('../.cache/ts/', import.meta.url));
const sum = (...parts) => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
const maker = sum(version, JSON.stringify(options));

function recall(place, mark) {
  try {
    const text = readFileSync(place, 'utf8');
    return text.startsWith(mark) ? text.slice(mark.length) : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all, for others read it at the same time. Where nothing can be kept, it is made each time. */
function keep(place, text) {
  try {
    mkdirSync(kept, { recursive: true });
    const draft = `${place}.${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, place);
  } catch {
    return;
  }
}

/** Found again only for the very same words of the file, made by the same swc with the same options. */
function javaScriptOf(filename) {
  const source = readFileSync(filename, 'utf8');
  const mark = `//${sum(maker, filename, source)}\n`;
  const place = `${kept}${sum(filename)}.mjs`;
  const known = recall(place, mark);
  if (known !== undefined) return known;
  const { code } = transformSync(source, { ...options, filename, swcrc: false, configFile: false });
  keep(place, `${mark}${code}`);
  return code;
}

/** Node's `resolve` hook: a source that names another one by its file is taken at its word, for Node would look along the whole path each time. */
export function resolve(specifier, context, nextResolve) {
  if (!/^\.{1,2}\/.*\.tsx?$/.test(specifier) || !context.parentURL?.startsWith('file:')) return nextResolve(specifier, context);
  return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
}

/** Node's `load` hook: TypeScript becomes JavaScript as in the tests, decorators included. Everything else is Node's own business. */
export function load(url, context, nextLoad) {
  if (!/^file:.*\.tsx?$/.test(url)) return nextLoad(url, context);
  return { format: 'module', source: javaScriptOf(fileURLToPath(url)), shortCircuit: true };
}
