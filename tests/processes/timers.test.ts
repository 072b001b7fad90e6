import { afterAll, expect, test } from '@jest/globals';
import { anonymous, createDesk } from '@luuri/core';
import pg from 'pg';
import { startPostgres } from '../../scripts/postgres.mjs';
import { pause, until } from './desks.ts';
import { punctuality } from './punctuality.ts';
import { watchCores } from './spells.ts';
import { timers } from './timers.ts';
import { startWorker } from './workers.ts';

const TIMERS = 10_000;
const AHEAD_MS = 12_000;
const OVER_MS = 32_000;
/** From the first that is due. */
const RESTART_MS = 12_000;
/** Whoever looks for a timer on the wall looks away for longer. */
const PUNCTUAL_MS = 2_000;
/** Hands of the dead are emptied every three seconds, and a machine that is busy needs a moment for it. */
const DEAD_HANDS_MS = 8_000;
/** Timers that a process has in hand at once: so many are left in them when it is killed, or when the database goes. */
const HANDS = 8;
const PROCESSES = 3;
/** Share of the time in which a core must have been free for lateness to say something. */
const ENOUGH_FREE = 0.5;

const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

const now = () => new Date(performance.timeOrigin + performance.now());

/** @returns when the first is due */
async function plan(url: string): Promise<Date> {
  const desk = await createDesk({ database: { type: 'postgres', url }, plugins: [timers()] });
  const some = Array.from({ length: 8 }, (_, i) => ({
    ...{ from: (i * TIMERS) / 8, count: TIMERS / 8, overMs: OVER_MS / 8 },
    inMs: Math.floor(AHEAD_MS + (OVER_MS * i) / 8),
  }));
  const [one] = await Promise.all(some.map((input) => desk.as(anonymous).use(timers).plan(input)));
  await desk.stop();
  return one?.first ?? now();
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
      await pause(2_000); // a process that starts takes a whole core from those that work
    }
  })();
  const stop = async () => {
    state.over = true;
    await running;
    return kills;
  };
  return { stop };
}

test('10,000 timers of three processes, one killed over and over and PostgreSQL restarted: each fires once, none early, none late but what was in hand', async () => {
  const postgres = await startPostgres();
  ends.push(postgres.stop);
  const { url } = postgres;
  for (const steady of await Promise.all([startWorker(url), startWorker(url)])) ends.push(() => steady.kill());
  const due = await plan(url);
  const planned = now();
  const coresSeen = watchCores();
  const killing = killOverAndOver(url);
  await pause(Math.max(0, due.getTime() - planned.getTime()) + RESTART_MS);
  const from = now();
  await postgres.down();
  await postgres.up();
  const away = { from, to: now() };

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
  const { earliest, late, beyondTurn, ...seen } = punctuality(rows, { planned, away, spells: coresSeen() });
  expect(earliest).toBeGreaterThanOrEqual(-1); // never early: databases round to the millisecond
  const held = late.filter((by) => by > PUNCTUAL_MS);
  const said = { ...seen, kills, held: held.length, worst: Math.max(...late), beyondTurn };
  if (seen.free < ENOUGH_FREE)
    console.warn(`No core was free for most of the time, so timers are judged by their turns: ${JSON.stringify(said)}`);
  // Against the instants at which they were due: late is what was in the hands of a process that was killed, or of any when the database went.
  expect(held.length).toBeLessThanOrEqual((kills + PROCESSES) * HANDS);
  expect(Math.max(...late)).toBeLessThan(DEAD_HANDS_MS);
  expect(beyondTurn).toBeLessThan(DEAD_HANDS_MS);
}, 240_000);
