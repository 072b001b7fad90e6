import { can, defineAction, definePermission, defineOutsideJob, definePlugin } from '@luuri/core';
import { IsInt } from 'class-validator';

class Flight {
  /** Number of the pigeon. */
  @IsInt() pigeon!: number;
}

const flown = new Set<number>();
/** Each pigeon loses its way the first time, and then knows it. */
const fly = defineOutsideJob<Flight>('pigeons.fly', {
  attempts: 1,
  reach: async (_session, { pigeon }) => {
    if (flown.has(pigeon)) return Promise.resolve(undefined);
    flown.add(pigeon);
    return Promise.reject(new RangeError(`Pigeon ${String(pigeon)} has lost its way`));
  },
});
const keepPigeons = definePermission('pigeons.keep', 'Keep pigeons.');
const send = defineAction('pigeons.send', {
  summary: 'Send a pigeon.',
  allow: can(keepPigeons),
  http: 'POST /pigeons',
  input: Flight,
  run: (scope, { pigeon }): Promise<void> => scope.schedule(fly, { input: { pigeon }, queue: `pigeon:${String(pigeon)}` }),
});
/** For tests: work that fails until somebody has it run again. */
const pigeons = definePlugin({ name: 'pigeons', summary: 'Carries letters.', permissions: [keepPigeons], jobs: [fly], actions: { send } });

export default { plugins: [pigeons()] };
