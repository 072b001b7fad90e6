import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accountRows, directories, system } from '@luuri/core';
import { eachDatabase, type OpenDesk } from '@luuri/testing';
import { logged, openDirectoryDesk, rowsIn } from './desk.ts';
import { startSamba, type Samba } from './samba.ts';

/** Without a Samba these are left out; `npm test` says so loudly, and under CI that is a failure. */
const whereThereIsOne = process.env['LUURI_TEST_SAMBA'] ? describe : describe.skip;

let samba: Samba;
const secrets = () => ({ ACME_DIRECTORY: samba.desk.password, ACME_CA: samba.ca });
const section = (more = ''): string => `ldap:
  kind: active-directory
  url: ${samba.url}
  certificate-name: ${samba.certificateName}
  ca: ACME_CA
  bind-as: ${samba.desk.name}
  secret: ACME_DIRECTORY
  people: OU=Staff,${samba.base}
  privileged-groups: ['CN=Domain Admins,CN=Users,${samba.base}']
  page: 2
${more}`;
const directoryWith = async (open: OpenDesk) => (await openDirectoryDesk(open, section(), secrets())).directory;
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (e: unknown) => e as { code: string; message: string },
  );
const dnOf = (name: string) => `CN=${name},OU=Staff,${samba.base}`;

whereThereIsOne('an Active Directory', () => {
  beforeAll(async () => {
    samba = await startSamba();
  }, 180_000);
  afterAll(() => (samba as Samba | undefined)?.stop());

  eachDatabase(
    (_name, open) => {
      test('tells who somebody is, and finds nobody by what is a filter', async () => {
        const directory = await directoryWith(open);
        const ada = await directory.lookupUser('ada');
        expect(ada).toMatchObject({ login: 'ada', name: 'Ada Lahti', department: 'Sales', enabled: true, locked: false });
        expect(ada?.contacts.map((c) => c.address)).toEqual(['ada@acme.test', '+358401234567']);
        expect((await directory.lookupUser('ADA@acme.test'))?.id).toBe(ada?.id);
        expect((await directory.lookupUser('müller'))?.name).toBe('Jörg Müller');
        for (const typed of ['*', '*)(sAMAccountName=*', 'ada)(|(cn=*', '', 'svc-desk', 'Administrator', 'a,d"a'])
          expect([typed, await directory.lookupUser(typed)]).toEqual([typed, undefined]);
        expect(await directory.health()).toMatchObject({ server: expect.stringContaining('Active Directory') });
      });

      test('knows who is privileged, by their groups', async () => {
        const directory = await directoryWith(open);
        const of = async (login: string) => directory.isPrivileged((await directory.lookupUser(login))!.id);
        expect([await of('ada'), await of('rita')]).toEqual([false, true]);
      });

      test('resets a password: the old one is refused at once, and the new one has to be changed (773)', async () => {
        const directory = await directoryWith(open);
        const { id } = (await directory.lookupUser('ada'))!;
        expect(await samba.says('ada', 'Old-Passw0rd-1')).toBe('');
        await directory.resetPassword(id, { password: 'Temp-Passw0rd-7', mustChange: true });
        expect(await samba.says('ada', 'Old-Passw0rd-1')).toContain('data 52e');
        expect(await samba.says('ada', 'Temp-Passw0rd-7')).toContain('data 773');
        await directory.resetPassword(id, { password: 'Temp-Passw0rd-8', mustChange: false });
        expect([await samba.says('ada', 'Temp-Passw0rd-7'), await samba.says('ada', 'Temp-Passw0rd-8')]).toEqual([
          expect.stringContaining('data 52e'),
          '',
        ]);
      });

      test('unlocks a locked account (775)', async () => {
        const directory = await directoryWith(open);
        const { id } = (await directory.lookupUser('bella'))!;
        for (let i = 0; i < 4; i++) await samba.says('bella', 'wrong');
        expect(await samba.says('bella', 'Old-Passw0rd-1')).toContain('data 775');
        expect((await directory.lookupUser('bella'))?.locked).toBe(true);
        await directory.unlock(id);
        expect([(await directory.lookupUser('bella'))?.locked, await samba.says('bella', 'Old-Passw0rd-1')]).toEqual([false, '']);
      });

      test('P1: disables an account and enables it again (533); nothing else is done to one that is disabled', async () => {
        const directory = await directoryWith(open);
        const { id } = (await directory.lookupUser('bella'))!;
        await directory.setEnabled!(id, false);
        await directory.setEnabled!(id, false);
        expect([(await directory.lookupUser('bella'))?.enabled, await samba.says('bella', 'Old-Passw0rd-1')]).toEqual([
          false,
          expect.stringContaining('data 533'),
        ]);
        const reset = directory.resetPassword(id, { password: 'Temp-Passw0rd-7', mustChange: true });
        for (const other of [directory.unlock(id), reset])
          expect(await refusal(other)).toMatchObject({ code: 'directory.refused', message: expect.stringContaining('is disabled') });
        await directory.setEnabled!(id, true);
        expect([(await directory.lookupUser('bella'))?.enabled, await samba.says('bella', 'Old-Passw0rd-1')]).toEqual([true, '']);
      });

      test('P1: changes the number by which somebody is reached first', async () => {
        const directory = await directoryWith(open);
        const { id } = (await directory.lookupUser('müller'))!;
        await directory.changePhone!(id, '+358405550000');
        expect((await directory.getContactPoints(id)).filter((c) => c.kind === 'phone')).toMatchObject([{ address: '+358405550000' }]);
      });

      test('F7: ends a temporary password that nobody has changed, and leaves one alone that was', async () => {
        const directory = await directoryWith(open);
        const { id } = (await directory.lookupUser('müller'))!;
        await directory.resetPassword(id, { password: 'Temp-Passw0rd-7', mustChange: true });
        expect(await samba.says('müller', 'Temp-Passw0rd-7')).toContain('data 773');
        expect(await directory.endTemporaryPassword!(id)).toBe('ended');
        expect(await samba.says('müller', 'Temp-Passw0rd-7')).toContain('data 52e');
        await directory.resetPassword(id, { password: 'Temp-Passw0rd-8', mustChange: false });
        expect(await directory.endTemporaryPassword!(id)).toBe('changed');
        expect(await samba.says('müller', 'Temp-Passw0rd-8')).toBe('');
      });

      test('says in a sentence why it did not do something (52D), and never what it was sent', async () => {
        const directory = await directoryWith(open);
        const { id } = (await directory.lookupUser('müller'))!;
        const weak = await refusal(directory.resetPassword(id, { password: 'abc', mustChange: true }));
        expect(weak).toMatchObject({
          code: 'directory.refused',
          message: expect.stringContaining('does not meet the rules of the domain'),
        });
        expect(JSON.stringify(weak) + logged.join('\n')).not.toMatch(/abc|Passw0rd/);
      });

      test('is not used when its certificate was made for another name', async () => {
        const wrong = section().replace(samba.certificateName, 'other.acme.test');
        const made = await openDirectoryDesk(open, wrong, secrets());
        expect(await refusal(made.directory.health())).toMatchObject({ code: 'directory.unreachable' });
      });

      test('has its people taken into the desk, in pages, and then what changed', async () => {
        const { desk, travel } = await openDirectoryDesk(open, section('  sync-every: 1h'), secrets());
        await travel(0);
        expect((await rowsIn(desk, accountRows)).map((a) => a.login).sort()).toEqual(['ada', 'bella', 'müller', 'rita']);
        const admin = desk.as(system).use(directories);
        expect(await admin.read({ client: 'acme' })).toEqual({ accounts: 0, changed: 0 });
        await samba.change(
          `dn: ${dnOf('Ada Lahti')}\nchangetype: modify\nreplace: mobile\nmobile: +358 50 7654321\n-\nreplace: manager\nmanager: ${dnOf('Bella Boss')}\n`,
        );
        expect(await admin.read({ client: 'acme' })).toEqual({ accounts: 1, changed: 1 });
        const accounts = await rowsIn(desk, accountRows);
        const ada = accounts.find((a) => a.login === 'ada');
        expect(ada?.contacts.find((c) => c.address === '+358507654321')?.since).not.toBeNull();
        expect(ada?.managerId).toBe(accounts.find((a) => a.login === 'bella')?.accountId);
      });
    },
    ['sqlite'],
  );
});
