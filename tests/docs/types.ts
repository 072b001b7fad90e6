import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Block, root } from './blocks.ts';

// Inside the repository, so that '@luuri/core' is found as it is from a package.
const folder = path.join(root, '.cache/docs');

const configuration = {
  extends: '../../tsconfig.base.json',
  compilerOptions: { noEmit: true, customConditions: ['@luuri/source'], types: ['node'], moduleDetection: 'force' },
  include: ['*.ts'],
};

const nameOf = (block: Block) => `${block.at.replaceAll(/[^\w.-]/g, '_')}.ts`;

const compile = () =>
  new Promise<string>((resolve) => {
    const args = [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', folder, '--pretty', 'false'];
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1e8 }, (_, stdout) => resolve(stdout));
  });

/** Type-checks blocks, each as a module of its own. Returns what the compiler says, with the place in the page: `README.md:14: ...`. */
export async function checkTypes(blocks: readonly Block[]): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(configuration));
  for (const block of blocks) writeFileSync(path.join(folder, nameOf(block)), `${block.given ? `${block.given}\n` : ''}${block.code}`);
  const report = blocks.length > 0 ? await compile() : '';
  return report.split('\n').flatMap((line) => {
    const [, file = '', row = '0', message = ''] = /^([^(\s]+)\((\d+),\d+\): (.*)$/.exec(line) ?? [];
    const block = blocks.find((b) => nameOf(b) === file);
    // What is wrong in the sources themselves is told by the check of the sources.
    if (!block) return line === '' || file.startsWith('..') || line.startsWith(' ') ? [] : [line];
    const [page = '', first = '1'] = block.at.split(':');
    const hidden = block.given ? block.given.split('\n').length : 0;
    return [`${page}:${Number(first) + Number(row) - 1 - hidden}: ${message}`];
  });
}
