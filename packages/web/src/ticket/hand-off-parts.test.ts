import { describe, expect, test } from '@jest/globals';
import { noParts, partsSaid, tooMuchIn } from './hand-off-parts.ts';

test('a step for each line, and no empty part', () => {
  expect(partsSaid({ tried: 'Another network\n\n Client 5.1 ', told: ' ', asks: ' The log ' })).toEqual({
    tried: ['Another network', 'Client 5.1'],
    asks: 'The log',
  });
  expect(partsSaid(noParts)).toEqual({});
});

describe('what is too much is said, and nothing is cut', () => {
  test('a step that is too long', () => {
    const tried = `first\n\n${'x'.repeat(501)}`;
    expect(tooMuchIn({ ...noParts, tried }, 'tried')).toEqual({ why: 'stepTooLong', most: 500, length: 501, step: 2 });
    expect(partsSaid({ ...noParts, tried }).tried?.[1]).toHaveLength(501);
    expect(tooMuchIn({ ...noParts, tried: 'x'.repeat(500) }, 'tried')).toBeUndefined();
  });
  test('too many steps', () => {
    expect(tooMuchIn({ ...noParts, tried: 'x\n'.repeat(51) }, 'tried')).toMatchObject({ why: 'tooMany', length: 51 });
    expect(tooMuchIn({ ...noParts, tried: 'x\n'.repeat(50) }, 'tried')).toBeUndefined();
  });
  test('words that are too long', () => {
    expect(tooMuchIn({ ...noParts, told: 'x'.repeat(2_001) }, 'told')).toMatchObject({ why: 'tooLong', length: 2_001 });
    expect(tooMuchIn({ ...noParts, asks: 'x'.repeat(2_000) }, 'asks')).toBeUndefined();
  });
});
