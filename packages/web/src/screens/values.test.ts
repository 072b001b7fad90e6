import { expect, test } from '@jest/globals';
import type { Field, Form } from './shapes.ts';
import { addressOf, initialOf, inputOf, isOffered, missingIn, visibleFields } from './values.ts';

const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  name,
  kind,
  label: name,
  required: false,
  ...more,
});
const formOf = (fields: readonly Field[], more: Partial<Form> = {}): Form => ({
  ...{ form: 'x', title: '', button: '', grave: false, shows: [], stands: [], action: 'x', verb: 'POST', path: '/x', fills: {}, fixed: {} },
  fields,
  ...more,
});

test('what stands in a form at first is what is given, else what the form says', () => {
  const fields = [field('a', 'text', { initial: 'x' }), field('b', 'yes-no'), field('c', 'choices'), field('d', 'number', { initial: 5 })];
  expect(initialOf(fields, { a: 'y' })).toEqual({ a: 'y', b: false, c: [], d: '5' });
});

test('a field counts when the one it depends on counts and says so', () => {
  const fields = [
    field('kind', 'choice', {
      choices: [
        { value: 'a', label: '' },
        { value: 'b', label: '' },
      ],
    }),
    field('sure', 'yes-no', { when: { field: 'kind', is: ['b'] } }),
    field('why', 'text', { when: { field: 'sure', is: [true] } }),
  ];
  const names = (typed: Record<string, string | boolean>) => visibleFields(fields, typed).map((f) => f.name);
  expect(names({ kind: 'a', sure: true })).toEqual(['kind']);
  expect(names({ kind: 'b', sure: false })).toEqual(['kind', 'sure']);
  expect(names({ kind: 'b', sure: true })).toEqual(['kind', 'sure', 'why']);
});

test('the input has numbers, instants, local times and deeper names as the action takes them, and nothing that was left alone', () => {
  const fields = [
    field('many', 'number'),
    field('handOn.asked', 'long-text'),
    field('by', 'date-time', { time: 'local' }),
    field('at', 'date-time', { time: 'instant' }),
    field('codes', 'choices'),
    field('empty', 'text'),
    field('hidden', 'text', { when: { field: 'empty', is: ['x'] } }),
  ];
  const form = formOf(fields, {
    fills: { callId: 'callId', promiseId: 'row.id', of: 'panel.owner.id', none: 'nothing' },
    fixed: { fixed: true },
  });
  const typed = { many: '3', 'handOn.asked': 'Look', by: '2026-01-08T14:00', at: '2026-01-08T14:00', codes: ['a'], empty: '', hidden: 'x' };
  expect(inputOf(form, typed, { known: { callId: 7 }, row: { id: 4 }, panel: { owner: { id: 9 } } })).toEqual({
    ...{ callId: 7, promiseId: 4, of: 9, fixed: true, many: 3, handOn: { asked: 'Look' }, by: '2026-01-08 14:00', codes: ['a'] },
    at: new Date('2026-01-08T14:00').toISOString(),
  });
  expect(missingIn(formOf([field('a', 'text', { required: true }), field('b', 'text')]), { a: '', b: '' }).map((f) => f.name)).toEqual([
    'a',
  ]);
});

test('the address takes its places out of the input', () => {
  expect(addressOf('/x/:id/y/:name', { id: 3, name: 'a b', more: 1 })).toEqual({ address: '/x/3/y/a%20b', rest: { more: 1 } });
});

test('a row offers a form while all that it waits for is so', () => {
  const offered = [
    { field: 'state', is: ['proving', 'proven'] },
    { field: 'reset.deed', is: ['unlock'] },
  ];
  expect(isOffered({ offered }, { state: 'proven', reset: { deed: 'unlock' } })).toBe(true);
  expect(isOffered({ offered }, { state: 'done', reset: { deed: 'unlock' } })).toBe(false);
  expect(isOffered({ offered }, { state: 'proven' })).toBe(false);
  expect(isOffered({}, undefined)).toBe(true);
});
