import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { errorCodes } from '@luuri/core';
import '@luuri/plugin-chat';
import '@luuri/plugin-email';
import '@luuri/plugin-directory-ldap';
import '@luuri/plugin-password-reset';
import '@luuri/plugin-phone';
import '@luuri/plugin-quality';
import '../../packages/server/src/commands/program.ts';
import { root } from './blocks.ts';

const run = (...args: string[]) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const script = path.join(root, 'scripts/reference.mjs');
    execFile(process.execPath, [script, ...args], { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });

describe('the reference', () => {
  it('is what the code says', async () => {
    expect(await run('--check')).toEqual({ code: 0, output: '' });
  }, 240_000);
});

describe('docs/reference/errors.md', () => {
  const page = readFileSync(path.join(root, 'docs/reference/errors.md'), 'utf8');
  const headings = [...page.matchAll(/^## (\S+)$/gm)].map((match) => match[1] ?? '');
  // The suite that hosts are tested with throws on purpose.
  const codes = [...errorCodes().keys()].filter((code) => !code.startsWith('conformance.'));

  it('has a heading for every code', () => {
    expect(codes.filter((code) => !headings.includes(code))).toEqual([]);
  });

  it('has no heading for a code that nothing throws', () => {
    expect(headings.filter((heading) => !codes.includes(heading))).toEqual([]);
  });

  it('says of every code when it happens', () => {
    const words = page.split(/^## /m).slice(1);
    expect(words.filter((part) => part.split('\n').slice(4).join(' ').trim().length < 40).map((part) => part.split('\n')[0])).toEqual([]);
  });
});
