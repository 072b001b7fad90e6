import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './cruise.ts';

const untyped = { parserOptions: { project: null, projectService: false } };

// The rules of shape need no types, and a planted file is in no project: so the type checker stays out of this.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: { files: ['**/*.{ts,tsx}'], languageOptions: untyped },
  ruleFilter: ({ ruleId }) => ruleId.startsWith('house/') || ruleId.startsWith('max-') || ruleId === '@typescript-eslint/max-params',
});

async function complaints(filePath: string, code: string) {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map((m) => ({ rule: m.ruleId, message: m.message }));
}

const sla = 'packages/core/src/sla/planted.ts';
const time = 'Time comes in: take `now` as an argument or ask the clock port';
const error = 'Every error has a code, a kind and a sentence: declare it with defineError';
const name = 'A thing has one name everywhere: export it by name';
const environment = 'The environment is read in packages/server/src/config/environment.ts alone';
const system = 'The system sees the tickets of every client';
const lines = (n: number) => 'f();\n'.repeat(n);

describe('the lint rules, seen to bite', () => {
  it.each([
    ['house/no-wall-clock', 'const now = new Date();', time],
    ['house/no-wall-clock', 'const now = new Date;', time],
    ['house/no-wall-clock', 'const now = Date();', time],
    ['house/no-wall-clock', 'const now = Date.now();', time],
    ['house/no-wall-clock', 'const now = list.map(Date.now);', time],
    ['house/no-wall-clock', 'const now = Temporal.Now.instant();', time],
    ['house/no-plain-error', "throw new Error('no');", error],
    ['house/no-plain-error', "throw TypeError('no');", error],
    ['house/no-default-export', 'export default 1;', name],
    ['house/no-default-export', 'const a = 1; export { a as default };', name],
    ['house/no-enum', 'enum Metric { FirstResponse }', 'A closed list is a union of strings'],
    ['house/no-environment', 'const port = process.env.PORT;', environment],
    ['house/no-environment', "const port = process['env'];", environment],
    ['house/no-environment', 'const port = globalThis.process.env.PORT;', environment],
    ['house/no-environment', 'const { env } = process;', environment],
    ['house/no-environment', "import { env } from 'node:process';", environment],
    ['house/no-acting-as-system', 'desk.as(system).use(tickets);', system],
    ['house/no-acting-as-system', 'scope.as(actors.system);', system],
    ['@typescript-eslint/max-params', 'const f = (a, b, c, d) => a;', 'too many parameters'],
  ])('%s: %s', async (rule, code, message) => {
    expect(await complaints(sla, code)).toEqual([{ rule, message: expect.stringContaining(message) }]);
  });

  it.each([
    [sla, "const then = new Date('2026-03-29T00:00:00Z'); throw slaError({}); desk.as(agent); export { then };"],
    ['packages/core/src/kernel/clock.ts', 'const now = () => new Date(Date.now());'],
    ['packages/server/src/config/environment.ts', 'const port = process.env.LUURI_PORT;'],
    ['packages/core/src/sla/sla.test.ts', "process.env.X = '1'; desk.as(system); throw new Error('planted');"],
    ['tests/crash/kill.test.ts', 'const since = Date.now();'],
  ])('%s may: %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });

  it.each(['<p>Hello</p>', '<input placeholder="Search" />', '<button aria-label="Close" />', "<p>{'Hello there'}</p>"])(
    'house/no-literal-text: %s',
    async (jsx) => {
      expect(await complaints('packages/web/src/queue/planted.tsx', `export const Planted = () => ${jsx};`)).toEqual([
        { rule: 'house/no-literal-text', message: expect.stringContaining('Every text stands in packages/web/src/i18n') },
      ]);
    },
  );

  it('lets figures, marks and names of classes be', async () => {
    const code = 'export const Planted = () => <p className="row" title={t("a")}>{" · "} 12 # {t("row.of")}</p>;';
    expect(await complaints('packages/web/src/queue/planted.tsx', code)).toEqual([]);
  });

  it('counts the lines of files and functions', async () => {
    const rules = async (code: string) => (await complaints(sla, code)).map((complaint) => complaint.rule);
    expect(await rules(lines(400))).toEqual([]);
    expect(await rules(lines(401))).toEqual(['max-lines']);
    expect(await rules(`function f() {\n${lines(58)}}`)).toEqual([]);
    expect(await rules(`function f() {\n${lines(59)}}`)).toEqual(['max-lines-per-function']);
  });

  it('still travels in the tests beside the code', async () => {
    expect(await complaints('packages/core/src/sla/sla.test.ts', 'const now = Date.now();')).toHaveLength(1);
  });
});

describe('the files that may act as the system', () => {
  it('are all there, and still do', async () => {
    const { actingAsSystem } = (await import(path.join(root, 'eslint.config.mjs'))) as { actingAsSystem: Record<string, string> };
    const textOf = (file: string) => (existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : '');
    expect(Object.keys(actingAsSystem).filter((file) => !/\.as\((\w+\.)?system\)/.test(textOf(file)))).toEqual([]);
  });
});
