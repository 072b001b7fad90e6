import { describe, expect, test } from '@jest/globals';
import { escalationSection, readPack, slaSection, tiersSection } from '@luuri/core';
import { acmePhone } from '../fixtures.ts';
import { phoneSection } from './section.ts';

const sections = [tiersSection, slaSection, escalationSection, phoneSection];
const head = 'client: a\nname: A\nlanguages: [fi]\n';
const read = (yaml: string) => readPack(yaml, sections);
const termsOf = (yaml: string) => {
  const found = read(yaml);
  if (!('pack' in found)) throw new Error(JSON.stringify(found.mistakes));
  return found.pack.sections.get('phone') as ReturnType<typeof phoneSection.read>;
};
const mistakesIn = (phone: string): Record<string, string> => {
  const found = read(`${head}phone:\n${phone}`);
  return Object.fromEntries('mistakes' in found ? found.mistakes.map((m) => [m.path, m.message]) : []);
};

describe('the section', () => {
  test('says all that a client can set', () => {
    expect(termsOf(acmePhone)).toMatchObject({
      region: 'FI',
      numbers: [{ number: '+358912345678', language: 'fi', queue: 'acme' }, { number: '+358912345679' }],
      callLimit: { limitMs: 600_000, kind: 'soft', warnAt: [0.7, 1], tiers: { 2: 1_200_000 } },
      wrapUp: { mode: 'timed', limitMs: 90_000, breatheMs: 5_000 },
      callBack: { giveUp: { attempts: 3, halfDays: 2, spreadMs: 14_400_000 }, between: [480, 1200] },
    });
  });

  test('has what is usual for a client that says nothing', () => {
    expect(termsOf(head)).toMatchObject({
      numbers: [],
      callLimit: undefined,
      wrapUp: { mode: 'mandatory' },
      scripts: [],
      queue: { withinMs: 20_000, share: 0.8 },
    });
  });

  test.each([
    ['  colour: red', 'phone.colour'],
    ["  numbers: [{ number: 'abc' }]", 'phone.numbers[0].number'],
    ['  call-limit: { kind: soft }', 'phone.call-limit.time'],
    ['  call-limit: { time: 1bd }', 'phone.call-limit.time'],
    ['  wrap-up: { mode: forever }', 'phone.wrap-up.mode'],
    [`  wrap-up: { codes: [${Array.from({ length: 16 }, (_, i) => `c${String(i)}`).join(', ')}] }`, 'phone.wrap-up.codes'],
    ["  call-back: { between: '20:00-08:00' }", 'phone.call-back.between'],
    ['  hours: { calendar: none }', 'phone.hours.calendar'],
    ['  scripts: [{ name: a, steps: [] }]', 'phone.scripts[0].steps'],
    ['  scripts: [{ name: a, steps: [{ step: x, ask: y, check: z }] }]', 'phone.scripts[0].steps[0]'],
    ['  scripts: [{ name: a, steps: [{ step: x, check: y, no: x }] }]', 'phone.scripts[0].steps[0]'],
    ['  scripts: [{ name: a, steps: [{ step: x, ask: y, into: colour }] }]', 'phone.scripts[0].steps[0].into'],
    ["  scripts: [{ name: a, steps: [{ step: x, link: y, url: 'javascript:alert(1)' }] }]", 'phone.scripts[0].steps[0].url'],
    ['  - a', 'phone'],
  ])('%s is a mistake at %s', (yaml, path) => {
    expect(Object.keys(mistakesIn(yaml))).toContain(path);
  });

  test('whoever has to be verified is, unless the pack says otherwise', () => {
    const { steps } = termsOf(acmePhone).scripts[0]!;
    expect(steps.filter((s) => s.mandatory).map((s) => s.step)).toEqual(['who', 'what', 'others', 'area', 'identity']);
  });
});
