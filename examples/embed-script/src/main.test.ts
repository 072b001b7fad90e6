import { afterEach, expect, test } from '@jest/globals';
import { program, temporaryFolder } from '../../../tests/examples/program.ts';

const { folder, remove } = temporaryFolder();
afterEach(remove);

interface Shown {
  readonly id: number;
  readonly subject: string;
  readonly clocks: readonly { readonly metric: string; readonly state: string; readonly startedAt: string; readonly dueAt: string }[];
}

const run = async (): Promise<Shown[]> => {
  const { code, output, errors } = await program('examples/embed-script/src/main.ts', { folder }).ended;
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  return JSON.parse(output) as Shown[];
};

test('opens a ticket with its clocks, and finds it again in the file the next time', async () => {
  const [first] = await run();
  expect(first).toMatchObject({ id: 1, client: 'acme', subject: 'Salasana lukossa', state: 'new' });
  expect(first?.clocks.map(({ metric, state }) => [metric, state])).toEqual([
    ['first-response', 'running'],
    ['resolution', 'running'],
  ]);
  expect(first?.clocks.every(({ startedAt, dueAt }) => dueAt > startedAt)).toBe(true);

  expect((await run()).map(({ id }) => id)).toEqual([2, 1]);
}, 60_000);
