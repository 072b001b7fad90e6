import {
  anyone,
  createTable,
  defineAction,
  defineEntity,
  defineJob,
  defineMigration,
  definePlugin,
  out,
  system,
  type Scope,
} from '@luuri/core';
import { IsInt, Max, Min } from 'class-validator';

interface Fired {
  id: number;
  number: number;
  dueAt: Date;
  firedAt: Date;
}
const firedRows = defineEntity<Fired>('fired_timer', (c) => ({ id: c.id(), number: c.count(), dueAt: c.instant(), firedAt: c.instant() }));

/** Leaves a line each time it runs: one that ran twice in effect has two. */
const fire = defineJob<{ number: number; dueAt: string }>('timers.fire', {
  attempts: 25,
  run: (scope, { number, dueAt }) => scope.rows(firedRows).insertAll([{ number, dueAt: new Date(dueAt), firedAt: scope.now }]),
});

class Plan {
  @IsInt() @Min(0) from!: number;
  @IsInt() @Min(1) @Max(10_000) count!: number;
  /** The first is due so many milliseconds from now. */
  @IsInt() @Min(0) inMs!: number;
  /** And the others over so many after it. */
  @IsInt() @Min(1) overMs!: number;
}

class Planned {
  @out.instant first!: Date;
}

const plan = defineAction('timers.plan', {
  summary: 'Set timers.',
  allow: anyone,
  http: 'POST /timers',
  input: Plan,
  output: Planned,
  async run(scope, { from, count, inMs, overMs }): Promise<Planned> {
    const first = new Date(scope.now.getTime() + inMs);
    for (let i = 0; i < count; i++) {
      const at = new Date(first.getTime() + Math.floor((overMs * i) / count));
      await scope.schedule(fire, { input: { number: from + i, dueAt: at.toISOString() }, at, key: String(from + i) });
    }
    return { first };
  },
});

/** Makes SQLite's disk end where it is now, and go on again: as a disk that is full does. */
const fill = defineAction('disk.fill', {
  summary: 'Let the disk be full.',
  allow: anyone,
  http: 'POST /disk/full',
  run: (scope) => limit(scope, 1),
});
const clear = defineAction('disk.clear', {
  summary: 'Let the disk have room.',
  allow: anyone,
  http: 'POST /disk/clear',
  run: (scope) => limit(scope, 4_000_000_000),
});
async function limit(scope: Scope, pages: number): Promise<void> {
  await scope.as(system).sql.manager.query(`PRAGMA max_page_count = ${String(pages)}`);
}

export const timers = definePlugin({
  name: 'timers',
  summary: 'Timers and a small disk, for tests.',
  entities: [firedRows],
  migrations: [defineMigration('create-fired', [createTable(firedRows)])],
  jobs: [fire],
  actions: { plan, fill, clear },
});
