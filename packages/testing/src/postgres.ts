import { createHash, randomBytes } from 'node:crypto';
import { createDesk, definePlugin, isDeskError, type AnyPlugin, type Installed } from '@luuri/core';
import pg from 'pg';
import { noPostgres } from './errors.ts';

type Spec = Installed['spec'];

const LOCK = 7_205_886;

/** Where the tests' own PostgreSQL is; undefined when there is none. */
export const postgresUrl = (): string | undefined => process.env['LUURI_TEST_DATABASE_URL'] || undefined;

function adminUrl(): string {
  const url = postgresUrl();
  if (!url) throw noPostgres({});
  return url;
}

const urlOf = (database: string): string => {
  const url = new URL(adminUrl());
  url.pathname = `/${database}`;
  return url.href;
};

async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Only what makes a schema: a template must not start anybody's servers. */
const bare = ({ name, entities = [], migrations = [] }: Spec): AnyPlugin & (() => Installed) =>
  definePlugin({ name, summary: 'Its tables alone.', entities, migrations });

function schemaKey(specs: readonly Spec[]): string {
  const said = specs.map(({ name, migrations = [] }) => [
    name,
    migrations.map((m) => [m.name, m.steps.map((s) => (s.step === 'sql' ? s : { ...s, columns: s.columns('postgres') }))]),
  ]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}

const migrateIn = async (database: string, specs: readonly Spec[]): Promise<void> => {
  const desk = await createDesk({ database: { type: 'postgres', url: urlOf(database) }, plugins: specs.map((spec) => bare(spec)()) });
  await desk.stop();
};

async function makeTemplate(client: pg.Client, template: string, specs: readonly Spec[]): Promise<void> {
  const draft = `${template}_draft`;
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${draft}`);
  await migrateIn(draft, specs);
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
}

/** A cluster may be older than the kernel: then its template is of an older schema, and is made anew. */
async function renewTemplate(client: pg.Client, template: string, specs: readonly Spec[]): Promise<void> {
  try {
    await migrateIn(template, specs);
  } catch (e) {
    if (!isDeskError(e) || e.code !== 'migration.changed') throw e;
    await client.query(`DROP DATABASE ${template} WITH (FORCE)`);
    await makeTemplate(client, template, specs);
  }
}

const renewed = new Set<string>();

/** A database that has every migration of these plugins behind it: made once in a cluster, copied for each test. */
async function templateFor(client: pg.Client, specs: readonly Spec[]): Promise<string> {
  const key = schemaKey(specs);
  const template = `luuri_template_${key}`;
  // Until this client has made its copy: test files run in several processes.
  await client.query('SELECT pg_advisory_lock($1, $2)', [LOCK, Number.parseInt(key.slice(0, 7), 16)]);
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
  if (rowCount === 0) await makeTemplate(client, template, specs);
  else if (!renewed.has(template)) await renewTemplate(client, template, specs);
  renewed.add(template);
  return template;
}

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of its own, with the schema of the kernel and of these plugins in it; empty when no list is given. */
export function freshPostgres(plugins?: readonly Installed[]): Promise<FreshDatabase> {
  const name = `luuri_test_${process.pid}_${randomBytes(6).toString('hex')}`;
  return asAdmin(async (client) => {
    const specs = plugins?.map((p) => p.spec);
    const template = specs ? await templateFor(client, specs) : 'template0';
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    const drop = () =>
      asAdmin(async (admin) => {
        await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      });
    return { url: urlOf(name), drop };
  });
}
