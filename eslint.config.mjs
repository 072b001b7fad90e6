import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

// What the compiler cannot say. Each rule of ours has a sentence that says what to do instead, and tests/architecture sees each one bite.

/** A rule that refuses a shape of code wherever a selector finds it. A name of its own lets one file be exempt from one rule. */
const refuse = (message, ...selectors) => ({
  meta: { type: 'problem', schema: [] },
  create: (context) => Object.fromEntries(selectors.map((selector) => [selector, (node) => context.report({ node, message })])),
});

const house = {
  rules: {
    'no-wall-clock': refuse(
      'Time comes in: take `now` as an argument or ask the clock port, so that a test can travel.',
      'NewExpression[callee.name="Date"][arguments.length=0]',
      'CallExpression[callee.name="Date"]',
      'MemberExpression[object.name="Date"]:matches([property.name="now"], [property.value="now"])',
      'MemberExpression[object.name="Temporal"][property.name="Now"]',
    ),
    'no-plain-error': refuse(
      'Every error has a code, a kind and a sentence: declare it with defineError and throw what that returns.',
      'ThrowStatement > NewExpression[callee.name=/^(Error|TypeError|RangeError|AggregateError)$/]',
      'ThrowStatement > CallExpression[callee.name=/^(Error|TypeError|RangeError|AggregateError)$/]',
    ),
    'no-default-export': refuse(
      'A thing has one name everywhere: export it by name, so that it can be found and renamed.',
      'ExportDefaultDeclaration',
      'ExportSpecifier[exported.name="default"]',
    ),
    'no-enum': refuse(
      'A closed list is a union of strings: it reads the same in the code, in a table and on the wire.',
      'TSEnumDeclaration',
    ),
    'no-environment': refuse(
      'The environment is read in packages/server/src/config/environment.ts alone: take the setting as an option.',
      'MemberExpression[object.name="process"]:matches([property.name="env"], [property.value="env"])',
      'MemberExpression[object.property.name="process"][property.name="env"]',
      'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]',
      'ImportDeclaration[source.value=/^(node:)?process$/]',
    ),
    'no-literal-text': refuse(
      'Every text stands in packages/web/src/i18n, in three languages: t(...) brings it here.',
      'JSXText[value=/\\p{L}/u]',
      'JSXAttribute[name.name=/^(label|title|placeholder|alt|description|aria-label|aria-description|nothingFound)$/] > Literal[value=/\\p{L}/u]',
      'JSXExpressionContainer > Literal[value=/\\p{L}.*\\s/u]',
    ),
    'no-acting-as-system': refuse(
      'The system sees the tickets of every client: act as the actor of the scope, or list this file in eslint.config.mjs with the reason.',
      'CallExpression[callee.property.name="as"] > Identifier.arguments[name="system"]',
      'CallExpression[callee.property.name="as"] > MemberExpression.arguments[property.name="system"]',
    ),
  },
};

/**
 * The files that may act for no person, each with its reason. Whoever adds one explains why the actor of the scope will not do.
 * @type {Record<string, string>}
 */
export const actingAsSystem = {
  // What is decided about somebody, and must not depend on what the one who acts may see.
  'packages/core/src/proof/issue.ts': 'keeps a proof, also one that a requester gets and may not see',
  'packages/core/src/proof/defer.ts': 'says until when a ticket moves by a proof that was used up, whoever may see it',
  'packages/core/src/proof/take.ts': 'looks for the proof of a ticket that was found through the reach, and uses it up',
  'packages/core/src/directory/keep.ts': 'keeps what a directory says of an account, whoever had it looked up',
  'packages/plugins/password-reset/src/flow/history.ts': 'counts what one number asked for over all clients',
  'packages/plugins/password-reset/src/flow/approve.ts': 'finds what a link is for; whoever follows it is not signed in',
  'packages/plugins/password-reset/src/do/stop.ts':
    'finds what a link stops; whoever follows it is not signed in, or is the owner of the account',
  'packages/plugins/password-reset/src/do/answer.ts': 'finds what a link answers; whoever follows it is not signed in',
  'packages/plugins/password-reset/src/do/self.ts': 'keeps what somebody asks for who is not signed in',
  // A way in: nobody is signed in yet, and whose it is comes out of what arrives.
  'packages/core/src/channel/intake.ts': 'keeps what arrived before it is known whose it is',
  'packages/core/src/channel/listen.ts': 'hands on what a channel brings',
  'packages/core/src/channel/facts.ts': 'looks for the ticket and the person that a message belongs to',
  'packages/plugins/email/src/plugin.ts': 'asks which client a mailbox belongs to, and hands in the mail',
  'packages/plugins/chat/src/kept.ts': 'a visitor is nobody: their chat is found by the token that they hold, or by its ticket',
  'packages/plugins/phone/src/calls/native.ts': 'checks who signed what came, and finds the client that was called',
  'packages/plugins/phone/src/calls/cti.ts': 'checks whose token came, and finds the client that was called',
  'packages/plugins/phone/src/calls/record.ts': 'keeps what a telephone system tells before it is known whose call it is',
  'packages/plugins/phone/src/calls/agent-events.ts': 'follows what a telephone system tells of agents',
  'packages/server/src/identity/who-is.ts': 'finds out who is calling',
  'packages/server/src/identity/kept.ts':
    'sessions, passwords and keys are in the reach of nobody; the action before it has asked whose they are',
  'packages/core/src/portal/view.ts': 'reads the public words of a ticket that the actor was found to see',
  'packages/core/src/portal/actions/own.ts': 'reads a file and a name that belong to a ticket which the actor was found to see',
  'packages/core/src/portal/actions/ask.ts': 'anybody may ask on a portal: it opens the ticket for whoever has the address',
  'packages/core/src/portal/actions/look.ts': 'anybody may look at a portal: hands out what requesters of its client may read',
  'packages/core/src/knowledge/find.ts': 'what is for every client is in no reach: it limits each reading to clients itself',
  'packages/core/src/macro/find.ts': 'what is for the whole desk is in no reach: it limits each reading to clients and teams itself',
  'packages/core/src/macro/view.ts': 'reads the names of the clients and teams of macros that the actor was found to see',
  'packages/core/src/macro/actions/keep.ts': 'changes a macro that the actor was found to see',
  'packages/core/src/macro/actions/preview.ts': 'reads the names that belong to a ticket which the actor was found to see',
  'packages/core/src/knowledge/view.ts': 'reads the name of the client of an article that the actor was found to see',
  'packages/core/src/knowledge/actions/write.ts': 'changes an article that the actor was found to see',
  'packages/core/src/knowledge/actions/read.ts': 'counts what helped, and reads articles of a ticket that the actor was found to see',
  'packages/core/src/portal/find.ts': 'anybody may look at a portal: finds the client that has one',
  'packages/core/src/portal/reactions.ts': 'tells the requester that what they asked arrived',
  'packages/core/src/rating/actions.ts':
    'whoever has a link of the desk rates the ticket it was made for; names the client of a ticket that was found to be seen',
  'packages/core/src/rating/keep.ts': 'reads the log of a ticket that the actor was found to see, and keeps what its requester says',
  'packages/server/src/serve/portals.ts': 'tells whoever started the server where portals are',
  'packages/server/src/commands/search.ts': 'whoever may run the program on the machine may have the index built anew',
  'packages/server/src/app/health.controller.ts': 'asks the database whether it answers; nobody signs in for that',

  // What follows by itself from a fact, in nobody's name.
  'packages/core/src/channel/reactions.ts': 'carries an answer to the requester',
  'packages/core/src/channel/send.ts': 'puts a message on its way, and keeps what happened to it',
  'packages/core/src/message/reactions.ts': 'makes the description of a new ticket its first message',
  'packages/core/src/search/read.ts':
    'reads what tickets are found by, for the index; and the messages of tickets that the actor was found to see',
  'packages/core/src/sla/keep.ts': 'keeps the clocks of every ticket',
  'packages/plugins/phone/src/agent/state.ts': 'follows an agent through the calls that a telephone system tells of',
  'packages/plugins/phone/src/agent/turns.ts': 'keeps the parts of a call that its events tell of',
  'packages/plugins/phone/src/agent/wrap-up.ts': 'begins and ends what comes after a call',
  'packages/plugins/phone/src/agent/budget.ts': 'watches the time of a call',
  'packages/plugins/phone/src/promises/make.ts': 'keeps what a caller asked for in the queue, too',
  'packages/core/src/sla/split.ts': 'finds the lines of the log that told of messages',
  'packages/core/src/template/reactions.ts': 'writes to requesters and team leads in the name of the desk',

  // What is behind an action that has asked already: the actor may do it, and the rows of it are nobody's to see.
  'packages/core/src/client/actions.ts': 'no two clients may share a mailbox, whichever of them the actor sees',
  'packages/core/src/client/contract.ts': 'every ticket runs under its contract, also for those who may not read contracts',
  'packages/core/src/escalation/actions/hand-off.ts': 'keeps the hand-off of a ticket that the actor was found to see',
  'packages/core/src/message/blob.ts': 'the same bytes are kept once for all; the attachment says who may have them',
  'packages/core/src/message/uploads.ts':
    'keeps and hands out the files of the actor who uploads, for a ticket that they were found to see',
  'packages/core/src/message/write.ts': 'writes on a ticket whoever acts: the action before it has asked',
  'packages/core/src/message/mentions.ts': 'keeps who is mentioned in a note: the action before it has asked who may be',
  'packages/core/src/message/lastWords.ts': 'reads the last message of tickets that the actor was found to see',
  'packages/core/src/live/present.ts': 'reads the names of those who look at a ticket that the actor was found to see',
  'packages/core/src/message/thanks.ts': 'reads the log of a ticket that the actor was found to see',
  'packages/core/src/ticket/correct.ts': 'takes all that is kept of a ticket to a client, after the actor was found to see both',
  'packages/core/src/message/actions.ts': 'reads the name of the agent who acts',
  'packages/core/src/search/views.ts': 'reads and keeps views of the agent who acts and of their teams: no reach knows of agents',
  'packages/core/src/sla/clocks.ts': 'reads what was written down of clocks of tickets that the actor was found to see',
  'packages/core/src/sla/present.ts': 'reads the clocks of tickets that the actor was found to see',
  'packages/core/src/ticket/fields/keep.ts': 'reads and keeps the fields of a ticket that the actor was found to see',
  'packages/core/src/team/find.ts': 'finds who could take a ticket, also in teams that the actor is not in',
  'packages/plugins/phone/src/calls/match.ts': 'says whether another client knows a number, and nothing more of it',
  'packages/plugins/phone/src/calls/numbers.ts': 'no two clients may share a number, whichever of them the actor sees',
  'packages/plugins/phone/src/calls/systems.ts': 'secrets of telephone systems are nobody’s to see',
  'packages/plugins/phone/src/figures/gather.ts': 'reads the logs of tickets and the hours of agents that the actor was found to see',
  'packages/plugins/quality/src/sample/contacts.ts': 'reads the logs of tickets that the actor was found to see',
  'packages/plugins/quality/src/people.ts': 'asks what agents may whom the actor was found to know',
  'packages/core/src/people/actions.ts': 'makes the requester known when a ticket is opened for somebody new',
  'packages/core/src/ticket/actions/read.ts': 'reads the log of a ticket that the actor was found to see',
  'packages/core/src/ticket/change.ts': 'changes a ticket whoever acts: the action before it has asked',
  'packages/core/src/ticket/past.ts': 'notes what became of an imported ticket: the action before it has asked',
  'packages/core/src/ticket/start.ts': 'opens a ticket whoever acts: the action before it has asked',
  'packages/core/src/ticket/view.ts': 'reads the names that belong to tickets which the actor was found to see',

  'packages/core/src/sla/kept.ts': 'reads the clocks of a ticket that the actor was found to see',

  'packages/core/src/privacy/actions.ts': 'looks through every place for a person whom the actor was found to see',
  'packages/core/src/privacy/erase.ts': 'erases a person in every place, whom the action before it was found to see',

  // What belongs to the desk as a whole.
  'packages/core/src/audit/chain.ts': 'seals the lines of everybody',
  'packages/core/src/audit/erase.ts': 'empties lines that an erasure found, and says so',
  'packages/core/src/live/plugin.ts': 'takes facts of another database cluster for old ones, before anybody listens',
  'packages/core/src/live/feed.ts': 'reads the log once for all who listen, and tells each what is in their reach',
  'packages/server/src/commands/articles.ts': 'the keeper at the command line is nobody in the desk',
  'packages/server/src/commands/archive.ts': 'the keeper at the command line is nobody in the desk',
  'packages/server/src/commands/audit.ts': 'the keeper at the command line is nobody in the desk',
  'packages/server/src/commands/clocks.ts': 'the keeper at the command line is nobody in the desk',
  'packages/server/src/commands/contract.ts': 'the keeper at the command line is nobody in the desk',
  'packages/server/src/commands/doctor/desk.ts': 'looks whether the packs of the desk can be read',
  'packages/server/src/commands/doctor/zone-rules.ts': 'the keeper at the command line is nobody in the desk',
  'packages/server/src/commands/admin.ts': 'whoever has the machine can let an administrator in',
  'packages/server/src/serve/demo.ts': 'makes the people of the demo',
  'packages/server/src/serve/packs.ts': 'applies the packs of the folder at the start',
  'packages/server/src/serve/server.ts': 'makes the administrator of the first start',
  'packages/core/src/channel/signing.ts': 'the key of the desk',
};

const tests = [
  ...['**/*.test.ts', '**/*.test.tsx', 'tests/**'],
  // What only tests use: known answers, slow and obvious twins of fast code, mails that hurt.
  ...['**/*.oracle.ts', '**/fixtures.ts', '**/corpus/**'],
  // The conformance suites are tests that others run.
  'packages/testing/src/**',
];

export default defineConfig(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'data/**',
      'coverage/**',
      'reports/**',
      '**/.stryker-tmp/**',
      '.cache/**',
      'packages/web/src/api/schema.d.ts',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.json',
          './packages/web/tsconfig.json',
          './packages/plugins/chat/widget/tsconfig.json',
          './examples/own-plugin/part/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { house },
    rules: {
      'house/no-wall-clock': 'error',
      'house/no-plain-error': 'error',
      'house/no-default-export': 'error',
      'house/no-enum': 'error',
      'house/no-environment': 'error',
      'house/no-acting-as-system': 'error',

      // A reader keeps three things in mind; with more of them, the call needs the names that an object gives.
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      // A file that does not fit on a few screens holds more than one thing.
      'max-lines': ['error', { max: 400 }],
      // The same for a function; most have less than 25 lines.
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
      // `==` means something else than it looks like.
      eqeqeq: 'error',
      // The compiler drops an import of types alone only when the word `type` stands before the brace; else the file is loaded for nothing.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // A new state, kind or category must be met by a decision in every place that tells them apart, be it a `default` on purpose.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],

      // Numbers read well in a sentence; other types do not, and stay refused.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => stop()` is the shortest way to say it, whether or not stop returns something.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // An action or a port is async by its contract, also where this one has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Input classes and Nest modules are decorated classes that hold no code.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // The house makes objects out of functions, so what a plugin takes apart (`start: ({ get }) => ...`) has no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // An input class is the shape of its input: callers hand over plain objects, and the kernel makes the instance.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A class of a result is its shape and holds no code: what is spread loses no prototype that anybody asks for.
      '@typescript-eslint/no-misused-spread': 'off',
      // `Record<never, never>` is how an action or an error says that it takes nothing.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // There are no enums here, see above: nothing to look for.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // A name that begins with _ says that it is there for its position.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // What runs in a browser. A handler that returns a promise is fine: what goes wrong in it is shown by the query or the mutation.
    files: ['packages/web/src/**'],
    rules: {
      'house/no-literal-text': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    // The widget runs in the visitor's browser, by its clock and without the core: nothing is decided there.
    files: ['packages/plugins/chat/widget/**'],
    rules: { 'house/no-wall-clock': 'off', 'house/no-plain-error': 'off' },
  },
  {
    // The clock of the machine is read here and handed to everybody else as a port; the browser's, in the other, as a hook.
    files: ['packages/core/src/kernel/clock.ts', 'packages/web/src/time/now.ts'],
    rules: { 'house/no-wall-clock': 'off' },
  },
  {
    // Tools ask their configuration files for a default export.
    files: ['**/*.config.ts'],
    rules: { 'house/no-default-export': 'off' },
  },
  {
    // Settings are read once, checked, and handed on as options.
    files: ['packages/server/src/config/environment.ts'],
    rules: { 'house/no-environment': 'off' },
  },
  { files: Object.keys(actingAsSystem), rules: { 'house/no-acting-as-system': 'off' } },
  {
    files: tests,
    rules: {
      // A test plays the machine, the system and the failing part.
      'house/no-environment': 'off',
      'house/no-acting-as-system': 'off',
      'house/no-plain-error': 'off',
      // `describe` is one function around many tests.
      'max-lines-per-function': 'off',
      // A row of `it.each` has as many columns as it needs.
      '@typescript-eslint/max-params': 'off',
      // A test that trips over undefined fails, which is its business.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What comes back over HTTP or out of a JSON column is looked at by its parts.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      // The matchers of jest are loosely typed.
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    // Arithmetic over sorted arrays: the index has been compared with the length just before, and a second look costs what the bench counts.
    files: ['packages/core/src/calendar/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // These start and measure real processes, and those live by the clock of the machine. Tests beside the code travel instead.
    files: ['tests/**', 'bench/**'],
    rules: { 'house/no-wall-clock': 'off' },
  },
  {
    // Programs around the desk: the environment is theirs to read, and their errors end in the terminal.
    files: ['examples/**', 'bench/**'],
    rules: { 'house/no-environment': 'off', 'house/no-plain-error': 'off', 'house/no-acting-as-system': 'off' },
  },
  {
    // Scripts are plain JavaScript: they run before anything is installed. The compiler does not read them, so undefined names are found here.
    files: ['**/*.mjs'],
    languageOptions: {
      parser: tseslint.parser,
      globals: { process: false, console: false, performance: false, setTimeout: false, URL: false },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      'no-undef': 'error',
      '@typescript-eslint/no-unused-vars': 'error',
      eqeqeq: 'error',
      'max-params': ['error', { max: 3 }],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
    },
  },
);
