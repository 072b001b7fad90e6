import { defineEntity, nullable } from '../kernel/index.ts';
import type { ContactPoint } from './ports.ts';

/** A way to reach somebody, and since when the directory has it; empty for what it had when it was first looked at. */
export interface KnownContact extends ContactPoint {
  /** ISO instant. */
  readonly since: string | null;
}

/** What a client's directory said of a person when it was last looked at. */
export interface AccountOfRecord {
  id: number;
  clientId: number;
  personId: number;
  /** The directory's own id. */
  accountId: string;
  login: string;
  department: string | null;
  managerId: string | null;
  enabled: boolean;
  contacts: KnownContact[];
  seenAt: Date;
}
export const accountRows = defineEntity<AccountOfRecord>(
  'directory_account',
  (c) => ({
    id: c.id(),
    clientId: c.ref(),
    personId: c.ref(),
    accountId: c.text(),
    login: c.text(),
    department: nullable(c.text()),
    managerId: nullable(c.text()),
    enabled: c.flag(),
    contacts: c.json(),
    seenAt: c.instant(),
  }),
  {
    reach: { client: 'clientId' },
    indexes: [{ columns: ['clientId', 'accountId'], unique: true }, { columns: ['clientId', 'login'] }, { columns: ['personId'] }],
  },
);

/** How far a client's directory was read. */
export interface SyncState {
  id: number;
  clientId: number;
  cursor: string | null;
  /** When it was first read to the end; what came before has been there from the start. */
  completeAt: Date | null;
  lastAt: Date;
  /** Why the last look failed; empty when it did not. */
  trouble: string | null;
}
export const syncRows = defineEntity<SyncState>(
  'directory_sync',
  (c) => ({
    id: c.id(),
    clientId: c.ref(),
    cursor: nullable(c.text()),
    completeAt: nullable(c.instant()),
    lastAt: c.instant(),
    trouble: nullable(c.text()),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId'], unique: true }] },
);
