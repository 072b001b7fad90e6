import {
  Attribute,
  Change,
  NoSuchAttributeError,
  ResultCodeError,
  UndefinedTypeError,
  escapeFilter,
  type Client,
  type Entry,
} from 'ldapts';
import { accountFrom, valueOf, wantedAttributes } from './account.ts';
import type { Kind } from './directory.ts';
import { generalisedTime, instantOf, passwordModify } from './rules/wire.ts';
import type { LdapTerms } from './section/index.ts';

const PASSWORD_MODIFY = '1.3.6.1.4.1.4203.1.11.1';
const own = ['entryUUID', 'pwdAccountLockedTime', 'createTimestamp', 'modifyTimestamp'];

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
      enabled: valueOf(entry, 'pwdAccountLockedTime') !== '000001010000Z',
      locked: valueOf(entry, 'pwdAccountLockedTime') !== undefined,
      createdAt: instantOf(valueOf(entry, 'createTimestamp')),
    }),
  byId: (id) => ({ base: terms.people, scope: 'sub', filter: escapeFilter`(entryUUID=${id})` }),
  async isPrivileged(client, entry) {
    const login = valueOf(entry, terms.attributes.login) ?? '';
    for (const group of terms.privilegedGroups) if (await isMember(client, group, { entry, login })) return true;
    return false;
  },
  async unlock(client, dn) {
    const lock = new Attribute({ type: 'pwdAccountLockedTime', values: [] });
    await client.modify(dn, new Change({ operation: 'delete', modification: lock })).catch(unlessAbsent);
  },
  resetPassword,
  async since(_client, cursor) {
    const from = instantOf(cursor);
    const filter = from ? `(modifyTimestamp>=${generalisedTime(new Date(from.getTime() - OVERLAP))})` : '';
    return { filter, next: cursor ?? '', mark: (entry) => valueOf(entry, 'modifyTimestamp') };
  },
  server: (rootDse) => valueOf(rootDse, 'vendorName') ?? 'OpenLDAP',
});
