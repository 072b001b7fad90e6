import './node-version.mjs';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from './run.mjs';

// `node scripts/reference.mjs`: writes docs/reference from the code. With --check it writes nothing, and fails when something would change.

const root = fileURLToPath(new URL('..', import.meta.url));
const self = fileURLToPath(import.meta.url);
const pages = 'docs/reference';
const folder = path.join(root, pages);
const condition = '--conditions=@luuri/source';

/** The code as it stands, not as it was built last. */
const fromSources = () => runNode(['--import', './scripts/ts-loader.mjs', condition, self, ...process.argv.slice(2)], { cwd: root });

/** Keys of a pack's head. That the list is whole is checked against what the reader of packs says it knows. */
const head = [
  {
    key: 'client',
    needed: true,
    docs: 'Short name of small letters, digits and hyphens. The same name again is a new version of the contract.',
  },
  { key: 'name', needed: true, docs: "The client's name, as people read it." },
  {
    key: 'effective-from',
    docs: "Date from which this version holds, at midnight in the zone of the pack's first calendar. Always, when left out.",
  },
  { key: 'domains', docs: "Mail domains of the client's own people. Mail from elsewhere goes to triage. Free mail providers are refused." },
  { key: 'mailboxes', docs: 'Addresses that the client writes to. The first is the sender of all mail to them.' },
  { key: 'languages', docs: '`fi`, `sv`, `en`; the first is the default. English when left out.' },
  { key: 'owner', docs: 'Mail address of who answers for this client on our side: `client-owner` in escalation rules.' },
  { key: 'colour', docs: 'Colour of its mark in the console and of its portal: COLOURS. Blue when left out.' },
  { key: 'calendars', docs: 'Working hours by name: zone, hours, holidays.' },
];

/** The reader of packs names every key it knows when it meets one that it does not. */
function checkHead({ readPack }, sections) {
  const { mistakes } = readPack('what-is-known: true', sections);
  const known = /known: ([^)]+)\)/.exec(mistakes[0].message)[1].split(', ');
  const told = [...head.map(({ key }) => key), ...sections.map((s) => s.section)];
  const missing = known.filter((key) => !told.includes(key));
  if (missing.length > 0) throw new Error(`scripts/reference.mjs says nothing about ${missing.join(', ')} of a contract pack.`);
}

/** Names of the constants that hold the plugins. */
const constants = (modules) => {
  const names = new Map(
    modules.flatMap((module) => Object.entries(module).flatMap(([name, value]) => (value?.spec?.name ? [[value.spec, name]] : []))),
  );
  return (plugin) => names.get(plugin) ?? plugin.name;
};

/** The API document of a desk in memory, with what its plugins add to each other's results. */
async function apiOf({ createDesk, openApi }, plugins) {
  const desk = await createDesk({ database: { type: 'better-sqlite3', database: ':memory:' }, plugins });
  try {
    return openApi(desk, { title: 'Luuri', version: '', server: '/api' });
  } finally {
    await desk.stop();
  }
}

async function contextOf() {
  const core = await import('@luuri/core');
  const mail = await import('@luuri/plugin-email');
  const ldap = await import('@luuri/plugin-directory-ldap');
  const resets = await import('@luuri/plugin-password-reset');
  const telephone = await import('@luuri/plugin-phone');
  const reviews = await import('@luuri/plugin-quality');
  const chats = await import('@luuri/plugin-chat');
  const server = await import('@luuri/server');
  await import('../packages/server/src/commands/program.ts'); // for the errors that its commands declare
  const { jobRows } = await import('../packages/core/src/kernel/entities.ts');
  const { readSources } = await import('./reference/sources.mjs');
  const installed = server.pluginsOf({ plugins: [], secondFactor: [] });
  const plugins = installed.map((one) => one.spec);
  const sections = plugins.flatMap((plugin) => plugin.sections ?? []);
  checkHead(core, sections);
  return {
    ...{ core, plugins, sections },
    head: head.map(({ docs, ...key }) => ({
      ...key,
      docs: docs.replace('COLOURS', core.clientColours.map((name) => `\`${name}\``).join(', ')),
    })),
    api: await apiOf(core, installed),
    columnKit: core.columnKit,
    workflow: core.workflow({ get: () => ({ workflow: plugins.flatMap((plugin) => plugin.workflow ?? []) }) }),
    constantOf: constants([core, ldap, resets, mail, telephone, reviews, chats, server]),
    settings: server.settings,
    kernelEvents: [core.actionRan, core.actionRefused],
    kernelEntities: [core.eventRows, jobRows],
    sources: readSources(['packages/core/src', 'packages/plugins', 'packages/server/src'].map((part) => path.join(root, part))),
  };
}

async function pagesOf(context) {
  const { actionsPage, eventsPage, jobsPage, packPage, permissionsPage, resultsPage, screensPage, settingsPage, tablesPage, workflowPage } =
    await import('./reference/pages.mjs');
  const { errorsPage } = await import('./reference/errors.mjs');
  const { errorCodes, statusOf } = context.core;
  const errors = path.join(folder, 'errors.md');
  return {
    [`${pages}/actions.md`]: actionsPage(context),
    [`${pages}/results.md`]: resultsPage(context),
    [`${pages}/events.md`]: eventsPage(context),
    [`${pages}/permissions.md`]: permissionsPage(context),
    [`${pages}/jobs.md`]: jobsPage(context),
    [`${pages}/workflow.md`]: workflowPage(context),
    [`${pages}/contract-pack.md`]: packPage(context),
    [`${pages}/screens.md`]: screensPage(context),
    [`${pages}/settings.md`]: settingsPage(context),
    [`${pages}/tables.md`]: tablesPage(context),
    [`${pages}/errors.md`]: errorsPage(errorCodes(), statusOf, existsSync(errors) ? readFileSync(errors, 'utf8') : ''),
  };
}

/** Files elsewhere that are written from the code as well. */
async function filesOf({ core, plugins }) {
  const { apiTypes } = await import('./reference/api-types.mjs');
  return { 'packages/web/src/api/schema.d.ts': await apiTypes(core, plugins) };
}

/** As `npm run format` would leave it. */
async function formatted(file, text) {
  const { format, resolveConfig } = await import('prettier');
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

/** What is not as it should be: one sentence each. @param files by their path in the repository */
function differences(files) {
  const found = [];
  for (const [file, text] of Object.entries(files)) {
    const at = path.join(root, file);
    if (!existsSync(at) || readFileSync(at, 'utf8') !== text) found.push(`${file} is not what the code says`);
    if (text.includes('TO BE WRITTEN')) found.push(`${file} has a heading without words: write when it happens and what to do`);
  }
  const stray = existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'README.md' && !(`${pages}/${name}` in files)) : [];
  return [...found, ...stray.map((name) => `${pages}/${name} comes from nowhere`)];
}

async function main() {
  const context = await contextOf();
  const written = { ...(await pagesOf(context)), ...(await filesOf(context)) };
  const files = {};
  for (const [file, text] of Object.entries(written)) files[file] = await formatted(path.join(root, file), text);
  if (process.argv.includes('--check')) {
    const found = differences(files);
    for (const sentence of found) console.error(`${sentence}. Run \`node scripts/reference.mjs\`.`);
    return found.length > 0 ? 1 : 0;
  }
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name !== 'README.md' && !(`${pages}/${name}` in files)) rmSync(path.join(folder, name));
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(root, file), text);
  const unwritten = differences(files).join('\n');
  if (unwritten) console.error(unwritten);
  return 0;
}

process.exitCode = process.execArgv.includes(condition) ? await main() : (await fromSources()).code;
