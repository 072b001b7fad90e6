import { expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { accountRows, directories, directoryKinds, recordAccount, type Directory, type DirectoryAccount } from '../directory/index.ts';
import { acme, act, houseWith, postOffice, receive, rowsIn, staffed } from '../fixtures.ts';
import { definePlugin } from '../kernel/index.ts';
import { personAddressRows, personRows } from '../people/index.ts';
import { erasureRows, markRows } from './entities.ts';
import { privacy } from './index.ts';

const accountOf = (id: string, login: string, more: Partial<DirectoryAccount> = {}): DirectoryAccount => ({
  ...{ id, login, name: login, department: null, language: 'fi', managerId: null, enabled: true, locked: false, createdAt: null },
  contacts: [{ kind: 'email', address: `${login}@acme.example`, ofAccount: true }],
  ...more,
});

eachDatabase((_name, open) => {
  /** A client whose directory tells of all of its accounts each time. */
  const world = async (accounts: () => DirectoryAccount[], pack = acme) => {
    const directory = {
      ...{ kind: 'test', can: [], passwordEnds: 'never', health: () => Promise.resolve({ server: 'test' }) },
      async *changes() {
        yield await Promise.resolve({ accounts: accounts(), cursor: 'c' });
      },
    } as unknown as Directory;
    const kind = definePlugin({
      name: 'test-directory',
      summary: '',
      needs: [directories],
      start({ get }) {
        get(directoryKinds).push({
          kind: 'test',
          of: ({ client }) => (client === 'acme' ? { directory, syncEvery: 3_600_000 } : undefined),
        });
        return {};
      },
    });
    const opened = await open({ plugins: [...houseWith(postOffice()), kind()], at: '2026-06-01T06:00:00Z' });
    const { admin } = await staffed(opened.desk, [pack]);
    await opened.travel('1min');
    const logins = async () => (await rowsIn(opened.desk, accountRows)).map(({ login }) => login).sort();
    const personOf = async (login: string) => (await rowsIn(opened.desk, accountRows)).find((one) => one.login === login)!.personId;
    return { ...opened, admin, logins, personOf, own: opened.desk.as(admin).use(privacy) };
  };

  test('whoever was erased stays away while their directory tells of them, by id and by address, and comes back by themselves', async () => {
    let listed = [accountOf('a-1', 'ada'), accountOf('a-2', 'bo')];
    const w = await world(() => listed);
    expect(await w.logins()).toEqual(['ada', 'bo']);
    await w.own.erase({ personId: await w.personOf('ada'), reason: 'asked for it' });
    await w.travel('3h');
    expect(await w.logins()).toEqual(['bo']);
    listed = [accountOf('a-1', 'ada.new'), accountOf('a-9', 'ada'), accountOf('a-2', 'bo')]; // renamed, or made anew with the old address
    await w.travel('2h');
    expect(await w.logins()).toEqual(['bo']);
    expect((await rowsIn(w.desk, personRows)).filter((one) => one.name !== '')).toHaveLength(1);
    const marks = await rowsIn(w.desk, markRows);
    expect(marks.map(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toEqual([true, true]);
    expect(JSON.stringify([marks, await rowsIn(w.desk, erasureRows)])).not.toMatch(/ada|a-1/);
    // They write: a new person, of whom the directory tells again from its next read on.
    await receive(w, { from: 'ada@acme.example', name: 'Ada', subject: 'Uusi' });
    await w.travel('2h');
    expect(await w.logins()).toEqual(['ada', 'bo']);
    const ada = (await rowsIn(w.desk, personAddressRows)).find((way) => way.address === 'ada@acme.example')!;
    expect(await w.personOf('ada')).toBe(ada.personId);
    await w.own.erase({ personId: ada.personId, reason: 'asked again' }); // the mark is there already
    await w.travel('2h');
    expect(await w.logins()).toEqual(['bo']);
  });

  test('an account that is asked for by name is taken up again', async () => {
    const ada = accountOf('a-1', 'ada');
    const w = await world(() => [ada]);
    await w.own.erase({ personId: await w.personOf('ada'), reason: 'asked for it' });
    await w.travel('2h');
    await act(w.desk, (scope) => recordAccount(scope, 1, ada));
    await w.travel('2h');
    expect(await w.logins()).toEqual(['ada']);
  });

  test('what goes by time alone leaves no mark, and an erasure that is refused leaves none', async () => {
    const w = await world(() => [accountOf('a-1', 'ada')], `${acme}retention: { people: 5 }\n`);
    const hold = await w.own.hold({ client: 'acme', personId: await w.personOf('ada'), reason: 'case 1' });
    await expect(w.own.erase({ personId: await w.personOf('ada'), reason: 'x' })).rejects.toMatchObject({ code: 'privacy.legal-hold' });
    expect(await rowsIn(w.desk, markRows)).toEqual([]);
    await w.own.release({ holdId: hold.id });
    const before = await w.personOf('ada');
    await w.travel('7d');
    expect(await rowsIn(w.desk, markRows)).toEqual([]);
    expect(await w.personOf('ada')).not.toBe(before);
  });
});
