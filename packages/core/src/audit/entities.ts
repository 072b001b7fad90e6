import { defineEntity, nullable, out } from '../kernel/index.ts';

/** A setting that a call changed. */
export class SettingChange {
  @out.text readonly setting!: string;
  @out.optional(out.json) readonly before!: unknown;
  @out.optional(out.json) readonly after!: unknown;
}

/** Who called what, when, from where, and whether they might. Only ever added to. */
export class AuditLine {
  @out.integer id!: number;
  @out.instant at!: Date;
  @out.text actor!: string;
  @out.text action!: string;
  /** What was given, without secrets, long texts cut. */
  @out.object() input!: object;
  @out.oneOf('done', 'refused') outcome!: 'done' | 'refused';
  /** Error code of a refusal. */
  @out.orNull(out.text) code!: string | null;
  @out.orNull(out.text) address!: string | null;
  @out.orNull(out.text) requestId!: string | null;
  /** What the actor came in by: `key:4`, `session:12`. */
  @out.orNull(out.text) via!: string | null;
  /** The settings that it changed, before and after; none for most calls. */
  @out.orNull(out.list(SettingChange)) changes!: SettingChange[] | null;
  /** The client that it was about then: named by what was given, by a ticket or a person in it, or by a contract that it changed. */
  @out.orNull(out.integer) clientId!: number | null;
}
export const auditRows = defineEntity<AuditLine>(
  'audit_line',
  (c) => ({
    id: c.id(),
    at: c.instant(),
    actor: c.text(),
    action: c.text(),
    input: c.json(),
    outcome: c.text(),
    code: nullable(c.text()),
    address: nullable(c.text()),
    requestId: nullable(c.text()),
    via: nullable(c.text()),
    changes: nullable(c.json()),
    clientId: nullable(c.ref()),
  }),
  { indexes: [{ columns: ['actor', 'id'] }, { columns: ['clientId', 'id'] }] },
);

/** The seal of one line: a link of the chain, in the order of its ids. Made shortly after the line, so that no call waits for another. */
export interface AuditLink {
  id: number;
  lineId: number;
  /** SHA-256 of what an erasure may take out of the line: input, changes, address. */
  digest: string;
  /** SHA-256 of the link before, of the rest of the line, and of the digest. */
  hash: string;
  /** By which rule it was made: 2 covers the line's client too. */
  edition: number;
}
export const auditLinkRows = defineEntity<AuditLink>(
  'audit_link',
  (c) => ({ id: c.id(), lineId: c.ref(), digest: c.text(), hash: c.text(), edition: { ...c.count(), default: 1 } }),
  { indexes: [{ columns: ['lineId'], unique: true }] },
);
