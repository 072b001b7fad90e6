import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accountRows, contactsChanged, directories, personAddressRows, personRows, system } from '@luuri/core';
import { eachDatabase, type OpenDesk } from '@luuri/testing';
import { logged, openDirectoryDesk, rowsIn } from './desk.ts';
import { startSlapd, type Slapd } from './slapd.ts';

/** Without an OpenLDAP these are left out; `npm test` says so loudly, and under CI that is a failure. */
const whereThereIsOne = process.env['LUURI_TEST_SLAPD'] ? describe : describe.skip;

let slapd: Slapd;
const secrets = () => ({ ACME_DIRECTORY: slapd.desk.password, ACME_CA: slapd.ca });
const section = (more = '', url = slapd.url): string => `ldap:
  kind: openldap
  url: ${url}
  ca: ACME_CA
  bind-as: ${slapd.desk.dn}
  secret: ACME_DIRECTORY
  people: ou=people,${slapd.base}
  privileged-groups: ['cn=admins,ou=services,${slapd.base}']
  time-limit: 5s
  page: 2
${more}`;
const directoryWith = async (open: OpenDesk, more = '', url = slapd.url) =>
  (await openDirectoryDesk(open, section(more, url), secrets())).directory;
const dnOf = (uid: string) => `uid=${uid},ou=people,${slapd.base}`;
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (e: unknown) => e as { code: string; message: string },
  );

whereThereIsOne('an OpenLDAP', () => {
  beforeAll(async () => {
    slapd = await startSlapd();
  }, 60_000);
  afterAll(() => (slapd as Slapd | undefined)?.stop());

  eachDatabase(
    (_name, open) => {
      test('tells who somebody is, by login and by mail address', async () => {
        const directory = await directoryWith(open);
        const ada = await directory.lookupUser('ada');
        expect(ada).toMatchObject({
          login: 'ada',
          name: 'Ada Lahti',
          department: 'Sales',
          language: 'sv-FI',
          enabled: true,
          locked: false,
        });
        expect(ada?.contacts).toEqual([
          { kind: 'email', address: 'ada@acme.example', ofAccount: true },
          { kind: 'phone', address: '+358401234567', ofAccount: false },
          { kind: 'phone', address: '09 123 456', ofAccount: false },
        ]);
        expect(ada?.managerId).toBe((await directory.lookupUser('boss'))?.id);
        expect((await directory.lookupUser('ADA@acme.example'))?.id).toBe(ada?.id);
        expect(await directory.lookupUser('nobody')).toBeUndefined();
        expect((await directory.lookupUser('müller'))?.name).toBe('Jörg Müller');
        const odd = (await directory.lookupUser('o"neil, x'))!;
        expect(odd.name).toBe('O"Neil, X');
        await directory.resetPassword(odd.id, { password: 'Fresh-Passw0rd-9', mustChange: false });
        expect(await slapd.lets('uid=o\\"neil\\, x,ou=people,dc=acme,dc=example', 'Fresh-Passw0rd-9')).toBe(true);
      });

      test.each(['*', '*)(uid=*', 'ada)(|(uid=*', '\\2a', 'a*', '', ' ', 'ada\u0000', ')', '(', 'uid=ada,ou=people', '"', "' or 1=1"])(
        'finds nobody by %j: what is typed is no filter',
        async (typed) => {
          expect(await (await directoryWith(open)).lookupUser(typed)).toBeUndefined();
        },
      );

      test('knows who is privileged', async () => {
        const directory = await directoryWith(open);
        const of = async (uid: string) => directory.isPrivileged((await directory.lookupUser(uid))!.id);
        expect([await of('ada'), await of('root-of-it')]).toEqual([false, true]);
      });

      test('resets a password: the old one is refused at once, and the new one has to be changed', async () => {
        const directory = await directoryWith(open);
        const { id } = (await directory.lookupUser('ada'))!;
        await directory.resetPassword(id, { password: 'Temp-Passw0rd-7', mustChange: true });
        expect([await slapd.lets(dnOf('ada'), 'Old-Passw0rd-1'), await slapd.lets(dnOf('ada'), 'Temp-Passw0rd-7')]).toEqual([false, true]);
        await slapd.change(`dn: ${dnOf('ada')}\nchangetype: modify\nreplace: userPassword\nuserPassword: Old-Passw0rd-1\n`);
      });

      test('unlocks a locked account, and does nothing to one that is not', async () => {
        const directory = await directoryWith(open);
        const { id } = (await directory.lookupUser('boss'))!;
        await directory.unlock(id);
        for (let i = 0; i < 4; i++) await slapd.lets(dnOf('boss'), 'wrong');
        expect([(await directory.lookupUser('boss'))?.locked, await slapd.lets(dnOf('boss'), 'Old-Passw0rd-1')]).toEqual([true, false]);
        await directory.unlock(id);
        expect([(await directory.lookupUser('boss'))?.locked, await slapd.lets(dnOf('boss'), 'Old-Passw0rd-1')]).toEqual([false, true]);
      });

      test('P1: disables an account and enables it again; nothing else opens one that is disabled', async () => {
        const directory = await directoryWith(open);
        const { id } = (await directory.lookupUser('boss'))!;
        const [lets, enabled] = [
          () => slapd.lets(dnOf('boss'), 'Old-Passw0rd-1'),
          async () => (await directory.lookupUser('boss'))?.enabled,
        ];
        await directory.setEnabled!(id, true);
        expect([await lets(), await enabled()]).toEqual([true, true]);
        await directory.setEnabled!(id, false);
        await directory.setEnabled!(id, false);
        expect([await lets(), await enabled()]).toEqual([false, false]);
        const reset = directory.resetPassword(id, { password: 'Temp-Passw0rd-7', mustChange: true });
        for (const other of [directory.unlock(id), reset, directory.changePhone!(id, '+358405550000')])
          expect(await refusal(other)).toMatchObject({ code: 'directory.refused', message: expect.stringContaining('is disabled') });
        expect([await lets(), await slapd.lets(dnOf('boss'), 'Temp-Passw0rd-7')]).toEqual([false, false]);
        await directory.setEnabled!(id, true);
        expect([await lets(), await enabled()]).toEqual([true, true]);
      });

      test('P1: changes the number by which somebody is reached first, and no other', async () => {
        const directory = await directoryWith(open);
        const { id } = (await directory.lookupUser('ada'))!;
        await directory.changePhone!(id, '+358405550000');
        const phones = (await directory.getContactPoints(id)).filter((c) => c.kind === 'phone').map((c) => c.address);
        expect(phones).toEqual(['+358405550000', '09 123 456']);
        await directory.changePhone!(id, '+358401234567');
      });

      test('F7: ends a temporary password that nobody has changed, and leaves one alone that was', async () => {
        const directory = await directoryWith(open);
        expect(directory.passwordEnds).toBe('when-told');
        const { id } = (await directory.lookupUser('ada'))!;
        await directory.resetPassword(id, { password: 'Temp-Passw0rd-4', mustChange: true });
        expect(await directory.endTemporaryPassword!(id)).toBe('ended');
        expect(await slapd.lets(dnOf('ada'), 'Temp-Passw0rd-4')).toBe(false);
        await directory.resetPassword(id, { password: 'Temp-Passw0rd-5', mustChange: true });
        await slapd.choose(dnOf('ada'), 'Temp-Passw0rd-5', 'Own-Passw0rd-1');
        expect(await directory.endTemporaryPassword!(id)).toBe('changed');
        expect(await slapd.lets(dnOf('ada'), 'Own-Passw0rd-1')).toBe(true);
        // Who was disabled meanwhile stays so, although a new password opens an account.
        await directory.resetPassword(id, { password: 'Temp-Passw0rd-6', mustChange: true });
        await directory.setEnabled!(id, false);
        expect([await directory.endTemporaryPassword!(id), (await directory.lookupUser('ada'))?.enabled]).toEqual(['ended', false]);
        await directory.setEnabled!(id, true);
        expect(await slapd.lets(dnOf('ada'), 'Temp-Passw0rd-6')).toBe(false);
        await slapd.change(`dn: ${dnOf('ada')}\nchangetype: modify\nreplace: userPassword\nuserPassword: Old-Passw0rd-1\n`);
      });

      test('says in a sentence why it did not do something, and never what it was sent', async () => {
        const directory = await directoryWith(open);
        const { id } = (await directory.lookupUser('ada'))!;
        const short = await refusal(directory.resetPassword('00000000-0000-0000-0000-000000000000', { password: 'x', mustChange: true }));
        expect(short).toMatchObject({ code: 'directory.account-gone' });
        // The account of the desk is in another part of the tree: it is nobody that could be reset.
        expect(await directory.lookupUser('desk')).toBeUndefined();
        expect(await directory.getContactPoints(id)).toHaveLength(3);
        expect(logged.join('\n')).not.toContain('Temp-Passw0rd-7');
      });

      test('is used by STARTTLS where the address is a plain one, and never without', async () => {
        expect(await (await directoryWith(open, '', slapd.plainUrl)).health()).toEqual({ server: 'OpenLDAP' });
      });

      test('is not used when its certificate is not the one, its secret is missing, or it is away', async () => {
        const health = async (more: string, known: Record<string, string>, url = slapd.url) =>
          refusal((await openDirectoryDesk(open, section(more, url), known)).directory.health());
        const other = await health('  certificate-name: other.example', secrets());
        expect(other).toMatchObject({ code: 'directory.unreachable', message: expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID') });
        const untrusted = await refusal(
          (await openDirectoryDesk(open, section().replace('  ca: ACME_CA\n', ''), secrets())).directory.health(),
        );
        expect(untrusted).toMatchObject({ code: 'directory.unreachable' });
        expect(await health('', { ACME_CA: slapd.ca })).toMatchObject({ message: expect.stringContaining('ACME_DIRECTORY is not set') });
        const wrong = await health('', { ...secrets(), ACME_DIRECTORY: 'Wrong-Secret-1' });
        expect(wrong).toMatchObject({
          code: 'directory.unreachable',
          message: expect.stringContaining('the name or the password is wrong'),
        });
        expect(JSON.stringify(wrong) + String(wrong?.message)).not.toContain('Wrong-Secret-1');
        expect(await health('', secrets(), 'ldaps://127.0.0.1:1')).toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
      });
    },
    ['sqlite'],
  );

  eachDatabase((_name, open) => {
    test('has its people taken into the desk, in pages, and then what changed', async () => {
      const { desk, clientId, travel, events } = await openDirectoryDesk(open, section('  sync-every: 1h'), secrets());
      await travel(0);
      const accounts = await rowsIn(desk, accountRows);
      expect(accounts.map((a) => a.login).sort()).toEqual(['ada', 'boss', 'müller', 'o"neil, x', 'root-of-it']);
      const ada = accounts.find((a) => a.login === 'ada')!;
      expect([ada.clientId, ada.contacts.map((c) => c.since)]).toEqual([clientId, [null, null, null]]);
      expect((await rowsIn(desk, personRows)).find((p) => p.id === ada.personId)).toMatchObject({ name: 'Ada Lahti', language: 'sv' });
      const addresses = () =>
        rowsIn(desk, personAddressRows).then((all) => all.filter((a) => a.personId === ada.personId).map((a) => a.address));
      expect(await addresses()).toEqual(['ada@acme.example', '+358401234567']);
      await slapd.change(`dn: ${dnOf('ada')}\nchangetype: modify\nreplace: mobile\nmobile: +358 50 999 9999\n`);
      const admin = desk.as(system).use(directories);
      const read = await admin.read({ client: 'acme' });
      expect(read).toMatchObject({ changed: 1 });
      expect(await addresses()).toEqual(['ada@acme.example', '+358509999999']);
      expect((await events(contactsChanged)).map((f) => f.payload)).toMatchObject([{ personId: ada.personId, added: 1, removed: 1 }]);
      const after = (await rowsIn(desk, accountRows)).find((a) => a.login === 'ada')!;
      expect(after.contacts.find((c) => c.address === '+358509999999')?.since).not.toBeNull();
      expect(await admin.health({ client: 'acme' })).toMatchObject({
        kind: 'openldap',
        accounts: 5,
        can: ['unlock', 'reset-password', 'change-phone', 'enable', 'disable'],
        passwordEnds: 'when-told',
      });
      await slapd.change(`dn: ${dnOf('ada')}\nchangetype: modify\nreplace: mobile\nmobile: +358 40 123 4567\n`);
    });
  });
});
