import { defineEntity, nullable, out } from '../kernel/index.ts';

/** One factor that was met: what kind of evidence, by what way, for how many points. No answer, code or number is in it. */
export class ProvenFactor {
  @out.text readonly factor!: string;
  @out.text readonly type!: string;
  @out.integer readonly points!: number;
}

/** That somebody is who they say, for one deed on one ticket. */
export interface Proof {
  id: number;
  clientId: number;
  /** `ticket:12`. */
  about: string;
  /** `person:40`. */
  whose: string;
  /** What may be done with it: `password-reset.unlock`. */
  deed: string;
  factors: ProvenFactor[];
  /** The rules that it was given by: `acme@3`. */
  policy: string;
  /** Who may use it: `agent:3`. */
  heldBy: string;
  issuedAt: Date;
  expiresAt: Date;
  /** When it was used up, and by which action. */
  usedAt: Date | null;
  usedBy: string | null;
  /** When the ticket moved on by it. */
  movedAt: Date | null;
  /** Until when it may, where what was proven is done later than when the proof was used; empty for as long as a proof serves. */
  movesUntil: Date | null;
}
export const proofRows = defineEntity<Proof>(
  'identity_proof',
  (c) => ({
    id: c.id(),
    clientId: c.ref(),
    about: c.text(),
    whose: c.text(),
    deed: c.text(),
    factors: c.json(),
    policy: c.text(),
    heldBy: c.text(),
    issuedAt: c.instant(),
    expiresAt: c.instant(),
    usedAt: nullable(c.instant()),
    usedBy: nullable(c.text()),
    movedAt: nullable(c.instant()),
    movesUntil: nullable(c.instant()),
  }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['about', 'deed'] }, { columns: ['clientId', 'issuedAt'] }] },
);
