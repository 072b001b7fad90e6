import { expect, test } from '@jest/globals';
import { fieldsOf, scriptFor, stepsTried, walk, type Script, type ScriptStep, type StepAnswer } from './script.ts';

const step = (name: string, more: Partial<ScriptStep> = {}): ScriptStep => ({
  ...{ step: name, kind: 'ask', texts: { fi: `${name}?` }, mandatory: false, leads: {}, choices: [] },
  ...more,
});
const script: Script = {
  ...{ name: 's', type: 'incident', languages: [] },
  steps: [
    step('hello', { kind: 'say' }),
    step('what', { mandatory: true, into: 'subject' }),
    step('all', { kind: 'check', choices: ['yes', 'no'], leads: { no: 'device' }, mandatory: true }),
    step('where', { mandatory: true }),
    step('device', { kind: 'branch', choices: ['computer', 'phone'], leads: { phone: 'end' } }),
    step('identity', { kind: 'verify', mandatory: true }),
  ],
};
const said = (name: string, value: string): StepAnswer => ({ step: name, value, skipped: null });

test('the way begins with what must be asked, and stops where it parts', () => {
  const { next, missing, path } = walk(script, []);
  expect([next?.step, missing]).toEqual(['what', ['what', 'all', 'where']]);
  expect(path.at(-1)?.step).toBe('device');
});

test('a step off the way asks for nothing', () => {
  const answers = [said('what', 'mail'), said('all', 'no'), said('device', 'phone')];
  expect(walk(script, answers)).toMatchObject({ next: undefined, missing: [] });
  expect(walk(script, [...answers.slice(0, 2), said('device', 'computer')]).missing).toEqual(['identity']);
});

test('a step that was left out with a reason is done, and what was asked fills the ticket', () => {
  const answers = [
    said('what', 'mail'),
    said('all', 'no'),
    said('device', 'computer'),
    { step: 'identity', value: null, skipped: 'no portal' },
  ];
  expect(walk(script, answers).missing).toEqual([]);
  expect(fieldsOf(script, answers)).toEqual({ subject: 'mail' });
  expect(stepsTried(script, answers, 'sv')).toEqual([
    '- what?: mail',
    '- all?: no',
    '- device?: computer',
    '- identity?: (left out: no portal)',
  ]);
});

test('the first script that fits is offered', () => {
  const swedish = { ...script, name: 'sv', languages: ['sv'] };
  expect(scriptFor([swedish, script], { language: 'fi' })?.name).toBe('s');
  expect(scriptFor([swedish, script], { language: 'sv', type: 'request' })).toBeUndefined();
});
