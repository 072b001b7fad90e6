import type { ContactPoint, DirectoryAccount } from '@luuri/core';
import type { Entry } from 'ldapts';
import type { LdapTerms } from './section/index.ts';

/** Every value of an attribute as text, whatever the case of its name. */
export function valuesOf(entry: Entry, attribute: string): string[] {
  const name = Object.keys(entry).find((key) => key.toLowerCase() === attribute.toLowerCase());
  const value = name === undefined ? [] : entry[name];
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) =>
    typeof one === 'string' && one !== '' ? [one] : Buffer.isBuffer(one) && one.length > 0 ? [one.toString('utf8')] : [],
  );
}
export const valueOf = (entry: Entry, attribute: string): string | undefined => valuesOf(entry, attribute)[0];

/** `+358 (0)40 123 4567` as `+358401234567` where it says its country; else as it stands. */
export function plainNumber(written: string): string {
  const digits = written.replaceAll(/\(0\)/g, '').replaceAll(/[\s()./-]/g, '');
  const plus = digits.replace(/^00/, '+');
  return /^\+[1-9]\d{6,14}$/.test(plus) ? plus : written.trim();
}

function contactsIn(entry: Entry, { attributes }: LdapTerms): ContactPoint[] {
  const mails = [
    ...valuesOf(entry, attributes.mail).map((address) => ({ address, ofAccount: true })),
    ...attributes.otherMail.flatMap((name) => valuesOf(entry, name)).map((address) => ({ address, ofAccount: false })),
  ];
  const phones = attributes.phones.flatMap((name) => valuesOf(entry, name)).map(plainNumber);
  const all: ContactPoint[] = [
    ...mails.map(({ address, ofAccount }) => ({ kind: 'email' as const, address: address.toLowerCase(), ofAccount })),
    ...phones.map((address) => ({ kind: 'phone' as const, address, ofAccount: false })),
  ];
  return all.filter((one, i) => all.findIndex((other) => other.kind === one.kind && other.address === one.address) === i);
}

/** What each kind says in its own way. */
export interface OwnFacts {
  readonly id: string;
  readonly managerId: string | null;
  readonly enabled: boolean;
  readonly locked: boolean;
  readonly createdAt: Date | null;
}

export function accountFrom(entry: Entry, terms: LdapTerms, own: OwnFacts): DirectoryAccount {
  const { attributes } = terms;
  const login = valueOf(entry, attributes.login) ?? '';
  return {
    ...own,
    login,
    name: valueOf(entry, 'displayName') ?? valueOf(entry, 'cn') ?? login,
    contacts: contactsIn(entry, terms),
    department: valueOf(entry, attributes.department) ?? null,
    language: valueOf(entry, attributes.language) ?? null,
  };
}

/** What is asked for of every account. */
export const wantedAttributes = ({ attributes: a }: LdapTerms, own: readonly string[]): string[] => [
  ...new Set(['cn', 'displayName', a.login, a.mail, ...a.otherMail, ...a.phones, a.department, a.language, a.manager, ...own]),
];
