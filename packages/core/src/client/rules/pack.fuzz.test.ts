import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { essentials } from '../../essentials.ts';
import { acme } from '../../fixtures.ts';
import { readPack } from './pack.ts';

const sections = essentials().flatMap((p) => p.spec.sections ?? []);
const full = `${acme}templates: { confirmation: { fi: { subject: 'Hei {{name}}', text: '{{#if name}}Moi{{/if}}' } } }\n`;

/** Every outcome of a reading: a pack, or a list of mistakes with texts in them. Anything thrown fails the test by itself. */
function check(yaml: string): void {
  const read = readPack(yaml, sections);
  if ('pack' in read) {
    expect(read.pack.client).toMatch(/^[a-z0-9]/);
    expect(Number.isNaN(read.pack.effectiveFrom.getTime())).toBe(false);
  } else {
    expect(read.mistakes.length).toBeGreaterThan(0);
    for (const { path, message } of read.mistakes) expect([typeof path, message.length > 3]).toEqual(['string', true]);
  }
}

const keys = [
  'client',
  'name',
  'effective-from',
  'domains',
  'mailboxes',
  'languages',
  'owner',
  'calendars',
  ...sections.map((s) => s.section),
];
const words = [
  ...keys,
  'level',
  'team',
  'when',
  'do',
  'notify',
  'targets',
  'urgent',
  'zone',
  'hours',
  'mon-fri',
  'constructor',
  '__proto__',
  'toString',
  '24x7',
];

/** JSON is YAML: any value in the place of any section. */
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...words, '08:00-16:00', '2h', 'office', 'a@b.example', 'acme.example', '2026-02-30', '75%', '\0', '\ud800', ''),
    fc.string(),
    fc.double(),
    fc.constantFrom(null, true, 0, -1, 1e300),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...words), fc.string()), tie('any'), { maxKeys: 5 }),
  ),
})).any;

test('any text is a pack or has mistakes', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom(...Array.from('{}[]:,-?!&*|>#%@"\'\n \tab0~<')), maxLength: 60 }),
      ),
      check,
    ),
    {
      numRuns: 300,
    },
  );
});

test('any values in any section are a pack or have mistakes', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), value), (sectionValues) =>
      check(JSON.stringify({ client: 'a', name: 'A', ...sectionValues })),
    ),
    { numRuns: 400 },
  );
});

test('a good pack with its characters changed is a pack or has mistakes', () => {
  const mutation = fc.record({
    at: fc.nat(full.length),
    drop: fc.nat(12),
    put: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom(...words, '\n', '  ', '{', '*x', '&x ', '!!binary ', '\0')),
  });
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      check(mutations.reduce((text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop), full));
    }),
    { numRuns: 400 },
  );
});

test('a good pack with its lines moved, doubled and left out is a pack or has mistakes', () => {
  const lines = full.split('\n');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines), { maxLength: lines.length + 5 }), (some) => check(some.join('\n'))),
    { numRuns: 100 },
  );
});
