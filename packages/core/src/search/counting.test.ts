import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import pg from 'pg';
import { essentials } from '../essentials.ts';
import { rowsIn, staffed } from '../fixtures.ts';
import { ticketRows, tickets } from '../ticket/index.ts';
import { EVERYBODY, tallyRows } from './entities.ts';

/** More than there could be without two of them in one of 32 shards, were a shard theirs by their number. */
const AT_ONCE = 24;

eachDatabase(
  (_name, open) => {
    test('transactions that are open at the same time count without waiting for each other', async () => {
      const database = await open.database();
      const { desk } = await open({ plugins: essentials(), at: '2026-06-01T06:00:00Z', database });
      const { aino } = await staffed(desk);
      for (let i = 0; i < AT_ONCE; i++)
        await desk
          .as(aino)
          .use(tickets)
          .open({ from: 'ada@acme.example', subject: `Vika ${String(i)}` });
      const [{ priority } = { priority: '' }] = await rowsIn(desk, ticketRows);

      const connectionString = database.options.type === 'postgres' ? database.options.url : '';
      const clients = Array.from({ length: AT_ONCE }, () => new pg.Client({ connectionString }));
      try {
        for (const client of clients) await client.connect();
        // Each changes a ticket of its own, and none commits before all have: whoever waited for another would wait for ever.
        await Promise.all(
          clients.map(async (client, i) => {
            await client.query("SET lock_timeout = '10s'");
            await client.query('BEGIN');
            // Twice, and through a savepoint that is given up: the counting stays in order.
            await client.query(`UPDATE ticket SET priority = 'low' WHERE id = $1`, [i + 1]);
            await client.query('SAVEPOINT part');
            await client.query(`UPDATE ticket SET priority = 'urgent' WHERE id = $1`, [i + 1]);
            await client.query('ROLLBACK TO SAVEPOINT part');
          }),
        );
        await Promise.all(clients.map((client, i) => client.query(i % 2 === 0 ? 'COMMIT' : 'ROLLBACK')));
      } finally {
        await Promise.all(clients.map((client) => client.end()));
      }
      const all = (await rowsIn(desk, tallyRows)).filter((row) => row.assigneeId === EVERYBODY);
      const countOf = (wanted: string) => all.filter((row) => row.priority === wanted).reduce((sum, row) => sum + row.many, 0);
      expect([countOf('low'), countOf(priority), countOf('urgent')]).toEqual([AT_ONCE / 2, AT_ONCE / 2, 0]);
    });
  },
  ['postgres'],
);
