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
  const desk = scope;
  const { terms, languages } = await termsOf(scope, reset.clientId);
  const person = await desk.rows(personRows).get(reset.personId);
  const found = await desk.rows(accountRows).first({ clientId: reset.clientId, accountId: reset.accountId });
  const account = found as AccountOfRecord;
  const factors = await desk.rows(factorRows).find({ where: { resetId: reset.id } });
  const contacts = settledContacts(account.contacts, scope.now, terms.settledDays);
  return { reset, terms, person, language: person.language ?? languages[0] ?? 'en', account, factors, contacts };
}

/** The account of record of the person's manager; undefined when there is none, or it is the person. */
export async function managerOf(scope: Scope, { reset, account, terms }: Pick<Case, 'reset' | 'account' | 'terms'>) {
  if (account.managerId === null || account.managerId === account.accountId) return undefined;
  const rows = scope.rows(accountRows);
  const manager = await rows.first({ clientId: reset.clientId, accountId: account.managerId });
  const way = settledContacts(manager?.contacts ?? [], scope.now, terms.settledDays).find((c) => c.kind === 'email');
  return manager && way && { manager, address: way.address };
}

/** The name of the person's manager, which the agent does not see: the answer to the question. */
export async function managersName(scope: Scope, { reset, account }: Pick<Case, 'reset' | 'account'>): Promise<string | undefined> {
  if (account.managerId === null || account.managerId === account.accountId) return undefined;
  const manager = await scope.rows(accountRows).first({ clientId: reset.clientId, accountId: account.managerId });
  return manager && (await scope.rows(personRows).get(manager.personId)).name;
}

export const metIn = (factors: readonly Factor[]): MetFactor[] =>
  factors.flatMap(({ factor, points, state }) => (state === 'met' && factor !== 'override' ? [{ factor, points }] : []));

/** @throws `password-reset.over` */
export function mustBe({ state }: Reset, ...wanted: readonly Reset['state'][]): void {
  if (!wanted.includes(state)) throw resetOver({ state });
}
