import { languagesOfTheDesk } from '../client/index.ts';
import { system, type Scope } from '../kernel/index.ts';
import { introducePerson, personAddressRows, personRows } from '../people/index.ts';
import { accountRows, syncRows, type AccountOfRecord } from './entities.ts';
import { contactsChanged } from './events.ts';
import { leftOut, type DirectoryAccount } from './ports.ts';
import { contactsAfter, deskLanguage } from './rules.ts';

const mailOf = ({ contacts }: DirectoryAccount): string | undefined =>
  (contacts.find((c) => c.kind === 'email' && c.ofAccount) ?? contacts.find((c) => c.kind === 'email'))?.address;

/** The person that an account is: the one it was last time, the one with its mail address, else a new one. */
async function personOf(
  scope: Scope,
  account: DirectoryAccount,
  { clientId, known }: { clientId: number; known: AccountOfRecord | undefined },
): Promise<number> {
  const language = deskLanguage(account.language, languagesOfTheDesk) ?? undefined;
  const address = mailOf(account);
  if (known) {
    await scope.rows(personRows).update({ id: known.personId }, { name: account.name, ...(language ? { language } : {}) });
    return known.personId;
  }
  if (address) return (await introducePerson(scope, { clientId, address, name: account.name, ...(language ? { language } : {}) })).id;
  const made = { clientId, name: account.name, language: language ?? null, outside: false, createdAt: scope.now };
  return (await scope.rows(personRows).insert(made)).id;
}

const E164 = /^\+[1-9]\d{6,14}$/;

/** Addresses that the directory gained are the person's, unless they are somebody else's already; those that it lost are not theirs. */
async function keepAddresses(scope: Scope, account: AccountOfRecord, before: AccountOfRecord['contacts']): Promise<void> {
  const { clientId, personId, contacts } = account;
  const rows = scope.rows(personAddressRows);
  for (const { kind, address } of contacts) {
    if (kind === 'phone' && !E164.test(address)) continue;
    if (!(await rows.first({ clientId, kind, address }))) await rows.insert({ clientId, personId, kind, address });
  }
  for (const { kind, address } of before) {
    if (!contacts.some((c) => c.kind === kind && c.address === address)) await rows.remove({ clientId, personId, kind, address });
  }
}

/** Somebody whom no read may take up by itself, and who has not come back by themselves. */
async function isLeftOut(scope: Scope, account: DirectoryAccount, clientId: number): Promise<boolean> {
  const address = mailOf(account)?.toLowerCase();
  if (address !== undefined && (await scope.rows(personAddressRows).first({ clientId, kind: 'email', address }))) return false;
  for (const asked of scope.get(leftOut)) if (await asked(scope, { clientId, accountId: account.id, address })) return true;
  return false;
}

export interface Kept {
  readonly clientId: number;
  /** True when everything was read before: what is new now has not been there from the start. */
  readonly complete: boolean;
  /** True when nothing says how old the contacts of a new account are: they count as new then. */
  readonly unsure?: boolean;
  /** True when somebody asks for this very account; a read of all of them takes nobody in who was erased. */
  readonly wanted?: boolean;
}

/** Keep what a directory says of an account. @returns true when something was other than before. */
export async function keepAccount(scope: Scope, account: DirectoryAccount, kept: Kept): Promise<boolean> {
  const { clientId, complete, unsure = false, wanted = false } = kept;
  const rows = scope.rows(accountRows);
  const { id: accountId, login, department, managerId, enabled } = account;
  const known = await rows.first({ clientId, accountId });
  if (!known && !wanted && (await isLeftOut(scope, account, clientId))) return false;
  const since = known || unsure ? scope.now : complete ? (account.createdAt ?? scope.now) : null;
  const { contacts, added, removed } = contactsAfter(known?.contacts ?? [], account.contacts, { since });
  const personId = await personOf(scope, account, { clientId, known });
  const said = { personId, login, department, managerId, enabled, contacts };
  if (known) await rows.update({ id: known.id }, { ...said, seenAt: scope.now });
  else await rows.insert({ clientId, accountId, ...said, seenAt: scope.now });
  await keepAddresses(scope, { ...(known ?? { id: 0 }), clientId, accountId, ...said, seenAt: scope.now }, known?.contacts ?? []);
  if (known && added + removed > 0) await scope.emit(contactsChanged, { clientId, personId, added, removed });
  return !known || added + removed > 0 || known.login !== login || known.enabled !== enabled || known.managerId !== managerId;
}

/** Keep what a directory says of one account at this moment, and read what is on record of it then. For plugins that have just looked it up. */
export async function recordAccount(caller: Scope, clientId: number, account: DirectoryAccount): Promise<AccountOfRecord> {
  const scope = caller.as(system);
  const complete = ((await scope.rows(syncRows).first({ clientId }))?.completeAt ?? undefined) !== undefined;
  await keepAccount(scope, account, { clientId, complete, unsure: !complete, wanted: true });
  const kept = await scope.rows(accountRows).first({ clientId, accountId: account.id });
  return kept as AccountOfRecord;
}
