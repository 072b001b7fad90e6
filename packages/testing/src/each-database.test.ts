import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '../../..');

test('where there is no PostgreSQL, one failing test says so, and none is left out in silence', () => {
  const env = { ...process.env, LUURI_TEST_DATABASE_URL: '', NODE_OPTIONS: '--experimental-vm-modules' };
  const args = ['node_modules/jest/bin/jest.js', 'packages/testing/src/channel.test.ts', '--ci', '--json'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  const { numFailedTests, numPassedTests, numPendingTests, testResults } = JSON.parse(stdout) as {
    numFailedTests: number;
    numPassedTests: number;
    numPendingTests: number;
    testResults: { message: string }[];
  };
  expect([numPassedTests > 0, numFailedTests, numPendingTests]).toEqual([true, 1, 0]);
  expect(testResults[0]?.message).toContain('There is no PostgreSQL to test on');
});

test('outside of Jest a test desk can be had, and what writes tests says that it cannot', () => {
  const program = `
    import { definePlugin } from '@luuri/core';
    import { eachDatabase, testDesk } from '@luuri/testing';
    const { desk, stop } = await testDesk({ plugins: [definePlugin({ name: 'x', summary: '' })()] });
    console.log(desk.catalogue.plugins.length);
    await stop();
    try { eachDatabase(() => {}); } catch (e) { console.log(e.message); }
  `;
  const loader = path.join(root, 'scripts/ts-loader.mjs');
  const args = ['--conditions=@luuri/source', '--import', loader, '--input-type=module', '--eval', program];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: path.join(root, 'packages/testing'), encoding: 'utf8' });
  expect([stdout, stderr]).toEqual([
    '1\neachDatabase writes tests, so it needs describe and test as Jest gives them. Call it in a test file.\n',
    '',
  ]);
});
