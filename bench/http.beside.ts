import Database from 'better-sqlite3';
import fastify from 'fastify';

/** Rows of some tables, as the driver gave them. */
export type Written = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** What the view of a ticket that was opened is made of, read as plainly as can be: nothing is linked to it yet, and nobody was warned. */
const viewing = [
  'SELECT * FROM ticket WHERE id = ?',
  'SELECT c.* FROM client c JOIN ticket t ON t.client_id = c.id WHERE t.id = ?',
  'SELECT p.* FROM person p JOIN ticket t ON t.requester_id = p.id WHERE t.id = ?',
  'SELECT a.* FROM person_address a JOIN ticket t ON t.requester_id = a.person_id WHERE t.id = ?',
  'SELECT m.* FROM team m JOIN ticket t ON t.team_id = m.id WHERE t.id = ?',
  'SELECT * FROM sla_clock WHERE ticket_id = ?',
  'SELECT * FROM message WHERE ticket_id = ? AND automatic = 0 ORDER BY id DESC LIMIT 1',
] as const;

/**
 * The same of a ticket that is read. Its answer says too when its clocks were warned of and which tickets belong to it, and whoever answers that
 * has to look, also where nothing is found. Who asks, and which contract runs, is known by heart here.
 */
const reading = [
  ...viewing,
  "SELECT * FROM sla_ledger WHERE ticket_id = ? AND kind IN ('warned', 'retargeted', 'reopened') ORDER BY id",
  'SELECT * FROM ticket_link WHERE from_id = ?',
  'SELECT * FROM ticket_link WHERE to_id = ?',
] as const;

/** Fastify and the driver, and nothing between them: a route that writes the rows of one ticket in one transaction, and one that reads them. */
async function serveBare(file: string, written: Written): Promise<void> {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const inserts = Object.entries(written).flatMap(([table, rows]) =>
    rows.map((row) => {
      const columns = Object.keys(row).filter((c) => c !== 'id');
      const words = `INSERT INTO "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
      return { statement: database.prepare(words), values: columns.map((c) => row[c]), table };
    }),
  );
  const prepared = (words: readonly string[]) => words.map((select) => database.prepare(select));
  const [opened, whole] = [prepared(viewing), prepared(reading)];
  const write = database.transaction(() => {
    let ticket: number | bigint = 0;
    for (const { statement, values, table } of inserts) {
      const { lastInsertRowid } = statement.run(...values);
      if (table === 'ticket') ticket = lastInsertRowid;
    }
    return Number(ticket);
  });
  const read = (selects: typeof opened, id: number) => selects.map((select) => select.all(id));
  const app = fastify();
  app.post('/api/tickets', async (_request, reply) => reply.code(201).send(read(opened, write())));
  app.get<{ Params: { id: string } }>('/api/tickets/:id', async ({ params }) => read(whole, Number(params.id)));
  process.send?.({ url: await app.listen({ host: '127.0.0.1', port: 0 }) });
}

if (process.send)
  process.once('message', ({ file, written }: { file: string; written: Written }) => {
    void serveBare(file, written);
  });
