import {
  accountRows,
  contractOf,
  personRows,
  settledContacts,
  type AccountOfRecord,
  type KnownContact,
  type Person,
  type Scope,
} from '@luuri/core';
import { factorRows, resetRows, type Factor, type Reset } from '../entities.ts';
import { notOffered, resetOver } from '../errors.ts';
import type { MetFactor } from '../rules/assurance.ts';
import type { ResetTerms } from '../rules/terms.ts';
import { resetSection } from '../section/section.ts';

/** @throws `password-reset.not-offered` */
export async function termsOf(
  scope: Scope,
  clientId: number,
): Promise<{ terms: ResetTerms; policy: string; languages: readonly string[] }> {
  const contract = await contractOf(scope, clientId);
  const terms = contract.section(resetSection);
  if (!terms) throw notOffered({ client: contract.client });
  return { terms, policy: `${contract.client}@${String(contract.version)}`, languages: contract.languages };
}

/** A request with all that decisions about it look at. */
export interface Case {
  readonly reset: Reset;
  readonly terms: ResetTerms;
  /** The version of the contract that the terms are of, in force now: `acme@3`. */
  readonly policy: string;
  readonly person: Person;
  readonly language: string;
  readonly account: AccountOfRecord;
  readonly factors: readonly Factor[];
  /** P4: contacts that have not changed lately. */
  readonly contacts: readonly KnownContact[];
}

/** Found through the actor's reach, and held until this unit of work ends. */
export async function heldCase(scope: Scope, resetId: number): Promise<Case> {
  return caseOf(scope, await scope.rows(resetRows).lock(resetId));
}

export async function caseOf(scope: Scope, reset: Reset): Promise<Case> {
  const { terms, policy, languages } = await termsOf(scope, reset.clientId);
  const person = await scope.rows(personRows).get(reset.personId);
  const found = await scope.rows(accountRows).first({ clientId: reset.clientId, accountId: reset.accountId });
  const account = found as AccountOfRecord;
  const factors = await scope.rows(factorRows).find({ where: { resetId: reset.id }, order: { id: 'ASC' } });
  const contacts = settledContacts(account.contacts, scope.now, terms.settledDays);
  return { reset, terms, policy, person, language: person.language ?? languages[0] ?? 'en', account, factors, contacts };
}

/**
 * The account of record of the person's manager, with an address that has not changed lately; undefined when there is none, it is the
 * person, they have left, or whoever has the account would read what is sent there.
 */
export async function managerOf(scope: Scope, { reset, account, terms }: Pick<Case, 'reset' | 'account' | 'terms'>) {
  if (account.managerId === null || account.managerId === account.accountId) return undefined;
  const rows = scope.rows(accountRows);
  const manager = await rows.first({ clientId: reset.clientId, accountId: account.managerId });
  if (!manager?.enabled || manager.personId === account.personId) return undefined;
  const ways = settledContacts(manager.contacts, scope.now, terms.settledDays).filter((c) => c.kind === 'email');
  const way = ways.find((one) => !account.contacts.some((own) => own.address === one.address));
  return way && { manager, address: way.address };
}

/** The name of the person's manager, which the agent does not see: the answer to the question. */
export async function managersName(scope: Scope, { reset, account }: Pick<Case, 'reset' | 'account'>): Promise<string | undefined> {
  if (account.managerId === null || account.managerId === account.accountId) return undefined;
  const manager = await scope.rows(accountRows).first({ clientId: reset.clientId, accountId: account.managerId });
  return manager && (await scope.rows(personRows).get(manager.personId)).name;
}

export const metIn = (factors: readonly Factor[]): MetFactor[] =>
  factors.flatMap(({ factor, points, state, target }) => (state === 'met' && factor !== 'override' ? [{ factor, points, target }] : []));

/** F3: a team lead, who said why, and the client's contact for security, by a link: each of them, and neither of them twice. */
export const isOverridden = (factors: readonly Factor[]): boolean => {
  const met = factors.filter(({ factor, state }) => factor === 'override' && state === 'met');
  return met.some(({ expected }) => expected === null) && met.some(({ expected }) => expected !== null);
};

/** @throws `password-reset.over` */
export function mustBe({ state }: Reset, ...wanted: readonly Reset['state'][]): void {
  if (!wanted.includes(state)) throw resetOver({ state });
}
