import { readFileSync } from 'node:fs';
import pg from 'pg';

/** The kernel counts the time of processes in these. */
const TICK_MS = 10;
const LOOK_EVERY_MS = 25;

/** Processor time that a process of this machine has used, in milliseconds; nothing where there is no /proc, or it is another kind of process. */
function cpuOf(pid: number, program: string): number {
  try {
    if (!readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes(program)) return 0;
    const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return 0;
  }
}

/** What answering took, besides time. */
export interface Work {
  readonly perSecond: number;
  /** Processor time for each answer in milliseconds: of the servers, of PostgreSQL, and of who asks. */
  readonly servers: number;
  readonly database: number;
  readonly asking: number;
  /** Share of the looks at a busy connection that found it waiting for a lock which another one holds. */
  readonly waiting: number;
}

/** A look at PostgreSQL and at the servers while they answer. */
export interface Watch {
  over(load: () => Promise<number>): Promise<Work>;
  stop(): Promise<void>;
}

const ACTIVE = `SELECT wait_event_type = 'Lock' AS waits FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`;
const BACKENDS = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() OR backend_type = 'walwriter'`;

/** @param servers their process ids. */
export async function watchOn(url: string, servers: readonly number[]): Promise<Watch> {
  const looking = new pg.Client({ connectionString: url });
  await looking.connect();

  const used = async () => {
    const { rows } = await looking.query<{ pid: number }>(BACKENDS);
    const { user, system } = process.cpuUsage();
    return {
      servers: servers.reduce((sum, pid) => sum + cpuOf(pid, 'cli.ts'), 0),
      database: new Map(rows.map(({ pid }) => [pid, cpuOf(pid, 'postgres')])),
      asking: (user + system) / 1_000,
    };
  };
  const sumOf = (after: ReadonlyMap<number, number>, before: ReadonlyMap<number, number>) =>
    [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);

  async function waitsUntil(over: AbortSignal): Promise<number> {
    let [busy, waiting] = [0, 0];
    while (!over.aborted) {
      const { rows } = await looking.query<{ waits: boolean | null }>(ACTIVE);
      busy += rows.length;
      waiting += rows.filter(({ waits }) => waits).length;
      await new Promise((again) => setTimeout(again, LOOK_EVERY_MS));
    }
    return busy === 0 ? 0 : waiting / busy;
  }
  return {
    async over(load) {
      const before = await used();
      const end = new AbortController();
      const waits = waitsUntil(end.signal);
      const begun = performance.now();
      const perSecond = await load();
      const answers = (perSecond * (performance.now() - begun)) / 1_000;
      end.abort();
      const waiting = await waits;
      const after = await used();
      return {
        perSecond,
        servers: (after.servers - before.servers) / answers,
        database: sumOf(after.database, before.database) / answers,
        asking: (after.asking - before.asking) / answers,
        waiting,
      };
    },
    stop: () => looking.end(),
  };
}
