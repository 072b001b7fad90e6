import { randomBytes } from 'node:crypto';
import {
  Attribute,
  Change,
  escapeFilter,
  NoSuchAttributeError,
  ResultCodeError,
  UndefinedTypeError,
  type Client,
  type Entry,
} from 'ldapts';
import { directoryRefused } from '@luuri/core';
import { accountFrom, valueOf, wantedAttributes } from './account.ts';
import type { Kind } from './directory.ts';
import { generalisedTime, instantOf, passwordModify } from './rules/wire.ts';
import type { LdapTerms } from './section/index.ts';

const PASSWORD_MODIFY = '1.3.6.1.4.1.4203.1.11.1';
const own = ['entryUUID', 'pwdAccountLockedTime', 'pwdReset', 'createTimestamp', 'modifyTimestamp'];
/** What stands in the place of an instant for one who may not sign in until somebody says so. */
const DISABLED = '000001010000Z';

/** The id of an entry by its DN; null when there is no such entry any more. */
async function idAt(client: Client, dn: string | undefined): Promise<string | null> {
  if (dn === undefined) return null;
  const found = await client.search(dn, { scope: 'base', filter: '(objectClass=*)', attributes: ['entryUUID'] }).catch((e: unknown) => {
    if (e instanceof ResultCodeError) return undefined;
    throw e;
  });
  const entry = found?.searchEntries[0];
  return (entry && valueOf(entry, 'entryUUID')) ?? null;
}

async function isMember(client: Client, group: string, { entry, login }: { entry: Entry; login: string }): Promise<boolean> {
  const filter = escapeFilter`(|(member=${entry.dn})(uniqueMember=${entry.dn})(memberUid=${login}))`;
  const { searchEntries } = await client.search(group, { scope: 'base', filter, attributes: ['1.1'] });
  return searchEntries.length > 0;
}

/** Nothing to take away is what was wanted, and a server without password policy has none to take. */
const unlessAbsent = (e: unknown): void => {
  if (!(e instanceof NoSuchAttributeError || e instanceof UndefinedTypeError)) throw e;
};

async function resetPassword(
  client: Client,
  dn: string,
  { password, mustChange }: { password: string; mustChange: boolean },
): Promise<void> {
  await client.exop(PASSWORD_MODIFY, passwordModify(dn, password));
  const reset = new Attribute({ type: 'pwdReset', values: ['TRUE'] });
  if (mustChange) await client.modify(dn, new Change({ operation: 'replace', modification: reset })).catch(unlessAbsent);
}

/** Nobody knows it and nobody needs to. */
const unknown = (): string => `${randomBytes(24).toString('base64url')}aA1-`;

const withoutPolicy = (e: unknown): never => {
  if (e instanceof UndefinedTypeError) throw directoryRefused({ reason: 'it has no password policy, which keeps who is disabled.' });
  throw e;
};

const isDisabled = (entry: Entry): boolean => valueOf(entry, 'pwdAccountLockedTime') === DISABLED;
const lockWith = (operation: 'delete' | 'replace'): Change =>
  new Change({ operation, modification: new Attribute({ type: 'pwdAccountLockedTime', values: [DISABLED] }) });

async function setEnabled(client: Client, entry: Entry, enabled: boolean): Promise<void> {
  if (enabled === !isDisabled(entry)) return;
  await client.modify(entry.dn, lockWith(enabled ? 'delete' : 'replace')).catch(withoutPolicy);
}

/** Who chose a password of their own has nothing that says that it must be changed. A new password opens who is disabled: so disable again. */
async function endTemporaryPassword(client: Client, entry: Entry): Promise<'ended' | 'changed'> {
  if (valueOf(entry, 'pwdReset') !== 'TRUE') return 'changed';
  await resetPassword(client, entry.dn, { password: unknown(), mustChange: true });
  if (isDisabled(entry)) await client.modify(entry.dn, lockWith('replace'));
  return 'ended';
}

/** Names change places without a mark of time; a minute before the last look is looked at twice. */
const OVERLAP = 60_000;

/** OpenLDAP, and what is like it: RFC 3062 and the overlay for password policies. */
export const openLdap = (terms: LdapTerms): Kind => ({
  attributes: wantedAttributes(terms, own),
  buffers: [],
  accountOf: async (client, entry) =>
    accountFrom(entry, terms, {
      id: valueOf(entry, 'entryUUID') ?? '',
      managerId: await idAt(client, valueOf(entry, terms.attributes.manager)),
      enabled: !isDisabled(entry),
      locked: valueOf(entry, 'pwdAccountLockedTime') !== undefined,
      createdAt: instantOf(valueOf(entry, 'createTimestamp')),
    }),
  byId: (id) => ({ base: terms.people, scope: 'sub', filter: escapeFilter`(entryUUID=${id})` }),
  async isPrivileged(client, entry) {
    const login = valueOf(entry, terms.attributes.login) ?? '';
    for (const group of terms.privilegedGroups) if (await isMember(client, group, { entry, login })) return true;
    return false;
  },
  async unlock(client, entry) {
    const locked = valueOf(entry, 'pwdAccountLockedTime');
    if (locked === undefined) return;
    // The lock that was seen, and no other: whoever is disabled at this very moment stays so.
    const lock = new Attribute({ type: 'pwdAccountLockedTime', values: [locked] });
    await client.modify(entry.dn, new Change({ operation: 'delete', modification: lock })).catch(unlessAbsent);
  },
  resetPassword,
  endTemporaryPassword,
  setEnabled,
  async since(_client, cursor) {
    const from = instantOf(cursor);
    const filter = from ? `(modifyTimestamp>=${generalisedTime(new Date(from.getTime() - OVERLAP))})` : '';
    return { filter, next: cursor ?? '', mark: (entry) => valueOf(entry, 'modifyTimestamp') };
  },
  server: (rootDse) => valueOf(rootDse, 'vendorName') ?? 'OpenLDAP',
});
