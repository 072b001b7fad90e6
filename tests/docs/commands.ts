import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './blocks.ts';

/** What a page may tell a reader to type besides npm and luuri: programs that a reader has, or is told to install. */
const programs = new Set([
  'git',
  'cd',
  'curl',
  'echo',
  'cat',
  'ls',
  'mkdir',
  'cp',
  'docker',
  'psql',
  'createdb',
  'apt-get',
  'sudo',
  'export',
  'kill',
  'openssl',
]);

/** What npm does without a script of that name. */
const npmOwn = new Set(['install', 'ci', 'i', 'init', 'create', 'exec', 'ls', 'publish', 'view']);

const scripts = () => Object.keys((JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts);

/** Commands of the `luuri` program, as the server's sources declare them: `.command('serve')`. */
function luuriCommands(): string[] {
  const folder = path.join(root, 'packages/server/src');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const declared = /\.command\(\s*['"`]([\w-]+)/g;
  return sources.flatMap((file) => [...readFileSync(path.join(folder, file), 'utf8').matchAll(declared)].map((match) => match[1] ?? ''));
}

/** What this repository offers to type. */
export interface Offer {
  readonly scripts: readonly string[];
  readonly luuri: readonly string[];
}

export const offer = (): Offer => ({ scripts: scripts(), luuri: luuriCommands() });

const isOption = (word: string) => word.startsWith('-');
const missing = (kind: string, name: string) => [`there is no ${kind} ${name || '(nothing)'}`];

function checkNpm([verb = '', ...rest]: readonly string[], { scripts: known }: Offer): string[] {
  if (verb === 'run' || verb === 'run-script') {
    const name = rest.find((word) => !isOption(word)) ?? '';
    return known.includes(name) ? [] : missing('npm script', name);
  }
  return npmOwn.has(verb) || known.includes(verb) ? [] : missing('npm script', verb);
}

/** A command and, where the second word is no option or file, a subcommand: `luuri contract check FILE`. */
function checkLuuri(words: readonly string[], { luuri }: Offer): string[] {
  const name = words.find((word) => !isOption(word)) ?? '';
  return name === '' || luuri.includes(name) ? [] : missing('luuri command', name);
}

function checkNode(words: readonly string[]): string[] {
  const file = words.find((word) => !isOption(word)) ?? '';
  return file === '' || existsSync(path.join(root, file)) ? [] : missing('file', file);
}

/** What is wrong with one command: nothing, or one sentence. */
function checkCommand(command: string, offered: Offer): string[] {
  // Settings before a command: LUURI_PORT=4000 npm start.
  const words = command.replace(/^(\w+=\S*\s+)+/, '').split(/\s+/);
  const [program = '', ...rest] = words;
  if (program === 'npm') return checkNpm(rest, offered);
  if (program === 'luuri') return checkLuuri(rest, offered);
  if (program === 'npx') return rest[0] === 'luuri' ? checkLuuri(rest.slice(1), offered) : missing('luuri command', rest[0] ?? '');
  if (program === 'node') return checkNode(rest);
  return programs.has(program) || /^\w+=/.test(program)
    ? []
    : [`${program} is no program that a page may name; if it should be, add it to tests/docs/commands.ts`];
}

/** Sentences about everything in a block of shell that cannot be typed as it stands. Lines may be continued, piped and commented. */
export function checkShell(code: string, offered: Offer): string[] {
  // What stands in quotes is text, whatever it looks like.
  const bare = code.replaceAll(/"[^"]*"|'[^']*'/g, '""');
  const lines = bare.replaceAll(/\\\n\s*/g, '').split('\n');
  const commands = lines.flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(/\s*(?:&&|\|\||\||;)\s*/));
  return commands
    .map((command) => command.trim().replace(/^\$ /, ''))
    .flatMap((command) => (command ? checkCommand(command, offered) : []));
}
