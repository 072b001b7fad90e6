import Database from 'better-sqlite3';
import fastify from 'fastify';

/** Rows of some tables, as the driver gave them. */
export type Written = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** What a ticket's view is made of, read as plainly as can be. */
const reading = [
  'SELECT * FROM ticket WHERE id = ?',
  'SELECT c.* FROM client c JOIN ticket t ON t.client_id = c.id WHERE t.id = ?',
  'SELECT p.* FROM person p JOIN ticket t ON t.requester_id = p.id WHERE t.id = ?',
  'SELECT a.* FROM person_address a JOIN ticket t ON t.requester_id = a.person_id WHERE t.id = ?',
  'SELECT m.* FROM team m JOIN ticket t ON t.team_id = m.id WHERE t.id = ?',
  'SELECT * FROM sla_clock WHERE ticket_id = ?',
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
  const selects = reading.map((words) => database.prepare(words));
  const write = database.transaction(() => {
    let ticket: number | bigint = 0;
    for (const { statement, values, table } of inserts) {
      const { lastInsertRowid } = statement.run(...values);
      if (table === 'ticket') ticket = lastInsertRowid;
    }
    return Number(ticket);
  });
  const read = (id: number) => selects.map((select) => select.all(id));
  const app = fastify();
  app.post('/api/tickets', async (_request, reply) => reply.code(201).send(read(write())));
  app.get<{ Params: { id: string } }>('/api/tickets/:id', async ({ params }) => read(Number(params.id)));
  process.send?.({ url: await app.listen({ host: '127.0.0.1', port: 0 }) });
}

if (process.send)
  process.once('message', ({ file, written }: { file: string; written: Written }) => {
    void serveBare(file, written);
  });
