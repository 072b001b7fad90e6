import { afterAll, expect, test } from '@jest/globals';
import { anonymous, createDesk } from '@luuri/core';
import pg from 'pg';
import { startPostgres } from '../../scripts/postgres.mjs';
import { pause, until } from './desks.ts';
import { timers } from './timers.ts';
import { startWorker } from './workers.ts';

const TIMERS = 10_000;
const OVER_MS = 15_000;
/** As long as something is due, work goes on: it stands still while PostgreSQL is away, and until the hands of the dead are emptied. */
const STANDSTILL_MS = 10_000;

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

interface Fired {
  number: number;
  due_at: Date;
  fired_at: Date;
}

async function plan(url: string): Promise<void> {
  const desk = await createDesk({ database: { type: 'postgres', url }, plugins: [timers()] });
  const some = Array.from({ length: 8 }, (_, i) => ({ from: (i * TIMERS) / 8, count: TIMERS / 8, inMs: 6_000, overMs: OVER_MS }));
  await Promise.all(some.map((input) => desk.as(anonymous).use(timers).plan(input)));
  await desk.stop();
}

/** The longest time in which something was due and nothing fired. */
function longestStandstill(rows: readonly Fired[]): number {
  const fired = rows.map((r) => r.fired_at.getTime()).sort((a, b) => a - b);
  const due = rows.map((r) => r.due_at.getTime()).sort((a, b) => a - b);
  return Math.max(...fired.map((at, i) => at - Math.max(i === 0 ? 0 : (fired[i - 1] ?? 0), due[i] ?? 0)));
}

/** Starts a process, lets it work for a moment, kills it, and again, until told to stop. */
function killOverAndOver(url: string) {
  let kills = 0;
  const state = { over: false };
  const running = (async () => {
    while (!state.over) {
      const victim = await startWorker(url);
      await pause(700);
      await victim.kill();
      kills++;
    }
  })();
  const stop = async () => {
    state.over = true;
    await running;
    return kills;
  };
  return { stop };
}

test('10,000 timers of three processes, one killed over and over and PostgreSQL restarted: each fires once, none early, and work never stands still', async () => {
  const postgres = await startPostgres();
  ends.push(postgres.stop);
  const { url } = postgres;
  await plan(url);
  for (const steady of await Promise.all([startWorker(url), startWorker(url)])) ends.push(() => steady.kill());
  const killing = killOverAndOver(url);
  await pause(9_000);
  await postgres.down();
  await postgres.up();

  const client = new pg.Client({ connectionString: url });
  await client.connect();
  ends.push(() => client.end());
  const waiting = `SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'timers.fire'`;
  await until(async () => (await client.query<{ n: number }>(waiting)).rows[0]?.n === 0, 60);
  const kills = await killing.stop();

  const { rows } = await client.query<Fired>('SELECT number, due_at, fired_at FROM fired_timer ORDER BY number');
  expect(rows.map((r) => r.number)).toEqual(Array.from({ length: TIMERS }, (_, i) => i));
  expect(kills).toBeGreaterThan(0);
  const lateness = rows.map((r) => r.fired_at.getTime() - r.due_at.getTime());
  expect(Math.min(...lateness)).toBeGreaterThanOrEqual(-1); // never early: databases round to the millisecond
  expect(longestStandstill(rows)).toBeLessThan(STANDSTILL_MS);
}, 120_000);
