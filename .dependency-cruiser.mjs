// Who may import whom. Every rule says in its comment what to do instead, and tests/architecture plants a violation of each to see it bite.

/** The rooms of the core from the ground up: a room imports those before it, never one after it. */
export const rooms = [
  'kernel',
  'calendar',
  'html',
  'client',
  'people',
  'directory',
  'team',
  'ticket',
  'proof',
  'message',
  'channel',
  'sla',
  'escalation',
  'routing',
  'template',
  'macro',
  'report',
  'portal',
  'audit',
  'privacy',
  'rating',
  'search',
  'knowledge',
  'live',
  'http',
  'screen',
];

const core = '^packages/core/src';
// Tests, and what only they use.
const test = '\\.(test|oracle)\\.tsx?$|/fixtures\\.ts$|/corpus/';
// What a thread needs without the rest of the core: `@luuri/core/html`.
const secondDoor = '^packages/core/src/html/index\\.ts$';
const rules = '/rules(\\.ts$|/)';
// Types of errors and shapes of results carry no behaviour, so they may be had without the rest of the kernel; rules need them that way.
const kernelError = `${core}/kernel/(error|output)\\.ts$`;

/** One rule for each room, so that the report names the room. Tests may look anywhere: they see the house from outside. */
const upwardsOnly = rooms.slice(0, -1).map((room, i) => ({
  name: room === 'kernel' ? 'kernel-knows-no-room' : `upwards-only-${room}`,
  comment:
    room === 'kernel'
      ? 'The kernel knows nothing of tickets and imports no room: what it needs of one, it declares as a port, an event or a type of its own.'
      : `The room ${room} imports only rooms that come before it (${rooms.slice(0, i).join(', ')}): let the later room listen to its events instead.`,
  severity: 'error',
  from: { path: `${core}/${room}/`, pathNot: test },
  to: { path: `${core}/(${rooms.slice(i + 1).join('|')})/` },
}));

const forbidden = [
  {
    name: 'no-cycles',
    comment: 'No file is part of an import cycle, types included: what two files need of each other belongs in a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  ...upwardsOnly,
  {
    name: 'rooms-by-their-door',
    comment: 'A room is entered through its index.ts: export there what others may use, and leave the rest inside.',
    severity: 'error',
    from: { path: `${core}/([^/]+)/`, pathNot: `${core}/[^/]+${rules}` },
    to: { path: `${core}/[^/]+/.`, pathNot: [`${core}/$1/`, `${core}/[^/]+/index\\.ts$`, kernelError] },
  },
  {
    name: 'rooms-by-their-door-or-rules',
    comment:
      "Rules enter another room through its index.ts or its rules, which are as pure as they are: nothing else of it is anybody else's business.",
    severity: 'error',
    from: { path: `${core}/([^/]+)${rules}` },
    to: { path: `${core}/[^/]+/.`, pathNot: [`${core}/$1/`, `${core}/[^/]+/index\\.ts$`, `${core}/[^/]+${rules}`, kernelError] },
  },
  {
    name: 'rules-are-pure',
    comment:
      'Rules import types, other rules, error definitions and the arithmetic of calendars, nothing that waits, writes or looks at a clock: pass in what they need as an argument.',
    severity: 'error',
    from: { path: `${core}/([^/]+)${rules}`, pathNot: test },
    to: {
      dependencyTypesNot: ['type-only'],
      pathNot: [
        `${core}/[^/]+${rules}`,
        `${core}/$1/errors(\\.ts$|/)`,
        kernelError,
        `${core}/calendar/index\\.ts$`,
        // Arithmetic and tables without a clock or a file behind them.
        '(^|node_modules/)(temporal-polyfill|date-holidays|@orama/stemmers)(/|$)',
      ],
    },
  },
  {
    name: 'no-front-door-from-inside',
    comment:
      'A room does not go out of the house to come in again: import the door of the room that is meant, not index.ts or essentials.ts of the core.',
    severity: 'error',
    from: { path: `${core}/[^/]+/`, pathNot: test },
    to: { path: `${core}/(index|essentials)\\.ts$` },
  },
  {
    name: 'core-without-frameworks',
    comment: 'The core runs inside anything, so it imports no web framework: that belongs in a host such as packages/server.',
    severity: 'error',
    from: { path: '^packages/core/', pathNot: test },
    to: { path: '(^|node_modules/)(@nestjs/|@fastify/|(fastify|express|react|react-dom)(/|$))' },
  },
  {
    name: 'plugins-import-core-only',
    comment:
      'A plugin imports @luuri/core, npm libraries and plugins that it declares, by their front doors: then whatever it does, an outsider can do too.',
    severity: 'error',
    from: { path: '^packages/plugins/([^/]+)/', pathNot: test },
    to: { path: '^packages/', pathNot: ['^packages/plugins/$1/', '^packages/(core|plugins/[^/]+)/src/index\\.tsx?$', secondDoor] },
  },
  {
    name: 'packages-by-their-door',
    comment: 'A package is entered through its front door, src/index.ts: what others may use is exported there.',
    severity: 'error',
    from: { path: '^packages/(plugins/[^/]+|[^/]+)/' },
    to: { path: '^packages/', pathNot: ['^packages/$1/', '^packages/(plugins/[^/]+|[^/]+)/src/index\\.tsx?$', secondDoor] },
  },
  {
    name: 'web-by-the-api-alone',
    comment:
      'The console and the portal know the desk by its public API: what they need of it is an action, and its types come from the API document.',
    severity: 'error',
    from: { path: '^packages/web/' },
    to: { path: '^packages/(core|server|testing|plugins/[^/]+)/' },
  },
  {
    name: 'nothing-ships-with-its-tests',
    comment: 'Code that ships imports no test and not @luuri/testing: only tests, examples and bench do.',
    severity: 'error',
    from: { path: '^packages/', pathNot: [test, '^packages/testing/'] },
    to: { path: [test, '^packages/testing/'] },
  },
  {
    name: 'every-import-resolves',
    comment: 'Every import leads somewhere: mend the path, or declare the dependency in the package.json of the package that uses it.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data|coverage|reports|\\.cache|\\.stryker-tmp)/' },
    // Types count: a cycle of types is a cycle for the reader.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@luuri/source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
