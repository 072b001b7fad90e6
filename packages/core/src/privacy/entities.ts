import { defineEntity, nullable, out } from '../kernel/index.ts';

/** Nothing of a person, or of a whole client, may be erased while it stands. */
export class LegalHold {
  @out.integer id!: number;
  @out.integer clientId!: number;
  /** Empty for everybody of the client. */
  @out.orNull(out.integer) personId!: number | null;
  @out.text reason!: string;
  @out.text by!: string;
  @out.instant since!: Date;
}
export const holdRows = defineEntity<LegalHold>(
  'legal_hold',
  (c) => ({ id: c.id(), clientId: c.ref(), personId: nullable(c.ref()), reason: c.text(), by: c.text(), since: c.instant() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId'] }] },
);

/** Somebody who was erased on request, as a hash with the desk's own key: a read of their client's directory does not take them up again. */
export interface ErasureMark {
  id: number;
  clientId: number;
  hash: string;
  at: Date;
}
export const markRows = defineEntity<ErasureMark>(
  'erasure_mark',
  (c) => ({ id: c.id(), clientId: c.ref(), hash: c.text(), at: c.instant() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['clientId', 'hash'], unique: true }] },
);

/** What was found in one place, before and after. */
export class Finding {
  @out.text readonly place!: string;
  @out.integer readonly found!: number;
  /** SHA-256 of what was found, which proves what it was to whoever has a copy, and tells nobody else. */
  @out.text readonly sha256!: string;
  /** What is left after the erasure: nothing. */
  @out.integer readonly left!: number;
}

/** A person who was erased: the proof, and nothing that leads back to them. */
export class Erasure {
  @out.integer id!: number;
  @out.integer clientId!: number;
  @out.integer personId!: number;
  @out.instant at!: Date;
  @out.text by!: string;
  @out.text why!: string;
  @out.list(Finding) findings!: Finding[];
  /** SHA-256 of all of the above. */
  @out.text sha256!: string;
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
