import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import pg from 'pg';
import { essentials } from '../essentials.ts';
import { act, rowsIn, staffed } from '../fixtures.ts';
import { ticketRows, tickets } from '../ticket/index.ts';
import { EVERYBODY, tallyRows } from './entities.ts';

const SHARDS = 32;

/** Two connections that count in the same shard by their numbers: among one more than there are shards, some must. */
async function twins(connectionString: string): Promise<readonly [pg.Client, pg.Client]> {
  const byShard = new Map<number, pg.Client>();
  for (;;) {
    const client = new pg.Client({ connectionString });
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const shard = (rows[0]?.pid ?? 0) % SHARDS;
    const twin = byShard.get(shard);
    if (twin) {
      byShard.delete(shard);
      await Promise.all([...byShard.values()].map((other) => other.end()));
      return [twin, client];
    }
    byShard.set(shard, client);
  }
}

eachDatabase(
  (_name, open) => {
    test('transactions that are open at the same time count without waiting for each other', async () => {
      const { desk } = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z' });
      const { aino } = await staffed(desk);
      for (const subject of ['Vika', 'Toinen']) await desk.as(aino).use(tickets).open({ from: 'ada@acme.example', subject });
      const [before] = await rowsIn(desk, ticketRows);

      const at = new URL(process.env['LUURI_TEST_DATABASE_URL'] ?? '');
      const [here] = await act(desk, ({ sql }) => sql.manager.query<{ name: string }[]>('SELECT current_database() AS name'));
      at.pathname = here?.name ?? '';
      const pair = await twins(at.href);
      // Each changes a ticket of its own, and neither commits before both have: one that waited for the other would do so for ever.
      try {
        for (const [i, client] of pair.entries()) {
          await client.query("SET lock_timeout = '10s'");
          await client.query('BEGIN');
          await client.query(`UPDATE ticket SET priority = 'low' WHERE id = $1`, [i + 1]);
          // What is given up is not counted, wherever it was counted.
          await client.query('SAVEPOINT part');
          await client.query(`UPDATE ticket SET priority = 'urgent' WHERE id = $1`, [i + 1]);
          await client.query('ROLLBACK TO SAVEPOINT part');
        }
        await pair[0].query('COMMIT');
        await pair[1].query('ROLLBACK');
      } finally {
        await Promise.all(pair.map((client) => client.end()));
      }

      const all = (await rowsIn(desk, tallyRows)).filter((row) => row.assigneeId === EVERYBODY);
      const countOf = (wanted?: string) => all.filter((row) => row.priority === wanted).reduce((sum, row) => sum + row.many, 0);
      expect([countOf('low'), countOf(before?.priority), countOf('urgent')]).toEqual([1, 1, 0]);
    });
  },
  ['postgres'],
);
