import { describe, expect, test } from '@jest/globals';
import { isSkilled, joined, skillsNeeded, type SkillRule } from './skills.ts';

const ticket = { type: 'incident', service: 'servers', channel: 'mail', priority: 'high', tier: 2 } as const;
const needs = (...rules: SkillRule[]) => skillsNeeded(rules, ticket);

describe('a ticket asks for', () => {
  test('all that the rules need which mean it, each once, in the order of letters', () => {
    expect(needs()).toEqual([]);
    expect(
      needs(
        { needs: ['unix', 'linux'], when: { service: ['printers', 'servers'] } },
        { needs: ['linux'], when: {} },
        { needs: ['sap'], when: { service: ['sap'] } },
      ),
    ).toEqual(['linux', 'unix']);
  });

  test.each([
    [{ type: ['incident'] }, { type: ['request'] }],
    [{ service: ['servers'] }, { service: ['mail'] }],
    [{ channel: ['phone', 'mail'] }, { channel: ['phone'] }],
    [{ priority: ['high'] }, { priority: ['urgent'] }],
    [{ tier: [1, 2] }, { tier: [1] }],
  ] as const)('what every key means that is given: %j', (right, wrong) => {
    expect(needs({ needs: ['a'], when: right })).toEqual(['a']);
    expect(needs({ needs: ['a'], when: wrong })).toEqual([]);
    expect(needs({ needs: ['a'], when: { ...right, tier: [9] } })).toEqual([]);
  });

  test('nothing by its type or service where it has none', () => {
    expect(skillsNeeded([{ needs: ['a'], when: { type: ['incident'] } }], { ...ticket, type: null, service: null })).toEqual([]);
  });
});

test('somebody is skilled who has all of it, by whole names; nothing in particular takes nothing', () => {
  expect([isSkilled([], ''), isSkilled(['linux'], ''), isSkilled([], 'linux')]).toEqual([true, true, false]);
  expect(isSkilled(['b', 'a'], joined(['a', 'b']))).toBe(true);
  expect(isSkilled(['a'], joined(['a', 'b']))).toBe(false);
  expect(isSkilled(['linux-servers'], 'linux')).toBe(false);
});
