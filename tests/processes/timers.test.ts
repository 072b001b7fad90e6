import { afterAll, expect, test } from '@jest/globals';
import { anonymous, createDesk } from '@luuri/core';
import pg from 'pg';
import { startPostgres } from '../../scripts/postgres.mjs';
import { pause, until } from './desks.ts';
import { punctuality } from './punctuality.ts';
import { timers } from './timers.ts';
import { startWorker } from './workers.ts';

const TIMERS = 10_000;
const AHEAD_MS = 7_000;
const OVER_MS = 25_000;
const RESTART_MS = 15_000;
/** Hands of the dead are emptied every three seconds, and a machine that is busy needs a moment for it. */
const DEAD_HANDS_MS = 8_000;
/** However many wait, one after another is fired: until the hands are back that a restart took away. */
const STANDSTILL_MS = 8_000;
const AT_ONCE_MS = 2_000;

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

const now = () => new Date(performance.timeOrigin + performance.now());

async function plan(url: string): Promise<void> {
  const desk = await createDesk({ database: { type: 'postgres', url }, plugins: [timers()] });
  const some = Array.from({ length: 8 }, (_, i) => ({
    ...{ from: (i * TIMERS) / 8, count: TIMERS / 8, overMs: OVER_MS / 8 },
    inMs: Math.floor(AHEAD_MS + (OVER_MS * i) / 8),
  }));
  await Promise.all(some.map((input) => desk.as(anonymous).use(timers).plan(input)));
  await desk.stop();
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
      await pause(1_000); // a process that starts takes a whole core from those that work
    }
  })();
  const stop = async () => {
    state.over = true;
    await running;
    return kills;
  };
  return { stop };
}

test('10,000 timers of three processes, one killed over and over and PostgreSQL restarted: each fires once, none early, none late beyond its turn', async () => {
  const postgres = await startPostgres();
  ends.push(postgres.stop);
  const { url } = postgres;
  for (const steady of await Promise.all([startWorker(url), startWorker(url)])) ends.push(() => steady.kill());
  await plan(url);
  const planned = now();
  const killing = killOverAndOver(url);
  await pause(RESTART_MS);
  await postgres.down();
  await postgres.up();
  const back = now();

  const looking = new pg.Client({ connectionString: url });
  await looking.connect();
  ends.push(() => looking.end());
  const waiting = `SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'timers.fire'`;
  await until(async () => (await looking.query<{ n: number }>(waiting)).rows[0]?.n === 0, 110);
  const kills = await killing.stop();

  const { rows } = await looking.query<{ number: number; due: Date; fired: Date }>(
    'SELECT number, due_at AS due, fired_at AS fired FROM fired_timer ORDER BY number',
  );
  expect(rows.map((r) => r.number)).toEqual(Array.from({ length: TIMERS }, (_, i) => i));
  expect(kills).toBeGreaterThanOrEqual(2);
  const { earliest, firstLate, beyondTurn, standstill } = punctuality(rows, { planned, back });
  expect(earliest).toBeGreaterThanOrEqual(-1); // never early: databases round to the millisecond
  expect(firstLate).toBeLessThan(AT_ONCE_MS);
  expect(beyondTurn).toBeLessThan(DEAD_HANDS_MS);
  expect(standstill).toBeLessThan(STANDSTILL_MS);
}, 180_000);
