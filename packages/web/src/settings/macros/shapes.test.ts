import { expect, test } from '@jest/globals';
import { blank, bodyOf, formOf } from './shapes.ts';

test('a macro in a form says the same when it is saved again', () => {
  const steps = {
    reply: { fi: '<p>Hei</p>' },
    note: 'x',
    state: 'resolved',
    priority: 'low',
    agentId: 3,
    toTier: 2,
    fields: { asset: 'X1' },
  } as const;
  const macro = { id: 1, name: 'Salasana', client: 'acme', team: null, steps };
  expect(bodyOf(formOf(macro))).toEqual({ name: 'Salasana', client: 'acme', steps });
  expect(bodyOf(formOf({ ...macro, steps: { takeIt: true } })).steps).toEqual({ takeIt: true });
});

test('what is empty is not there', () => {
  expect(bodyOf({ ...blank, name: ' a ', reply: { fi: ' ', sv: '', en: '' }, fields: { asset: '' } })).toEqual({ name: 'a', steps: {} });
});
