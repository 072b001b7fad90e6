import type { Figure } from './figure.ts';

interface Started {
  url: string;
  stop: () => Promise<void>;
}

/** The one that LUURI_BENCH_DATABASE_URL names, else a private one that writes to the disk; none when neither can be had. */
async function start(bench: string): Promise<Started | undefined> {
  const url = process.env['LUURI_BENCH_DATABASE_URL'];
  if (url) return { url, stop: () => Promise.resolve() };
  const { startPostgres } = (await import(new URL('../scripts/postgres.mjs', import.meta.url).href)) as {
    startPostgres: (options: { durable: boolean }) => Promise<Started>;
  };
  return startPostgres({ durable: true }).catch((e: unknown) => {
    console.error(`${bench} on PostgreSQL is left out: ${String(e)}`);
    return undefined;
  });
}

/** Measures on PostgreSQL: in databases of their own, in whichever cluster it is; nothing else there is touched. No figures without one. */
export async function onPostgres(bench: string, measure: () => Promise<Figure[]>): Promise<Figure[]> {
  const server = await start(bench);
  if (!server) return [];
  try {
    process.env['LUURI_TEST_DATABASE_URL'] = server.url;
    return await measure();
  } finally {
    await server.stop();
  }
}
