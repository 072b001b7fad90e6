import { expect, test } from '@jest/globals';
import { erased, mentions, tracesOf, without } from './rules.ts';

const traces = (names: string[], addresses: string[] = []) => tracesOf({ names, addresses });

test('a name of one word leads to nobody: it may be any word of the desk', () => {
  for (const name of ['normal', 'open', 'ticketId', 'client', 'Aino', ' Aino ', 'x1 2', 'R2-D2'])
    expect([name, traces([name])]).toEqual([name, []]);
  for (const name of ['Aino Aho', 'J. Öberg', '王小明', 'さくら', 'Åke "Öbbe" Öberg_100%'])
    expect([name, traces([name])]).toEqual([name, [name]]);
});

test('an address is found where it stands for itself, and not within another one', () => {
  const ada = traces([], ['da@acme.example', '+35840123']);
  for (const text of [
    'da@acme.example',
    'from:DA@acme.example.',
    '<da@acme.example>',
    'da@acme.example:lle',
    'tel:+35840123',
    '…da@acme.example',
  ])
    expect([text, mentions({ text }, ada)]).toEqual([text, true]);
  for (const text of [
    'ada@acme.example',
    'a.da@acme.example',
    'b-da@acme.example',
    'da@acme.example.org',
    'da@acme.examples',
    '+358401234',
  ])
    expect([text, mentions({ text }, ada)]).toEqual([text, false]);
});

test('a name is found with its endings, in values and not in what they are called', () => {
  const of = traces(['Ada Virta']);
  expect(mentions(['Ada Virralle', 'ada virtalle', { a: { b: 'x ADA VIRTA' } }], of)).toBe(true);
  expect(mentions([{ 'Ada Virta': 1 }, 'Nada Virta', 7, null, undefined], of)).toBe(false);
});

test('what leads to them is taken out, and nothing else', () => {
  const of = traces(['Ada Virta', 'normal'], ['da@acme.example']);
  const state = { priority: 'normal', reason: 'Ada Virta soitti: da@acme.example, ada@acme.example', at: [1, new Date(0)] };
  expect(without(state, of)).toEqual({ ...state, reason: `${erased} soitti: ${erased}, ada@acme.example` });
});
