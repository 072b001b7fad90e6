import { expect, test } from '@jest/globals';
import { defineError } from '@luuri/core';
import { besidesOthers } from './besides-others.ts';

const enrolled = defineError('test.enrolled', 'conflict', () => 'Enrolled already.');
const broken = defineError('test.broken', 'invalid', () => 'Broken.');
const unique = Object.assign(new Error('duplicate key'), { code: '23505' });

/** Throws these, one each time, and then is done. */
function troubled(...troubles: Error[]) {
  const times = { tried: 0 };
  const work = async (): Promise<string> => {
    const trouble = troubles[times.tried++];
    if (trouble) throw trouble;
    return 'made';
  };
  return { times, work };
}

test('what another process made a moment ago is found by looking again', async () => {
  for (const trouble of [enrolled({}), unique, new Error('outer', { cause: unique })]) {
    const { times, work } = troubled(trouble, trouble);
    expect([await besidesOthers(work), times.tried]).toEqual(['made', 3]);
  }
});

test('what stays in the way, or is wrong in itself, is told', async () => {
  await expect(besidesOthers(troubled(...Array.from({ length: 9 }, () => enrolled({}))).work)).rejects.toThrow('Enrolled already.');
  const { times, work } = troubled(broken({}));
  await expect(besidesOthers(work)).rejects.toThrow('Broken.');
  expect(times.tried).toBe(1);
});
