import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ImportRule, configuration, cruise, plant, root } from './cruise.ts';

const { rules, rooms } = await configuration();
const core = 'packages/core/src';

/** A planted violation: the file that should not, what it imports, and the file or module that the report must name. */
interface Planted {
  readonly rule: string;
  readonly from: string;
  readonly code: string;
  readonly to: string;
}

const door = (room: string) => `${core}/${room}/index.ts`;
const imports = (what: string) => `import { door } from '${what}';\nexport const seen = door;\n`;

/** Every room but the last reaches for the one after it. */
const reachingDown: Planted[] = rooms.slice(0, -1).map((room, i) => {
  const later = rooms[i + 1] ?? '';
  const rule = room === 'kernel' ? 'kernel-knows-no-room' : `upwards-only-${room}`;
  return { rule, from: `${core}/${room}/reaching.ts`, code: imports(`../${later}/index.ts`), to: door(later) };
});

const planted: Planted[] = [
  ...reachingDown,
  { rule: 'no-cycles', from: `${core}/sla/a.ts`, code: "import type { B } from './b.ts';\nexport type A = B;\n", to: `${core}/sla/b.ts` },
  { rule: 'rooms-by-their-door', from: `${core}/sla/burglar.ts`, code: imports('../ticket/inner.ts'), to: `${core}/ticket/inner.ts` },
  {
    rule: 'rooms-by-their-door',
    from: `${core}/sla/type-burglar.ts`,
    code: "export type { T } from '../kernel/inner.ts';\n",
    to: `${core}/kernel/inner.ts`,
  },
  {
    rule: 'rooms-by-their-door-or-rules',
    from: `${core}/sla/rules/burglar.ts`,
    code: "import type { door } from '../../ticket/inner.ts';\nexport type D = typeof door;\n",
    to: `${core}/ticket/inner.ts`,
  },
  { rule: 'rules-are-pure', from: `${core}/team/rules.ts`, code: imports('./entities.ts'), to: `${core}/team/entities.ts` },
  { rule: 'rules-are-pure', from: `${core}/sla/rules/clock.ts`, code: imports('../../kernel/index.ts'), to: door('kernel') },
  {
    rule: 'rules-are-pure',
    from: `${core}/escalation/rules.ts`,
    code: "import { readFileSync } from 'node:fs';\nexport const r = readFileSync;\n",
    to: 'fs',
  },
  { rule: 'no-front-door-from-inside', from: `${core}/http/confused.ts`, code: imports('../index.ts'), to: `${core}/index.ts` },
  {
    rule: 'core-without-frameworks',
    from: `${core}/http/framed.ts`,
    code: "import f from 'fastify';\nexport const g = f;\n",
    to: 'fastify',
  },
  {
    rule: 'core-without-frameworks',
    from: `${core}/http/nested.ts`,
    code: "export { Module } from '@nestjs/common';\n",
    to: '@nestjs/common',
  },
  {
    rule: 'plugins-import-core-only',
    from: 'packages/plugins/mail/src/hosted.ts',
    code: imports('@luuri/server'),
    to: 'packages/server/src/index.ts',
  },
  {
    rule: 'plugins-import-core-only',
    from: 'packages/plugins/mail/src/deep.ts',
    code: imports('../../../core/src/sla/index.ts'),
    to: door('sla'),
  },
  { rule: 'packages-by-their-door', from: 'packages/server/src/deep.ts', code: imports('../../core/src/sla/index.ts'), to: door('sla') },
  { rule: 'web-by-the-api-alone', from: 'packages/web/src/deep.ts', code: imports('@luuri/core'), to: 'packages/core/src/index.ts' },
  {
    rule: 'nothing-ships-with-its-tests',
    from: `${core}/audit/testing.ts`,
    code: imports('@luuri/testing'),
    to: 'packages/testing/src/index.ts',
  },
  {
    rule: 'nothing-ships-with-its-tests',
    from: `${core}/audit/lazy.ts`,
    code: imports('./audit.test.ts'),
    to: `${core}/audit/audit.test.ts`,
  },
  { rule: 'every-import-resolves', from: 'packages/server/src/lost.ts', code: imports('./nowhere.ts'), to: './nowhere.ts' },
];

/** What a room, a rule, a plugin and a test may well do: none of these may be reported. */
const innocent: Readonly<Record<string, string>> = {
  [`${core}/essentials.ts`]: imports('./http/index.ts'),
  [`${core}/sla/reactions.ts`]: imports('../ticket/index.ts') + "export * from './inner.ts';\n",
  [`${core}/sla/rules.ts`]:
    imports('../calendar/index.ts') +
    "export { e } from '../kernel/error.ts';\nexport * from './errors.ts';\nexport * from '../client/rules.ts';\n",
  [`${core}/routing/rules.ts`]:
    "import type { door } from '../kernel/index.ts';\nimport type { I } from './inner.ts';\nexport type D = [typeof door, I];\n",
  [`${core}/calendar/calendar.test.ts`]: imports('@luuri/testing') + "export * from '../http/index.ts';\n",
  [`${core}/calendar/rules.test.ts`]:
    imports('../kernel/index.ts') + "import { readFileSync } from 'node:fs';\nexport const r = readFileSync;\n",
  'packages/plugins/mail/src/whole.ts': imports('@luuri/core'),
  'packages/server/src/whole.ts': imports('@luuri/plugin-mail') + "export * from '@luuri/core';\n",
};

const furniture: Readonly<Record<string, string>> = {
  ...Object.fromEntries(rooms.map((room) => [door(room), 'export const door = 1;\n'])),
  ...Object.fromEntries(
    ['kernel', 'ticket', 'sla', 'routing'].map((room) => [
      `${core}/${room}/inner.ts`,
      'export const door = 1;\nexport type T = 1;\nexport type I = 1;\n',
    ]),
  ),
  [`${core}/kernel/error.ts`]: 'export const e = 1;\n',
  [`${core}/client/rules.ts`]: 'export const pure = 1;\n',
  [`${core}/sla/errors.ts`]: 'export const wrong = 1;\n',
  [`${core}/sla/b.ts`]: "import type { A } from './a.ts';\nexport type B = A | 1;\n",
  [`${core}/team/entities.ts`]: 'export const door = 1;\n',
  [`${core}/audit/audit.test.ts`]: 'export const door = 1;\n',
};

const sentenceOf = (name: string) => rules.find((rule: ImportRule) => rule.name === name)?.comment ?? `no rule ${name}`;

describe('the import rules, seen to bite', () => {
  let report = '';
  let remove = async () => {};

  beforeAll(async () => {
    const tree = await plant({ ...furniture, ...innocent, ...Object.fromEntries(planted.map(({ from, code }) => [from, code])) });
    remove = tree.remove;
    ({ report } = await cruise(tree.folder, ['packages']));
  });
  afterAll(() => remove());

  it.each(planted)('$rule: $from', ({ rule, from, to }) => {
    const entry = report.split(/ (?=error [\w-]+: )/).find((text) => text.startsWith(`error ${rule}: ${from} → ${to} `));
    expect(entry ?? report).toContain(sentenceOf(rule));
  });

  it.each(Object.keys(innocent))('leaves %s in peace', (file) => {
    expect(report).not.toContain(`: ${file} →`);
  });

  it('plants a violation of every rule there is', () => {
    expect([...new Set(planted.map(({ rule }) => rule))].sort()).toEqual(rules.map((rule) => rule.name).sort());
  });
});

it('finds nothing in this repository', async () => {
  const { clean, report } = await cruise(root, ['packages', 'tests', 'examples', 'bench', 'scripts']);
  expect(clean ? '' : report).toBe('');
});
