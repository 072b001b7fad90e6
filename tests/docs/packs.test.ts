import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { essentials, readPack } from '@luuri/core';
import { directoryLdap } from '@luuri/plugin-directory-ldap';
import { passwordReset } from '@luuri/plugin-password-reset';
import { chat } from '@luuri/plugin-chat';
import { phone } from '@luuri/plugin-phone';
import { quality } from '@luuri/plugin-quality';
import ts from 'typescript';
import { blocks, root } from './blocks.ts';

const sections = [...essentials(), phone(), chat(), directoryLdap(), passwordReset(), quality()].flatMap(({ spec }) => spec.sections ?? []);

/** Every mistake of a pack, with its path: none for a pack that can be applied. */
function mistakesOf(yaml: string): string[] {
  const read = readPack(yaml, sections);
  return 'pack' in read ? [] : read.mistakes.map(({ path: at, message }) => `${at} ${message}`);
}

const written = blocks();
const yaml = written.filter((block) => block.language === 'yaml');
const packs = yaml.filter((block) => /^client:/m.test(block.code));
const examples = readdirSync(path.join(root, 'examples/contracts')).map((file) => path.join('examples/contracts', file));

describe('the contract packs in the pages', () => {
  it.each(packs.map((block) => [block.at, block.code]))('%s can be applied', (_at, code) => {
    expect(mistakesOf(code)).toEqual([]);
  });

  it.each(examples)('%s can be applied', (file) => {
    expect(mistakesOf(readFileSync(path.join(root, file), 'utf8'))).toEqual([]);
  });

  it('would be found wrong', () => {
    const wrong =
      'client: a\nname: A\ncalendars: { office: { zone: UTC, hours: 24x7 } }\nsla: [{ name: s, calendar: offices, targets: {} }]';
    expect(mistakesOf(wrong)).toEqual(["sla[0].calendar must be one of the pack's calendars (office), and is 'offices'"]);
    expect(mistakesOf('client: a\nname: A\ntiers: [{ level: 1, name: CSR1, team: desk }, { level: 3, name: CSR2, team: desk }]')).toEqual([
      'tiers[1].level must be 2: tiers are numbered from 1 without a gap',
    ]);
  });
});

describe('the other data in the pages', () => {
  it('is YAML where it says so', () => {
    const unreadable = (code: string) => mistakesOf(code).filter((mistake) => mistake.includes('is not YAML'));
    expect(unreadable('a: [')).not.toEqual([]);
    expect(yaml.flatMap((block) => unreadable(block.code).map((mistake) => `${block.at} ${mistake}`))).toEqual([]);
  });

  it('is JavaScript where it says so', () => {
    const js = written.filter((block) => ['js', 'javascript', 'mjs'].includes(block.language));
    const troubles = js.flatMap((block) => {
      const { diagnostics = [] } = ts.transpileModule(block.code, {
        reportDiagnostics: true,
        compilerOptions: { allowJs: true },
        fileName: 'block.js',
      });
      return diagnostics.map((d) => `${block.at} ${ts.flattenDiagnosticMessageText(d.messageText, ' ')}`);
    });
    expect(troubles).toEqual([]);
  });

  it('is JSON where it says so', () => {
    const json = written.filter((block) => block.language === 'json');
    const unreadable = json.filter((block) => {
      try {
        JSON.parse(block.code);
        return false;
      } catch {
        return true;
      }
    });
    expect(unreadable.map((block) => block.at)).toEqual([]);
  });
});
