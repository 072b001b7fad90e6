import { code, codes, page, table, words } from './markdown.mjs';

const generated = (what) =>
  `<!-- Written by scripts/reference.mjs from the code. Do not edit: run \`node scripts/reference.mjs\`. -->\n\n# ${what}`;

const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');

/** Plugins that have something of a kind, each with its part of the page. */
const byPlugin = (plugins, part, render) =>
  plugins.flatMap((plugin) => {
    const some = part(plugin);
    return some.length > 0 ? [`## ${plugin.name}`, plugin.summary, some.map((one) => render(one, plugin))] : [];
  });

function inputTable({ core, sources }, action) {
  if (!action.input) return action.reads || action.http ? 'Takes no input.' : 'Takes raw input, which no class describes.';
  const { properties = {}, required = [] } = core.jsonSchemaOf(action.input);
  const docs = sources.fieldDocs(action.input.name, Object.keys(properties));
  const rows = Object.entries(properties).map(([name, schema]) => [
    code(name),
    words(schema),
    required.includes(name) ? 'yes' : '',
    docs.get(name) ?? '',
  ]);
  return table(['input', 'what', 'needed', ''], rows);
}

const linkTo = (name) => `[${name}](results.md#${anchorOf(name)})`;

/** What comes back, in words. */
function resultOf({ api, core }, action) {
  if (!action.http) return action.output ? [`Gives ${words(core.resultSchemaOf(action.output), code)}.`] : [];
  const [verb, path] = action.http.split(' ');
  const { responses } = api.paths[path.replace(/:(\w+)/g, '{$1}')][verb.toLowerCase()];
  const content = responses['200']?.content;
  if (!content) return ['Gives nothing.'];
  const { schema } = content['application/json'] ?? {};
  return [schema ? `Gives ${words(schema, linkTo)}.` : 'Gives a file.'];
}

/** Classes that stand in what operations give, however deep. */
function resultClasses({ api }) {
  const found = new Set();
  const look = (value) => {
    if (typeof value !== 'object' || value === null) return;
    const name = typeof value.$ref === 'string' ? value.$ref.split('/').at(-1) : undefined;
    if (name !== undefined && !found.has(name) && name in api.components.schemas) {
      found.add(name);
      look(api.components.schemas[name]);
    }
    for (const part of Object.values(value)) look(part);
  };
  for (const verbs of Object.values(api.paths)) for (const { responses } of Object.values(verbs)) look(responses['200']);
  return [...found].sort();
}

function resultPart({ api, sources }, name) {
  const { properties = {}, required = [] } = api.components.schemas[name];
  const docs = sources.fieldDocs(name, Object.keys(properties));
  const rows = Object.entries(properties).map(([field, schema]) => [
    code(field),
    words(schema, (of) => `[${of}](#${anchorOf(of)})`),
    required.includes(field) ? '' : 'may be missing',
    docs.get(field) ?? '',
  ]);
  return [`## ${name}`, rows.length > 0 ? table(['field', 'what', '', ''], rows) : 'An object without a field.'];
}

export function resultsPage(context) {
  return page(
    generated('Results'),
    'What [actions](actions.md) give, as JSON, class by class. There are no other fields than these. Instants are texts, ISO 8601 in UTC.',
    resultClasses(context).map((name) => resultPart(context, name)),
  );
}

function actionPart(context, plugin, [key, action]) {
  const facts = [
    action.http ? code(action.http) : 'no route',
    `takes ${code(action.allow.rule)}`,
    ...(action.reads ? ['only reads'] : []),
    ...(action.proof ? [`takes a proof for ${code(action.proof.deed)}`] : []),
    `\`desk.as(actor).use(${context.constantOf(plugin)}).${key}\``,
  ];
  return [`### ${action.action}`, action.summary, facts.join(' · '), inputTable(context, action), resultOf(context, action)];
}

export function actionsPage(context) {
  const { plugins } = context;
  const all = plugins.flatMap((plugin) => Object.values(plugin.actions ?? {}));
  const routes = all
    .filter((action) => action.http)
    .map((action) => {
      const [verb, path] = action.http.split(' ');
      return [code(`${verb} ${path}`), `[${action.action}](#${anchorOf(action.action)})`, action.summary];
    });
  return page(
    generated('Actions'),
    'Every use case of a desk: its name, its route, the permission it takes, its input and what it gives. The server puts `/api` before each path.',
    'A route takes its input from the path and, for GET and DELETE, from the query; for the other verbs, from a JSON body.',
    'A list that grows comes page by page, as `{ items, next }`: `next` is the `after` of the page behind it, and null at the end. What comes or goes meanwhile makes no gap and no double.',
    '## Routes',
    table(['route', 'action', ''], routes),
    byPlugin(
      plugins,
      (plugin) => Object.entries(plugin.actions ?? {}),
      (entry, plugin) => actionPart(context, plugin, entry),
    ),
  );
}

export function eventsPage({ plugins, kernelEvents, sources }) {
  const render = (event) => {
    const { fields } = sources.declared(['Event'], event.event);
    const rows = fields.map(({ name, type, optional, docs }) => [code(name), code(type), optional ? '' : 'always', docs]);
    return [
      `### ${event.event}`,
      event.summary,
      event.logged ? '' : 'Told to listeners in the same transaction, and not kept in the log.',
      table(['field', 'type', 'there', ''], rows),
    ];
  };
  const all = [{ name: 'kernel', summary: 'Of the desk itself.', events: kernelEvents }, ...plugins];
  return page(
    generated('Events'),
    'Facts, written into the log `desk_event` in the transaction that made them true. Listen with `within` (same transaction) or `after` (a job).',
    byPlugin(all, (plugin) => plugin.events ?? [], render),
  );
}

export function permissionsPage({ plugins }) {
  const all = plugins.flatMap((plugin) => plugin.permissions ?? []);
  const actions = plugins.flatMap((plugin) => Object.values(plugin.actions ?? {}));
  const rows = all.map(({ permission, summary, heldBy }) => [
    code(permission),
    summary,
    [...heldBy, 'administrator'].join(', '),
    codes(actions.filter((action) => action.allow.rule === permission).map((action) => action.action)),
  ]);
  return page(
    generated('Permissions'),
    'What roles are made of. An administrator holds every one. Which rows an actor then sees is decided by their reach.',
    table(['permission', '', 'held by', 'actions that take it'], rows),
  );
}

const places = (all) => (all ?? []).map(({ place }) => place).join(', ');

function formPart({ form, title, submits, stands, fills, fields }) {
  const rows = fields.map(({ name, kind, label, when }) => [
    code(name),
    kind,
    label.en,
    when ? `when ${code(when.field)} is ${codes([when.is].flat().map(String))}` : '',
  ]);
  const filled = Object.entries(fills ?? {}).map(([name, from]) => `${code(name)} from ${code(from)}`);
  return [
    `### ${form}`,
    [title.en, `submits ${code(submits.action)}`, places(stands) && `stands: ${places(stands)}`, ...filled].filter(Boolean).join(' · '),
    table(['field', 'kind', '', ''], rows),
  ];
}

function panelPart({ panel, title, reads, stands, fields, forms = [], rowForms = [] }) {
  const offered = [...forms, ...rowForms].map((form) => form.form);
  const facts = [
    title.en,
    `reads ${code(reads.action)}`,
    `stands: ${places(stands)}`,
    ...(offered.length > 0 ? [`offers ${codes(offered)}`] : []),
  ];
  return [
    `### ${panel}`,
    facts.join(' · '),
    table(
      ['shown', 'kind', ''],
      fields.map(({ name, kind, label }) => [code(name), kind, label.en]),
    ),
  ];
}

export function screensPage({ plugins }) {
  return page(
    generated('Forms and panels'),
    'What plugins let people fill in, and what they show, as data. `GET /screens` tells them to whoever may use them. ' +
      '[How to declare them](../how-to/write-a-plugin.md#forms-and-panels).',
    byPlugin(
      plugins,
      (plugin) => [...(plugin.forms ?? []).map(formPart), ...(plugin.panels ?? []).map(panelPart)],
      (part) => part,
    ),
  );
}

export function jobsPage({ plugins, sources }) {
  const rows = plugins.flatMap((plugin) =>
    (plugin.jobs ?? []).map((job) => [
      code(job.job),
      plugin.name,
      'reach' in job ? 'outside, no transaction' : 'in one transaction',
      job.attempts,
      sources.declared(['Job', 'OutsideJob'], job.job).docs,
    ]),
  );
  const after = plugins.flatMap((plugin) =>
    (plugin.listeners ?? []).filter((l) => l.when === 'after').map((l) => [code(`${plugin.name}:${l.name}`), code(l.event.event)]),
  );
  return page(
    generated('Jobs'),
    'Work for later or for elsewhere. Names are written into the database with each job that waits.',
    table(['job', 'plugin', 'runs', 'attempts', ''], rows),
    '## Listeners after a fact',
    'Each is a job `desk.tell-listener` that carries the name of the listener. Those of one ticket run one after another.',
    table(['listener', 'after'], after),
  );
}

export function workflowPage({ workflow, plugins }) {
  const from = (state) => codes(workflow.moves.get(state) ?? []) || 'nowhere';
  const plugin = (state) => plugins.find((p) => p.workflow?.states?.[state])?.name ?? '';
  return page(
    generated('States and moves'),
    'The states of a ticket, the category that says what each means to clocks, messages and requesters, and where a ticket may go from there. ' +
      'Plugins add states and moves; categories are fixed.',
    table(
      ['state', 'category', 'may move to', 'of'],
      [...workflow.states].map(([state, category]) => [code(state), category, from(state), plugin(state)]),
    ),
    'Any other move is [`ticket.illegal-move`](errors.md#ticketillegal-move), which names the moves that are allowed.',
  );
}

export function packPage({ sections, head, plugins }) {
  const owner = (section) => plugins.find((p) => p.sections?.includes(section))?.name ?? '';
  return page(
    generated('Sections of a contract pack'),
    'A pack is one YAML file for one client. [How to write one](../how-to/contract-pack.md) · examples: [acme](../../examples/contracts/acme.yaml), ' +
      '[nordbo](../../examples/contracts/nordbo.yaml).',
    '## What every pack says',
    table(
      ['key', 'needed', ''],
      head.map(({ key, needed, docs }) => [code(key), needed ? 'yes' : '', docs]),
    ),
    '## What plugins read',
    table(
      ['key', 'plugin', ''],
      sections.map((section) => [code(section.section), owner(section), section.summary]),
    ),
    'A key that no installed plugin reads is a mistake, so that a misspelt one cannot be overlooked.',
  );
}

export function settingsPage({ settings }) {
  const rows = Object.entries(settings).map(([key, { variable, means, fallback, otherwise }]) => [
    code(variable),
    code(key),
    means,
    fallback === undefined ? otherwise : code(fallback),
  ]);
  return page(
    generated('Settings of the server'),
    'Each is a variable of the environment, or a key of `luuri.config.js`; the environment wins. [How to configure](../how-to/configure.md).',
    table(['variable', 'key', '', 'when not set'], rows),
    'The file may also hold `plugins`, a list of plugins called with their options. A wrong setting stops the start with a sentence that names it.',
  );
}

const reachOf = ({ reach }) =>
  typeof reach === 'string'
    ? { everyone: 'everyone', system: 'the desk and administrators' }[reach]
    : Object.entries(reach)
        .map(([dimension, column]) => `${dimension} by ${code(column)}`)
        .join(', ');

const kindOf = ({ type, generated: isGenerated }) =>
  isGenerated ? 'id' : ({ 'simple-json': 'json', datetime: 'instant', boolean: 'flag' }[type] ?? type);

export function tablesPage({ plugins, kernelEntities, sources, columnKit }) {
  const render = (entity) => {
    const fields = new Map(sources.declared(['Entity'], entity.table).fields.map((field) => [field.name, field.docs]));
    const columns = Object.entries(entity.columns(columnKit('sqlite')));
    const indexes = entity.indexes.map(({ columns: names, unique }) => `${names.join(', ')}${unique ? ' (unique)' : ''}`);
    return [
      `### ${entity.table}`,
      `Seen by: ${reachOf(entity)}.${indexes.length > 0 ? ` Indexes: ${indexes.join(' · ')}.` : ''}`,
      table(
        ['column', 'kind', '', ''],
        columns.map(([name, column]) => [code(name), kindOf(column), column.nullable ? 'may be empty' : '', fields.get(name) ?? '']),
      ),
    ];
  };
  const all = [{ name: 'kernel', summary: 'The log of facts, and the jobs of the embedded queue.', entities: kernelEntities }, ...plugins];
  return page(
    generated('Tables'),
    'Names of columns are those in code; in the database `clientId` is `client_id`. On PostgreSQL jobs are in the schema `graphile_worker`, and ' +
      '`desk_job_receipt` says which have run. `desk_migration` holds which migrations ran, by plugin.',
    byPlugin(all, (plugin) => plugin.entities ?? [], render),
  );
}
