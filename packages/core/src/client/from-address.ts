import type { Contract } from './contract.ts';

/** The address that a client's mail comes from: its first mailbox; one of its first domain where it has none. */
export const fromAddressOf = ({ mailboxes, domains }: Pick<Contract, 'mailboxes' | 'domains'>): string =>
  mailboxes[0] ?? `desk@${domains[0] ?? 'localhost'}`;
