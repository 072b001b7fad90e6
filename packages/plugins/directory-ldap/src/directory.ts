import {
  accountAmbiguous,
  accountGone,
  directoryRefused,
  type ConnectedDirectory,
  type Directory,
  type DirectoryAccount,
  type DirectoryPage,
  type NewPassword,
  type SecretStore,
} from '@luuri/core';
import { Attribute, Change, escapeFilter, type Client, type Entry } from 'ldapts';
import { valueOf } from './account.ts';
import { connected, streamed } from './connection.ts';
import type { LdapTerms } from './section/index.ts';

/** What OpenLDAP and Active Directory do each in their own way. */
export interface Kind {
  readonly attributes: readonly string[];
  readonly buffers: readonly string[];
  readonly accountOf: (client: Client, entry: Entry) => Promise<DirectoryAccount>;
  /** The base and the filter that find an account by its id. */
  readonly byId: (id: string) => { readonly base: string; readonly scope: 'base' | 'sub'; readonly filter: string };
  readonly isPrivileged: (client: Client, entry: Entry) => Promise<boolean>;
  readonly unlock: (client: Client, entry: Entry) => Promise<void>;
  readonly resetPassword: (client: Client, dn: string, password: NewPassword) => Promise<void>;
  /** Puts a password that nobody knows in the place of one that still has to be changed. */
  readonly endTemporaryPassword: (client: Client, entry: Entry) => Promise<'ended' | 'changed'>;
  readonly setEnabled: (client: Client, entry: Entry, enabled: boolean) => Promise<void>;
  /** What changed since a cursor. */
  readonly since: (client: Client, cursor: string | undefined) => Promise<Since>;
  readonly server: (rootDse: Entry) => string;
}

export interface Since {
  readonly filter: string;
  /** The cursor after it, as far as it is known before. */
  readonly next: string;
  /** The cursor by an entry; the greatest of all counts. */
  readonly mark?: (entry: Entry) => string | undefined;
}

/** Seconds, as LDAP counts its own limit. */
const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

const below = (dn: string, base: string): boolean =>
  dn
    .toLowerCase()
    .replaceAll(/\s*,\s*/g, ',')
    .endsWith(base.toLowerCase().replaceAll(/\s*,\s*/g, ','));

/** A contract, and the way of its kind of directory. */
interface Place {
  readonly terms: LdapTerms;
  readonly kind: Kind;
}

/** The entry of an account, below the people of the contract and nowhere else. */
async function entryOf(client: Client, { terms, kind }: Place, id: string): Promise<Entry> {
  const { base, scope, filter } = kind.byId(id);
  const { searchEntries } = await client.search(base, {
    ...{ scope, filter: `(&${terms.filter}${filter})`, attributes: [...kind.attributes], explicitBufferAttributes: [...kind.buffers] },
    ...{ sizeLimit: 2, timeLimit: seconds(terms.timeLimit) },
  });
  const [entry] = searchEntries;
  if (!entry || !below(entry.dn, terms.people)) throw accountGone({});
  return entry;
}

async function lookup(client: Client, { terms, kind }: Place, given: string): Promise<DirectoryAccount | undefined> {
  const { login, mail } = terms.attributes;
  // Names of attributes come out of the contract and were checked there; what somebody typed is escaped.
  const matching = `(|${[login, mail].map((name) => `(${name}=${escapeFilter`${given}`})`).join('')})`;
  const { searchEntries } = await client.search(terms.people, {
    ...{ scope: 'sub', filter: `(&${terms.filter}${matching})`, attributes: [...kind.attributes] },
    ...{ explicitBufferAttributes: [...kind.buffers], sizeLimit: 3, timeLimit: seconds(terms.timeLimit) },
  });
  const byLogin = searchEntries.filter((entry) => valueOf(entry, login)?.toLowerCase() === given.toLowerCase());
  const found = byLogin.length === 1 ? byLogin : searchEntries;
  if (found.length > 1) throw accountAmbiguous({});
  const [entry] = found;
  return entry && kind.accountOf(client, entry);
}

/** What is done to an account that may sign in. A new password would open one that is disabled again, in more than one directory. */
async function unlessDisabled(client: Client, { kind }: Place, entry: Entry): Promise<void> {
  if (!(await kind.accountOf(client, entry)).enabled) throw directoryRefused({ reason: 'the account is disabled.' });
}

const replacing = (type: string, value: string): Change =>
  new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) });

/** The number by which somebody is reached first, so that a call-back goes there from now on. */
async function changePhone(client: Client, { terms }: Place, { dn, number }: { dn: string; number: string }): Promise<void> {
  const [first] = terms.attributes.phones;
  if (first === undefined) throw directoryRefused({ reason: 'its contract names no attribute for telephone numbers.' });
  await client.modify(dn, replacing(first, number));
}

async function* pages(client: Client, { terms, kind }: Place, cursor: string | undefined): AsyncGenerator<DirectoryPage> {
  const { filter, next, mark } = await kind.since(client, cursor);
  let after = next;
  const found = client.searchPaginated(terms.people, {
    ...{ scope: 'sub', filter: `(&${terms.filter}${filter})`, attributes: [...kind.attributes], paged: { pageSize: terms.page } },
    ...{ explicitBufferAttributes: [...kind.buffers] },
  });
  // Until the last page is kept, the next look begins where this one did: entries come in no order.
  let waiting: readonly DirectoryAccount[] | undefined;
  for await (const { searchEntries } of found) {
    if (waiting) yield { accounts: waiting, cursor: cursor ?? '' };
    waiting = await Promise.all(searchEntries.map((entry) => kind.accountOf(client, entry)));
    for (const entry of searchEntries) after = [after, mark?.(entry) ?? ''].sort().at(-1) ?? after;
  }
  yield { accounts: waiting ?? [], cursor: after };
}

/** A client's directory by its contract. */
export function ldapDirectory(terms: LdapTerms, secrets: SecretStore, kindOf: (terms: LdapTerms) => Kind): ConnectedDirectory {
  const kind = kindOf(terms);
  const place: Place = { terms, kind };
  const use = <T>(work: (client: Client) => Promise<T>) => connected(terms, secrets, work);
  const on = <T>(id: string, work: (client: Client, entry: Entry) => Promise<T>) =>
    use(async (client) => work(client, await entryOf(client, place, id)));
  const onEnabled = (id: string, work: (client: Client, entry: Entry) => Promise<void>) =>
    on(id, async (client, entry) => {
      await unlessDisabled(client, place, entry);
      await work(client, entry);
    });
  const directory: Directory = {
    kind: terms.kind,
    can: ['unlock', 'reset-password', ...(terms.attributes.phones.length > 0 ? (['change-phone'] as const) : []), 'enable', 'disable'],
    passwordEnds: 'when-told',
    lookupUser: (given) => use((client) => lookup(client, place, given)),
    getContactPoints: (id) => on(id, async (client, entry) => (await kind.accountOf(client, entry)).contacts),
    isPrivileged: (id) => on(id, kind.isPrivileged),
    unlock: (id) => onEnabled(id, kind.unlock),
    resetPassword: (id, password) => onEnabled(id, (client, { dn }) => kind.resetPassword(client, dn, password)),
    endTemporaryPassword: (id) => on(id, kind.endTemporaryPassword),
    changePhone: (id, number) => onEnabled(id, (client, { dn }) => changePhone(client, place, { dn, number })),
    setEnabled: (id, enabled) => on(id, (client, entry) => kind.setEnabled(client, entry, enabled)),
    changes: (cursor) => streamed(terms, secrets, (client) => pages(client, place, cursor === '' ? undefined : cursor)),
    health: () =>
      use(async (client) => {
        const { searchEntries } = await client.search('', { scope: 'base', filter: '(objectClass=*)', attributes: ['*', '+'] });
        // That it can see the people too: the least that everything else takes.
        await client.search(terms.people, { scope: 'base', filter: '(objectClass=*)', attributes: ['1.1'] });
        return { server: searchEntries[0] ? kind.server(searchEntries[0]) : '' };
      }),
  };
  return { directory, syncEvery: terms.syncEvery };
}
