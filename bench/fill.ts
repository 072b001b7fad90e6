import { chat } from '@luuri/plugin-chat';
import { phone } from '@luuri/plugin-phone';
import { quality } from '@luuri/plugin-quality';
import { clients, createDesk, essentials, system, teams, termsOf, type Actor, type DatabaseOptions, type Desk } from '@luuri/core';
import Database from 'better-sqlite3';
import pg from 'pg';
import { CLIENTS, packs } from './packs.ts';
import { ticketTexts } from './texts.ts';

const AGENTS = 40;
/** One ticket comes in each so many seconds: a million are two years. What is not dealt with yet are the newest. */
const SECONDS_BETWEEN = 63;
const LIVE_SHARE = 0.2;
const MOST_LIVE = 20_000;

/** A desk with five clients and the people who serve them; the first of them asks. */
export async function staffedDesk(database: DatabaseOptions): Promise<{ desk: Desk; agents: Actor[] }> {
  const desk = await createDesk({ database, plugins: [...essentials(), phone({}), chat({}), quality()] });
  const own = desk.as(system);
  for (const yaml of packs()) await own.use(clients).apply({ yaml });
  const enrolled = (await own.use(teams).agents({ limit: 200 })).items;
  for (let i = enrolled.length; i < AGENTS; i++) {
    const team = ['service-desk', 'service-desk', 'specialists', 'engineers'][i % 4] ?? '';
    await own.use(teams).enrol({ name: `Agent ${String(i)}`, address: `agent${String(i)}@desk.example`, role: 'agent', teams: [team] });
  }
  const agents: Actor[] = [];
  for (const { id } of (await own.use(teams).agents({ limit: 200 })).items) {
    const agent = await own.use(teams).actorFor({ agentId: id });
    if (agent) agents.push(agent);
  }
  return { desk, agents };
}

/** Runs statements, without the desk: nothing that is measured goes this way. */
interface Hand {
  readonly dialect: 'sqlite' | 'postgres';
  run(words: string, parameters?: readonly unknown[]): Promise<unknown>;
  end(): Promise<void>;
}

function sqliteHand(file: string): Hand {
  const database = new Database(file);
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -400000', 'temp_store = MEMORY']) database.pragma(pragma);
  return {
    dialect: 'sqlite',
    run: (words, parameters = []) => Promise.resolve(database.prepare(words).run(...parameters)),
    end: () => {
      database.pragma('journal_mode = WAL');
      database.close();
      return Promise.resolve();
    },
  };
}

async function postgresHand(url: string): Promise<Hand> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '64MB'; SET max_parallel_workers_per_gather = 0`,
  );
  return { dialect: 'postgres', run: (words, parameters = []) => client.query(words, [...parameters]), end: () => client.end() };
}

/** Numbers that look drawn by lot, and are the same each time. */
const lot = (number: number, most: number): string => {
  const factor = [48_271, 69_621, 16_807, 39_373, 62_089, 40_692, 52_774][number] ?? 7_919;
  return `(((i.n * ${String(factor)} + ${String(number * 7_907 + 11)}) % 2147483647) / 64 % ${String(most)})`;
};

interface Filling {
  readonly hand: Hand;
  readonly count: number;
  readonly now: Date;
  /** How many texts there are to choose from. */
  readonly texts: number;
}

const numbers = ({ hand }: Filling, from: number, to: number): string =>
  hand.dialect === 'postgres'
    ? `i(n) AS (SELECT generate_series(${String(from)}::bigint, ${String(to)}::bigint))`
    : `i(n) AS (SELECT ${String(from)} UNION ALL SELECT n + 1 FROM i WHERE n < ${String(to)})`;

const withNumbers = (filling: Filling, from: number, to: number): string => `WITH RECURSIVE ${numbers(filling, from, to)}`;

/** An instant so many seconds from now, as the database keeps it. */
const at = ({ hand, now }: Filling, seconds: string): string =>
  hand.dialect === 'postgres'
    ? `(timestamptz '${now.toISOString()}' + (${seconds}) * interval '1 second')`
    : `strftime('%Y-%m-%d %H:%M:%f', '${now.toISOString().slice(0, 23)}', (${seconds}) || ' seconds')`;

const people = (count: number): number => Math.min(20_000, Math.max(100, count / 5));
const truth = ({ hand }: Filling, value: boolean): string => (hand.dialect === 'postgres' ? String(value) : String(Number(value)));

/** What the texts are made of, with the terms that they are found by, made by the room that finds them. */
async function putTexts(hand: Hand): Promise<number> {
  const texts = ticketTexts();
  await hand.run('CREATE TABLE bench_text (n integer PRIMARY KEY, language text, subject text, words text, answer text, terms text)');
  const marks = hand.dialect === 'postgres' ? '$1, $2, $3, $4, $5, $6' : '?, ?, ?, ?, ?, ?';
  for (const [n, { language, subject, words, answer }] of texts.entries()) {
    const said = [words, answer].map((text) => ({ text, language, note: false }));
    const terms = termsOf({ id: 0, clientId: 0, requesterId: 0, subject, language, requester: '', said, fields: [] });
    // What differs from ticket to ticket is added when the tickets are made.
    const own = terms.filter((term) => !/^[aqc]§|§0$/.test(term));
    const kept = hand.dialect === 'postgres' ? own.map((t) => `'${t}'`) : own;
    await hand.run(`INSERT INTO bench_text VALUES (${marks})`, [n, language, subject, words, answer, kept.join(' ')]);
  }
  return texts.length;
}

async function putPeople(filling: Filling): Promise<void> {
  const { hand, count } = filling;
  const many = people(count);
  const client = `(SELECT min(id) FROM client) + i.n % ${String(CLIENTS.length)}`;
  const some = withNumbers(filling, 1, many);
  await hand.run(`INSERT INTO person (id, client_id, name, language, outside, created_at)
    ${some} SELECT i.n, ${client}, 'Person' || i.n || ' Example', NULL, ${truth(filling, false)}, ${at(filling, '-70000000')} FROM i`);
  await hand.run(`INSERT INTO person_address (id, person_id, client_id, kind, address)
    ${some} SELECT i.n, i.n, ${client}, 'email', 'person' || i.n || '@' || c.slug || '.example' FROM i JOIN client c ON c.id = ${client}`);
}

async function putTickets(filling: Filling, from: number, to: number): Promise<void> {
  const { hand, count } = filling;
  const live = `i.n > ${String(count - Math.min(count * LIVE_SHARE, MOST_LIVE))}`;
  const state = `CASE WHEN ${live} THEN
      CASE WHEN ${lot(1, 100)} < 25 THEN 'new' WHEN ${lot(1, 100)} < 65 THEN 'open' WHEN ${lot(1, 100)} < 85 THEN 'pending-requester'
        WHEN ${lot(1, 100)} < 93 THEN 'pending-third-party' ELSE 'pending-scheduled' END
    ELSE CASE WHEN ${lot(1, 100)} < 88 THEN 'closed' WHEN ${lot(1, 100)} < 95 THEN 'cancelled' ELSE 'resolved' END END`;
  const priority = `CASE WHEN ${lot(2, 100)} < 3 THEN 'urgent' WHEN ${lot(2, 100)} < 15 THEN 'high' WHEN ${lot(2, 100)} < 85 THEN 'normal' ELSE 'low' END`;
  const level = `CASE WHEN ${lot(3, 100)} < 80 THEN 1 WHEN ${lot(3, 100)} < 95 THEN 2 ELSE 3 END`;
  const requester = `1 + ${lot(4, people(count))}`;
  const assignee = `CASE WHEN ${live} AND ${lot(5, 100)} < 30 THEN NULL ELSE (SELECT min(id) FROM agent) + ${lot(5, AGENTS * 97)} % ${String(AGENTS)} END`;
  const due = `CASE WHEN ${live} AND ${lot(1, 100)} < 65 THEN ${at(filling, `${lot(6, 260_000)} - 7200`)} END`;
  const received = at(filling, `(i.n - ${String(count)}) * ${String(SECONDS_BETWEEN)}`);
  const touched = at(
    filling,
    `(i.n - ${String(count)}) * ${String(SECONDS_BETWEEN)} + CASE WHEN ${live} THEN ${lot(0, 20)} ELSE 3600 + ${lot(0, 80_000)} END`,
  );
  await hand.run(`INSERT INTO ticket (id, client_id, requester_id, subject, state, priority, tier, team_id, assignee_id, language, channel, triage,
      received_at, created_at, updated_at, due_at, wake_at, bounces, follows_id)
    ${withNumbers(filling, from, to)} SELECT i.n, p.client_id, p.id, x.subject || ' lt' || (i.n * 7 % 500009), ${state}, ${priority}, t.level, t.team_id, ${assignee},
      x.language, CASE WHEN ${lot(0, 100)} < 70 THEN 'email' WHEN ${lot(0, 100)} < 90 THEN 'phone' ELSE 'api' END, ${truth(filling, false)},
      ${received}, ${received}, ${touched}, ${due}, NULL, 0, NULL
    FROM i JOIN person p ON p.id = ${requester} JOIN bench_text x ON x.n = ${lot(0, filling.texts)} JOIN tier t ON t.client_id = p.client_id AND t.level = ${level}`);
}

async function putMessages(filling: Filling, from: number, to: number): Promise<void> {
  const { hand } = filling;
  const columns =
    'ticket_id, client_id, author, author_id, author_name, public, automatic, channel, text, text_stripped, html, external_id, "references", at';
  const tail = `${truth(filling, true)}, ${truth(filling, false)}, t.channel`;
  const join = `FROM ticket t JOIN i ON i.n = t.id JOIN bench_text x ON x.n = ${lot(0, filling.texts)}`;
  await hand.run(`INSERT INTO message (${columns}) ${withNumbers(filling, from, to)}
    SELECT t.id, t.client_id, 'requester', 'person:' || t.requester_id, 'Person' || t.requester_id, ${tail}, x.words, NULL, NULL, NULL, '[]', t.created_at ${join}`);
  await hand.run(`INSERT INTO message (${columns}) ${withNumbers(filling, from, to)}
    SELECT t.id, t.client_id, 'agent', 'agent:1', 'Agent', ${tail}, x.answer, NULL, NULL, NULL, '[]', t.updated_at ${join} WHERE t.id % 3 = 0`);
}

/** Two promises on each ticket, as its state says: kept, or running towards its due. */
async function putClocks(filling: Filling, from: number, to: number): Promise<void> {
  const { hand } = filling;
  for (const [metric, running] of [
    ['first-response', `t.state = 'new'`],
    ['resolution', `t.state IN ('new', 'open')`],
  ] as const) {
    await hand.run(`INSERT INTO sla_clock (ticket_id, client_id, metric, cycle, state, started_at, due_at, met_at, breached_at, elapsed_ms, since, target_ms,
        policy, version, calendar, calendar_version)
      SELECT t.id, t.client_id, '${metric}', 1, CASE WHEN ${running} THEN 'running' WHEN t.state LIKE 'pending%' THEN 'paused' ELSE 'met' END, t.created_at, t.due_at,
        CASE WHEN ${running} OR t.state LIKE 'pending%' THEN NULL ELSE t.updated_at END, NULL, 600000,
        CASE WHEN ${running} THEN t.created_at END, 86400000, 'standard', c.slug || '@1', 'office', c.slug || '@1'
      FROM ticket t JOIN client c ON c.id = t.client_id WHERE t.id BETWEEN ${String(from)} AND ${String(to)}`);
  }
}

/** What reports count of tickets that are over: that they were solved, what they came to, and who had them for how long. */
async function putReports({ hand }: Filling, from: number, to: number): Promise<void> {
  const over = `FROM ticket t WHERE t.id BETWEEN ${String(from)} AND ${String(to)} AND t.state IN ('resolved', 'closed')`;
  await hand.run(`INSERT INTO ticket_turn (ticket_id, client_id, kind, at, tier, team_id, channel)
    SELECT t.id, t.client_id, 'solved', t.updated_at, t.tier, t.team_id, t.channel ${over}`);
  const truth = (sql: string): string => (hand.dialect === 'postgres' ? `(${sql})` : `(CASE WHEN ${sql} THEN 1 ELSE 0 END)`);
  await hand.run(`INSERT INTO ticket_settlement (ticket_id, client_id, solved_at, tier, team_id, channel, took_ms, kept, honest)
    SELECT t.id, t.client_id, t.updated_at, t.tier, t.team_id, t.channel, 3600000 + t.id % 80000000, ${truth('t.id % 20 > 0')}, ${truth('t.id % 15 > 0')} ${over}`);
  for (const [holder, ms] of [
    [`'tier-' || t.tier`, 't.id % 20000000'],
    [`'requester'`, 't.id % 30000000'],
    [`'closed'`, 't.id % 40000000'],
  ] as const)
    await hand.run(`INSERT INTO ticket_spent (ticket_id, client_id, solved_at, tier, team_id, holder, ms)
      SELECT t.id, t.client_id, t.updated_at, t.tier, t.team_id, ${holder}, ${ms} ${over}`);
}

async function putIndex(filling: Filling, from: number, to: number): Promise<void> {
  const { hand } = filling;
  const quote = hand.dialect === 'postgres' ? `''''` : `''`;
  const term = (mark: string, value: string) => `' ' || ${quote} || '${mark}§' || ${value} || ${quote}`;
  const name = `'person' || t.requester_id`;
  const own = [
    term('a', `''`),
    ...[term('c', 't.client_id'), term('q', 't.requester_id'), term('s', 't.id'), term('b', 't.id'), term('r', name), term('b', name)],
    ...['s', 'b'].map((mark) => term(mark, `'lt' || (t.id * 7 % 500009)`)),
    ...['r', 'b'].flatMap((mark) => ['exampl', 'example'].map((word) => term(mark, `'${word}'`))),
  ];
  const windows = [term('w', '(t.id / 8192)'), term('x', '(t.id / 65536)'), term('y', '(t.id / 524288)')];
  const join = `FROM ticket t JOIN i ON i.n = t.id JOIN bench_text x ON x.n = ${lot(0, filling.texts)}`;
  const some = withNumbers(filling, from, to);
  await (hand.dialect === 'postgres'
    ? hand.run(
        `INSERT INTO search_document (id, terms) ${some} SELECT t.id, (x.terms || ${[...own, ...windows].join(' || ')})::tsvector ${join}`,
      )
    : hand.run(`INSERT INTO search_index (rowid, terms) ${some} SELECT t.id, x.terms || ${own.join(' || ')} ${join}`));
}

/** Rows at a time, so that no transaction grows without end. */
const AT_ONCE = 50_000;

/** After rows were put in with their numbers, the next number is the one after the last. */
async function numberOn(hand: Hand, tables: readonly string[]): Promise<void> {
  if (hand.dialect === 'sqlite') return;
  for (const table of tables) await hand.run(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`);
}

async function fill({ hand, count, now }: Omit<Filling, 'texts'>): Promise<void> {
  const isPostgres = hand.dialect === 'postgres';
  const filling = { hand, count, now, texts: await putTexts(hand) };
  if (isPostgres) await hand.run('DROP INDEX ix_search_document__terms');
  await putPeople(filling);
  for (let from = 1; from <= count; from += AT_ONCE) {
    const to = Math.min(count, from + AT_ONCE - 1);
    await hand.run('BEGIN');
    await putTickets(filling, from, to);
    if (isPostgres && from === 1) await hand.run('ANALYZE person; ANALYZE ticket; ANALYZE bench_text').catch(() => undefined);
    await putMessages(filling, from, to);
    await putClocks(filling, from, to);
    await putReports(filling, from, to);
    await putIndex(filling, from, to);
    await hand.run('COMMIT');
  }
  await numberOn(hand, ['person', 'person_address', 'ticket']);
  if (isPostgres) await hand.run('CREATE INDEX ix_search_document__terms ON search_document USING gin (terms)');
  await hand.run('DROP TABLE bench_text');
  await hand.run(isPostgres ? 'VACUUM ANALYZE' : 'ANALYZE');
}

/** Put so many tickets into an empty desk, of which the newest are not dealt with yet, with all that lists and searches read. */
export async function fillTickets(database: DatabaseOptions, count: number): Promise<void> {
  const { desk } = await staffedDesk(database);
  await desk.stop();
  const hand = database.type === 'postgres' ? await postgresHand(database.url) : sqliteHand(database.database);
  try {
    await fill({ hand, count, now: new Date(Math.floor(performance.timeOrigin + performance.now())) });
  } finally {
    await hand.end();
  }
}
