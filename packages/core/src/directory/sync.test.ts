import { expect, test } from '@jest/globals';
import {
  accountRows,
  clients,
  definePlugin,
  directories,
  directoryKinds,
  directoryUnreachable,
  essentials,
  system,
  type Directory,
  type DirectoryAccount,
} from '@luuri/core';
import { eachDatabase } from '@luuri/testing';
import { acme, rowsIn } from '../fixtures.ts';

const account: DirectoryAccount = {
  ...{ id: 'a-1', login: 'ada', name: 'Ada', department: null, language: 'sv', managerId: null, enabled: true, locked: false },
  ...{ contacts: [{ kind: 'email', address: 'ada@acme.example', ofAccount: true }], createdAt: null },
};

eachDatabase((_name, open) => {
  test('a directory that is away is asked again, and says why', async () => {
    let away = true;
    const directory = {
      kind: 'test',
      can: [],
      passwordEnds: 'never',
      health: () => Promise.resolve({ server: 'test' }),
      async *changes() {
        if (away) throw directoryUnreachable({ reason: 'it is being moved.' });
        yield { accounts: [account], cursor: 'c1' };
      },
    } as unknown as Directory;
    const kind = definePlugin({
      name: 'test-directory',
      summary: '',
      needs: [directories],
      start({ get }) {
        get(directoryKinds).push({ kind: 'test', of: () => ({ directory, syncEvery: 3_600_000 }) });
        return {};
      },
    });
    const { desk, travel } = await open({ plugins: [...essentials(), kind()] });
    await desk.as(system).use(clients).apply({ yaml: acme });
    await travel(0);
    const health = () => desk.as(system).use(directories).health({ client: 'acme' });
    expect(await health()).toMatchObject({ accounts: 0, trouble: 'The directory cannot be used now: it is being moved.' });
    away = false;
    await travel('15min');
    expect(await health()).toMatchObject({ accounts: 1, trouble: null });
    expect(await rowsIn(desk, accountRows)).toMatchObject([{ accountId: 'a-1', login: 'ada', contacts: [{ since: null }] }]);
    await travel('1h');
    expect(await rowsIn(desk, accountRows)).toHaveLength(1);
  });
});
