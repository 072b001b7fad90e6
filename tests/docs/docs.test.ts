import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { blocks, blocksOf, quotes, root } from './blocks.ts';
import { checkShell, offer } from './commands.ts';
import { checkTypes } from './types.ts';

const all = blocks();
const typescript = all.filter((block) => ['ts', 'tsx', 'typescript'].includes(block.language));
const shell = all.filter((block) => ['sh', 'bash', 'shell', 'console'].includes(block.language));

describe('the code in the pages', () => {
  it('quotes files as they are', () => {
    const quoting = all.filter((block) => block.file !== undefined);
    const textOf = (file: string) => (existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : '');
    expect(
      quoting
        .filter((block) => !quotes(textOf(block.file ?? ''), block.code))
        .map((block) => `${block.at} differs from ${block.file ?? ''}`),
    ).toEqual([]);
  });

  it('passes the type checker', async () => {
    expect(await checkTypes(typescript.filter((block) => block.file === undefined))).toEqual([]);
  }, 240_000);

  it('names only commands that there are', () => {
    const offered = offer();
    expect(shell.flatMap((block) => checkShell(block.code, offered).map((sentence) => `${block.at}: ${sentence}`))).toEqual([]);
  });
});

describe('the checks of the pages, seen to bite', () => {
  const page = [
    'Text',
    '<!-- file: a/b.ts -->',
    '```ts',
    'const a = 1;',
    '',
    'const b = 2;',
    '```',
    '- item',
    '',
    '  ```sh',
    '  npm start',
    '  ```',
    '',
  ].join('\n');

  it('finds blocks, with their place, their file and without their indent', () => {
    expect(blocksOf('P.md', page)).toEqual([
      { at: 'P.md:4', language: 'ts', code: 'const a = 1;\n\nconst b = 2;\n', file: 'a/b.ts' },
      { at: 'P.md:11', language: 'sh', code: 'npm start\n' },
    ]);
  });

  it('knows a quotation from a paraphrase', () => {
    const file = 'first();\nif (x) {\n  a();\n\n  b();\n}\n';
    expect(quotes(file, 'a();\n\nb();\n')).toBe(true);
    expect(quotes(file, 'first();\n')).toBe(true);
    expect(quotes(file, 'a();\nb();\n')).toBe(false);
    expect(quotes(file, 'b();\n}\nc();\n')).toBe(false);
    expect(quotes('', 'a();\n')).toBe(false);
  });

  it('sees a wrong type, and says where', async () => {
    const block = { at: 'docs/x.md:10', language: 'ts', code: 'const a = 1;\nconst b: string = a;\n', given: '// hidden' };
    expect(await checkTypes([block])).toEqual(["docs/x.md:11: error TS2322: Type 'number' is not assignable to type 'string'."]);
  }, 60_000);

  const offered = { scripts: ['start', 'mail'], luuri: ['serve', 'contract'] };

  it.each([
    ['npm start\nnpm run mail -- --to x@y.example --subject "a | b"', []],
    ['git clone https://luuri.example/luuri.git && cd luuri', []],
    ['LUURI_PORT=4000 npm start   # another port', []],
    ['npx luuri contract check acme.yaml | cat', []],
    ['curl -s \\\n  http://127.0.0.1:3000/health/live', []],
    ['npm run nothing', ['there is no npm script nothing']],
    ['npm strat', ['there is no npm script strat']],
    ['luuri fly', ['there is no luuri command fly']],
    ['node scripts/nowhere.mjs', ['there is no file scripts/nowhere.mjs']],
    ['yarn start', ['yarn is no program that a page may name; if it should be, add it to tests/docs/commands.ts']],
  ])('judges %j', (code, sentences) => {
    expect(checkShell(code, offered)).toEqual(sentences);
  });
});
