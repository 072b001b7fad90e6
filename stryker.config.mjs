import { rooms } from './scripts/mutants/rules.mjs';

// `npm run test:mutants`: changes every rule in every small way and sees whether a test notices. Not part of `npm test`: it takes minutes.
// One room only: `npm run test:mutants -- --mutate "packages/core/src/sla/rules/**/*.ts,!**/*.test.ts,!**/fixtures.ts"`.
export default {
  mutate: [...rooms.flatMap((room) => [`${room}/rules.ts`, `${room}/rules/**/*.ts`]), '!**/*.test.ts', '!**/fixtures.ts'],
  testRunner: 'rules',
  plugins: ['./scripts/mutants/runner.mjs'],
  coverageAnalysis: 'perTest',
  // A mutant that never stops is found out by the runner; this long, for one that is slow on a busy machine is not noticed by that.
  timeoutMS: 120_000,
  concurrency: 2,
  tempDirName: '.stryker-tmp',
  ignorePatterns: ['dist', 'data', 'docs', '.cache', 'reports'],
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  htmlReporter: { fileName: 'reports/mutants.html' },
  jsonReporter: { fileName: 'reports/mutants.json' },
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
