import {
  accountAmbiguous,
  accountGone,
  type ConnectedDirectory,
  type Directory,
  type DirectoryAccount,
  type DirectoryPage,
  type NewPassword,
  type SecretStore,
} from '@luuri/core';
import { escapeFilter, type Client, type Entry } from 'ldapts';
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
  readonly unlock: (client: Client, dn: string) => Promise<void>;
  readonly resetPassword: (client: Client, dn: string, password: NewPassword) => Promise<void>;
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
  const directory: Directory = {
    kind: terms.kind,
    can: ['unlock', 'reset-password'],
    lookupUser: (given) => use((client) => lookup(client, place, given)),
    getContactPoints: (id) => on(id, async (client, entry) => (await kind.accountOf(client, entry)).contacts),
    isPrivileged: (id) => on(id, kind.isPrivileged),
    unlock: (id) => on(id, (client, { dn }) => kind.unlock(client, dn)),
    resetPassword: (id, password) => on(id, (client, { dn }) => kind.resetPassword(client, dn, password)),
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
