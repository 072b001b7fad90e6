import { INSTRUMENTER_CONSTANTS as stryker } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus, determineHitLimitReached, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { Modules } from './modules.mjs';
import { ruleTests } from './rules.mjs';
import { testing } from './tests.mjs';

/** How many examples a property gets: enough to notice a wrong rule, and the same ones for every mutant. */
const EXAMPLES = 15;
/** How long a test may take, beside ten times what it takes without a mutant. */
const PATIENCE_MS = 10_000;
const assert = (property, given = {}) =>
  fc.assert(property, { ...given, numRuns: Math.min(given.numRuns ?? 100, EXAMPLES), seed: 1, endOnFailure: true });

const times = '.cache/mutants.json';

/** Stryker's test runner for rules: pure functions need no process and no jest of their own. */
export class RuleRunner {
  #modules = new Modules();
  #files = ruleTests();
  #testing = testing();
  #ids = new Map();
  #took;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const instead = { '@jest/globals': this.#testing.api, 'fast-check': { ...fc, default: { ...fc, assert }, assert } };
    globalThis[stryker.NAMESPACE] = {};
    for (const file of this.#files) await this.#modules.prepare(resolve(file), instead);
  }

  async dryRun() {
    const state = (globalThis[stryker.NAMESPACE] = { mutantCoverage: { static: {}, perTest: {} } });
    const { perTest } = state.mutantCoverage;
    const tests = [];
    for (const file of this.#files) {
      state.currentTestId = 'load';
      const found = this.#collect(file, this.#modules.fresh());
      for (const { id, run } of found) {
        state.currentTestId = id;
        const began = performance.now();
        const failure = await failureOf(run);
        tests.push({ id, name: id, fileName: resolve(file), timeSpentMs: performance.now() - began, ...statusOf(failure) });
      }
      state.currentTestId = undefined;
      // Every test begins with fresh modules, so what runs while they load is covered by the test as well.
      for (const { id } of found) perTest[id] = { ...perTest.load, ...perTest[id] };
      delete perTest.load;
    }
    mkdirSync('.cache', { recursive: true });
    const took = tests.map(({ id, timeSpentMs }) => [id, { took: timeSpentMs, file: id.split(' ')[0] }]);
    writeFileSync(times, JSON.stringify(Object.fromEntries(took)));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName }) {
    const hitCount = hitLimit === undefined ? undefined : 0;
    const state = (globalThis[stryker.NAMESPACE] = { activeMutant: activeMutant.id, hitCount, hitLimit });
    const load = this.#modules.changed({ id: activeMutant.id, file: resolve(sandboxFileName) });
    const collected = new Map();
    const tests = [];
    for (const { id, file, took } of this.#inOrder(testFilter, sandboxFileName)) {
      const run = () => {
        if (!collected.has(file)) collected.set(file, new Map(this.#collect(file, load).map((test) => [test.id, test.run])));
        return collected.get(file).get(id)();
      };
      const failure = await failureOf(run, PATIENCE_MS + 10 * took);
      const overrun = determineHitLimitReached(state.hitCount, state.hitLimit);
      const isStopped = overrun !== undefined || failure?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
      if (isStopped) this.#modules.forget();
      if (isStopped) return overrun ?? { status: MutantRunStatus.Timeout };
      tests.push({ id, name: id, timeSpentMs: 0, ...statusOf(failure) });
      if (failure) break;
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests });
  }

  #collect(file, load) {
    return this.#testing.collect(file, () => load(resolve(file)));
  }

  /** The tests of the mutant's own room: its rules are to be held there. The nearest first and then the quick ones: most mutants fall by one of them. */
  #inOrder(filter, mutated) {
    this.#took ??= JSON.parse(readFileSync(times, 'utf8'));
    const room = roomOf(mutated);
    const ids = (filter ?? Object.keys(this.#took)).filter((id) => roomOf(id) === room);
    const stem = basename(mutated).replace(/\.ts$/, '');
    const tests = ids.map((id) => ({ id, ...this.#took[id] }));
    const weight = ({ file, took }) => (basename(file).startsWith(`${stem}.`) ? took / 20 : took);
    return tests.sort((a, b) => weight(a) - weight(b));
  }
}

const roomOf = (path) => /packages\/core\/src\/([a-z]+)\//.exec(path)?.[1];

const statusOf = (failure) =>
  failure ? { status: TestStatus.Failed, failureMessage: String(failure.stack ?? failure) } : { status: TestStatus.Success };

/** What a test throws; one that never ends is stopped, which the rules being synchronous makes possible. */
async function failureOf(run, timeout) {
  globalThis.__runRule = run;
  try {
    await runInThisContext('globalThis.__runRule()', timeout === undefined ? {} : { timeout: Math.ceil(timeout) });
    return undefined;
  } catch (error) {
    return error ?? new Error('Something empty was thrown.');
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'rules', RuleRunner)];
