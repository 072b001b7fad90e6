import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A fenced block of a page. */
export interface Block {
  /** `README.md:12`: page and line of the first line of code. */
  readonly at: string;
  readonly language: string;
  readonly code: string;
  /** File that the block quotes, when `<!-- file: examples/x/src/main.ts -->` stands before it. */
  readonly file?: string;
  /** Lines that the block takes for granted, from `<!-- given: ... -->` before it: the checker sees them, the reader does not. */
  readonly given?: string;
}

const skipped = /(^|\/)(node_modules|dist|\.\w[^/]*)\//;

/** Every page of the repository whose code has to work: README.md, docs/ and the READMEs of packages and rooms. */
export function pages(): string[] {
  const below = (folder: string) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(folder, file));
  const found = [...below('docs'), ...below('packages'), ...below('examples')].filter((file) => !skipped.test(file));
  const isPage = (file: string) => (file.startsWith('docs/') ? file.endsWith('.md') : file.endsWith('/README.md'));
  const atTheTop = readdirSync(root).filter((file) => file.endsWith('.md'));
  return [...atTheTop, ...found.filter(isPage)].sort();
}

const fence = /(?:<!--\s*(file|given):\s*([\s\S]*?)-->\s*\n)?^( *)(`{3,})([\w-]*)[^\n]*\n([\s\S]*?)^\3\4 *$/gm;

/** The fenced blocks of one page, in order. */
export function blocksOf(page: string, text: string): Block[] {
  return [...text.matchAll(fence)].map((match) => {
    const [whole, kind, note = '', indent = '', , language = '', code = ''] = match;
    const before = text.slice(0, match.index + whole.lastIndexOf(code + indent));
    return {
      at: `${page}:${before.split('\n').length}`,
      language,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      ...(kind === 'file' && { file: note.trim() }),
      ...(kind === 'given' && { given: note.trim() }),
    };
  });
}

/** All blocks of all pages. */
export const blocks = (): Block[] => pages().flatMap((page) => blocksOf(page, readFileSync(path.join(root, page), 'utf8')));

/** Does the file hold these very lines in a row? They may stand deeper there, all by the same indent. */
export function quotes(file: string, code: string): boolean {
  const lines = code.trimEnd().split('\n');
  const wanted = lines.length;
  const whole = file.split('\n');
  return whole.some((first, i) => {
    const indent = first.slice(0, first.length - first.trimStart().length);
    return lines.every((line, j) => whole[i + j] === (line === '' ? '' : indent + line)) && i + wanted <= whole.length;
  });
}
