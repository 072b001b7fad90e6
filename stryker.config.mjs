import { readFileSync, readdirSync } from 'node:fs';
import jest from './jest.config.mjs';

// `npm run test:mutants`: changes every rule in every small way and sees whether a test notices. Not part of `npm test`: it takes long.
// One room only: `npm run test:mutants -- --mutate "packages/core/src/sla/rules/**/*.ts,!**/*.test.ts,!**/fixtures.ts"`.
const rooms = ['calendar', 'sla', 'escalation', 'routing'].map((room) => `packages/core/src/${room}`);

/**
 * The tests that hold rules. Those that drive a whole desk are left out: they take long, and reach the core as `@luuri/core`, which from
 * the copy that is mutated leads back to the sources as they are.
 */
const tests = readdirSync('packages/core/src', { recursive: true, encoding: 'utf8' })
  .map((file) => `packages/core/src/${file}`)
  .filter((file) => file.endsWith('.test.ts') && rooms.some((room) => file.startsWith(`${room}/`)))
  .filter((file) => !readFileSync(file, 'utf8').includes("'@luuri/"));

export default {
  mutate: [...rooms.flatMap((room) => [`${room}/rules.ts`, `${room}/rules/**/*.ts`]), '!**/*.test.ts', '!**/fixtures.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  testRunnerNodeArgs: ['--experimental-vm-modules'],
  jest: { config: { ...jest, testMatch: tests.map((file) => `<rootDir>/${file}`) } },
  coverageAnalysis: 'perTest',
  // A mutant that never stops is found out, and a property test may take its time.
  timeoutMS: 20_000,
  concurrency: 2,
  tempDirName: '.stryker-tmp',
  ignorePatterns: ['dist', 'data', 'docs', '.cache', 'reports'],
  reporters: ['clear-text', 'progress-append-only', 'html'],
  htmlReporter: { fileName: 'reports/mutants.html' },
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
