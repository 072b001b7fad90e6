import { defineEntity, nullable, out } from '../kernel/index.ts';
import { clientColours, usualColour, type ClientColour } from './rules/colours.ts';

/** A company that the desk serves. */
export class Client {
  @out.integer id!: number;
  /** Short name of its pack, as programs and people write it: `acme`. */
  @out.text slug!: string;
  @out.text name!: string;
  @out.instant createdAt!: Date;
  /** Of its mark, by the newest pack. */
  @out.oneOf(...clientColours) colour!: ClientColour;
}
export const clientRows = defineEntity<Client>(
  'client',
  (c) => ({ id: c.id(), slug: c.text(), name: c.text(), createdAt: c.instant(), colour: { ...c.text(), default: usualColour } }),
  { settled: true, reach: { client: 'id' }, indexes: [{ columns: ['slug'], unique: true }] },
);

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
  /** Why, in the words of whoever applied it. */
  reason: string | null;
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
    reason: nullable(c.text()),
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
