import { expect, test } from '@jest/globals';
import type { ContactPoint } from './ports.ts';
import { contactsAfter, deskLanguage, settledContacts } from './rules.ts';

const phone: ContactPoint = { kind: 'phone', address: '+358401234567', ofAccount: false };
const mail: ContactPoint = { kind: 'email', address: 'ada@acme.example', ofAccount: true };
const day = (n: number) => new Date(Date.UTC(2026, 0, n));

test('an address keeps its age while it stays, and is new when it comes back', () => {
  const first = contactsAfter([], [mail, phone], { since: null });
  expect([first.contacts.map((c) => c.since), first.added]).toEqual([[null, null], 2]);
  const without = contactsAfter(first.contacts, [mail], { since: day(5) });
  expect([without.contacts, without.removed]).toEqual([[{ ...mail, since: null }], 1]);
  const back = contactsAfter(without.contacts, [mail, phone], { since: day(7) });
  expect([back.contacts.map((c) => c.since), back.added]).toEqual([[null, day(7).toISOString()], 1]);
});

test('what changed within the days is not settled, to the millisecond', () => {
  const contacts = [
    { ...mail, since: null },
    { ...phone, since: day(1).toISOString() },
  ];
  const settledAt = (now: Date) => settledContacts(contacts, now, 14).map((c) => c.kind);
  expect(settledAt(new Date(day(15).getTime() - 1))).toEqual(['email']);
  expect(settledAt(day(15))).toEqual(['email', 'phone']);
});

test('a language is one that the desk speaks, or none', () => {
  const spoken = ['fi', 'sv', 'en'];
  expect(['sv-FI', 'FI', 'en_GB', 'de', '', null].map((tag) => deskLanguage(tag, spoken))).toEqual(['sv', 'fi', 'en', null, null, null]);
});
