import { randomBytes } from 'node:crypto';
import { Attribute, Change, escapeFilter, type Client, type Entry } from 'ldapts';
import { accountFrom, valueOf, wantedAttributes } from './account.ts';
import type { Kind } from './directory.ts';
import { guidText, instantOf, isGuid, unicodePassword } from './rules/wire.ts';
import type { LdapTerms } from './section/index.ts';

const own = ['objectGUID', 'userAccountControl', 'lockoutTime', 'pwdLastSet', 'whenCreated', 'adminCount'];
const DISABLED = 2;
/** Follows groups within groups. */
const IN_CHAIN = '1.2.840.113556.1.4.1941';

const guidIn = (entry: Entry): string => {
  const name = Object.keys(entry).find((key) => key.toLowerCase() === 'objectguid');
  const value = name === undefined ? undefined : entry[name];
  const bytes = Array.isArray(value) ? value[0] : value;
  return Buffer.isBuffer(bytes) ? guidText(bytes) : '';
};

async function guidAt(client: Client, dn: string | undefined): Promise<string | null> {
  if (dn === undefined) return null;
  const options = {
    scope: 'base' as const,
    filter: '(objectClass=*)',
    attributes: ['objectGUID'],
    explicitBufferAttributes: ['objectGUID'],
  };
  const { searchEntries } = await client.search(dn, options).catch(() => ({ searchEntries: [] as Entry[] }));
  return searchEntries[0] ? guidIn(searchEntries[0]) : null;
}

const replaced = (type: string, value: string | Buffer): Change =>
  new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] as string[] | Buffer[] }) });

/** Nobody knows it and nobody needs to: it takes the place of the password before, in the domain's memory of one. */
const passing = (): string => `${randomBytes(24).toString('base64url')}aA1-`;

/**
 * A domain lets the password before the last change in for an hour, against services that have not heard of the change. Two changes make the
 * last one but one a password that nobody has, so that the old one is refused at once.
 */
async function resetPassword(
  client: Client,
  dn: string,
  { password, mustChange }: { password: string; mustChange: boolean },
): Promise<void> {
  await client.modify(dn, replaced('unicodePwd', unicodePassword(passing())));
  await client.modify(dn, [
    replaced('unicodePwd', unicodePassword(password)),
    replaced('lockoutTime', '0'),
    ...(mustChange ? [replaced('pwdLastSet', '0')] : []),
  ]);
}

/** A domain marks what has to be changed by a change that never was. */
async function endTemporaryPassword(client: Client, entry: Entry): Promise<'ended' | 'changed'> {
  if (valueOf(entry, 'pwdLastSet') !== '0') return 'changed';
  await resetPassword(client, entry.dn, { password: passing(), mustChange: true });
  return 'ended';
}

const flagsIn = (entry: Entry): number => Number(valueOf(entry, 'userAccountControl') ?? '0');

/** One bit of several: the others stay as they were read a moment ago. */
async function setEnabled(client: Client, entry: Entry, enabled: boolean): Promise<void> {
  const flags = flagsIn(entry);
  const wanted = enabled ? flags & ~DISABLED : flags | DISABLED;
  if (wanted !== flags) await client.modify(entry.dn, replaced('userAccountControl', String(wanted)));
}

/** Where a server stands in counting its own changes. Another server counts otherwise, and is read from the beginning. */
async function placeOf(client: Client): Promise<{ readonly server: string; readonly usn: string }> {
  const { searchEntries } = await client.search('', { scope: 'base', attributes: ['dsServiceName', 'highestCommittedUSN'] });
  const [root] = searchEntries;
  return { server: (root && valueOf(root, 'dsServiceName')) ?? '', usn: (root && valueOf(root, 'highestCommittedUSN')) ?? '0' };
}

function cursorFrom(cursor: string | undefined): { readonly server: string; readonly usn: string } | undefined {
  const [usn = '', ...server] = cursor?.split(' ') ?? [];
  return /^\d{1,20}$/.test(usn) ? { usn, server: server.join(' ') } : undefined;
}

/** Active Directory, and Samba as a domain controller. */
export const activeDirectory = (terms: LdapTerms): Kind => ({
  attributes: wantedAttributes(terms, own),
  buffers: ['objectGUID'],
  accountOf: async (client, entry) =>
    accountFrom(entry, terms, {
      id: guidIn(entry),
      managerId: await guidAt(client, valueOf(entry, terms.attributes.manager)),
      enabled: (flagsIn(entry) & DISABLED) === 0,
      locked: Number(valueOf(entry, 'lockoutTime') ?? '0') > 0,
      createdAt: instantOf(valueOf(entry, 'whenCreated')),
    }),
  byId: (id) => ({ base: isGuid(id) ? `<GUID=${id}>` : terms.people, scope: 'base', filter: '' }),
  async isPrivileged(client, entry) {
    if (valueOf(entry, 'adminCount') === '1') return true;
    for (const group of terms.privilegedGroups) {
      const filter = `(memberOf:${IN_CHAIN}:=${escapeFilter`${group}`})`;
      const { searchEntries } = await client.search(entry.dn, { scope: 'base', filter, attributes: ['1.1'] });
      if (searchEntries.length > 0) return true;
    }
    return false;
  },
  unlock: (client, { dn }) => client.modify(dn, replaced('lockoutTime', '0')),
  resetPassword,
  endTemporaryPassword,
  setEnabled,
  async since(client, cursor) {
    const now = await placeOf(client);
    const from = cursorFrom(cursor);
    const filter = from && from.server === now.server ? `(uSNChanged>=${String(BigInt(from.usn) + 1n)})` : '';
    return { filter, next: `${now.usn} ${now.server}` };
  },
  server: (rootDse) => `Active Directory of ${valueOf(rootDse, 'dnsHostName') ?? valueOf(rootDse, 'ldapServiceName') ?? 'a domain'}`,
});
