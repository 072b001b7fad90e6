import { defineEntity, nullable } from '../kernel/index.ts';

/** Nothing of a person, or of a whole client, may be erased while it stands. */
export interface LegalHold {
  id: number;
  clientId: number;
  /** Empty for everybody of the client. */
  personId: number | null;
  reason: string;
  by: string;
  since: Date;
}
export const holdRows = defineEntity<LegalHold>(
  'legal_hold',
  (c) => ({ id: c.id(), clientId: c.ref(), personId: nullable(c.ref()), reason: c.text(), by: c.text(), since: c.instant() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId'] }] },
);

/** What was found in one place, before and after. */
export interface Finding {
  readonly place: string;
  readonly found: number;
  /** SHA-256 of what was found, which proves what it was to whoever has a copy, and tells nobody else. */
  readonly sha256: string;
  /** What is left after the erasure: nothing. */
  readonly left: number;
}

/** A person who was erased: the proof, and nothing that leads back to them. */
export interface Erasure {
  id: number;
  clientId: number;
  personId: number;
  at: Date;
  by: string;
  why: string;
  findings: Finding[];
  /** SHA-256 of all of the above. */
  sha256: string;
}
export const erasureRows = defineEntity<Erasure>(
  'erasure',
  (c) => ({
    id: c.id(),
    clientId: c.ref(),
    personId: c.ref(),
    at: c.instant(),
    by: c.text(),
    why: c.text(),
    findings: c.json(),
    sha256: c.text(),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'id'] }, { columns: ['personId'] }] },
);
