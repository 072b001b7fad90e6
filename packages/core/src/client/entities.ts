import { defineEntity } from '../kernel/index.ts';

/** A company that the desk serves. */
export interface Client {
  id: number;
  /** Short name of its pack, as programs and people write it: `acme`. */
  slug: string;
  name: string;
  createdAt: Date;
}
export const clientRows = defineEntity<Client>('client', (c) => ({ id: c.id(), slug: c.text(), name: c.text(), createdAt: c.instant() }), {
  settled: true,
  reach: { client: 'id' },
  indexes: [{ columns: ['slug'], unique: true }],
});

/** One version of a client's contract pack, word for word. Never changed once written. */
export interface ContractRow {
  id: number;
  clientId: number;
  /** 1, 2, 3 ... of this client. */
  version: number;
  effectiveFrom: Date;
  yaml: string;
  appliedAt: Date;
  appliedBy: string;
}
export const contractRows = defineEntity<ContractRow>(
  'contract',
  (c) => ({
    id: c.id(),
    clientId: c.ref(),
    version: c.count(),
    effectiveFrom: c.instant(),
    yaml: c.text(),
    appliedAt: c.instant(),
    appliedBy: c.text(),
  }),
  { settled: true, reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'version'], unique: true }] },
);

/** An address that a client's people write to. */
export interface Mailbox {
  id: number;
  address: string;
  clientId: number;
}
export const mailboxRows = defineEntity<Mailbox>('mailbox', (c) => ({ id: c.id(), address: c.text(), clientId: c.ref() }), {
  settled: true,
  reach: { client: 'clientId' },
  indexes: [{ columns: ['address'], unique: true }],
});

/** A mail domain whose addresses are a client's own people. */
export interface ClientDomain {
  id: number;
  domain: string;
  clientId: number;
}
export const domainRows = defineEntity<ClientDomain>('client_domain', (c) => ({ id: c.id(), domain: c.text(), clientId: c.ref() }), {
  settled: true,
  reach: { client: 'clientId' },
  indexes: [{ columns: ['domain'], unique: true }, { columns: ['clientId'] }],
});
