import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { differences } from './difference.ts';

describe('differences between two packs', () => {
  test('are named by their paths', () => {
    const before = { name: 'A', sla: [{ name: 'x', targets: { urgent: { resolution: '4h' } } }], domains: ['a.example'], old: 1 };
    const after = {
      name: 'A',
      sla: [{ name: 'x', targets: { urgent: { resolution: '2h', 'update-every': '1h' } } }, { name: 'y' }],
      domains: ['a.example', 'b.example'],
    };
    expect(differences(before, after)).toEqual([
      { path: 'sla[0].targets.urgent.resolution', from: '4h', to: '2h' },
      { path: 'sla[0].targets.urgent.update-every', from: undefined, to: '1h' },
      { path: 'sla[1]', from: undefined, to: { name: 'y' } },
      { path: 'domains', from: ['a.example'], to: ['a.example', 'b.example'] },
      { path: 'old', from: 1, to: undefined },
    ]);
  });

  test('a list that becomes a mapping, or nothing, is told whole', () => {
    expect(differences({ a: [1] }, { a: { b: 1 } })).toEqual([{ path: 'a', from: [1], to: { b: 1 } }]);
    expect(differences({ a: [{ b: 1 }] }, {})).toEqual([{ path: 'a', from: [{ b: 1 }], to: undefined }]);
  });

  test('the order in which a mapping is written is none', () => {
    expect(differences({ a: { x: 1, y: [{ p: 1, q: 2 }] } }, { a: { y: [{ q: 2, p: 1 }], x: 1 } })).toEqual([]);
  });

  test('of anything to itself are none, and every one of them is a real one', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(differences(a, structuredClone(a))).toEqual([]);
        for (const { from, to } of differences(a, b)) expect(from).not.toEqual(to);
      }),
    );
  });
});
