import { describe, expect, jest, test } from '@jest/globals';
import { saverOf, type Change, type Saving } from './saver.ts';

const words = (notes: string): Change => ({ answers: new Map(), notes });
const answer = (criterion: string, value: string): Change => ({ answers: new Map([[criterion, { value, note: '' }]]), notes: undefined });

function saver(send: (change: Change) => Promise<unknown>, isFinal = false) {
  const told: Saving[] = [];
  return { told, it: saverOf({ send, tell: (saving) => told.push(saving), isFinal: () => isFinal }) };
}

describe('what is typed in a review', () => {
  test('is sent once the fingers rest, the newest words alone', async () => {
    jest.useFakeTimers();
    const sent: Change[] = [];
    const { told, it } = saver(async (change) => sent.push(change));
    it.add(words('a'), false);
    it.add(words('ab'), false);
    await jest.advanceTimersByTimeAsync(499);
    expect(sent).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(sent.map((s) => s.notes)).toEqual(['ab']);
    expect(told).toEqual(['saving', 'saving', 'saved']);
    expect(it.isIdle()).toBe(true);
    jest.useRealTimers();
  });

  test('is tried again while the desk cannot be reached, together with what came since', async () => {
    jest.useFakeTimers();
    const sent: Change[] = [];
    let down = true;
    const { told, it } = saver(async (change) => {
      if (down) throw new Error('offline');
      sent.push(change);
    });
    it.add(answer('greeting', 'yes'), true);
    await jest.advanceTimersByTimeAsync(0);
    expect(told.at(-1)).toBe('waiting');
    it.add(answer('tone', '4'), true);
    down = false;
    await jest.advanceTimersByTimeAsync(0);
    expect(sent.map((s) => [...s.answers.keys()])).toEqual([['greeting', 'tone']]);
    expect(told.at(-1)).toBe('saved');
    jest.useRealTimers();
  });

  test('is not sent again when it was refused', async () => {
    const { told, it } = saver(() => Promise.reject(new Error('no')), true);
    it.add(words('a'), true);
    await it.flush();
    expect(told).toEqual(['saving', 'refused']);
    expect(it.isIdle()).toBe(true);
  });
});
