/** Tests run the TypeScript sources of every package, through the `@luuri/source` export condition: no build comes first. */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@luuri/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': '@swc/jest' },
  // Tests say what they use: `import { expect } from '@jest/globals'`.
  injectGlobals: false,
  testMatch: ['<rootDir>/packages/**/src/**/*.test.ts', '<rootDir>/tests/**/*.test.ts', '<rootDir>/examples/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/\\.cache/', '<rootDir>/\\.stryker-tmp/'],
  // One for each core: jest would leave one of them idle.
  maxWorkers: '100%',
  // Modules of finished files are never let go of: a process that holds too many of them spends its time collecting garbage.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 90_000,
};
