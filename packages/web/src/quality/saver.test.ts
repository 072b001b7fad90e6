import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { saverOf, type Change, type Saving } from './saver.ts';

const words = (notes: string): Change => ({ answers: {}, notes });
const answer = (criterion: string, value: string): Change => ({ answers: { [criterion]: { value, note: '' } } });

function saver(send: (change: Change) => Promise<unknown>, isFinal = false) {
  const told: Saving[] = [];
  const kept: (Change | undefined)[] = [];
  const it = saverOf({ send, keep: (unsent) => kept.push(unsent), isFinal: () => isFinal });
  it.watch(() => told.push(it.saving()));
  return { it, told, kept };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('what is typed is sent once the fingers rest, the newest words alone', async () => {
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
});

test('what the desk does not have is kept from the first letter on, on its way too', async () => {
  const { kept, it } = saver(() => new Promise((done) => setTimeout(done, 100)));
  it.add(answer('tone', '4'), true);
  await jest.advanceTimersByTimeAsync(50);
  it.add(words('a'), false);
  expect(kept.at(-1)).toEqual({ ...answer('tone', '4'), notes: 'a' });
  expect(it.isIdle()).toBe(false);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(kept.at(-1)).toBeUndefined();
});

test('it is tried again while the desk cannot take it, together with what came since', async () => {
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
  expect(sent).toEqual([{ answers: { ...answer('greeting', 'yes').answers, ...answer('tone', '4').answers } }]);
  expect(told.at(-1)).toBe('saved');
});

test('what was refused is kept, is not tried again by itself, and goes along with the next', async () => {
  const sent: Change[] = [];
  const { told, kept, it } = saver((change) => {
    sent.push(change);
    return sent.length === 1 ? Promise.reject(new Error('no')) : Promise.resolve();
  }, true);
  it.add(words('a'), true);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(['saving', 'refused']);
  expect(kept.at(-1)).toEqual(words('a'));
  it.add(answer('tone', '4'), true);
  await jest.advanceTimersByTimeAsync(0);
  expect(sent[1]).toEqual({ ...answer('tone', '4'), notes: 'a' });
  expect(told.at(-1)).toBe('saved');
});

test('whoever wants all of it at the desk is told what was in the way, and may try again', async () => {
  let down = true;
  const { it } = saver(() => (down ? Promise.reject(new Error('too many at once')) : Promise.resolve()));
  it.add(words('a'), false);
  await expect(it.flush()).rejects.toThrow('too many at once');
  down = false;
  await it.flush();
  expect(it.isIdle()).toBe(true);
});

test('what comes in while the rest is on its way is waited for, too', async () => {
  const sent: Change[] = [];
  const { it } = saver(async (change) => {
    await new Promise((done) => setTimeout(done, 100));
    sent.push(change);
  });
  it.add(words('a'), true);
  const all = it.flush();
  await jest.advanceTimersByTimeAsync(50);
  it.add(answer('tone', '4'), false);
  await jest.advanceTimersByTimeAsync(1_000);
  await all;
  expect(sent).toEqual([words('a'), { ...answer('tone', '4'), notes: undefined }]);
});
