import { defineEntity, nullable } from '../kernel/index.ts';

/** Somebody who asks. The same human who writes to two clients is two people here: no client learns of the other. */
export interface Person {
  id: number;
  clientId: number;
  name: string;
  /** Language that they are answered in; the client's first when empty. */
  language: string | null;
  /** True when their address lies outside the client's own domains. */
  outside: boolean;
  createdAt: Date;
}
export const personRows = defineEntity<Person>(
  'person',
  (c) => ({ id: c.id(), clientId: c.ref(), name: c.text(), language: nullable(c.text()), outside: c.flag(), createdAt: c.instant() }),
  { reach: { client: 'clientId', requester: 'id' }, indexes: [{ columns: ['clientId'] }] },
);

/** One way to reach a person. */
export interface PersonAddress {
  id: number;
  personId: number;
  clientId: number;
  kind: 'email' | 'phone';
  /** Lower-cased mail address, or E.164. */
  address: string;
}
export const personAddressRows = defineEntity<PersonAddress>(
  'person_address',
  (c) => ({ id: c.id(), personId: c.ref(), clientId: c.ref(), kind: c.text(), address: c.text() }),
  {
    reach: { client: 'clientId', requester: 'personId' },
    indexes: [{ columns: ['clientId', 'kind', 'address'], unique: true }, { columns: ['personId'] }],
  },
);

/** A person whom the client has named to see all of its tickets, not only their own. */
export interface ClientContact {
  id: number;
  clientId: number;
  personId: number;
}
export const contactRows = defineEntity<ClientContact>('client_contact', (c) => ({ id: c.id(), clientId: c.ref(), personId: c.ref() }), {
  settled: true,
  reach: { client: 'clientId', requester: 'personId' },
  indexes: [{ columns: ['personId'], unique: true }],
});
